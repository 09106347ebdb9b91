"""Fyll i rapporten: what was put in can be taken out again from the message that tells of it, as long as it stands as it was."""

import re
from urllib.parse import unquote

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import Progress
from followup.models import Assessment, InsertedText, ReportText
from followup.services import assessments, reports
from organisation.enums import Role
from tests import build, build_followup
from tests.answers import said
from tests.followup.linked import chain_of_plans

pytestmark = pytest.mark.django_db

OWN, OFFICES, SECTIONS = "<p>Vi når fler.</p>", "<p>Fler besök.</p>", "<p>Ett gott år.</p>"
GONE_OR_CHANGED = "ändrats eller tagits bort sedan"


@pytest.fixture
def linked(org):
    return chain_of_plans(org)


@pytest.fixture
def report(org, linked):
    """The nämnd's, which has written of the goal; its kontor has handed in a text there and a summary."""
    made = build_followup.report(build_followup.round_(), org.committee)
    below = build_followup.report(made.round, org.office)
    assessments.save(below, linked["priority"], by=None, progress=Progress.FORWARD, text=OFFICES)
    reports.save_text(below, "summary", SECTIONS, by=None)
    build_followup.submitted(below)
    assessments.save(made, linked["goal"], by=None, text=OWN)
    assessments.save(made, linked["direction"], by=None, progress=Progress.FORWARD, text="<p>Nära.</p>")
    return made


@pytest.fixture
def url(report):
    return reverse("followup:report_write", args=[report.pk])


def pressed(client, url):
    """All put in: the page that tells of it, and where its button posts."""
    mark = re.search(r'name="use_all" value="(:[^"]+)"', client.get(url).content.decode())[1]
    page = client.post(url, {"use_all": mark}, follow=True)
    return page, unquote(re.search(r'<form method="post" action="([^"]*angra=[^"]*)"', page.content.decode())[1])


def texts(report):
    written = dict(Assessment.objects.filter(report=report).values_list("node__kind", "text"))
    return written | dict(ReportText.objects.filter(report=report).values_list("key", "text"))


def test_what_was_put_in_is_taken_out_and_offered_anew(report, url, bo_committee_secretary):
    before = texts(report)
    page, undo = pressed(bo_committee_secretary, url)
    assertContains(page, "Två texter är infogade.")
    assert sum(text not in before.values() for text in texts(report).values()) == 2
    assertRedirects(bo_committee_secretary.post(undo), f"{url}#finns-redan", fetch_redirect_response=False)
    page = bo_committee_secretary.get(url)
    assertContains(page, "Två texter är borttagna igen.")
    assertContains(page, ">Infoga alla 2 texter</button>")
    assert texts(report) == before | {"summary": ""}
    assert not InsertedText.objects.exists()


def test_one_text_that_was_put_in_is_taken_out_too(linked, report, url, bo_committee_secretary):
    goal = f"goal-{linked['goal'].pk}"
    use = re.search(rf'name="use" value="({goal}:[^"]+)"', bo_committee_secretary.get(url).content.decode())[1]
    page = bo_committee_secretary.post(url, {"use": use}, follow=True)
    assertContains(page, "En text är infogad.")
    bo_committee_secretary.post(f"{url}?angra={InsertedText.objects.get().pk}")
    assertContains(bo_committee_secretary.get(url), "En text är borttagen igen.")
    assert texts(report)["GOAL"] == OWN


def test_what_was_written_around_it_meanwhile_stays(report, url, bo_committee_secretary):
    _, undo = pressed(bo_committee_secretary, url)
    place = InsertedText.objects.exclude(node=None).get()
    assessments.save(report, place.node, by=None, text=f"<p>Nytt först.</p>{OFFICES}<p>Och sist.</p>")
    bo_committee_secretary.post(undo)
    assert texts(report)[place.node.kind] == "<p>Nytt först.</p><p>Och sist.</p>"


def test_what_has_been_changed_since_stays_and_is_told_of(report, url, bo_committee_secretary):
    _, undo = pressed(bo_committee_secretary, url)
    place = InsertedText.objects.exclude(node=None).get()
    assessments.save(report, place.node, by=None, text="<p>Många fler besök.</p>")
    page = bo_committee_secretary.post(undo, follow=True)
    assert "En text är borttagen igen. En text har ändrats eller tagits bort sedan den infogades" in said(page)
    assert texts(report)[place.node.kind] == "<p>Många fler besök.</p>"
    assert InsertedText.objects.get() == place
    page = bo_committee_secretary.post(undo, follow=True)
    assertContains(page, f"Två texter har {GONE_OR_CHANGED} de infogades")
    assert texts(report)[place.node.kind] == "<p>Många fler besök.</p>"


def test_what_the_writer_had_written_in_the_same_words_is_nothing_to_take_out(
    linked, report, url, bo_committee_secretary
):
    goal = f"goal-{linked['goal'].pk}"
    use = re.search(rf'name="use" value="({goal}:[^"]+)"', bo_committee_secretary.get(url).content.decode())[1]
    sent = {f"{goal}-text": f"{OWN}{OFFICES}", f"{goal}-version": "1", "use": use}
    page = bo_committee_secretary.post(url, sent, follow=True)
    assertNotContains(page, "angra=")
    assert texts(report)["GOAL"] == f"{OWN}{OFFICES}"


def test_only_ones_own_is_taken_out_and_only_from_an_open_report(
    report, url, bo_committee_secretary, eva_other_committee
):
    _, undo = pressed(bo_committee_secretary, url)
    after = texts(report)
    assert eva_other_committee.post(undo).status_code == 404
    colleague = build.client(build.user(Role.SECRETARY, report.unit))
    assertContains(colleague.post(undo, follow=True), GONE_OR_CHANGED)
    build_followup.submitted(report)
    assert bo_committee_secretary.post(undo).status_code == 422
    assert {key: text for key, text in texts(report).items() if key in after} == after
    assert InsertedText.objects.count() == 2


@pytest.mark.parametrize("asked", ["x", "0", "99999999999999", ",,"])
def test_an_address_that_names_nothing_takes_nothing_out(report, url, bo_committee_secretary, asked):
    pressed(bo_committee_secretary, url)
    after = texts(report)
    assertRedirects(
        bo_committee_secretary.post(f"{url}?angra={asked}"), f"{url}#finns-redan", fetch_redirect_response=False
    )
    assert texts(report) == after
