"""En utgåva del för del: whoever reads the edition reads each part at an address that lasts."""

import pytest
from lxml import html as lxml_html
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import ReportText
from organisation.enums import Outcome
from tests import build_followup
from tests.followup import given_accounts as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def annual(org):
    """Kommunens årsredovisning, decided in two parts and what comes last."""
    given.filled(org.municipality, 2019)
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2019), org.municipality)
    text = "<p>Ett nytt badhus öppnade, {se:income-statement}.</p>"
    ReportText.objects.create(report=report, key="events", text=text)
    build_followup.submitted(report)
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    build_followup.decided(report)
    return report


def url(report, key, number=1):
    return f"{report.get_absolute_url()}utgavor/{number}/delar/{key}/"


def test_the_report_leads_to_its_first_part_and_each_part_to_the_next(annual, reader):
    page = lxml_html.fromstring(reader.get(annual.get_absolute_url()).content)
    [first] = [link.get("href") for link in page.iter("a") if link.text == "Läs i webbläsaren, del för del"]
    seen, following = [], [first]
    while following:
        seen.append(following[0])
        answer = reader.get(following[0])
        assert answer.status_code == 200
        following = lxml_html.fromstring(answer.content).xpath("//a[@rel='next']/@href")
    assert {url(annual, "administration-report"), url(annual, "statements")} <= {*seen}
    assert len({*seen}) == len(seen)


def test_a_part_holds_its_chapters_and_leads_to_the_others(annual, reader):
    answer = reader.get(url(annual, "administration-report"))
    assertContains(answer, "Ett nytt badhus öppnade")
    assertContains(answer, f'href="{url(annual, "statements")}#kapitel-income-statement"')
    assertNotContains(answer, 'id="kapitel-income-statement"')
    assertContains(reader.get(url(annual, "statements")), 'id="kapitel-income-statement"')


def test_a_chapters_own_address_leads_to_the_part_that_it_stands_in(annual, reader):
    asked = reader.get(url(annual, "income-statement"))
    assertRedirects(asked, f"{url(annual, 'statements')}#kapitel-income-statement", fetch_redirect_response=False)


def test_what_is_not_there_is_not_found(annual, unit_report, reader):
    assert reader.get(url(annual, "finns-inte")).status_code == 404
    assert reader.get(url(annual, "statements", number=2)).status_code == 404
    build_followup.submitted(unit_report)
    assert reader.get(url(unit_report, "summary")).status_code == 404
    assert reader.post(url(annual, "statements")).status_code == 405


def test_a_short_report_is_not_offered_in_parts(board_report, reader):
    build_followup.submitted(board_report)
    build_followup.decided(board_report)
    assertNotContains(reader.get(board_report.get_absolute_url()), "del för del")
