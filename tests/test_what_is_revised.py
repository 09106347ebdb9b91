"""What is being revised is given away by no page and no export, until it is adopted anew."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from followup.models import Report
from followup.services import reports
from organisation.enums import Outcome
from organisation.models import User
from planning.models import Plan, PlanNode
from planning.services import plan_nodes, plans
from tests import build, sampling
from tests.hostile import logged_in
from tests.walking import every_page

pytestmark = pytest.mark.one_database

# Who writes over the headings of what, and the words they write: goals stand in reports, on Status and in every plan
# below, priorities and activities in the reports of their unit.
WRITERS = {
    "Mål som skrivs om": ("controller", "GOAL", [("KOMMUN", "MULTI_YEAR", 2026), ("KOMMUN", "MULTI_YEAR", 2027)]),
    "Inriktning som skrivs om": ("sekreterare", "DIRECTION", [("KN", "OPERATIONAL", 2026)]),
    "Prioritering som skrivs om": ("kontorschef", "PRIORITY", [("KK", "OFFICE", 2026)]),
    "Aktivitet som skrivs om": ("enhetschef", "ACTIVITY", [("KK-BIB", "WORK", 2026)]),
}
GOALS, DIRECTIONS, PRIORITIES, ACTIVITIES = WRITERS
# What must not meet those who read adopted texts only, those below, those beside and those above.
HIDDEN_FROM = {
    "politiker": list(WRITERS),
    "sekreterare-sn": list(WRITERS),
    "enhetschef": [GOALS, DIRECTIONS, PRIORITIES],
    "kontorschef": [GOALS],
}


def _plan(unit, kind, year):
    return Plan.objects.get(unit__code=unit, kind=kind, first_year=year)


@pytest.mark.parametrize("username", sampling.part(HIDDEN_FROM, str, salt="revised") or ["politiker"])
def test_no_page_gives_away_what_is_being_revised(demo, username):
    _write_over_everything()
    pages = every_page(logged_in(username))
    assert len(pages) > 50
    assert [
        (address, words) for address, html in pages.items() for words in HIDDEN_FROM[username] if words in html
    ] == []


def test_no_export_gives_away_what_is_being_revised(demo, tmp_path):
    _write_over_everything()
    for unit, round_ in (("KOMMUN", "2026-DR2"), ("KN", "2026-10"), ("KK", "2026-10"), ("KK-BIB", "2026-10")):
        for form in ("html", "json"):
            exported = _exported(unit, round_, form, tmp_path)
            assert [words for words in WRITERS if words in exported] == [], (unit, round_, form)


def _write_over_everything():
    for words, (writer, kind, revised) in WRITERS.items():
        for name in revised:
            _write_over(_plan(*name), kind, words, User.objects.get(username=writer))


def _write_over(plan, kind, words, by):
    """Open the plan for revision, or have it sent back, and change the heading and the text of every item of a kind."""
    if plan.is_handed_in:
        build.decided(plan, outcome=Outcome.REFERS_BACK, date=date(2026, 11, 16))
        plan.refresh_from_db()
    if not plan.is_open:
        plans.revise(plan, by=by)
    for node in PlanNode.objects.kept().filter(plan=plan, kind=kind):
        text = f"<p>{words}.</p>"
        plan_nodes.edit(node, by=by, version=node.version, title=f"{words} {node.pk}", text=text)


def _exported(unit, round_, form, folder):
    file = folder / f"rapport.{form}"
    call_command("export_report", unit, round_, "--format", form, "--output", str(file), stdout=StringIO())
    return file.read_text()


def test_a_report_follows_the_edition_that_was_in_force_when_its_period_ended(demo, tmp_path):
    controller = User.objects.get(username="controller")
    report = Report.objects.get(unit__code="KN", round__year=2026, round__kind="INTERIM_2")
    reports.reopen(report, by=controller, comment="Skriv om sammanfattningen.")
    plan = _plan("KOMMUN", "MULTI_YEAR", 2026)
    _write_over(plan, "GOAL", GOALS, controller)
    plans.submit(plan, by=controller)
    for _ in ("KS", "KF"):
        build.decided(plan, by=controller, date=date(2026, 11, 16))
    assert GOALS in logged_in("politiker").get(plan.get_absolute_url()).content.decode()
    exported = _exported("KN", "2026-DR2", "html", tmp_path)
    assert "Utkast" in exported
    assert "Välfärdstjänster av god kvalitet" in exported
    assert GOALS not in exported
