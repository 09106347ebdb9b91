"""Texts from the levels below are put into an answer with one press, and told of when they are changed where they came from."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import Progress, WorkState
from followup.models import Assessment, InsertedText
from followup.services import reports, status_updates
from tests import build_followup
from tests.followup.linked import button, chain_of_plans

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


@pytest.fixture
def linked(org):
    return chain_of_plans(org)


@pytest.fixture
def unit_report(org, linked, david):
    """Biblioteksenhetens, handed in with a text about its activity."""
    report = build_followup.report(build_followup.round_(), org.unit)
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text="Larmet byts i mars.")
    return build_followup.submitted(report, by=david)


@pytest.fixture
def office_report(org, unit_report):
    return build_followup.report(unit_report.round, org.office)


def use(question, source, node):
    return {"use": f"goal-{question.pk}:{source.pk}.{node.pk}"}


def rewritten(report, activity, text, by):
    """The report given back, with another text about its activity, and handed in again."""
    reports.return_for_changes(report, by=by, comment="Rätta.")
    status_updates.write(by=by, node=activity, state=WorkState.DELAYED, text=text)
    reports.submit(report, by=by)


def test_a_kontor_puts_its_enhets_words_into_its_own_text(linked, cilla_head_of_office, unit_report, office_report):
    page = cilla_head_of_office.get(write_url(office_report))
    assertContains(page, "Texter längs kopplingarna")
    assertContains(page, "Larmet byts i mars.")
    sent = use(linked["priority"], unit_report, linked["activity"])
    sent |= {f"goal-{linked['priority'].pk}-progress": "FORWARD", f"goal-{linked['priority'].pk}-version": "0"}
    response = cilla_head_of_office.post(write_url(office_report), sent)
    assertRedirects(response, f"{write_url(office_report)}#goal-{linked['priority'].pk}", fetch_redirect_response=False)
    row = Assessment.objects.get(report=office_report)
    assert (row.progress, row.text) == (Progress.FORWARD, "<p>Larmet byts i mars.</p>")
    page = cilla_head_of_office.get(write_url(office_report))
    assertContains(page, "Oförändrad sedan dess.")
    assertNotContains(page, 'name="use"')


def test_what_is_put_in_is_ordinary_text_and_remembers_where_it_came_from(
    linked, cilla, cilla_head_of_office, unit_report, office_report
):
    cilla_head_of_office.post(write_url(office_report), use(linked["priority"], unit_report, linked["activity"]))
    row = InsertedText.objects.get()
    assert (row.report, row.node, row.source, row.source_node) == (
        office_report,
        linked["priority"],
        unit_report,
        linked["activity"],
    )
    assert (row.text, row.inserted_by) == ("<p>Larmet byts i mars.</p>", cilla)
    field = f"goal-{linked['priority'].pk}"
    own = {f"{field}-text": "<p>Vi väntar: larmet byts i mars.</p>", f"{field}-version": "1"}
    cilla_head_of_office.post(write_url(office_report), own)
    page = cilla_head_of_office.get(write_url(office_report))
    assertContains(page, "Oförändrad sedan dess.")
    cilla_head_of_office.post(write_url(office_report), {f"{field}-text": "", f"{field}-version": "2"})
    assertContains(cilla_head_of_office.get(write_url(office_report)), 'name="use"')


def test_a_change_below_is_told_word_by_word_and_taken_in(
    linked, david, cilla_head_of_office, unit_report, office_report
):
    cilla_head_of_office.post(write_url(office_report), use(linked["priority"], unit_report, linked["activity"]))
    rewritten(unit_report, linked["activity"], "Larmet och dörrarna byts i maj.", david)
    page = cilla_head_of_office.get(write_url(office_report))
    assertContains(page, "Infogad, ändrad sedan dess")
    assertContains(page, "borttaget: ")
    cilla_head_of_office.post(write_url(office_report), button(page, "take_in"))
    assert Assessment.objects.get(report=office_report).text == "<p>Larmet och dörrarna byts i maj.</p>"
    assertNotContains(cilla_head_of_office.get(write_url(office_report)), "Infogad, ändrad sedan dess")


def test_who_keeps_what_is_written_is_not_told_again(linked, david, cilla_head_of_office, unit_report, office_report):
    cilla_head_of_office.post(write_url(office_report), use(linked["priority"], unit_report, linked["activity"]))
    rewritten(unit_report, linked["activity"], "Larmet byts i maj.", david)
    page = cilla_head_of_office.get(write_url(office_report))
    cilla_head_of_office.post(write_url(office_report), button(page, "keep_own"))
    assert Assessment.objects.get(report=office_report).text == "<p>Larmet byts i mars.</p>"
    page = cilla_head_of_office.get(write_url(office_report))
    assertNotContains(page, "Infogad, ändrad sedan dess")
    assertNotContains(page, 'name="use"')


@pytest.mark.parametrize("name", ["take_in", "keep_own"])
def test_a_button_does_nothing_to_words_that_its_page_did_not_show(
    linked, david, cilla_head_of_office, unit_report, office_report, name
):
    cilla_head_of_office.post(write_url(office_report), use(linked["priority"], unit_report, linked["activity"]))
    rewritten(unit_report, linked["activity"], "Larmet byts i maj.", david)
    pressed = button(cilla_head_of_office.get(write_url(office_report)), name)
    rewritten(unit_report, linked["activity"], "Larmet byts i juni.", david)
    page = cilla_head_of_office.post(write_url(office_report), pressed)
    assertContains(page, "Texten har ändrats igen sedan sidan visades.", status_code=422)
    assert Assessment.objects.get(report=office_report).text == "<p>Larmet byts i mars.</p>"
    assertContains(cilla_head_of_office.get(write_url(office_report)), "Infogad, ändrad sedan dess")


def test_nobody_else_presses_the_buttons(linked, unit_report, office_report, eva_other_committee, reader):
    sent = use(linked["priority"], unit_report, linked["activity"])
    assert eva_other_committee.post(write_url(office_report), sent).status_code == 404
    assert reader.post(write_url(office_report), sent).status_code == 404
    assert not InsertedText.objects.exists()


def test_a_text_is_not_put_in_when_the_report_has_been_handed_in_meanwhile(
    linked, cilla_head_of_office, unit_report, office_report
):
    build_followup.submitted(office_report)
    sent = use(linked["priority"], unit_report, linked["activity"])
    assert cilla_head_of_office.post(write_url(office_report), sent).status_code == 422
    assert not InsertedText.objects.exists()
