"""Uppföljningstillfällen: who sees what, and who sets the dates."""

from datetime import date

import pytest
from django.db.models.signals import post_init
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import Report, ReportingRound
from followup.services import reports, rounds
from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.answers import told

pytestmark = pytest.mark.django_db

NEW = {
    "kind": "INTERIM_1",
    "year": "2027",
    "period_from": "2027-01-01",
    "period_to": "2027-04-30",
    "opens_on": "2027-05-01",
    "due_on": "2027-05-26",
    "closes_on": "",
    "reporter_kinds": ["MUNICIPALITY", "COMMITTEE"],
}


def test_round_list_says_what_to_do_first(anna_controller, reader):
    assertContains(anna_controller.get(reverse("followup:round_list")), "Lägg upp det första")
    assertContains(reader.get(reverse("followup:round_list")), "En controller lägger upp dem")


def test_round_list_is_searched_and_filtered(anna_controller):
    build_followup.round_()
    build_followup.round_(RoundKind.ANNUAL, 2025)
    page = anna_controller.get(reverse("followup:round_list"), {"ar": "2025"})
    assertContains(page, "Årsredovisning 2025")
    assertNotContains(page, "Delårsrapport 2 2026</a>")
    assertContains(anna_controller.get(reverse("followup:round_list"), {"q": "finns inte"}), "Inget tillfälle passar")


@pytest.mark.parametrize(
    "query", [{"ar": "x"}, {"ar": "99999999999"}, {"slag": "HITTEPÅ"}, {"page": "-3"}, {"q": "\x00"}, {"q": "x" * 500}]
)
def test_round_list_survives_strange_searches(anna_controller, query):
    build_followup.round_()
    assert anna_controller.get(reverse("followup:round_list"), query).status_code == 200


def test_round_new_proposes_the_round_that_follows(anna_controller):
    build_followup.round_()
    page = anna_controller.get(reverse("followup:round_new"))
    assertContains(page, 'value="2026-12-31"')
    assertContains(anna_controller.get(reverse("followup:round_new"), {"slag": "INTERIM_1"}), 'value="2026-04-30"')
    assert anna_controller.get(reverse("followup:round_new"), {"slag": "HITTEPÅ"}).status_code == 200


def test_round_new_is_made_by_the_controller(anna_controller, reader):
    response = anna_controller.post(reverse("followup:round_new"), NEW)
    made = ReportingRound.objects.get()
    assertRedirects(response, made.get_absolute_url())
    assert (made.code, made.due_on, made.reporter_kinds) == (
        "2027-DR1",
        date(2027, 5, 26),
        ["MUNICIPALITY", "COMMITTEE"],
    )
    assert not Report.objects.exists(), "it opens next year"
    assert reader.post(reverse("followup:round_new"), NEW).status_code == 403


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("period_to", "2026-04-30", "Perioden måste sluta efter"),
        ("due_on", "2027-04-01", "innan uppföljningen öppnar"),
        ("closes_on", "2027-05-02", "stänga tidigast"),
        ("year", "tjugo", "heltal"),
        ("period_from", "1 januari", "Skriv datumet som"),
        ("reporter_kinds", [], "måste fyllas i"),
        ("reporter_kinds", ["GROUP"], "giltigt alternativ"),
        ("kind", "", "måste fyllas i"),
    ],
)
def test_round_new_explains_bad_input(anna_controller, field, value, sentence):
    assertContains(anna_controller.post(reverse("followup:round_new"), NEW | {field: value}), sentence, status_code=422)
    assert not ReportingRound.objects.exists()


def test_there_is_one_round_of_a_kind_a_year(anna_controller):
    anna_controller.post(reverse("followup:round_new"), NEW)
    again = anna_controller.post(reverse("followup:round_new"), NEW | {"period_to": "2027-03-31"})
    assertContains(again, "Delårsrapport 1 2027 finns redan", status_code=422)


def test_round_edit_moves_the_dates_and_shows_both_when_somebody_was_first(anna_controller):
    round_ = build_followup.round_()
    sent = {
        **NEW,
        "period_from": "2026-01-01",
        "period_to": "2026-08-31",
        "opens_on": "2026-09-01",
        "due_on": "2026-11-30",
    }
    where = reverse("followup:round_edit", args=[round_.pk])
    assertRedirects(anna_controller.post(where, sent | {"version": "1"}), round_.get_absolute_url())
    round_.refresh_from_db()
    assert round_.due_on == date(2026, 11, 30)
    late = anna_controller.post(where, sent | {"version": "1", "due_on": "2026-12-01"})
    assertContains(late, "2026-11-30", status_code=409)
    assertContains(late, "2026-12-01", status_code=409)


