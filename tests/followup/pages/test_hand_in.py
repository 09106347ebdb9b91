"""What is said before a report is handed in: what it lacks, what is worth seeing, and who gets it."""

import pytest

from followup.asking import questions
from followup.asking.kinds import GoalQuestion
from followup.enums import ReportStatus
from followup.forms.goal_answer import GoalAnswer
from followup.models import Action, Deviation, OperatingAmount, OperatingForecast, Report
from followup.pages.hand_in import build as hand_in
from followup.services import reports
from organisation.enums import OrgUnitKind, Role
from organisation.models import Operation
from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    build_followup.work_plan(org.unit)
    return build_followup.round_()


def test_what_lacks_an_answer_is_left_and_a_value_that_does_not_exist_is_only_told(org, round_, anna):
    report = build_followup.report(round_, org.unit)
    page = hand_in(report, anna)
    assert [line.text for line in page.left] == ["Aktivitet 1", "Aktivitet 2", "Besök 1"]
    assert page.left[0].url.startswith(f"{page.mend_url}#activity-")
    build_followup.answer_everything(report)
    page = hand_in(report, anna)
    assert (page.left, [line.text for line in page.warnings]) == ((), ["Sammanfattning", "Besök 1"])
    assert reports.submit(report, by=None).status == ReportStatus.HANDED_OVER


def test_those_below_who_have_not_handed_in_are_told(org, round_, anna):
    below, above = build_followup.report(round_, org.unit), build_followup.report(round_, org.office)
    other = build_followup.report(round_, build.unit(OrgUnitKind.UNIT, "Kulturskolan", org.department))

    def waited_for():
        lines = hand_in(above, anna).warnings
        return [(line.text, line.note) for line in lines if "inte inlämnad" in line.text]

    assert [note for _, note in waited_for()] == ["Biblioteksenheten och Kulturskolan"]
    build_followup.submitted(below)
    assert waited_for() == [("1 av 2 rapporter på nivån under är inte inlämnad", "Kulturskolan")]
    build_followup.submitted(other)
    assert waited_for() == []


def test_of_many_who_have_not_handed_in_some_are_named(org, round_, anna):
    for number in range(10):
        build_followup.report(round_, build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.department))
    above = build_followup.report(round_, org.office)
    assert hand_in(above, anna).warnings[-1].note.endswith("Enhet 7 och 2 till")


def test_what_is_empty_and_that_no_amounts_are_read_in_is_told(org, round_, anna):
    """A nämnd's report asks for its accounts, which are read in and not typed."""
    board = build_followup.report(round_, org.committee)
    told = {line.text: line.note for line in hand_in(board, anna).warnings}
    assert told["Driftredovisning"] == "inga belopp är inlästa för perioden"
    operation = Operation.objects.create(unit=org.committee, code="KN-30", name="Bibliotek")
    period = round_.period_to
    OperatingAmount.objects.create(operation=operation, year=period.year, month=period.month, outcome=-1)
    assert "Driftredovisning" not in [line.text for line in hand_in(board, anna).warnings]


def test_what_the_pdf_will_not_show_is_told_wherever_it_is_written(org, round_, anna):
    report = build_followup.report(round_, org.committee)
    deviation = Deviation.objects.create(report=report, title="Kulturskolan", cause="Sjuka 漢")
    Action.objects.create(deviation=deviation, text="Vikarier 字")
    operation = Operation.objects.create(unit=org.committee, code="KN-30", name="Bibliotek")
    OperatingForecast.objects.create(operation=operation, round=round_, amount=-1, comment="Hyran 語")
    reports.save_text(report, "summary", '<p>Se <a href="https://exempel.se/">länken 文</a>.</p>', by=None)
    told = {line.text: line.note[-1] for line in hand_in(report, anna).warnings if "skriva ut" in line.note}
    assert told == {"Kulturskolan": "字", "Driftredovisning": "語", "Sammanfattning": "文"}


def test_a_refusal_names_the_field_as_the_form_does(org, anna):
    """”Så bidrar vi” of a nämnd is the motivering in kommunens report."""
    build_followup.goals(org.municipality, "I1")
    round_ = build_followup.round_()
    for unit, name in ((org.committee, "Så bidrar vi"), (org.municipality, "Motivering")):
        report = build_followup.report(round_, unit)
        (question,) = (one for one in questions.for_report(report).questions if isinstance(one, GoalQuestion))
        form = GoalAnswer(question, questions.for_report(report).words)
        assert [(field.label, bool(getattr(field, "needed", ""))) for field in form.fields.values() if field.label] == [
            ("Bedömning", True), ("Förflyttning", True), ("Prognos för året", False), (name, True)
        ]  # fmt: skip
        left = {line.text: line.note for line in hand_in(report, anna).left}
        assert left[question.title] == f"saknar bedömning, förflyttning och ”{name}”"
        with pytest.raises(DomainError, match=f"”{name}”"):
            reports.submit(report, by=None)


def test_what_the_reader_has_typed_and_not_saved_is_named_first(org, round_, anna, bo):
    report = build_followup.report(round_, org.unit)
    drafts.save(anna, f"report:{report.pk}/answers", {"text": "<p>Halva svaret</p>"})
    assert hand_in(report, anna).warnings[0].text == "Halva svaret"
    assert "Halva svaret" not in str(hand_in(report, bo).warnings)


def test_a_units_report_goes_to_those_who_write_the_nearest_one_above(org, round_, cilla, anna):
    build.user(Role.SECRETARY, org.committee, "sara")
    report = build_followup.report(round_, org.unit)
    build_followup.report(round_, org.committee)
    assert [(line.text, line.note) for line in hand_in(report, anna).goes_to] == [("Kulturnämnden", "Sara")]
    build_followup.report(round_, org.office)
    assert [(line.text, line.note) for line in hand_in(report, anna).goes_to] == [("Kulturkontoret", "Cilla")]


def test_where_nobody_above_reports_it_goes_to_those_who_follow(org, round_, anna):
    assert [line.text for line in hand_in(build_followup.report(round_, org.unit), anna).goes_to] == ["Anna"]


def test_a_boards_report_goes_to_the_board_and_kommunens_to_two(org, round_, anna):
    board, all_of_it = (build_followup.report(round_, unit) for unit in (org.committee, org.municipality))
    to_board = hand_in(board, anna).goes_to[0]
    assert to_board.text == "Kulturnämnden"
    assert "kommunstyrelsen" in to_board.note
    to_council = hand_in(all_of_it, anna).goes_to[0]
    assert (to_council.text, to_council.note) == ("Kommunstyrelsen och sedan kommunfullmäktige", "")
    assert not Report.objects.exclude(status=ReportStatus.DRAFT).exists()
