"""Eight clients of all roles write at once on PostgreSQL: no text that was answered with success is lost, no tree breaks."""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.test.testcases import LiveServerThread

from organisation.models import RoleAssignment
from planning.enums import PlanStatus
from planning.models import Plan
from styrmodell.web import drafts
from tests import build, database, html_forms, matrix, pages, sampling, storm

# Two of the same role write in the same texts.
CLIENTS = (
    ("controller", "politiker"),
    ("controller-2", "revisor"),
    ("sekreterare",),
    ("sekreterare-2", "admin"),
    ("kontorschef", "direktor"),
    ("kontorschef-2", "ekonom"),
    ("enhetschef", "bolag"),
    ("enhetschef-2", "sekreterare"),
)
RETURNED = ("KN27", "KK27", "BIB27", "AP27")
LONG, SHORT = 600, 20  # the long one is PostgreSQL's, where many write at once
SECONDS = float(os.environ.get("STORM_SECONDS", LONG if sampling.is_whole and database.on_postgresql() else SHORT))
NOT_WRITTEN_IN = (
    "account_",
    "organisation:user_",
    "organisation:role_",
    "organisation:unit_close",
    "organisation:unit_move",
)


@pytest.fixture
def address(demo_database: str) -> Iterator[str]:
    """A server on a copy of the demo."""
    with database.using(demo_database), database.copy("storm") as name, database.using(name):
        thread = LiveServerThread("127.0.0.1", static_handler=StaticFilesHandler)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        try:
            yield f"http://127.0.0.1:{thread.port}"
        finally:
            thread.terminate()


def places() -> dict[str, list[str]]:
    """Where each person writes, with the second of a role beside the first; everybody opens the first page too."""
    found: dict[str, list[str]] = {name.removesuffix("-2"): ["/"] for names in CLIENTS for name in names}
    for page in pages.PAGES:
        if page.username in found and not page.url_name.startswith(NOT_WRITTEN_IN) and "/" not in page.thing:
            found[page.username].append(pages.address(page))
    for name in RETURNED:
        found["controller"].append(f"{matrix.plan(name).get_absolute_url()}aterlamna/")
    return found | {f"{name}-2": urls for name, urls in found.items()}


def seconds_of_roles() -> None:
    """A colleague for each who has one in the storm."""
    for name in {name for names in CLIENTS for name in names if name.endswith("-2")}:
        first = RoleAssignment.objects.get(user__username=name.removesuffix("-2"))
        build.user(first.role, first.unit, name)


@pytest.mark.postgresql
@pytest.mark.parametrize("are_kept", [True, False])
def test_the_account_tells_when_a_refused_text_is_not_kept(address, monkeypatch, are_kept):
    if not are_kept:
        monkeypatch.setattr(drafts, "keep_sent", lambda *arguments, **named: None)
    plan = matrix.plan("KN27")
    url = f"{plan.get_absolute_url()}?ny=DIRECTION"
    person = storm.Person(1, storm.Browser(address, "sekreterare"), [url], "prov")
    _, _, page = person.browser.ask(url)
    form = next(form for form in html_forms.forms_of(page, url) if "/poster/ny/" in form.action and person.texts(form))
    data, words = person.filled_in(form)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.SUBMITTED)
    person.send(form.action, data, words, page)
    person.browser.line.close()
    assert words
    assert bool(list(storm.lost([person]))) is not are_kept


@pytest.mark.some_days
@pytest.mark.postgresql
@pytest.mark.usefixtures("jobs_wait")
def test_no_text_is_lost_in_a_storm(address):
    seconds_of_roles()
    people = storm.blow(address, places(), clients=CLIENTS, seconds=SECONDS, seed=sampling.SEED)
    assert [fault for person in people for fault in person.wrong] == []
    sent = Counter(one.status for person in people for one in person.sent)
    assert sent[302] > SECONDS / 4
    lost = list(storm.lost(people))
    assert lost == [], "\n".join(lost)
    call_command("check_integrity")