def test_opening_gives_every_reporting_unit_a_report_and_does_so_again_for_new_units(org, anna_controller):
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    where = reverse("followup:round_open", args=[round_.pk])
    assertRedirects(anna_controller.post(where), round_.get_absolute_url())
    assert {report.unit for report in round_.reports.all()} == {org.committee, org.other_committee}
    build.unit(OrgUnitKind.COMMITTEE, "Socialnämnden", org.municipality)
    assertContains(anna_controller.get(round_.get_absolute_url()), "1 enhet som ska rapportera saknar")
    anna_controller.post(where)
    anna_controller.post(where)
    assert round_.reports.count() == 3


def test_round_detail_shows_who_has_handed_in(org, anna_controller):
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    rounds.open_round(round_, by=None)
    build_followup.submitted(round_.reports.select_related("unit", "round").get(unit=org.committee))
    page = anna_controller.get(round_.get_absolute_url())
    assertContains(page, "1 av 2 rapporter är lämnade.")
    assertContains(page, "Ej påbörjad <b")
    filtered = anna_controller.get(round_.get_absolute_url(), {"lage": "NOT_STARTED"})
    assertContains(filtered, "Barn- och utbildningsnämnden</a>")
    assertNotContains(filtered, "Kulturnämnden</a>")
    assertContains(anna_controller.get(round_.get_absolute_url(), {"q": "finns inte"}), "Ingen rapport passar valet")


