"""Fyll i rapporten by two who write at once, each with the whole page: no text is lost, and nobody stops another."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.enums import ReportStatus
from followup.models import Report, ReportText, SectionDuty
from followup.services import reports, section_duties
from followup.services.section_duties import Said
from organisation.enums import Role
from styrmodell.lib.errors import StaleEdit
from styrmodell.web import drafts
from tests import build, build_followup, html_forms
from tests.at_once import BOTH_ORDERS, in_order, skip_where_one_writes

pytestmark = pytest.mark.django_db
AT_ONCE = pytest.mark.django_db(transaction=True)


@pytest.fixture
def board_report(org):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def beata(org):
    """The nämnd's other sekreterare."""
    return build.user(Role.SECRETARY, org.committee, name="Beata Bok")


@pytest.fixture
def pair(bo, beata, board_report):
    """Bo's and Beata's browsers, each with the page open as it was before either wrote."""
    reports.save_text(board_report, "forecast", "<p>Som budget.</p>", by=None)
    return [Window(person, board_report) for person in (bo, beata)]


class Window:
    """A page that somebody has open."""

    def __init__(self, person, report):
        self.client = Client()
        self.client.force_login(person)
        self.report = report
        self.fields = self.sent(self.client.get(self.url("report_write")))

    def url(self, name):
        return reverse(f"followup:{name}", args=[self.report.pk])

    def sent(self, answer):
        forms = html_forms.forms_of(answer.content.decode(), self.url("report_write"))
        sent = next(form.data() for form in forms if "text-summary-version" in form.data())
        return {name: values for name, values in sent.items() if name not in ("preview", "done")}

    def save(self, to="report_write", **texts):
        """Send the whole page with some of its texts written."""
        self.fields |= {f"text-{key}-text": [f"<p>{text}</p>"] for key, text in texts.items()}
        return self.client.post(self.url(to), self.fields | {"keep": ""})


def stored():
    return dict(ReportText.objects.values_list("key", "text"))


def test_what_two_write_in_different_sections_is_saved_without_a_word_of_it(pair):
    bo, beata = pair
    for answer in (beata.save(events="Beatas händelser."), bo.save(summary="Bos sammanfattning.")):
        assert answer.status_code == 302
    told = {
        "summary": "<p>Bos sammanfattning.</p>",
        "events": "<p>Beatas händelser.</p>",
        "forecast": "<p>Som budget.</p>",
    }
    assert stored() == told
    assert bo.save(forecast="Bättre än budget.").status_code == 302  # on the page as it was opened
    assert stored() == told | {"forecast": "<p>Bättre än budget.</p>"}


def test_in_the_same_section_the_second_sees_both_and_what_else_they_wrote_is_saved(pair):
    bo, beata = pair
    beata.save(summary="Beatas sammanfattning.", forecast="Beatas prognos.")
    answer = bo.save(summary="Bos sammanfattning.", events="Bos händelser.")
    for words in ("Beata Bok sparade något annat", "Beatas sammanfattning.", "Bos sammanfattning."):
        assertContains(answer, words, status_code=409)
    assert stored() == {
        "summary": "<p>Beatas sammanfattning.</p>",
        "events": "<p>Bos händelser.</p>",
        "forecast": "<p>Beatas prognos.</p>",
    }
    bo.fields = bo.sent(answer)
    assert bo.save().status_code == 302
    assert stored()["summary"] == "<p>Bos sammanfattning.</p>"
    assert set(ReportText.history.filter(key="summary").values_list("text", flat=True)) == {
        "<p>Beatas sammanfattning.</p>",
        "<p>Bos sammanfattning.</p>",
    }


