"""God ekonomisk hushållning: weighed, handed in, frozen, printed and read through the years; revisorernas beside it."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from followup.asking.questions import for_report
from followup.asking.weighed import FINANCIAL, GoalUnder, Weighs
from followup.documents.report import build as build_document
from followup.enums import Extent, RoundKind, Stewardship
from followup.models import FrozenText, Report, SectionRule
from followup.services import key_figure_values, reports
from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from styrmodell.lib.documents.blocks import ContributionTable, GoalStrip, StatusTable
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.status import Status, StatusKey
from tests import build, build_followup
from tests.followup import amending
from tests.followup.amending import amend
from tests.followup.pages.adopted import adopt, page
from tests.visible_text import visible_text

pytestmark = pytest.mark.django_db
KEY = "sound_management"
TEXT = "<p>Vi når det mesta.</p>"


@pytest.fixture
def solidity():
    return build.key_figure("Soliditet", unit_of_measure="procent", decimals=1)


@pytest.fixture
def goals(org, solidity):
    """A financial goal with soliditet at least 25, one of what the verksamhet is to reach, and one that is neither."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, build_followup.YEAR)
    own = {"perspective_id": build.perspective().pk}
    made = [
        build.node(plan, NodeKind.GOAL, "En stark ekonomi", code="E1", is_financial=True, **own),
        build.node(plan, NodeKind.GOAL, "Skolan lyckas", code="V1", is_of_operations=True, **own),
        build.node(plan, NodeKind.GOAL, "Demokratin lever", code="D1", **own),
    ]
    node = build.node(plan, NodeKind.KEY_FIGURE, parent=made[0], key_figure=solidity)
    build.target(node, build_followup.YEAR, "25")
    build.adopted(plan, on=date(build_followup.YEAR - 1, 11, 20))
    return made


@pytest.fixture
def report(org, goals):
    return build_followup.report(build_followup.round_(), org.municipality)


def question(report):
    return next(one for one in for_report(report).questions if one.prefix == f"text-{KEY}")


def chapter(report, key=KEY):
    found = [one for one in build_document(report).chapters if one.key == key.replace("_", "-")]
    return found[0] if found else None


def block(made, kind):
    return next((one for one in made.blocks if isinstance(one, kind)), None)


def of_controller(org):
    return build.client(build.user(Role.CONTROLLER, org.group))


@pytest.mark.parametrize(
    ("given", "lacks"),
    [({}, "bedömning och text"), ({"step": "MET"}, "text"), ({"text": TEXT}, "bedömning")],
)
def test_it_is_not_handed_in_without_both_a_step_and_a_text(org, report, given, lacks):
    reports.save_text(report, KEY, given.get("text", ""), by=None, step=given.get("step", ""))
    asked = question(report)
    assert (asked.is_missing, asked.is_empty) == (True, not given)
    answer = of_controller(org).get(f"/rapporter/{report.pk}/lamna-in/")
    left = {line.text: line.note for line in answer.context["page"].left}
    assert left["God ekonomisk hushållning"] == f"saknar {lacks}"


def test_step_and_text_are_chosen_on_the_page_with_what_is_weighed_below(org, report, goals, solidity):
    period = (report.round.period_from, report.round.period_to)
    key_figure_values.record(solidity, org.municipality, period, by=None, value=Decimal("35"))
    controller, url = of_controller(org), f"/rapporter/{report.pk}/fyll-i/"
    before = controller.get(url)
    said = visible_text(before.content.decode())
    assert "Soliditet: mål 25,0 procent, utfall 35,0 procent" in said
    assert "Finansiella mål" in said
    assert "Verksamhetsmål" in said
    sent = {f"text-{KEY}-step": "PARTLY", f"text-{KEY}-text": TEXT, f"text-{KEY}-version": "0"}
    controller.post(url, sent)
    row = Report.objects.get(pk=report.pk).texts.get(key=KEY)
    assert (row.step, row.text) == (Stewardship.PARTLY, TEXT)
    assert question(report).is_answered


def test_goals_that_are_not_marked_are_not_weighed(report):
    assert [(name, [goal.label for goal in goals]) for name, goals in question(report).weighs.groups] == [
        ("Finansiella mål", ["E1 En stark ekonomi"]),
        ("Verksamhetsmål", ["V1 Skolan lyckas"]),
    ]


def test_a_plan_without_such_goals_says_so(org):
    build_followup.goals(org.municipality, "I1")
    report = build_followup.report(build_followup.round_(), org.municipality)
    answer = of_controller(org).get(f"/rapporter/{report.pk}/fyll-i/")
    assertContains(answer, "Inget mål i flerårsplanen är märkt som finansiellt mål eller verksamhetsmål")


def test_a_step_is_kept_only_of_what_is_weighed(report):
    row = reports.save_text(report, "summary", TEXT, by=None, step="MET", source="Någonstans")
    assert (row.step, row.source) == ("", "")


def test_the_chapter_says_the_step_the_text_and_the_goals_with_their_figures(org, report, goals, solidity):
    period = (report.round.period_from, report.round.period_to)
    key_figure_values.record(solidity, org.municipality, period, by=None, value=Decimal("35"))
    build_followup.answer_everything(report)
    reports.save_text(report, KEY, TEXT, by=None, step="NOT_MET")
    made = chapter(report)
    strip = block(made, GoalStrip)
    assert [(fact.label, fact.status.word if fact.status else fact.word) for fact in strip.facts] == [
        ("Sammanvägd bedömning", "Uppnås inte"),
        ("Finansiella mål", "målet är uppfyllt"),
        ("Verksamhetsmål", "målet är uppfyllt"),
    ]
    rows = block(made, StatusTable).rows
    assert [(row.name, row.status.word) for row in rows] == [("E1 En stark ekonomi", "Uppfyllt")]
    assert "mål 25,0 procent, utfall 35,0 procent" in rows[0].html
    assert "Uppnås inte" in visible_text(body_html(build_document(report)))


