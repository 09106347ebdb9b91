"""A bedömning among the key figures: asked for as a step and a text, printed and frozen so, and never as a number."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.asking import questions
from followup.asking.judged import JudgedQuestion
from followup.asking.material import material
from followup.asking.needs import lacks
from followup.documents.report import build as document_of
from followup.enums import Attainment, RoundKind, ScaleDimension
from followup.models import FrozenValue, KeyFigureValue, Report, ReportEdition, ScaleStep
from followup.reading.sides import side_of, text_of
from followup.reading.told_rows import told_kinds
from followup.services import frozen_answers, key_figure_values, reports
from organisation.models import OrgUnit
from organisation.services import maskings
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure
from styrmodell import integrity
from styrmodell.lib.documents.blocks import StatusTable
from styrmodell.lib.documents.figures import KeyFigureTable
from styrmodell.lib.documents.render.excel import excel_file
from tests import build, build_followup
from tests.followup import amending

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WORDS = "Bättre i telefon än i receptionen."
DR1 = (date(2026, 1, 1), date(2026, 4, 30))
DR2 = (date(2026, 1, 1), date(2026, 8, 31))


def plan_with(unit: OrgUnit, *figures: KeyFigure) -> None:
    """An adopted arbetsplan whose activity is followed up with the figures."""
    plan = build.plan(PlanKind.WORK, unit, 2026)
    activity = build.node(plan, NodeKind.ACTIVITY, "Möt alla väl")
    for figure in figures:
        build.node(plan, NodeKind.KEY_FIGURE, parent=activity, key_figure=figure)
    build.adopted(plan, on=date(2025, 12, 1))


@pytest.fixture
def figure(org):
    made = build.judged("Bemötande")
    plan_with(org.unit, made, build.key_figure("Besök"))
    ScaleStep.objects.create(
        dimension=ScaleDimension.ATTAINMENT, first_year=2026, key=Attainment.PARTLY, word="På god väg"
    )
    return made


@pytest.fixture
def report(org, figure):
    return build_followup.report(build_followup.round_(), org.unit)


@pytest.fixture
def judged(figure, org):
    return key_figure_values.record(figure, org.unit, DR2, by=None, step=Attainment.PARTLY, text=WORDS)


def asked(report: Report) -> JudgedQuestion:
    (found,) = [one for one in questions.for_report(report).questions if isinstance(one, JudgedQuestion)]
    return found


def test_it_asks_for_a_step_and_offers_what_was_said_last_time(org, figure, report):
    key_figure_values.record(figure, org.unit, DR1, by=None, step=Attainment.PARTLY, text=WORDS)
    question = asked(report)
    assert (question.is_missing, lacks(question)) == (True, "bedömning")
    assert ("PARTLY", "På god väg") in question.steps
    assert (question.earlier.when, question.earlier.status.word, question.earlier.text) == (
        "januari–april 2026",
        "På god väg",
        WORDS,
    )


def test_the_step_answers_it_and_the_text_is_free(report, david_unit_manager):
    url, prefix = reverse("followup:report_write", args=[report.pk]), asked(report).prefix
    page = david_unit_manager.get(url)
    assertContains(page, "På god väg")
    assertContains(page, f'name="{prefix}-text"')
    assertNotContains(page, f'name="{prefix}-value"')
    david_unit_manager.post(url, {f"{prefix}-text": WORDS, f"{prefix}-version": "0"})
    assert not KeyFigureValue.objects.exists()
    both = {f"{prefix}-step": "MET", f"{prefix}-is_unavailable": "on", f"{prefix}-version": "0"}
    assertContains(david_unit_manager.post(url, both), "inte vara båda", status_code=422)
    david_unit_manager.post(url, {f"{prefix}-step": "PARTLY", f"{prefix}-version": "0"})
    assert asked(report).is_answered
    david_unit_manager.post(url, {f"{prefix}-is_unavailable": "on", f"{prefix}-version": "1"})
    assert (asked(report).step, asked(report).is_answered) == ("", True)


def test_two_who_judge_at_once_see_both(report, figure, org, david_unit_manager):
    url, prefix = reverse("followup:report_write", args=[report.pk]), asked(report).prefix
    key_figure_values.record(figure, org.unit, DR2, by=None, step=Attainment.MET, text="Andras ord")
    sent = {f"{prefix}-step": "NOT_MET", f"{prefix}-text": "Mina ord", f"{prefix}-version": "0"}
    answer = david_unit_manager.post(url, sent)
    assertContains(answer, "Andras ord", status_code=409)
    assertContains(answer, "Mina ord", status_code=409)


def test_the_report_tells_the_step_and_the_text_and_no_number(report, judged):
    document = document_of(report)
    blocks = [block for chapter in document.chapters for block in chapter.blocks]
    (table,) = [block for block in blocks if isinstance(block, StatusTable) and block.heading == "Bedömningar"]
    assert [(row.name, row.html, row.status.word) for row in table.rows] == [("Bemötande", WORDS, "På god väg")]
    (counted,) = [block for block in blocks if isinstance(block, KeyFigureTable)]
    assert [row.name for row in counted.rows] == ["Besök"]
    assert excel_file(document)


def test_that_there_is_none_yet_is_told_in_words(report, figure, org):
    key_figure_values.record(figure, org.unit, DR2, by=None, is_unavailable=True)
    blocks = [block for chapter in document_of(report).chapters for block in chapter.blocks]
    (row,) = next(block for block in blocks if isinstance(block, StatusTable) and block.heading == "Bedömningar").rows
    assert (row.status, row.html) == (None, "Ingen bedömning än.")


def test_it_is_frozen_with_the_word_of_the_day(report, judged, david):
    build_followup.answer_everything(report)
    reports.submit(report, by=david)
    content = ReportEdition.objects.get(report=report).content
    row = FrozenValue.objects.get(content=content, figure=judged.figure)
    assert (row.step, row.word, row.text, row.value) == ("PARTLY", "På god väg", WORDS, None)
    ScaleStep.objects.update(word="Delvis")
    assert frozen_answers.agree(content)
    assert told_kinds(2026)["FrozenValue"].words(row) == {"Bedömning": "På god väg", "Kommentar": WORDS}


def test_two_reports_differ_in_the_step_and_the_words(report, judged):
    def side():
        rows = frozen_answers.rows_of(material(report, whole=True))
        text = text_of({model: rows[name] for name, model in frozen_answers.KINDS.items()}, year=2026)
        return side_of(text, "")

    (told,) = [item for item in side().items if item.title.startswith("Bemötande")]
    said = {value.label: value.value for value in told.values if value.value}
    assert said == {"Bedömning": "På god väg", "": WORDS}


def test_the_figures_page_is_its_steps_with_their_texts(org, judged, david_unit_manager, reader):
    key_figure_values.record(judged.figure, org.unit, DR1, by=None, step=Attainment.NOT_MET, text="Dåligt.")
    page = david_unit_manager.get(judged.figure.get_absolute_url())
    lines = page.context["page"].steps
    assert [(one.period, one.status.word, one.text) for one in lines] == [
        ("januari–augusti 2026", "På god väg", WORDS),
        ("januari–april 2026", "Ej uppfyllt", "Dåligt."),
    ]
    assertContains(page, "På god väg för januari–augusti 2026, ej uppfyllt för januari–april 2026.")
    assertNotContains(page, "saknas</span>")
    assertContains(reader.get(judged.figure.get_absolute_url()), "Inga bedömningar att visa")


def test_the_figures_page_keeps_the_word_that_was_frozen(report, judged, david, david_unit_manager):
    def words():
        page = david_unit_manager.get(judged.figure.get_absolute_url())
        return [one.status.word for one in page.context["page"].steps]

    ScaleStep.objects.update(word="Nästan")
    assert words() == ["Nästan"]
    build_followup.answer_everything(report)
    reports.submit(report, by=david)
    ScaleStep.objects.update(word="Delvis")
    assert words() == ["Nästan"]


def test_no_earlier_years_are_written_in(org, figure, anna_controller):
    url = f"/nyckeltal/{figure.pk}/tidigare/?enhet={org.unit.pk}"
    sent = {"source": "Protokoll", "value_2019": "5", "seen_2019": "0"}
    assertContains(anna_controller.post(url, sent), "görs i rapporterna", status_code=422)
    assert not KeyFigureValue.objects.exists()


def test_goals_tell_it_too(org, anna):
    figure = build.judged("Tillit")
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2026)
    goal = build.node(plan, NodeKind.GOAL, "Målet", code="I1", perspective_id=build.perspective().pk)
    build.node(plan, NodeKind.KEY_FIGURE, parent=goal, key_figure=figure)
    build.adopted(plan, on=date(2025, 11, 20))
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.municipality)
    key_figure_values.record(figure, org.municipality, DR2, by=anna, step=Attainment.MET)
    (chapter,) = [one for one in document_of(report).chapters if one.title == "Målet"]
    assert [row.name for block in chapter.blocks if isinstance(block, StatusTable) for row in block.rows] == ["Tillit"]


@pytest.fixture
def laid(org):
    """KN's report with a bedömning, which its body has decided med ändring."""
    figure = build.judged("Tillit")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    direction = build.node(plan, NodeKind.DIRECTION, "Nära invånarna")
    build.node(plan, NodeKind.KEY_FIGURE, parent=direction, key_figure=figure)
    build.adopted(plan, on=date(2025, 12, 1))
    report = build_followup.report(build_followup.round_(), org.committee)
    key_figure_values.record(figure, org.committee, DR2, by=None, step=Attainment.MET, text="Gott.")
    report = build_followup.submitted(report)
    amending.decided(report)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def test_a_body_changes_the_step_and_the_words(laid, bo_committee_secretary):
    live = KeyFigureValue.objects.get()
    part = f"/rapporter/{laid.pk}/andringar/steg/{live.figure_id}/"
    assertContains(bo_committee_secretary.get(f"/rapporter/{laid.pk}/andringar/"), part)
    assertContains(bo_committee_secretary.get(part), "Gott.")
    bo_committee_secretary.post(part, {"step": "NOT_MET", "text": "Gott.", "version": "0"})
    edition = amending.finish(laid)
    row = FrozenValue.objects.get(content=edition.content)
    assert (row.step, row.word, row.text, row.version) == ("NOT_MET", "Ej uppfyllt", "Gott.", 2)
    live.refresh_from_db()
    assert (live.step, live.version) == ("NOT_MET", 2)
    assert "Ej uppfyllt" in edition.html
    assert list(integrity.all_faults()) == []


