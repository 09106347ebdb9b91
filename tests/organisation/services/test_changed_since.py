"""A new handling names first what differs from the one before, and nothing of what its readers may not read."""

from datetime import date

import pytest

from followup.models import OperatingAmount, Report
from followup.services import report_decisions, reports
from organisation.enums import Amends, Outcome, Role
from organisation.models import Matter
from organisation.services import amendments, frozen_contents
from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from planning.services import editions, plan_decisions, plan_nodes, plans
from tests import build, build_followup
from tests.answers import said
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


@pytest.fixture
def report(org):
    """Kommunens, with a nämnd's ledger, handed in."""
    school = ledgers.operations(org.committee, {"KN-40": "Kulturskola"})["KN-40"]
    amounts = {"outcome": -9_404_000, "budget": -8_892_000, "year_budget": -10_924_000}
    OperatingAmount.objects.create(operation=school, year=2026, month=8, **amounts)
    made = build_followup.report(build_followup.round_(), org.municipality)
    return build_followup.submitted(made)


def sent(report, body, on=ON):
    return report_decisions.send_out(report, body=body, meeting_on=on, by=None)


def again(report):
    """Back from the body, with another text and a ledger read in since, handed in again."""
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    OperatingAmount.objects.update(outcome=-9_500_000)
    reports.save_text(report, "summary", "<p>Skrivet om.</p>", by=None)
    return reports.submit(report, by=None)


def first_chapter(paper):
    """Title, lead, and each part's heading and words."""
    chapter = frozen_contents.document_in(paper.content, paper.cover).chapters[0]
    told = {block.heading: block.html.replace("\N{NO-BREAK SPACE}", " ") for block in chapter.blocks}
    return chapter.title, chapter.lead, told


def test_the_next_handling_names_the_items_and_the_amounts_that_differ(org, report):
    sent(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.REFERS_BACK)
    title, lead, told = first_chapter(sent(again(report), org.executive_board, date(2026, 11, 24)))
    assert (title, lead, list(told)) == ("Ändrat sedan handling 1", "", ["Ändras"])
    assert "<strong>Sammanfattning</strong>, text</li>" in told["Ändras"]
    amount = "<strong>Kulturskola</strong>, belopp: utfall från −9 404 000 kr till −9 500 000 kr; avvikelse från"
    assert amount in told["Ändras"]


def test_the_same_laid_before_a_later_meeting_is_said_to_be_the_same(org, report):
    sent(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.TABLES)
    paper = sent(report, org.executive_board, date(2026, 11, 24))
    assert first_chapter(paper) == ("Oförändrat sedan handling 1", "Innehållet är detsamma som i handling 1.", {})
    assert "Innehållet är detsamma" in paper.html