def test_round_detail_shows_readers_only_what_is_decided(org, reader):
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    rounds.open_round(round_, by=None)
    assertContains(reader.get(round_.get_absolute_url()), "Inga rapporter att visa än")
    report = round_.reports.select_related("unit", "round").get(unit=org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    page = reader.get(round_.get_absolute_url())
    assertContains(page, "Kulturnämnden</a>")
    assertNotContains(page, "Barn- och utbildningsnämnden</a>")


def test_closing_waits_until_the_reports_are_due(org, anna_controller, reader):
    round_ = build_followup.round_()
    where = reverse("followup:round_close", args=[round_.pk])
    assert told(anna_controller.post(where, follow=True)) == ["error"]
    rounds.edit(round_, by=None, due_on=date(2026, 9, 30))
    assert told(anna_controller.post(where, follow=True)) == ["success"]
    assert reader.post(where).status_code == 403
    assert anna_controller.get(where).status_code == 405


def test_started_report_is_told_apart_from_one_that_is_not(org, anna_controller):
    report = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(report, "summary", "<p>Nu.</p>", by=None)
    assertContains(anna_controller.get(report.round.get_absolute_url()), "Pågår")


def test_round_list_asks_equally_often_for_one_and_many(org, anna_controller, django_assert_max_num_queries):
    counted = []
    for kind, year in ((RoundKind.INTERIM_2, 2026), *((RoundKind.ANNUAL, year) for year in range(2010, 2020))):
        round_ = build_followup.round_(kind, year, due_on=date(year + 1, 12, 31))
        if kind == RoundKind.INTERIM_2 or year == 2019:
            rounds.open_round(round_, by=None)
            anna_controller.get(reverse("followup:round_list"))
            with django_assert_max_num_queries(20) as queries:
                anna_controller.get(reverse("followup:round_list"))
            counted.append(len(queries))
    assert counted[0] == counted[1]


def test_round_of_the_same_period_is_refused_by_the_service():
    build_followup.round_(RoundKind.MONTHLY)
    with pytest.raises(DomainError, match="finns redan"):
        build_followup.round_(RoundKind.MONTHLY)


def test_a_round_that_somebody_else_added_a_moment_ago_is_refused_in_words(monkeypatch):
    build_followup.round_()
    monkeypatch.setattr(rounds, "_refuse_impossible", lambda _: None)  # it was free when asked
    with pytest.raises(DomainError, match="finns redan"):
        build_followup.round_()
    assert ReportingRound.objects.count() == 1


@pytest.mark.parametrize(
    "sent", [{"year": "2026"}, {"kind": "MONTHLY", "year": "2028"}, {"period_to": "2028-01-31", "due_on": "2028-03-01"}]
)
def test_a_round_ends_in_its_own_year(anna_controller, sent):
    answer = anna_controller.post(reverse("followup:round_new"), NEW | sent)
    assertContains(answer, "Perioden måste sluta 20", status_code=422)
    assert not ReportingRound.objects.exists()


def test_there_is_one_monthly_report_a_month():
    build_followup.round_(RoundKind.MONTHLY)
    with pytest.raises(DomainError, match="Månadsrapport oktober 2026 finns redan"):
        build_followup.round_(RoundKind.MONTHLY, period_to=date(2026, 10, 30), opens_on=date(2026, 11, 1))


def test_a_period_that_somebody_else_took_a_moment_ago_is_refused_in_words(monkeypatch):
    taken = build_followup.round_(RoundKind.MONTHLY)
    other = build_followup.round_(RoundKind.MONTHLY, period_to=date(2026, 9, 30), opens_on=date(2026, 10, 1))
    monkeypatch.setattr(rounds, "_refuse_impossible", lambda _: None)  # it was free when asked
    with pytest.raises(DomainError, match="finns redan"):
        rounds.edit(other, by=None, period_to=taken.period_to)


def test_closing_again_does_not_open_the_round_for_a_day(anna_controller):
    round_ = build_followup.round_(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    where = reverse("followup:round_close", args=[round_.pk])
    assertContains(anna_controller.post(where, follow=True), "stängde redan 2026-10-31")
    round_.refresh_from_db()
    assert round_.closes_on == date(2026, 10, 31)


def test_how_many_units_got_their_report_is_said_in_words(org, anna_controller):
    round_ = build_followup.round_(reporter_kinds=["MUNICIPALITY"])
    where = reverse("followup:round_open", args=[round_.pk])
    assertContains(anna_controller.post(where, follow=True), "En enhet har fått sin rapport.")
    rounds.edit(round_, by=None, reporter_kinds=["MUNICIPALITY", "COMMITTEE"])
    assertContains(anna_controller.post(where, follow=True), "Två enheter har fått sin rapport.")


def test_a_conflict_about_a_round_is_shown_in_words(anna_controller):
    round_ = build_followup.round_(reporter_kinds=["MUNICIPALITY", "COMMITTEE"])
    sent = {
        "period_from": "2026-01-01",
        "period_to": "2026-08-31",
        "opens_on": "2026-08-31",
        "due_on": "2026-12-31",
        "closes_on": "",
        "reporter_kinds": ["COMMITTEE", "COMPANY"],
        "version": "0",
    }
    page = anna_controller.post(reverse("followup:round_edit", args=[round_.pk]), sent)
    assertContains(page, "Nämnd och Bolag", status_code=409)
    assertContains(page, "Kommun och Nämnd", status_code=409)
    assertNotContains(page, "[&#x27;", status_code=409)


@pytest.mark.parametrize(
    "dates", [{"due_on": date(2026, 9, 30), "closes_on": date(2026, 10, 31)}, {"opens_on": date(2026, 11, 24)}]
)
def test_nobody_is_asked_to_fill_in_what_cannot_be_written(org, dates):
    round_ = build_followup.round_(**dates)
    report = build_followup.report(round_, org.committee)
    bo = build.client(build.user(Role.SECRETARY, org.committee))
    for address in (reverse("followup:round_list"), round_.get_absolute_url(), report.get_absolute_url()):
        assertNotContains(bo.get(address), "Fyll i")
    answer = bo.get(reverse("followup:report_write", args=[report.pk]), follow=True)
    assertRedirects(answer, report.get_absolute_url())
    assertContains(answer, "Uppföljningen stängde 2026-10-31" if "closes_on" in dates else "Uppföljningen öppnar")


def test_the_list_does_not_load_the_reports_that_it_counts(org, anna_controller):
    group = org.group
    units = OrgUnit.objects.bulk_create(
        OrgUnit(
            kind=OrgUnitKind.UNIT, name=f"Enhet {number}", parent=group, tree_id=group.tree_id, lft=2, rght=3, level=1
        )
        for number in range(200)
    )
    in_round = build_followup.round_(RoundKind.INTERIM_1)
    Report.objects.bulk_create(Report(round=in_round, unit=unit) for unit in units)
    loaded = []
    post_init.connect(count := lambda instance, **_: loaded.append(instance.pk), sender=Report)
    try:
        response = anna_controller.get("/uppfoljning/")
    finally:
        post_init.disconnect(count, sender=Report)
    line = response.context["page"].object_list[0]
    assert (line.total, line.handed_in, loaded) == (200, 0, [])