@pytest.mark.parametrize("decided", [True, False])
def test_a_step_that_was_taken_back_meanwhile_is_chosen_between(laid, org, decided):
    live = KeyFigureValue.objects.get()
    amending.amend(laid, "step", live.figure_id, step="PARTLY")
    key_figure_values.record(live.figure, org.committee, DR2, by=None, is_unavailable=True)
    (moved,) = amending.moved_on(laid)
    assert (moved.label, moved.decided) == ("Bedömning", "Delvis uppfyllt")
    edition = amending.finish(laid, decided=decided)
    live.refresh_from_db()
    assert (live.step, live.is_unavailable) == (("PARTLY", False) if decided else ("", True))
    assert FrozenValue.objects.get(content=edition.content).step == "PARTLY"


def test_what_is_masked_in_the_report_is_masked_on_the_figures_page(laid, reader):
    amending.finish(laid)
    url = KeyFigure.objects.get().get_absolute_url()
    assertContains(reader.get(url), "Gott.")
    masking = maskings.mask(laid, lambda it: it, words="Gott", reason="Ett namn.", by=None)
    assertContains(reader.get(url), "[maskat].")
    assertNotContains(reader.get(url), "Gott.")
    maskings.lift(masking, reason="Ett omdöme.", by=None)
    assertContains(reader.get(url), "Gott.")