def test_a_draft_that_is_taken_in_after_others_have_written_writes_over_nothing(bo, pair):
    """It holds the whole page as it was, with what its writer had seen of it."""
    own, beata = pair
    own.fields |= {"text-summary-text": ["<p>Bos sammanfattning.</p>"]}
    kept = {"key": f"report:{own.report.pk}/answers", "data": json.dumps(own.fields), "window": "w"}
    assert own.client.post(reverse("organisation:draft_save"), kept).status_code == 204
    assert beata.save(events="Beatas händelser.", forecast="Beatas prognos.").status_code == 302
    own.fields = bo.drafts.get().data
    assert own.save().status_code == 302
    assert stored() == {
        "summary": "<p>Bos sammanfattning.</p>",
        "events": "<p>Beatas händelser.</p>",
        "forecast": "<p>Beatas prognos.</p>",
    }


def test_what_could_not_be_saved_stays_among_its_writers_drafts(bo, beata, pair):
    own, other = pair
    for person, words in ((bo, "Bos sammanfattning."), (beata, "Beatas sammanfattning.")):
        drafts.save(person, f"report:{own.report.pk}/answers", {"text-summary-text": words}, window=person.username)
    other.fields["window"] = [beata.username]
    other.save(summary="Beatas sammanfattning.")
    own.fields["window"] = [bo.username]
    assert own.save(summary="Bos sammanfattning.").status_code == 409
    assert not beata.drafts.exists()
    assert bo.drafts.get().data == {"text-summary-text": "Bos sammanfattning."}


@AT_ONCE
@BOTH_ORDERS
def test_two_who_save_different_sections_at_the_same_moment_both_do(pair, order):
    skip_where_one_writes()
    bo, beata = pair
    outcomes = in_order(order, lambda: bo.save(summary="Bos."), lambda: beata.save(events="Beatas."))
    assert [one.status_code for one in outcomes] == [302, 302]
    assert stored() == {"summary": "<p>Bos.</p>", "events": "<p>Beatas.</p>", "forecast": "<p>Som budget.</p>"}


@AT_ONCE
@BOTH_ORDERS
def test_of_two_who_save_the_same_section_at_the_same_moment_the_second_sees_both(pair, order):
    skip_where_one_writes()
    bo, beata = pair
    outcomes = in_order(order, lambda: bo.save(summary="Bos."), lambda: beata.save(summary="Beatas."))
    assert [one.status_code for one in outcomes] == [302, 409][::order]
    second = outcomes[1 if order == 1 else 0]
    for words in ("Bos.", "Beatas."):
        assertContains(second, words, status_code=409)
    assert stored()["summary"] == ("<p>Bos.</p>" if order == 1 else "<p>Beatas.</p>")


@AT_ONCE
@BOTH_ORDERS
def test_what_is_written_at_the_moment_of_the_hand_in_is_handed_in_or_given_back(pair, order):
    skip_where_one_writes()
    bo, beata = pair
    build_followup.answer_everything(bo.report)
    bo.fields = bo.sent(bo.client.get(bo.url("report_write")))
    written, handed_in = in_order(
        order, lambda: bo.save(events="I sista stund."), lambda: beata.client.post(beata.url("report_submit"), {})
    )
    assert Report.objects.get(pk=bo.report.pk).status == ReportStatus.SUBMITTED
    assert handed_in.status_code == 302
    assert ("I sista stund." in stored()["events"]) == (order == 1)
    if order == -1:
        assertContains(written, "I sista stund.", status_code=written.status_code)
        assertContains(written, "kan inte ändras.", status_code=written.status_code)


@AT_ONCE
@BOTH_ORDERS
def test_of_two_who_choose_who_answers_at_the_same_moment_the_second_is_told(bo, beata, board_report, order):
    skip_where_one_writes()

    def choose(person):
        return section_duties.save(board_report, {"summary": Said({"responsible": person.pk}, 0)}, by=person)

    outcomes = in_order(order, lambda: choose(bo), lambda: choose(beata))
    first, second = outcomes[::order]
    assert first == {}
    assert isinstance(second["summary"], StaleEdit)
    assert SectionDuty.objects.get().responsible == (bo if order == 1 else beata)
