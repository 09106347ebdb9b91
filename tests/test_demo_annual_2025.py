"""The demo's årsredovisning and årsrapporter for 2025: nothing that is asked for is left out, and nothing disagrees."""

import pytest

from followup.asking import questions
from followup.documents.report import build
from followup.enums import ColumnKind, Content, PartExtent, ReportStatus, RoundKind, Verdict
from followup.models import AccountColumn, Report, SectionRule
from followup.money.accounts import checked
from followup.pages.differing_numbers import numbers_that_differ
from styrmodell.lib.documents.references import lost_references

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("demo")]

ALL = ("KOMMUN", "KS", "BUN", "SN", "KN", "MSN", "TFN", "SKFAB")
# Where a section is told in another chapter: each goal has its own, with its key figures, and att-satser stand with the decisions.
ELSEWHERE = {Content.GOALS: "goal-", Content.KEY_FIGURES: "goal-", Content.PROPOSALS: "decisions"}


def report_of(code):
    return Report.objects.get(round__kind=RoundKind.ANNUAL, round__year=2025, unit__code=code)


def left_out(report):
    keys = [chapter.key for chapter in build(report).chapters]
    asked = SectionRule.objects.asked_of(report).exclude(section__content=Content.LEAFLET)  # told in a file of its own
    sections = [rule.section for rule in asked.select_related("section")]
    named = [(one.key.replace("_", "-"), ELSEWHERE.get(one.content, "")) for one in sections]
    return [key for key, other in named if key not in keys and not (other and any(k.startswith(other) for k in keys))]


@pytest.mark.parametrize("code", ["KOMMUN", "KN", "SKFAB"])
def test_every_section_that_is_asked_for_is_told(code):
    assert left_out(report_of(code)) == []


@pytest.mark.parametrize("code", ALL)
def test_nothing_is_missing_and_no_text_disagrees_with_a_table(code):
    report = report_of(code)
    paper = questions.for_report(report)
    assert [gap.title for gap in paper.missing] == []
    assert list(numbers_that_differ(paper, "", 2025)) == []
    assert lost_references(build(report)) == []


def test_the_accounts_of_the_year_are_tried_to_the_end_and_hold():
    columns = AccountColumn.objects.filter(year=2025, month=12).exclude(kind=ColumnKind.ELIMINATIONS)
    verdicts = {one.verdict for column in columns.select_related("unit") for one in checked(column)}
    assert verdicts == {Verdict.AGREES}


def test_kommunens_says_what_it_comes_to_first_and_nothing_twice():
    document = build(report_of("KOMMUN"))
    goals, result = document.summary.replace("\xa0", " ").split(". ")
    assert (goals, result[:37]) == (
        "Fem mål: två uppfyllda och tre delvis uppfyllda",
        "Årets resultat är 107,4 mkr, 30,4 mkr",
    )
    chapters = {chapter.key: chapter for chapter in document.chapters}
    assert chapters["cash-flow"].lead.replace("\xa0", " ") == "Likvida medel ökade med 15,3 mkr till 186,5 mkr."
    own, group = chapters["ratios"].blocks
    assert ([one.heading for one in group.columns], {row.rule for row in group.rows}) == (["2025", "2024"], {""})
    assert all(row.rule for row in own.rows)
    proved = [
        chapters[key].blocks for key in ("income-statement", "balance-sheet", "cash-flow", "notes", "consolidated")
    ]
    lines = [[block.html for block in blocks if getattr(block, "heading", "") == "Kontroller"] for blocks in proved]
    assert all(len(one) == 1 and one[0].endswith("kontroller är gjorda, och alla stämmer.</p>") for one in lines)
    amounts = [row.amount for row in chapters["deviations"].blocks[0].rows]
    assert amounts == sorted(amounts)


def test_each_is_decided_in_its_turn_and_revisorernas_berättelse_goes_with_kommunens():
    reports = {code: report_of(code) for code in ALL}
    assert {one.status for code, one in reports.items() if code != "KOMMUN"} == {ReportStatus.HANDED_OVER}
    own = reports["KOMMUN"]
    assert own.status == ReportStatus.ADOPTED
    assert [row.title for row in own.editions.get().attachments.all()] == ["Revisionsberättelse 2025"]


def test_every_nämnds_and_bolags_part_is_taken_into_kommunens_årsredovisning():
    parts = report_of("KOMMUN").unit_parts.select_related("source__unit")
    assert {part.source.unit.code: part.extent for part in parts} == dict.fromkeys(
        set(ALL) - {"KOMMUN"}, PartExtent.SHORT
    )
