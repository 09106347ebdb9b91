"""Så skrev ni förra året: the section as it was decided, beside what is written now, for who reads the working text."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import Assessment, ReportText
from followup.services import assessments, reports
from organisation.enums import Role
from organisation.models import UnitSuccession
from planning.models import NodeContinuation
from tests import build, build_followup
from tests.answers import told

SAID = "<p>Biblioteket i Mariefred öppnade 2025.</p><p>Kön till kulturskolan är borta.</p>"


def decided(unit, text=SAID, kind=RoundKind.INTERIM_2, year=2025, key="events"):
    report = build_followup.report(build_followup.round_(kind, year), unit)
    reports.save_text(report, key, text, by=None)
    build_followup.decided(build_followup.submitted(report))
    return report


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def url(report):
    return reverse("followup:report_last_year", args=[report.pk, "events"])


@pytest.fixture
def write(report):
    return reverse("followup:report_write", args=[report.pk])


def text_of(report, key="events"):
    return ReportText.objects.get(report=report, key=key).text


def test_what_was_decided_stands_there_and_begins_an_empty_section_once(org, report, url, write, bo):
    last, client = decided(org.committee), build.client(bo)
    reports.reopen(last, by=None, comment="Rätta.")
    reports.save_text(last, "events", "<p>Det som skrivs om.</p>", by=None)
    answer = client.get(url)
    assertContains(answer, "Kön till kulturskolan är borta.")
    assertContains(answer, "Börja med förra årets text")
    assertContains(
        answer, '<h2 class="visually-hidden">Förra året</h2>'
    )  # the text's own headings are of the next level
    assertNotContains(answer, "Det som skrivs om.")
    assertRedirects(client.post(url), f"{write}#text-events")
    assert text_of(report) == SAID
    reports.save_text(report, "events", "<p>Årets egna ord.</p>", by=None)
    assert told(client.post(url, follow=True)) == ["error"]
    assert text_of(report) == "<p>Årets egna ord.</p>"
    assertNotContains(client.get(url), "Börja med förra årets text")


def test_what_differs_is_marked_and_what_is_left_from_last_year_told(org, report, url, bo):
    decided(org.committee)
    client = build.client(bo)
    reports.save_text(report, "events", SAID, by=None)
    assertContains(client.get(url), "Texten är densamma som 2025, ord för ord.")
    reports.save_text(report, "events", SAID.replace("är borta", "är kort"), by=None)
    answer = client.get(url)
    assertContains(answer, "<del>")
    assertContains(answer, "Texten nämner 2025.")
    assertContains(answer, "<q>Biblioteket i Mariefred öppnade 2025.</q>")


def test_the_page_that_is_written_on_offers_it_and_begins_with_it_there(org, report, write, url, bo):
    decided(org.committee)
    client = build.client(bo)
    answer = client.get(write)
    assertContains(answer, f'hx-get="{url}"')
    assertContains(answer, 'name="begin" value="events"')
    assertRedirects(client.post(write, {"begin": "events"}), f"{write}#text-events")
    assert text_of(report) == SAID
    answer = client.get(write)
    assertContains(answer, "Texten är densamma som förra årets.")
    assertNotContains(answer, 'name="begin" value="events"')
    sent = {"begin": "events", "text-events-text": "<p>Skrivet nu.</p>", "text-events-version": "1"}
    assertContains(client.post(write, sent), "skrivs inte över", status_code=422)
    assert text_of(report) == "<p>Skrivet nu.</p>"


def test_another_kind_or_year_or_a_report_that_is_not_decided_is_not_last_year(org, report, url, write, bo):
    decided(org.committee, kind=RoundKind.INTERIM_1, year=2026)
    decided(org.committee, year=2024)
    begun = build_followup.report(build_followup.round_(year=2025), org.committee)
    reports.save_text(begun, "events", "<p>Aldrig beslutat.</p>", by=None)
    client = build.client(bo)
    answer = client.get(url)
    assertContains(answer, "Det finns ingen beslutad rapport för samma period förra året.")
    assertNotContains(answer, "Aldrig beslutat")
    assertNotContains(client.get(write), "Så skrev ni förra året")
    assert told(client.post(url, follow=True)) == ["error"]
    assert not report.texts.exists()


def test_what_the_unit_before_wrote_is_for_those_who_may_read_it(org):
    last = build_followup.report(build_followup.round_(year=2025), org.other_office)
    reports.save_text(last, "summary", "<p>Utbildningens egna ord.</p>", by=None)
    build_followup.submitted(last)
    UnitSuccession.objects.create(predecessor=org.other_office, successor=org.office, valid_from=last.round.period_to)
    now = build_followup.report(build_followup.round_(), org.office)
    url = reverse("followup:report_last_year", args=[now.pk, "summary"])
    chief, controller = build.user(Role.HEAD_OF_OFFICE, org.office), build.user(Role.CONTROLLER, org.group)
    assertNotContains(build.client(chief).get(url), "egna ord")
    assertContains(build.client(controller).get(url), "egna ord")


def test_only_who_reads_the_working_text_and_only_sections_that_are_written(
    org, report, url, bo, reader, eva_other_committee, anna
):
    decided(org.committee)
    for client in (reader, eva_other_committee):
        assert client.get(url).status_code == client.post(url).status_code == 404
    assert build.client(anna).get(url).status_code == 200
    assert build.client(anna).post(url).status_code == 403
    assert not report.texts.exists()
    client = build.client(bo)
    assert {client.get(url.replace("events", key)).status_code for key in ("goals", "nothing", "notes")} == {404}
    build_followup.decided(build_followup.submitted(report))
    assert reader.get(url).status_code == 403


def test_att_satser_begin_as_lines(org, bo):
    decided(org.committee, "godkänna rapporten\növerlämna rapporten", key="proposals")
    report = build_followup.report(build_followup.round_(), org.committee)
    url = reverse("followup:report_last_year", args=[report.pk, "proposals"])
    build.client(bo).post(url)
    assert text_of(report, "proposals") == "godkänna rapporten\növerlämna rapporten"


def test_of_a_goal_the_one_that_it_goes_on_from_is_told_and_begun_with(org, bo):
    (before,) = build_followup.goals(org.municipality, "I1", year=2025)
    last = build_followup.report(build_followup.round_(year=2025), org.committee)
    assessments.save(last, before, by=None, progress="FORWARD", text="<p>Vi bidrog 2025.</p>")
    build_followup.decided(build_followup.submitted(last))
    (goal,) = build_followup.goals(org.municipality, "D4", year=2026)
    NodeContinuation.objects.create(from_node=before, to_node=goal)
    report, client = build_followup.report(build_followup.round_(), org.committee), build.client(bo)
    write = reverse("followup:report_write", args=[report.pk])
    url = reverse("followup:report_last_year", args=[report.pk, f"goal-{goal.pk}"])
    assertContains(client.get(write), f'hx-get="{url}"')
    answer = client.get(url)
    assertContains(answer, "Vi bidrog 2025.")
    assertContains(answer, "Bedömning då: uppfyllt, framåt")
    assertRedirects(client.post(write, {"begin": f"goal-{goal.pk}"}), f"{write}#goal-{goal.pk}")
    assert Assessment.objects.get(report=report).text == "<p>Vi bidrog 2025.</p>"
    assertContains(client.get(url), "Texten är densamma som 2025, ord för ord.")
    assessments.save(report, goal, by=None, text="<p>Årets.</p>")
    assert told(client.post(url, follow=True)) == ["error"]
    assert client.get(url.replace(str(goal.pk), str(before.pk))).status_code == 404


def test_it_asks_as_much_of_a_long_text_as_of_a_short_one(org, report, url, bo, django_assert_max_num_queries):
    decided(org.committee, SAID * 40)
    reports.save_text(report, "events", f"{SAID * 40}<p>Nytt.</p>", by=None)
    client = build.client(bo)
    with django_assert_max_num_queries(22):
        client.get(url)
