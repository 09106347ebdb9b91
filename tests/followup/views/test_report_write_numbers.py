"""Fyll i rapporten: the numbers that a text may point at are listed, and told as they are read."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from followup.models import OperatingAmount, ReportText
from followup.services import assessments, key_figure_values, reports
from organisation.models import Operation
from planning.models import KeyFigure, PlanNode
from tests import build

pytestmark = pytest.mark.django_db

DRAWN = "Så läses texten med dagens tal"


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def row(sign, name, words):
    return (
        f'<tr data-living-number="{sign}"><th scope="row">{name}</th><td data-label="I dag">{words}</td>'
        f'<td data-label="Skriv"><code>{sign}</code></td></tr>'
    )


@pytest.fixture
def figure(unit_report):
    found = KeyFigure.objects.get(name="Besök 1")
    KeyFigure.objects.filter(pk=found.pk).update(decimals=2)
    period = (unit_report.round.period_from, unit_report.round.period_to)
    key_figure_values.record(found, unit_report.unit, period, by=None, value=Decimal("4.6"))
    return found


def test_the_units_own_are_listed_with_what_to_write(david_unit_manager, unit_report, figure):
    build.key_figure("Andras nyckeltal")
    page = david_unit_manager.get(write_url(unit_report))
    html = page.content.decode()
    assertInHTML(row(f"{{nyckeltal:{figure.pk}}}", "Besök 1", "4,60&nbsp;procent"), html)
    other = KeyFigure.objects.get(name="Besök 2")
    assertInHTML(row(f"{{nyckeltal:{other.pk}}}", "Besök 2", "(värde saknas)"), html)
    assertNotContains(page, "Andras nyckeltal")


def test_a_nämnd_chooses_from_its_account(bo_committee_secretary, board_report):
    operation = Operation.objects.create(
        unit=board_report.unit, code="KN-30", name="Bibliotek", valid_from=date(2020, 1, 1)
    )
    until = board_report.round.period_to
    OperatingAmount.objects.create(operation=operation, year=until.year, month=until.month, outcome=-40_871_000)
    html = bo_committee_secretary.get(write_url(board_report)).content.decode()
    assertInHTML(row("{utfall}", "Utfall januari–augusti 2026", "−40,9&nbsp;mkr"), html)
    assertInHTML(row("{prognos}", "Prognos för helåret", "(värde saknas)"), html)


def test_the_field_keeps_the_sign_and_what_is_read_stands_below(david_unit_manager, unit_report, figure):
    url, sign = write_url(unit_report), f"{{nyckeltal:{figure.pk}}}"
    assertNotContains(david_unit_manager.get(url), DRAWN)
    david_unit_manager.post(url, {"text-summary-text": f"Vi hade {sign}.", "text-summary-version": "0"})
    assert ReportText.objects.get(report=unit_report).text == f"<p>Vi hade {sign}.</p>"
    page = david_unit_manager.get(url)
    assertContains(page, f"&lt;p&gt;Vi hade {sign}.&lt;/p&gt;")
    assertContains(page, DRAWN, count=1)
    assertContains(page, "<p>Vi hade 4,60&nbsp;procent.</p>")
    document = david_unit_manager.get(unit_report.get_absolute_url())
    assertContains(document, "Vi hade 4,60")
    assertNotContains(document, sign)


def test_what_differs_is_told_where_it_is_written_as_soon_as_it_is_saved(david_unit_manager, unit_report, figure):
    url = write_url(unit_report)
    answers = {"text-summary-text": "Besök 1 är 5,2.", "text-summary-version": "0"}
    page = david_unit_manager.post(url, answers, follow=True)
    assertContains(page, 'href="#text-summary">texten')
    assertContains(page, f'href="#figure-{figure.pk}">tabellen 4,60</a>')
    page = david_unit_manager.post(
        url, answers | {"text-summary-text": "Besök 1 är 4,6.", "text-summary-version": "1"}, follow=True
    )
    assertNotContains(page, 'href="#text-summary">texten')


def test_a_goals_text_is_told_too(bo_committee_secretary, board_report):
    goal = PlanNode.objects.get(code="I1")
    assessments.save(board_report, goal, by=None, text="<p>Utfallet: {utfall}</p>")
    assertContains(bo_committee_secretary.get(write_url(board_report)), "<p>Utfallet: (värde saknas)</p>")


def test_what_a_number_is_called_and_measured_in_is_never_markup(david_unit_manager, unit_report, figure):
    bad = "<img src=x onerror=alert(1)>"
    KeyFigure.objects.filter(pk=figure.pk).update(name=bad, unit_of_measure='"><script>alert(1)</script>')
    reports.save_text(unit_report, "summary", f"<p>{{nyckeltal:{figure.pk}}}</p>", by=None)
    for url in (write_url(unit_report), unit_report.get_absolute_url()):
        page = david_unit_manager.get(url)
        assertNotContains(page, "<script>alert")
        assertNotContains(page, "<img src=x")


def test_another_units_figure_is_drawn_as_missing_whoever_names_it(org, bo_committee_secretary, board_report):
    foreign = build.key_figure("Elever")
    period = (board_report.round.period_from, board_report.round.period_to)
    key_figure_values.record(foreign, org.other_committee, period, by=None, value=Decimal(4711))
    reports.save_text(board_report, "summary", f"<p>Hos oss {{nyckeltal:{foreign.pk}}}.</p>", by=None)
    for url in (write_url(board_report), board_report.get_absolute_url()):
        page = bo_committee_secretary.get(url)
        assertContains(page, "Hos oss (värde saknas).")
        assertNotContains(page, "4711")