@pytest.mark.parametrize(
    ("met", "words"),
    [
        ("+", "målet är uppfyllt"),
        ("-", "målet är ej uppfyllt"),
        ("?", "målet är inte bedömt"),
        ("", "inga i planen"),
        ("--", "inget av två uppfyllt"),
        ("+-?", "ett av tre uppfyllt"),
        ("++-", "två av tre uppfyllda"),
    ],
)
def test_goals_are_counted_and_an_only_one_is_told(met, words):
    steps = {"+": Status(StatusKey.MET, "Uppfyllt"), "-": Status(StatusKey.NOT_MET, "Ej uppfyllt"), "?": None}
    goals = tuple(GoalUnder(FINANCIAL, f"E{at}", steps[one], (), is_example=False) for at, one in enumerate(met))
    assert Weighs(goals).counted(FINANCIAL) == words


def test_nothing_is_printed_until_something_is_said(report):
    assert chapter(report) is None


def test_the_boards_own_view_stands_beside_kommunens(org, goals):
    in_round = build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1))
    own = build_followup.report(in_round, org.committee)
    reports.save_text(own, KEY, "<p>Vi höll vår ram.</p>", by=None, step="MET")
    build_followup.submitted(own)
    report = build_followup.report(in_round, org.municipality)
    reports.save_text(report, KEY, TEXT, by=None, step="PARTLY")
    (view,) = question(report).weighs.views
    assert (view.status.word, view.html) == ("Uppnås", "<p>Vi höll vår ram.</p>")
    assert view.whose.startswith("Kulturnämnden (ej behandlad")
    (row,) = block(chapter(report), ContributionTable).rows
    assert (row.unit, row.assessment.word) == (view.whose, "Uppnås")


def test_of_a_board_a_step_is_asked_for_in_its_annual_report_and_may_be_left_out(org, goals):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, opens_on=date(2026, 11, 1)), org.committee)
    asked = question(report)
    assert (asked.is_required, bool(asked.steps)) == (False, True)


def test_what_was_decided_is_frozen_and_read_through_the_years(org, report, reader):
    first = build_followup.round_(RoundKind.INTERIM_1)
    earlier = build_followup.report(first, org.municipality)
    reports.save_text(earlier, KEY, TEXT, by=None, step="NOT_MET")
    adopt(earlier, {})
    reports.save_text(report, KEY, TEXT, by=None, step="PARTLY")
    assert question(report).earlier.status.word == "Uppnås inte"
    (before,) = question(report).weighs.before
    assert (before.report, before.status.word) == (earlier.name, "Uppnås inte")
    adopted = adopt(report, {})
    row = FrozenText.objects.of(adopted.editions.get().content).get(key=KEY)
    assert (row.step, row.word, row.text) == ("PARTLY", "Uppnås delvis", TEXT)
    answer = reader.get("/status/")
    line = answer.context["page"].stewardship
    assert (line.status.word, [step.words for step in line.before]) == (
        "Uppnås delvis",
        ["Delårsrapport 1 2026: Uppnås inte"],
    )
    assert line.url.endswith("#kapitel-sound-management")
    assertContains(answer, "God ekonomisk hushållning")


def test_what_is_adopted_without_a_step_says_nothing_of_it_on_the_page_of_status(org, report, anna):
    SectionRule.objects.filter(section__key=KEY).update(extent=Extent.NONE, least=Extent.NONE, ground="J")
    adopt(report, {})
    assert page(anna).stewardship is None


def test_a_body_may_change_the_step(org, goals):
    report = build_followup.report(
        build_followup.round_(RoundKind.ANNUAL, 2025, due_on=date(2026, 12, 31)), org.committee
    )
    reports.save_text(report, KEY, TEXT, by=None, step="MET")
    build_followup.submitted(report)
    amending.decided(report)
    amend(report, "text", KEY, step="PARTLY")
    amending.finish(report)
    row = FrozenText.objects.of(Report.objects.get(pk=report.pk).editions.get().content).get(key=KEY)
    assert (row.step, row.word) == ("PARTLY", "Uppnås delvis")
    assert report.texts.get(key=KEY).step == "PARTLY"


def test_revisorernas_view_is_written_with_its_source_and_holds_up_no_hand_in(org, report):
    controller, url = of_controller(org), f"/rapporter/{report.pk}/fyll-i/"
    build_followup.answer_everything(report)
    audit = next(one for one in for_report(report).questions if one.prefix == "text-audit")
    assert (audit.is_required, audit.asks_source, bool(audit.steps)) == (False, True, True)
    fields = {"step": "MET", "text": TEXT, "source": "Utlåtande 2026-10-14", "version": "0"}
    controller.post(url, {f"text-audit-{name}": value for name, value in fields.items()})
    row = report.texts.get(key="audit")
    assert (row.step, row.source) == ("MET", "Utlåtande 2026-10-14")
    facts = {
        fact.label: fact.status.word if fact.status else fact.word
        for fact in block(chapter(report, "audit"), GoalStrip).facts
    }
    assert facts == {"Revisorernas bedömning": "Uppnås", "Källa": "Utlåtande 2026-10-14"}
    beside = [fact.label for fact in block(chapter(report), GoalStrip).facts]
    assert beside[-1] == "Revisorernas bedömning"
