"""Så gick det med pengarna: kommunens årsredovisning in everyday words, for whoever may read the text it is made of."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.rules.leaflet import GREETING
from followup.services import reports
from tests import build_followup

pytestmark = pytest.mark.django_db
WRITTEN = "?text=arbetstext"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)


def url(report, query="", form=""):
    return f"{report.get_absolute_url()}sa-gick-det/{form}{query}"


def decided(report):
    """The edition that kommunfullmäktige decided on, after kommunstyrelsen."""
    build_followup.decided(build_followup.submitted(report))
    return build_followup.decided(report)


def test_report_popular_shows_the_working_text_to_those_who_write_and_the_edition_to_all(
    report, anna_controller, reader
):
    assert url(report) == reverse("followup:report_popular", args=[report.pk])
    assertContains(anna_controller.get(url(report)), "Ur arbetstexten, som kan ändras")
    assert reader.get(url(report)).status_code == 404
    decided(report)
    page = reader.get(url(report))
    assertContains(page, f"Så gick det med pengarna {report.round.year}")
    assertContains(page, "Ur utgåva 1")
    assertContains(page, "Frågor som brukar komma")
    assert reader.get(url(report, "?utgava=2")).status_code == 404


def test_the_report_leads_to_it_and_back_to_the_same_text(report, anna_controller, reader):
    decided(report)
    assertContains(reader.get(report.get_absolute_url()), url(report, "?utgava=1"))
    assertContains(reader.get(url(report)), f'href="{report.get_absolute_url()}?utgava=1"')
    reports.reopen(report, by=None, comment="Fel.")
    assertContains(anna_controller.get(report.get_absolute_url()), url(report, WRITTEN))


def test_what_is_written_to_invanarna_stands_there_alone_while_it_is_written_and_when_it_is_decided(
    report, anna_controller, reader
):
    save = f"{report.get_absolute_url()}fyll-i/"
    version = {f"text-{GREETING}-version": "0"}
    too_long = anna_controller.post(save, version | {f"text-{GREETING}-text": f"<p>{'a' * 241}</p>"})
    assertContains(too_long, "Texten är 241 tecken. Högst 240 får plats.", status_code=422)
    anna_controller.post(save, version | {f"text-{GREETING}-text": "<p>Välkommen att läsa.</p>"})
    assertContains(anna_controller.get(url(report)), "Välkommen att läsa.")
    preview = reverse("followup:report_preview", args=[report.pk, GREETING])
    assertContains(anna_controller.get(preview), "Texten trycks inte i årsredovisningen.")
    decided(report)
    assertContains(reader.get(url(report)), "Välkommen att läsa.")
    assertNotContains(reader.get(report.get_absolute_url()), "Välkommen att läsa.")


def test_other_reports_are_not_told_so(org, anna_controller):
    annual, interim = build_followup.round_(RoundKind.ANNUAL, 2025), build_followup.round_()
    for other in (build_followup.report(annual, org.committee), build_followup.report(interim, org.municipality)):
        assert anna_controller.get(url(other)).status_code == 404
        assert anna_controller.get(url(other, form="docx/")).status_code == 404
        assertNotContains(anna_controller.get(other.get_absolute_url()), "sa-gick-det")