def test_what_is_added_called_something_else_and_taken_away_is_named(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    old = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek")
    kept = build.node(plan, NodeKind.DIRECTION, "Konst", text="<p>Utställningar.</p>")
    build.adopted(plan)
    plan = plans.revise(plan, by=None)
    plan_nodes.add(plan, kind="DIRECTION", parent=None, title="Läsglädje", by=None)
    plan_nodes.remove(PlanNode.objects.get(pk=old.pk), by=None)
    PlanNode.objects.filter(pk=kept.pk).update(title="Konst för alla", text="<p>Utställningar och scen.</p>")
    plans.submit(plan, by=None)
    paper = plan_decisions.send_out(plan, body=org.committee, meeting_on=ON, by=None)
    title, _, told = first_chapter(paper)
    assert title == "Ändrat sedan handling 1"
    assert told == {
        "Ändras": "<ul><li><strong>Konst för alla</strong>, inriktning: hette ”Konst”; text ändras</li></ul>",
        "Tillkommer": "<ul><li><strong>Läsglädje</strong>, inriktning</li></ul>",
        "Utgår": "<ul><li><strong>Öppna bibliotek</strong>, inriktning</li></ul>",
    }


def test_fullmäktiges_first_handling_tells_nothing_of_those_that_only_kommunstyrelsen_has_read(org, report):
    sent(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.REFERS_BACK)
    report = again(report)
    sent(report, org.executive_board, date(2026, 11, 24))
    build_followup.decided(report, outcome=Outcome.PROPOSES, date=date(2026, 11, 24))
    paper = sent(report, org.council, date(2026, 11, 30))
    assert paper.number == 3
    assert "Ändrat sedan" not in paper.html


@pytest.fixture
def top(org):
    """A flerårsplan that kommunstyrelsen has let go on to fullmäktige."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, NodeKind.GOAL, "Trygga invånare", code="I1", perspective_id=build.perspective().pk)
    plans.submit(plan, by=None)
    build.decided(plan, paragraph="§ 177", date=date(2026, 10, 28))
    return plan


def other_content(plan):
    """Another text before fullmäktige than the one that kommunstyrelsen decided on."""
    PlanNode.objects.content().filter(plan=plan).update(title="Trygga barn")
    Matter.objects.update(content=editions.freeze(plan, by=None))


def test_the_page_says_that_fullmäktige_decided_on_what_kommunstyrelsen_did(top, org, reader):
    PlanNode.objects.content().filter(plan=top).update(title="Skrivet efteråt")
    build.decided(top, date=date(2026, 11, 18))
    for url in (top.get_absolute_url(), f"{top.get_absolute_url()}handlingar/2/"):
        page = said(reader.get(url))
        assert "Lika med det som kommunstyrelsen beslutade, § 177." in page
        assert "Trygga invånare" in page
        assert "Skrivet efteråt" not in page


def test_the_page_names_every_item_that_fullmäktige_decided_on_and_kommunstyrelsen_did_not(top, org, reader):
    other_content(top)
    build.decided(top, date=date(2026, 11, 18))
    for url in (top.get_absolute_url(), f"{top.get_absolute_url()}handlingar/2/"):
        page = said(reader.get(url))
        assert "Skiljer sig från det som kommunstyrelsen beslutade, § 177:" in page
        assert f"{top.get_absolute_url()}jamfor/?fran=handling-1" in reader.get(url).content.decode()
        assert "invånare" in page


def test_before_its_decision_fullmäktiges_members_are_told_that_it_differs_and_no_word_of_how(top, org):
    other_content(top)
    plan_decisions.send_out(top, body=org.council, meeting_on=date(2026, 11, 30), by=None)
    member = build.client(build.user(Role.ELECTED, org.council))
    page = said(member.get(f"{top.get_absolute_url()}handlingar/2/"))
    assert "Inte lika med det som kommunstyrelsen beslutade, § 177." in page
    assert "invånare" not in page


def test_what_a_body_changed_and_nobody_has_entered_is_not_called_the_same(top, org, reader):
    build.decided(top, date=date(2026, 11, 18), is_amended=True)
    amendments.finish(top, plan_decisions.WAYS, choices={}, by=None)
    page = said(reader.get(top.get_absolute_url()))
    assert "Samma text som det som kommunstyrelsen beslutade, § 177." in page
    assert "Det som kommunfullmäktige ändrade är inte infört i texten." in page


def test_what_fullmäktige_changed_is_read_between_what_lay_before_it_and_the_edition(top, org, reader):
    build.decided(top, date=date(2026, 11, 18), is_amended=True)
    node = PlanNode.objects.content().get(plan=top)
    said_now = {"title": "Trygga barn"}
    amendments.amend(
        top,
        plan_decisions.WAYS,
        kind="node",
        subject=str(node.pk),
        what=Amends.CHANGES,
        values=said_now,
        version=0,
        by=None,
    )
    amendments.finish(top, plan_decisions.WAYS, choices={}, by=None)
    url = f"{top.get_absolute_url()}jamfor/?fran=handling-2&till=utgava-1"
    assert url.replace("&", "&amp;") in reader.get(top.get_absolute_url()).content.decode()
    assert "tillagt: barn" in said(reader.get(url))
