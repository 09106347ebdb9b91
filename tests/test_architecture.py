"""How the code is laid out, as tests: layers, addresses, file sizes, lock files, the README's commands."""

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.management import get_commands
from django.forms.forms import BaseForm
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.text_field import Typed
from styrmodell.public import PUBLIC_URL_NAMES

ROOT = settings.BASE_DIR
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
APPS = ("organisation", "planning", "followup")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")

LONGEST_FILE = 300
# Files that may be longer, up to 350 lines, each with its reason.
LONGER_FILES: dict[str, str] = {
    "static/css/document.css": "one noun, the document, and what its parts look like beside each other",
}
# Nobody writes or reads them: how long they are is their generator's.
GENERATED_FILES: dict[str, str] = {"static/css/theme.css": "from .designsystemet.json, see docs/design-system.md"}

# What the addresses' parts are filled with; whether anything has that number does not matter to a stranger.
SAMPLE_PARTS = {"int": 1, "slug": "a", "form": "docx", "uuid": "12345678-1234-5678-1234-567812345678"}


def source_files() -> list[Path]:
    """The Python files written by hand, tests not included."""
    found = [path for app in (*APPS, "styrmodell") for path in (ROOT / app).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def test_imports_point_down():
    run = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


INTERVALS = ("styrmodell/lib/intervals.py", "styrmodell/lib/trees.py")


def test_a_trees_interval_is_spelled_in_one_place():
    """Whoever asks for what is within, below or above asks `styrmodell.lib.intervals`, or the units' queryset."""
    by_hand = re.compile(r"(lft|rght)__")
    others = [path for path in source_files() if str(path.relative_to(ROOT)) not in INTERVALS]
    assert [str(path) for path in others if by_hand.search(path.read_text())] == []


# What the machine goes by and nobody is told: signs of life, how long something has waited, what is old enough to be thrown.
MACHINES_CLOCK = (
    "organisation/desk/jobs.py",
    "organisation/desk/worker.py",
    "organisation/views/jobs.py",
    "styrmodell/lib/clock.py",
    "styrmodell/views.py",
    "styrmodell/web/acts.py",
)
MACHINES_OWN = ("organisation/models/job.py", "organisation/models/sent_form.py", "organisation/models/worker.py")


def test_moments_are_of_the_one_clock():
    """Whatever is told to somebody is dated by `clock.now` and `MomentField`, so that the demo's pages agree on the day."""
    by_hand = {
        "timezone.now": MACHINES_CLOCK,
        r"DateTimeField\(.*auto_now": MACHINES_OWN,
        r"date\.today|datetime\.now": (),
    }
    for spelling, allowed in by_hand.items():
        found = [str(path.relative_to(ROOT)) for path in source_files() if re.search(spelling, path.read_text())]
        assert set(found) - set(allowed) == set(), spelling


def test_a_sentence_begins_with_a_capital_and_keeps_the_others():
    """`str.capitalize` lowers the rest of what is said: "VP" becomes "Vp"; Django's `capfirst` does not."""
    assert [str(path) for path in source_files() if ".capitalize()" in path.read_text()] == []


def test_numbers_and_days_are_read_in_one_way():
    """Django's own fields take 05/11/2026 for the eleventh of May; whoever reads what is typed uses `styrmodell.web.fields`."""
    loose = re.compile(r"\bforms\.(Date|DateTime|Decimal|Float)Field\(|\bstrptime\(")
    others = [path for path in source_files() if path != ROOT / "styrmodell/web/fields.py"]
    assert [str(path) for path in others if loose.search(path.read_text())] == []


DOORS = ("styrmodell/lib/text_field.py", "styrmodell/lib/rich_field.py")


def test_what_is_typed_comes_in_through_one_door():
    """A field of Django's own keeps å as a with a ring, and what nobody sees; `styrmodell.lib.text_field` does not."""
    loose = re.compile(r"\bforms\.(Char|Email|Regex|Slug|URL|Combo|JSON|Generic\w+)Field\b")
    others = [path for path in source_files() if str(path.relative_to(ROOT)) not in DOORS]
    assert [str(path) for path in others if loose.search(path.read_text())] == []


def forms_below(parent: type) -> set[type]:
    """Every form of the project's own."""
    found = {child for child in parent.__subclasses__() if child.__module__.startswith((*APPS, "styrmodell"))}
    return found.union(*(forms_below(child) for child in parent.__subclasses__()))


def test_no_form_gets_a_text_field_by_another_way():
    """As a model's form does of its columns, or a package's form that ours is made from; passwords are kept as they are typed."""
    for path in source_files():
        if "forms" in path.parts:
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    plain = [
        f"{form.__name__}.{name}"
        for form in forms_below(BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField) and not isinstance(field, (Typed, RichTextField))
    ]
    assert [one for one in plain if "password" not in one.lower()] == []


ROLES = re.compile(r"\bRole\.[A-Z]|\bhas_role\b")
# Where a role is named: the rules, what a role fits, and who is the first of all.
NAMING_ROLES = (
    "enums.py",
    "permissions.py",
    "services/roles.py",
    "services/administration.py",
    "services/installation.py",
)


def test_a_role_is_named_only_where_the_rules_are():
    """Whoever asks for a role elsewhere says a rule once more."""
    asking = [path for path in source_files() if "demo" not in path.parts and ROLES.search(path.read_text())]
    assert [str(path) for path in asking if not str(path).endswith(NAMING_ROLES)] == []


def composes(path: Path) -> bool:
    """True of what lies above the apps."""
    root, floor = path.relative_to(ROOT).parts[:2]
    return root == "styrmodell" and floor not in ("lib", "web")


def test_of_the_project_only_the_kernel_and_the_webs_manners_are_imported_from_below():
    upwards = re.compile(r"^(from|import) styrmodell(?!\.(lib|web)\b)", re.MULTILINE)
    below = [path for path in source_files() if not composes(path)]
    assert [str(path) for path in below if upwards.search(path.read_text())] == []


def addresses(patterns: list[URLPattern | URLResolver] | None = None, above: str = "") -> dict[str, URLPattern]:
    """Every named address of the site: name with namespace to its pattern."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{above}{pattern.namespace}:" if pattern.namespace else above
            found |= addresses(pattern.url_patterns, inside)
        else:
            found[f"{above}{pattern.name}"] = pattern
    return found


def path_of(name: str, pattern: URLPattern) -> str:
    """An example of the address."""
    if (
        not pattern.pattern.converters and name == "account_reset_password_from_key"
    ):  # the only one with a pattern of its own
        return reverse(name, kwargs={"uidb36": "1", "key": "a"})
    kinds = {part: type(converter).__name__ for part, converter in pattern.pattern.converters.items()}
    return reverse(name, kwargs={part: SAMPLE_PARTS[kind[:-9].lower()] for part, kind in kinds.items()})


def test_every_address_has_a_name():
    assert [pattern for name, pattern in addresses().items() if name.endswith("None") and "admin:" not in name] == []


@pytest.mark.django_db
def test_every_address_but_the_public_ones_asks_a_stranger_to_log_in(client):
    let_in = []
    for name, pattern in addresses().items():
        if name in PUBLIC_URL_NAMES or name.startswith("admin:"):
            continue
        path = path_of(name, pattern)
        response = client.get(path)
        back = f"?next={path}" if pattern.callback.__module__.startswith(APPS) else ""
        if response.status_code != 302 or not response.url.startswith(f"{reverse('account_login')}{back}"):
            let_in.append(f"{name}: {response.status_code}")
    assert let_in == []


OUR_MODULES = (*APPS, "styrmodell")


@pytest.mark.parametrize(
    "name", [name for name, one in addresses().items() if one.callback.__module__.startswith(OUR_MODULES)]
)
def test_every_address_says_what_it_accepts_and_head_goes_wherever_get_does(name):
    """`styrmodell.web.methods.accepts` stands on every view of ours; what each does with it is in the permission matrix."""
    accepted = addresses()[name].callback.accepted
    assert accepted in ({"GET", "HEAD"}, {"POST"}, {"GET", "HEAD", "POST"})


def test_methods_are_said_in_one_way():
    by_hand = [path for path in source_files() if "decorators.http" in path.read_text() and path.stem != "methods"]
    assert by_hand == []


def test_no_address_takes_anything_but_reading_and_posting(admin):
    """Which of the two each takes is said by the permission matrix."""
    taken = [
        f"{method} {name}: {response.status_code}"
        for name, pattern in addresses().items()
        if pattern.callback.__module__.startswith(APPS)
        for method in ("put", "patch", "delete")
        if (response := getattr(admin, method)(path_of(name, pattern))).status_code != 405
    ]
    assert taken == []


def test_the_public_list_names_only_addresses_that_exist_and_are_public():
    known = addresses()
    wrong = [
        name for name in PUBLIC_URL_NAMES if name not in known or getattr(known[name].callback, "login_required", True)
    ]
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["admin:index", "admin:login", "admin:jsi18n", "admin:organisation_job_changelist"])
def test_the_administration_sends_a_stranger_to_the_one_login_page(client, name):
    response = client.get(reverse(name), follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_no_file_is_too_long():
    """Tests, scripts and style sheets are read as much as the application."""
    others = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "static").rglob("*.js"), *(ROOT / "static").rglob("*.css")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in [*source_files(), *sorted(others)]
    }
    limits = {name: 350 if name in LONGER_FILES else LONGEST_FILE for name in lengths if name not in GENERATED_FILES}
    assert {name: lengths[name] for name, limit in limits.items() if lengths[name] > limit} == {}
    assert sorted(LONGER_FILES) == [name for name in sorted(LONGER_FILES) if lengths.get(name, 0) > LONGEST_FILE]


def test_no_file_is_a_drawer_for_everything():
    assert [
        path for path in source_files() if path.stem in {"utils", "util", "helpers", "common", "misc", "signals"}
    ] == []


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_no_lock_file_names_a_host(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert '"resolved"' not in text


def test_every_locked_package_is_checked_against_a_hash():
    for lock in LOCKS:
        blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
        assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_development_lock_holds_the_same_versions_as_the_production_lock():
    production, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS[:2]
    )
    assert production <= development


def test_every_dependency_has_its_reason_beside_it():
    listed = re.findall(
        r'^  ("[A-Za-z][\w.\[\]-]*(?:[~=><]=?|>=)[^"]*".*)$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
    )
    assert len(listed) == len(PROJECT["project"]["dependencies"]) + sum(map(len, PROJECT["dependency-groups"].values()))
    assert [line for line in listed if not re.search(r",\s+# \w", line)] == []


def test_the_readme_names_only_commands_that_exist():
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([\w-]+)", readme)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", readme)) <= set(get_commands())
    assert targets >= {"demo", "test", "check"}


def test_every_variable_that_the_settings_read_is_explained():
    read = re.findall(r'\benv(?:\.\w+)?\(\s*"(\w+)"', (ROOT / "styrmodell" / "settings.py").read_text())
    explained = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "deployment.md").read_text(), re.MULTILINE)
    assert set(read) == set(explained)
