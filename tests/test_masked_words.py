"""Whatever address anybody asks for, and whatever file is made: what has been masked in frozen texts is told nowhere."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

import pytest
from django.core.management import call_command
from django.test import Client

from followup.models import Report
from organisation.models import FrozenContent, MaskedField, MeetingPaper
from organisation.reading.masked import found_elsewhere
from organisation.services import maskings
from organisation.services.masked_rows import _living, _texts
from planning.models import Plan
from planning.services.plan_nodes import locked_plan
from styrmodell import integrity
from tests import matrix, sampling
from tests.hostile import logged_in
from tests.test_planted_words import Asked, addresses

pytestmark = [pytest.mark.one_database, pytest.mark.real_pdf]
NUMBER = "850709-9805"
FORMATS = ("json", "docx", "xlsx")


@pytest.fixture
def planted(demo: None) -> None:
    """A personnummer after every "och" of all that has been frozen, and of what lives on of which an edition tells, as if it
    had been written there.
    """
    for content in FrozenContent.objects.all():
        for thing, field in chain(_texts(content), (text for text, _ in _living(content))):
            said = getattr(thing, field.name)
            written = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            with_number = re.sub(r"(?<=[\w-] )och(?= \w)", f"och {NUMBER}", written)
            if with_number != written:
                setattr(thing, field.name, with_number if isinstance(said, str) else json.loads(with_number))
                thing.save(update_fields=[field.name])


@pytest.fixture
def masked(planted: None) -> None:
    plan = Plan.objects.get(kind="OPERATIONAL", unit__code="KN", first_year=2026)
    others = [found.content for found in found_elsewhere(plan, NUMBER)]
    maskings.mask(plan, locked_plan, words=NUMBER, reason="Personnummer.", elsewhere=others, by=None)


def files() -> Iterator[tuple[str, str]]:
    """Every edition and every handling in each format."""
    for plan in Plan.objects.filter(editions__isnull=False).distinct():
        yield from (("plan fil", f"{plan.get_absolute_url()}{form}/") for form in FORMATS)
        yield "plan innehåll", f"{plan.get_absolute_url()}innehall/?utgava=1"
        yield "plan helhet", f"{plan.get_absolute_url()}innehall/?utgava=1&del=helhet"
    for report in Report.objects.filter(editions__isnull=False).distinct():
        yield from (("report fil", f"{report.get_absolute_url()}{form}/") for form in FORMATS)
        yield "report innehåll", f"{report.get_absolute_url()}innehall/?utgava=1"
        yield "report helhet", f"{report.get_absolute_url()}innehall/?utgava=1&del=helhet"
    links = ("matter__plan_link__plan", "matter__report_link__report", "number")
    for plan, report, number in MeetingPaper.objects.values_list(*links):
        url = f"/planer/{plan}/" if plan else f"/rapporter/{report}/"
        yield "handling", f"{url}handlingar/{number}/"
        yield from (("handling fil", f"{url}handlingar/{number}/{form}/") for form in FORMATS)
    yield from (("sök", f"{url}?q={NUMBER}") for url in ("/planer/", "/uppdrag/", "/nyckeltal/", "/organisation/"))


def text_in(content: bytes) -> str:
    """What is said, in whatever format."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode(errors="replace")


def tells(client: Client, url: str) -> bool:
    """True when the number can be read there; the question that one asked is none."""
    text = text_in(b"".join(client.get(url))).replace("\N{NON-BREAKING HYPHEN}", "-")
    return NUMBER in re.sub(r'value="[^"]*"|\?q=[^"&]*', "", text)


@pytest.mark.some_days
def test_planted_words_would_be_told(planted):
    client = logged_in("controller")
    told = {name for name, url in files() if tells(client, url)}
    assert {"plan fil", "report fil", "handling", "handling fil"} <= told


@pytest.mark.some_days
@pytest.mark.usefixtures("jobs_wait")
def test_masked_words_are_told_to_nobody(masked):
    asked = (*addresses(), *files())
    today = [(name, url) for name, url in asked if name in OFTEN or sampling.is_among(f"masked {name}", 1 / 2)]
    cells = [
        Asked(username, name, url) for name, url in today for username in matrix.ROLES if (username, name) not in TOLD
    ]
    drawn = sampling.drawn(cells, attrgetter("name"), lambda one: (one.username, one.name in OFTEN and one.name))
    wrong = []
    for username in matrix.ROLES:
        client = logged_in(username)
        wrong += [str(one) for one in drawn if one.username == username and tells(client, one.url)]
    assert wrong == []


@pytest.mark.some_days
@pytest.mark.parametrize("form", FORMATS)
def test_masked_words_are_in_no_export_and_what_was_frozen_is_kept(masked, tmp_path, form):
    for command, asked in (
        ("export_plan", ("KN", "verksamhetsplan", "2026")),
        ("export_report", ("KN", "2026-DR2")),
    ):
        path = tmp_path / f"{command}.{form}"
        call_command(command, *asked, format=form, output=str(path), verbosity=0)
        assert NUMBER not in text_in(path.read_bytes())
    assert list(integrity.masking_faults()) == []
    assert MaskedField.objects.filter(table="planning.PlanEdition", field="html").exists()


# Whoever masks reads what is masked, there and nowhere else.
TOLD = tuple(
    ("controller", name)
    for name in (
        "planning:plan_maskings",
        "planning:plan_lift_masking",
        "followup:report_maskings",
        "followup:report_lift_masking",
    )
)
OFTEN = (
    "/", "planning:plan_detail", "followup:report_detail", "/status/", "handling", "handling fil", "plan fil", "report fil",
    "plan innehåll", "report innehåll", "plan helhet", "report helhet", "planning:plan_history", "followup:report_history",
    "followup:assignment_detail", "followup:key_figure_detail",
)  # fmt: skip
