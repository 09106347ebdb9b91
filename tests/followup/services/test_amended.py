"""A nämnd decides its report med ändring: the handling with the amendments in, and what else stands as it was decided on."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import Attainment, DeviationKind, WorkState
from followup.models import (
    Assessment,
    Deviation,
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenState,
    FrozenText,
    OperatingForecast,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.services import frozen_answers, report_decisions
from organisation.enums import Outcome
from organisation.services import maskings
from styrmodell.lib.documents import figures
from styrmodell.lib.documents.render.json import read
from tests import build_followup
from tests.followup import amending
from tests.followup.amending import amend, finish

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def report(org):
    """Decided med ändring; nothing is put in yet."""
    report = amending.full_report(org)
    assert amending.decided(report) is None
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def of_kind(edition, kind):
    document = read(edition.content.data, edition.cover)
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, kind)]


def test_a_forecast_that_the_nämnd_changed_is_in_the_edition_its_sums_and_the_working_figures(report):
    school = amending.operation("KN-40")
    amend(report, "amount", school.pk, forecast="-11524000")
    edition = finish(report)
    row = FrozenAmount.objects.of(edition.content).get(operation=school)
    live = OperatingForecast.objects.get(operation=school, round=report.round)
    assert (row.forecast, live.amount, row.forecast_version) == (-11524000, -11524000, live.version)
    (ledger,) = of_kind(edition, figures.Ledger)
    assert [(one.forecast, one.outcome) for one in (ledger.rows[0], ledger.total)] == [
        (Decimal(-11524000), Decimal(-9404000)),
        (Decimal(-18524000), Decimal(-14404000)),
    ]
    (deviation,) = [one for one in of_kind(edition, figures.DeviationTable) if one.rows[0].amount is not None]
    assert deviation.rows[0].amount == -600000
    assert "0,6 mkr sämre än" in edition.html.replace("\N{NO-BREAK SPACE}", " ")
    assert live.history.latest("history_id").history_change_reason == "Ändrat av Kulturnämnden 2026-11-20 § 98"


def test_what_was_read_in_and_written_after_the_decision_is_in_no_edition(report):
    before = report.matters.get().content
    amending.all_moves_on(report)
    amend(report, "amount", amending.operation("KN-40").pk, forecast="-11524000")
    edition = finish(report, decided=True)
    old, new = before.data["chapters"], edition.content.data["chapters"]
    changed = {chapter["key"] for chapter in new if chapter not in old}
    assert [chapter["key"] for chapter in old] == [chapter["key"] for chapter in new]
    assert changed == {"operating", "deviations"}
    rows = FrozenAmount.objects.of(edition.content)
    assert set(rows.values_list("outcome", flat=True)) == {Decimal(-9404000), Decimal(-5000000)}


def test_each_kind_of_thing_is_amended_and_stands_in_the_working_text(report):
    goal = Assessment.objects.filter(report=report).first()
    receiver = FrozenState.objects.of(report.matters.get().content).get().receiver
    amend(report, "text", "summary", text="<p>Nämndens egna ord.</p>")
    amend(report, "assessment", goal.node_id, attainment=Attainment.PARTLY, text="<p>Delvis.</p>")
    amend(report, "state", f"r{receiver.pk}", state=WorkState.DELAYED, text="Försenat till våren.")
    edition = finish(report)
    content = edition.content
    assert FrozenText.objects.of(content).get(key="summary").text == "<p>Nämndens egna ord.</p>"
    row = FrozenAssessment.objects.of(content).get(node=goal.node_id)
    goal.refresh_from_db()
    said = (goal.attainment, goal.text)
    assert said == (row.attainment, row.text) == (Attainment.PARTLY, "<p>Delvis.</p>")
    assert (row.words["attainment"], row.row, row.version) == ("Delvis uppfyllt", goal, goal.version)
    state = FrozenState.objects.of(content).get()
    newest = StatusUpdate.objects.filter(receiver=receiver).first()
    assert (state.state, state.text, state.row) == (newest.state, newest.text, newest)
    assert ReportText.objects.get(report=report, key="summary").text == "<p>Nämndens egna ord.</p>"
    assert [
        words for words in ("Nämndens egna ord", "Delvis.", "Försenat till våren") if words not in edition.html
    ] == []
    assert frozen_answers.agree(content)


def test_a_deviation_is_added_with_its_action_and_another_is_struck(report):
    house = FrozenDeviation.objects.of(report.matters.get().content).get(title="Huset är stängt")
    amend(report, "deviation", house.position, "STRIKES")
    new = {"kind": DeviationKind.OTHER, "title": "Taket läcker", "cause": "Snön."}
    amend(report, "action", "ny-2", "ADDS", parent="ny-1", text="Laga taket", responsible="", due_on="2026-12-24")
    amend(report, "deviation", "ny-1", "ADDS", **new)
    edition = finish(report)
    told = FrozenDeviation.objects.of(edition.content).order_by("position")
    assert [row.title for row in told] == ["Kulturskolan", "Taket läcker"]
    action = FrozenAction.objects.of(edition.content).get(text="Laga taket")
    assert (action.deviation, action.due_on, action.row.deviation) == (1, date(2026, 12, 24), told[1].row)
    assert set(Deviation.objects.filter(report=report).values_list("title", flat=True)) == {
        "Kulturskolan",
        "Taket läcker",
    }
    assert "Taket läcker" in edition.html
    assert "Huset är stängt" not in edition.html
    assert frozen_answers.agree(edition.content)


def test_a_section_that_nobody_had_written_in_is_written_by_the_body(report):
    missing = {rule.section.key for rule in amending.written(report)} - set(
        FrozenText.objects.of(report.matters.get().content).values_list("key", flat=True)
    )
    key = sorted(missing)[0]
    amend(report, "text", key, text="<p>Nämnden lägger till.</p>")
    edition = finish(report)
    row = FrozenText.objects.of(edition.content).get(key=key)
    assert row.row.text == row.text == "<p>Nämnden lägger till.</p>"
    assert "Nämnden lägger till." in edition.html


def test_a_decision_that_changed_no_text_may_be_finished_on_the_handling_itself(report):
    content = report.matters.get().content
    assert finish(report).content == content


def test_ks_changes_are_in_kfs_handling_and_kf_changes_them_again(org, report):
    """Each decision keeps what it made of the text."""
    finish(report)
    top = build_followup.submitted(build_followup.report(report.round, org.municipality))
    amending.decided(top, outcome=Outcome.PROPOSES)
    goal = Assessment.objects.filter(report=top).first()
    amend(top, "assessment", goal.node_id, text="<p>Styrelsens ord.</p>")
    assert finish(top) is None
    handling = report_decisions.send_out(top, body=org.council, meeting_on=date(2026, 11, 30), by=None)
    assert "Styrelsens ord." in handling.html
    amending.decided(top)
    amend(top, "assessment", goal.node_id, text="<p>Fullmäktiges ord.</p>")
    edition = finish(top)
    first, last = top.matters.get().decisions.order_by("pk")
    said = [FrozenAssessment.objects.of(one.amended_content).get(row=goal).text for one in (first, last)]
    assert said == ["<p>Styrelsens ord.</p>", "<p>Fullmäktiges ord.</p>"]
    goal.refresh_from_db()
    assert (goal.text, edition.content) == ("<p>Fullmäktiges ord.</p>", last.amended_content)


def test_what_is_masked_in_the_handling_is_masked_in_what_was_decided_and_kept_word_for_word(report):
    """To hide a word is to change nothing: it has not moved on, and the checksum is of what was laid and decided."""
    maskings.mask(report, lambda it: it, words="elever", reason="Ett namn.", by=None)
    amend(report, "deviation", 0, title="Kulturskolan växer")
    assert amending.moved_on(report) == ()
    finish(report)
    edition = report.editions.get()
    row = FrozenDeviation.objects.of(edition.content).get(title="Kulturskolan växer")
    assert "elever" not in row.cause + edition.html
    assert frozen_answers.rows_in(edition.content)["deviations"][0].cause == "Fler elever."
    assert Deviation.objects.get(title="Kulturskolan växer").cause == "Fler [maskat]."  # it may be told of again
    assert frozen_answers.agree(edition.content)
