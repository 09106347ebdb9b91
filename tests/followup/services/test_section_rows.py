"""Rader bredvid ett avsnitts text: added, changed and taken away one at a time, and begun with as last year's."""

from datetime import date

import pytest

from followup.enums import RoundKind, RowKind
from followup.models import FrozenSectionRow, Report, SectionRow, SectionRule
from followup.services import section_rows
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup

pytestmark = pytest.mark.django_db

RISK = {
    "title": "Taket läcker",
    "probability": 2,
    "consequence": 3,
    "handling": "Taket läggs om",
    "responsible": "Chefen",
}


def annual(unit, year=2024):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, year), unit)


@pytest.fixture
def report(org):
    return annual(org.committee)


def event(report, day, title="Skolan invigdes", **more):
    return section_rows.add(report, RowKind.EVENT, by=None, title=title, day=day, **more)


def test_rows_are_kept_with_history_and_begin_the_report(report, bo):
    row = section_rows.add(report, RowKind.RISK, by=bo, **RISK)
    section_rows.edit(row, by=bo, version=1, title="Taket rasar")
    section_rows.remove(SectionRow.objects.get(), by=bo, version=2)
    assert not SectionRow.objects.exists()
    told = SectionRow.history.order_by("history_id").values_list("history_type", "title", "history_user")
    assert list(told) == [("+", "Taket läcker", bo.pk), ("~", "Taket rasar", bo.pk), ("-", "Taket rasar", bo.pk)]
    assert Report.objects.get(pk=report.pk).started_at


def test_events_stand_as_they_happened_and_risks_the_highest_first(report):
    event(report, date(2024, 9, 2), "B")
    event(report, date(2024, 3, 1), "A", is_whole_month=True)
    for title, probability in (("låg", 1), ("hög", 4), ("inte bedömd", None)):
        section_rows.add(report, RowKind.RISK, by=None, title=title, probability=probability, consequence=probability)
    rows = [row.title for row in SectionRow.objects.filter(kind=RowKind.EVENT).in_order()]
    risks = [row.title for row in SectionRow.objects.filter(kind=RowKind.RISK).in_order()]
    assert (rows, risks) == (["A", "B"], ["hög", "låg", "inte bedömd"])


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (RowKind.EVENT, {"title": " ", "day": date(2024, 3, 1)}, "Skriv vad som hände."),
        (RowKind.EVENT, {"title": "A", "day": None}, "Skriv när det hände."),
        (RowKind.EVENT, {"title": "A", "day": date(2023, 12, 31)}, "före 2024-01-01"),
        (RowKind.EVENT, {"title": "A", "day": date(2026, 2, 1)}, "mer än ett år efter 2024-12-31"),
        (RowKind.RISK, {"title": "\u200b"}, "Skriv vad risken är."),
        (RowKind.RISK, {"title": "A", "probability": 5}, "Välj ett av stegen."),
        (RowKind.CONTROL, {"title": ""}, "Skriv vad som har granskats."),
        (RowKind.CONTROL, {"title": "A", "finding": "OJ"}, "Välj ett av stegen."),
    ],
)
def test_a_row_that_lacks_what_it_needs_is_refused(report, kind, fields, words):
    with pytest.raises(DomainError, match=words):
        section_rows.add(report, kind, by=None, **fields)
    assert not SectionRow.objects.exists()


def test_a_report_that_is_not_asked_or_not_open_takes_no_rows(org, report):
    of_office = build_followup.report(build_followup.round_(RoundKind.INTERIM_2, 2024), org.office)
    with pytest.raises(DomainError, match="inget sådant avsnitt"):
        section_rows.add(of_office, RowKind.RISK, by=None, **RISK)
    row = section_rows.add(report, RowKind.RISK, by=None, **RISK)
    build_followup.submitted(report)
    for act in (
        lambda: section_rows.add(report, RowKind.RISK, by=None, **RISK),
        lambda: section_rows.edit(row, by=None, title="Annat"),
        lambda: section_rows.remove(row, by=None),
    ):
        with pytest.raises(DomainError, match="kan inte ändras"):
            act()


def test_nobody_changes_or_takes_away_what_they_have_not_seen(report):
    row = section_rows.add(report, RowKind.RISK, by=None, **RISK)
    section_rows.edit(row, by=None, version=1, handling="Annat")
    with pytest.raises(StaleEdit):
        section_rows.edit(row, by=None, version=1, handling="Ett tredje")
    with pytest.raises(StaleEdit):
        section_rows.remove(row, by=None, version=1)
    section_rows.remove(row, by=None, version=2)
    with pytest.raises(DomainError, match="tagits bort"):
        section_rows.edit(row, by=None, version=2, title="Borta")


def test_a_number_is_never_given_anew(org, report):
    first = section_rows.add(report, RowKind.RISK, by=None, **RISK)
    section_rows.remove(first, by=None)
    assert section_rows.add(report, RowKind.RISK, by=None, **RISK).number == 2
    assert section_rows.add(report, RowKind.CONTROL, by=None, title="Attest").number == 1
    assert section_rows.add(annual(org.committee, 2025), RowKind.RISK, by=None, **RISK).number == 3


def test_last_years_are_begun_with_under_their_numbers_and_nothing_is_taken_twice(org, report, bo):
    section_rows.add(
        report, RowKind.CONTROL, by=None, title="Attest", finding="FLAW", handling="Ny rutin", responsible="E"
    )
    section_rows.add(report, RowKind.RISK, by=None, **RISK)
    event(report, date(2024, 3, 1))
    edition = build_followup.decided(build_followup.submitted(report))
    frozen = list(FrozenSectionRow.objects.of(edition.content))
    now = annual(org.committee, 2025)
    [risk] = section_rows.begin_with(now, RowKind.RISK, frozen, by=bo)
    assert {name: getattr(risk, name) for name in RISK} == RISK
    [control] = section_rows.begin_with(now, RowKind.CONTROL, frozen, by=bo)
    assert (control.title, control.responsible, control.finding, control.handling) == ("Attest", "E", "", "")
    for kind in RowKind:
        with pytest.raises(DomainError, match="inget att ta med"):
            section_rows.begin_with(now, kind, frozen, by=bo)
    assert SectionRow.objects.filter(report=now).count() == 2


def test_what_a_report_is_no_longer_asked_for_is_not_frozen(report):
    section_rows.add(report, RowKind.RISK, by=None, **RISK)
    SectionRule.objects.filter(section__key="circumstances").update(extent="NONE", least="NONE", ground="J")
    edition = build_followup.decided(build_followup.submitted(report))
    assert not FrozenSectionRow.objects.of(edition.content).exists()
