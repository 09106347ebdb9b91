"""Översikt över verksamhetens utveckling in an årsredovisning: the years beside each other, as each ended."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from followup.documents.report import build as build_document
from followup.enums import RoundKind
from followup.models import ReportText
from followup.money.years import years_of
from followup.pages import hand_in
from styrmodell.lib.documents.accounts import NOT_STATED, Statement
from tests import build_followup
from tests.followup import given_accounts as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    """Kommunens årsredovisning 2019."""
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2019), org.municipality)


def values(statement, name):
    (row,) = [row for row in statement.rows if row.name == name]
    return [None if one.value is None else int(one.value / 1000) for one in row.values]


def test_the_years_stand_beside_each_other_the_newest_first(org, report):
    for year in (2017, 2018, 2019):
        given.filled(org.municipality, year, of=year)
    told = years_of(report)
    assert told.heading == "Tre år i sammandrag"
    assert [column.heading for column in told.columns] == ["2019", "2018", "2017"]
    assert values(told, "Skatteintäkter") == [257770, 251162, 243385]
    assert values(told, "Verksamhetens nettokostnader") == [-331295, -326492, -310539]
    assert told.note == "Räkenskaper saknas för 2015 och 2016."


def test_a_year_that_lacks_a_line_says_so_and_is_not_zero(org, report):
    given.filled(org.municipality, 2019)
    given.filled(org.municipality, 2017, of=2017)
    told = years_of(report)
    (assets,) = [row for row in told.rows if row.name == "Summa tillgångar"]
    assert assets.values[1] == NOT_STATED
    assert assets.values[0].value > Decimal(0)


def test_one_year_alone_is_no_development_and_then_the_writer_says_it(org, report, anna_controller, anna):
    given.filled(org.municipality, 2019)
    assert years_of(report) is None
    name = "Översikt över verksamhetens utveckling"
    page = anna_controller.get(f"{report.get_absolute_url()}fyll-i/")
    assertContains(page, "En tabell ritas när det finns räkenskaper för minst två år")
    assert name in {line.text for line in hand_in.build(report, anna).left}
    given.filled(org.municipality, 2018, of=2018)
    assert name not in {line.text for line in hand_in.build(report, anna).left}
    ReportText.objects.create(report=report, key="overview", text="<p>Resultatet ökar för tredje året.</p>")
    (chapter,) = [one for one in build_document(report).chapters if one.key == "overview"]
    assert isinstance(chapter.blocks[0], Statement)
    assert len(chapter.blocks) == 2


def test_a_delårsrapport_has_none(org):
    for year in (2018, 2019):
        given.filled(org.municipality, year, of=year)
    report = build_followup.report(build_followup.round_(RoundKind.INTERIM_2, 2019), org.municipality)
    assert "overview" not in {chapter.key for chapter in build_document(report).chapters}


def test_it_asks_as_much_however_many_years_there_are(org, report, django_assert_num_queries):
    for year in (2018, 2019):
        given.filled(org.municipality, year, of=year)
    with django_assert_num_queries(3):
        years_of(report)
    given.filled(org.municipality, 2017, of=2017)
    with django_assert_num_queries(3):
        years_of(report)
