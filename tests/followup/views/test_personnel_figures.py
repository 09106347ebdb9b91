"""A unit's people in a year, typed in a grid."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ReportStatus, RoundKind
from followup.models import PersonnelFigure
from tests import build_followup
from tests.answers import told
from tests.followup import given_personnel as given

pytestmark = pytest.mark.django_db


def url(unit, year=2025):
    return f"/ekonomi/personal/{unit.pk}/{year}/"


def decide(unit, year=2025, status=ReportStatus.HANDED_OVER):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, year), unit)
    type(report).objects.filter(pk=report.pk).update(status=status)
    return report


def test_figures_are_typed_and_the_few_are_told_to_be_withheld(org, bo_committee_secretary):
    given.told(org.committee, 2024, employees=40, men=0)
    page = bo_committee_secretary.get(url(org.committee))
    assertContains(page, '<td class="r">40</td>', html=True)
    typed = {"employees": "43", "women": "40", "men": "3", "sick_total": "5,6 %", "source": "Heroma"}
    answer = bo_committee_secretary.post(url(org.committee), typed, follow=True)
    assert told(answer) == ["success"]
    assertContains(answer, "4 uppgifter är sparade. Utan tal: 2.")
    assert given.stored(org.committee) == {
        "sick_total": "5,6", "employees": "43", "women": "visas inte", "men": "färre än 5",
    }  # fmt: skip
    assertContains(answer, "Källa: Heroma.")
    for value in ("färre än 5", "visas inte"):
        assertContains(answer, f'value="{value}"', count=1)


def test_a_form_that_lacks_a_field_says_nothing_of_it(org, bo_committee_secretary):
    given.told(org.committee, employees=43)
    answer = bo_committee_secretary.post(url(org.committee), {"men": "20"}, follow=True)
    assertContains(answer, "En uppgift är sparad.")
    assert given.stored(org.committee) == {"employees": "43", "men": "20"}


def test_what_cannot_be_read_is_explained_and_nothing_is_saved(org, bo_committee_secretary):
    answer = bo_committee_secretary.post(url(org.committee), {"employees": "fyrtio", "sick_total": "101", "men": "9"})
    assertContains(answer, 'value="fyrtio"', status_code=422)
    assertContains(answer, "Sjukfrånvaro, totalt är högst 100 procent.", status_code=422)
    assert not PersonnelFigure.objects.exists()


def test_a_stale_save_shows_both_and_the_next_goes_through(org, bo_committee_secretary, anna_controller):
    given.told(org.committee, employees=43)
    anna_controller.post(url(org.committee), {"employees": "44", "seen-employees": "1"})
    answer = bo_committee_secretary.post(url(org.committee), {"employees": "45", "seen-employees": "1"})
    for text in ("<p>44</p>", "<p>45</p>"):
        assertContains(answer, text, status_code=409, html=True)
    bo_committee_secretary.post(url(org.committee), {"employees": "45", "seen-employees": "2"})
    assert given.stored(org.committee) == {"employees": "45"}


def test_what_does_not_come_to_everybody_and_what_nobody_has_counted_is_told(org, bo_committee_secretary):
    given.told(org.committee, employees=43, women=40, men=5, sick_young=6)
    page = bo_committee_secretary.get(url(org.committee))
    assertContains(page, "Kvinnor och män är tillsammans 45, men totalt är 43 anställda.")
    assertContains(page, "Antalet saknas för Anställda, 29 år och yngre: då syns det inte om gruppen är färre än fem.")


def test_kommunens_page_tells_what_namnderna_come_to(org, anna_controller):
    for board in (org.council, org.executive_board, org.committee, org.other_committee):
        given.told(board, employees=10)
    assertContains(anna_controller.get(url(org.municipality)), "Nämnderna tillsammans: 40")


def test_what_is_handed_in_is_shown_without_fields_and_says_why(org, bo_committee_secretary):
    given.told(org.committee, employees=43)
    decide(org.committee, status=ReportStatus.SUBMITTED)
    page = bo_committee_secretary.get(url(org.committee))
    assertContains(page, "är inlämnade i årsrapport 2025 och ändras inte.")
    assertNotContains(page, 'name="employees"')
    answer = bo_committee_secretary.post(url(org.committee), {"employees": "44", "seen-employees": "1"})
    assertContains(answer, "och ändras inte", status_code=422)
    assertContains(answer, 'value="44"', status_code=422)


def test_who_reads_what_is_decided_reads_its_years_alone(org, reader, eva_other_committee):
    given.told(org.committee, employees=43, women=40, men=3)
    given.told(org.committee, 2024, employees=4321)
    assert reader.get(url(org.committee)).status_code == 404
    decide(org.committee)
    page = reader.get(url(org.committee))
    assertContains(page, "färre än 5")
    assertNotContains(page, "4\N{NO-BREAK SPACE}321")
    assert reader.post(url(org.committee), {"employees": "1"}).status_code == 403
    assert eva_other_committee.post(url(org.committee), {"employees": "1"}).status_code == 403
    assert reader.get(url(org.committee, 2024)).status_code == 404


def test_an_empty_year_and_a_year_that_cannot_be(org, anna_controller, cilla_head_of_office):
    assertContains(cilla_head_of_office.get(url(org.committee)), "Inget är ifyllt för året")
    assert anna_controller.get(url(org.committee, 2009)).status_code == 404
    assert anna_controller.get(url(org.committee, 2027)).status_code == 404
    assert anna_controller.get(url(org.office)).status_code == 404
    assert anna_controller.delete(url(org.committee)).status_code == 405
