"""Fyll i rapporten when somebody else saved first: both texts, in words, and nothing lost."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import DeviationKind, WorkState
from followup.models import Deviation, ReportText, StatusUpdate
from followup.services import deviations, key_figure_values, reports
from planning.enums import NodeKind
from planning.models import PlanNode
from styrmodell.web import drafts
from tests import build, html_forms

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def test_somebody_elses_save_shows_both_texts_and_loses_neither(bo_committee_secretary, board_report):
    reports.save_text(board_report, "summary", "<p>Annas text.</p>", by=build.user(None, name="Anna"))
    sent = {"text-summary-text": "<p>Bos text.</p>", "text-summary-version": "0"}
    response = bo_committee_secretary.post(write_url(board_report), sent)
    assertContains(response, "Anna sparade något annat", status_code=409)
    assertContains(response, "Annas text.", status_code=409)
    assertContains(response, "Bos text.", status_code=409)
    assertContains(response, 'name="text-summary-version" value="1"', status_code=409)
    assertContains(response, "\n&lt;p&gt;Bos text.&lt;/p&gt;</textarea>", status_code=409)
    assert ReportText.objects.get().text == "<p>Annas text.</p>"
    bo_committee_secretary.post(write_url(board_report), sent | {"text-summary-version": "1"})
    assert ReportText.objects.get().text == "<p>Bos text.</p>"


def test_an_answer_nobody_touched_is_no_conflict(bo_committee_secretary, board_report):
    reports.save_text(board_report, "summary", "<p>Första.</p>", by=None)
    reports.save_text(board_report, "summary", "<p>Annas nya.</p>", by=None)
    sent = {
        "text-summary-text": "<p>Första.</p>",
        "text-summary-version": "1",
        "text-events-text": "<p>Bos händelser.</p>",
        "text-events-version": "0",
    }
    assertRedirects(bo_committee_secretary.post(write_url(board_report), sent), write_url(board_report))
    assert dict(ReportText.objects.values_list("key", "text")) == {
        "summary": "<p>Annas nya.</p>",
        "events": "<p>Bos händelser.</p>",
    }


def test_deviation_that_somebody_else_has_changed_is_not_removed_unseen(bo_committee_secretary, board_report):
    deviation = deviations.add(board_report, by=None, kind=DeviationKind.OTHER, title="Kulturskolan")
    deviations.edit(deviation, by=None, title="Kulturskolan och biblioteket")
    known = {"title": "Kulturskolan", "kind": "OTHER", "version": "1", "is_removed": "on"}
    sent = {f"deviation-{deviation.pk}-{name}": value for name, value in known.items()}
    assertContains(
        bo_committee_secretary.post(write_url(board_report), sent), "Kulturskolan och biblioteket", status_code=409
    )
    assert Deviation.objects.get().title == "Kulturskolan och biblioteket"


def test_what_was_written_about_a_deviation_that_somebody_removed_is_shown(bo, bo_committee_secretary, board_report):
    deviation = deviations.add(board_report, by=None, kind=DeviationKind.OTHER, title="Kulturskolan")
    deviations.remove(deviation, by=None)
    drafts.save(bo, f"report:{board_report.pk}/answers", {"text-summary-text": "<p>Bos text.</p>"})
    known = {"title": "Kulturskolan", "kind": "OTHER", "version": "1", "cause": "Färre elever i höst."}
    sent = {f"deviation-{deviation.pk}-{name}": value for name, value in known.items()}
    sent |= {f"deviation-{deviation.pk}-action-text": "Fler platser", "text-summary-text": "<p>Bos text.</p>"}
    for url in (write_url(board_report), reverse("followup:report_submit", args=[board_report.pk])):
        answer = bo_committee_secretary.post(url, sent | {"text-summary-version": "0"})
        for words in ("Kulturskolan</textarea>", "Färre elever i höst.</textarea>", "Fler platser</textarea>"):
            assertContains(answer, words, status_code=409)
    assert bo.drafts.exists()
    assert ReportText.objects.get().text == "<p>Bos text.</p>"
    again = what_the_page_sends(answer, board_report)
    assertRedirects(bo_committee_secretary.post(write_url(board_report), again), write_url(board_report))


def test_a_conflict_about_a_figure_is_shown_in_words_and_only_where_it_differs(david_unit_manager, unit_report):
    figure = unit_report.unit.plans.get().nodes.filter(kind=NodeKind.KEY_FIGURE).first().key_figure
    period = (unit_report.round.period_from, unit_report.round.period_to)
    key_figure_values.record(figure, unit_report.unit, period, by=None, value=Decimal("2.1"))
    prefix = f"figure-{figure.pk}"
    sent = {f"{prefix}-is_unavailable": "on", f"{prefix}-version": "0"}
    page = david_unit_manager.post(write_url(unit_report), sent)
    for words in ("<p>2,1</p>", "<p>Ja</p>", "<p>Nej</p>"):
        assertContains(page, words, status_code=409, html=True)
    assertNotContains(page, "2.1000", status_code=409)
    assertNotContains(page, "True", status_code=409)


def test_a_version_of_nothing_is_no_conflict(david_unit_manager, unit_report):
    activity = PlanNode.objects.get(title="Aktivitet 1")
    sent = {"state": "DONE", "text": "", "version": "7.1"}
    answer = david_unit_manager.post(
        write_url(unit_report), {f"activity-{activity.pk}-{name}": value for name, value in sent.items()}
    )
    assertRedirects(answer, write_url(unit_report))
    assert StatusUpdate.objects.get().state == WorkState.DONE


def what_the_page_sends(answer, report):
    """By its button that saves; those of a section, which show it as well or say that it is done, are not pressed."""
    forms = html_forms.forms_of(answer.content.decode(), write_url(report))
    sent = next(form.data() for form in forms if len(form.fields) > 2)
    return {name: values for name, values in sent.items() if name not in ("preview", "done")}


def test_what_was_saved_beside_a_fault_is_saved_once_and_may_be_written_on(bo_committee_secretary, board_report):
    """The page then holds what is stored: a new deviation is one, and nobody stands in the way of oneself."""
    sent = {
        "text-summary-text": "<p>Bos text.</p>",
        "text-summary-version": "0",
        "deviation-new-title": "Kulturskolan",
        "deviation-new-kind": "OTHER",
        "text-events-text": "<p>x</p>" * 40_000,
        "text-events-version": "0",
    }
    answer = bo_committee_secretary.post(write_url(board_report), sent)
    assert answer.status_code == 422
    again = what_the_page_sends(answer, board_report)
    again |= {"text-summary-text": ["<p>Bos andra text.</p>"], "text-events-text": ["<p>Kort.</p>"]}
    assertRedirects(bo_committee_secretary.post(write_url(board_report), again), write_url(board_report))
    assert Deviation.objects.count() == 1
    assert set(ReportText.objects.values_list("text", flat=True)) == {"<p>Bos andra text.</p>", "<p>Kort.</p>"}


def test_a_new_deviation_whose_action_cannot_be_saved_stays_in_its_fields(bo_committee_secretary, board_report):
    sent = {
        "deviation-new-title": "Kulturskolan",
        "deviation-new-kind": "OTHER",
        "deviation-new-action-text": "Fler lärare",
        "deviation-new-action-due_on": "i morgon",
    }
    answer = bo_committee_secretary.post(write_url(board_report), sent)
    assert answer.status_code == 422
    assert not Deviation.objects.exists()
    again = what_the_page_sends(answer, board_report) | {"deviation-new-action-due_on": ["2026-12-31"]}
    assertRedirects(bo_committee_secretary.post(write_url(board_report), again), write_url(board_report))
    assert [action.text for action in Deviation.objects.get().actions.all()] == ["Fler lärare"]


@pytest.mark.parametrize("field", ["text", "responsible", "due_on"])
def test_a_new_deviation_of_which_only_its_action_is_written_asks_for_the_rest_and_keeps_it(
    bo_committee_secretary, board_report, field
):
    written = {"text": "Fler lärare", "responsible": "Rektor", "due_on": "2026-12-31"}
    sent = {
        "deviation-new-kind": "ECONOMY",
        "deviation-new-version": "0",
        f"deviation-new-action-{field}": written[field],
    }
    answer = bo_committee_secretary.post(write_url(board_report), sent)
    assert answer.status_code == 422
    assert what_the_page_sends(answer, board_report)[f"deviation-new-action-{field}"] == [written[field]]
    rest = {f"deviation-new-action-{name}": [value] for name, value in written.items()}
    again = what_the_page_sends(answer, board_report) | rest | {"deviation-new-title": ["Kulturskolan"]}
    assertRedirects(bo_committee_secretary.post(write_url(board_report), again), write_url(board_report))
    assert Deviation.objects.get().actions.get().text == "Fler lärare"
