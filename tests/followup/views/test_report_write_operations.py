"""Fyll i rapporten where the unit has very many verksamheter: a part of them is shown, and any may be written."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import DeviationKind
from followup.forms.operation_field import words_of
from followup.models import Deviation, OperatingAmount
from followup.services import deviations
from organisation.models import Operation
from styrmodell.lib.swedish import NBSP
from tests import html_forms
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


@pytest.fixture
def many_operations(org, board_report):
    """Sixty verksamheter of the nämnd, the last deviating most, and one below it with a code that is taken."""
    made = ledgers.operations(org.committee, {f"M-{number:02}": f"Verksamhet {number}" for number in range(60)})
    until = board_report.round.period_to
    for number, operation in enumerate(made.values()):
        OperatingAmount.objects.create(
            operation=operation, year=until.year, month=until.month, outcome=-1000 * number, budget=0
        )
    return made | {"below": ledgers.operations(org.office, {"M-07": "Arkiv"})["M-07"]}


def test_of_many_verksamheter_those_that_deviate_most_are_shown_and_suggested(
    bo_committee_secretary, board_report, many_operations
):
    page = bo_committee_secretary.get(write_url(board_report))
    assertContains(page, "Här står de 50 verksamheter som avviker mest.")
    assertContains(page, '<option value="M-59 Verksamhet 59, Kulturnämnden">')
    assertNotContains(page, "Verksamhet 5<")
    assertContains(page, f"−1{NBSP}770")  # the sum is of them all
    assertNotContains(page, '<select name="deviation-new-operation"')
    assertContains(bo_committee_secretary.get(board_report.get_absolute_url()), "Verksamhet 5<")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("M-05", "M-05"),
        ("verksamhet 5", "M-05"),
        ("M-05 Verksamhet 5, Kulturnämnden", "M-05"),
        ("M-07 Verksamhet 7, Kulturnämnden", "M-07"),
        ("arkiv", "below"),
    ],
)
def test_one_of_many_verksamheter_is_written_with_its_code_or_its_name(
    bo_committee_secretary, board_report, many_operations, written, code
):
    new = {"title": "Dyrt", "kind": "ECONOMY", "version": "0", "operation": written}
    bo_committee_secretary.post(write_url(board_report), {f"deviation-new-{key}": value for key, value in new.items()})
    row = Deviation.objects.get()
    assert row.operation == many_operations[code]
    assertContains(bo_committee_secretary.get(write_url(board_report)), f'value="{words_of(row.operation)}"')


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("M-99", "Ingen verksamhet heter så."),
        ("M-07", "”M-07 Arkiv, Kulturkontoret”"),
    ],
)
def test_a_verksamhet_that_cannot_be_told_is_asked_for_again(
    bo_committee_secretary, board_report, many_operations, written, why
):
    new = {"title": "Dyrt", "kind": "ECONOMY", "version": "0", "operation": written}
    sent = {f"deviation-new-{key}": value for key, value in new.items()}
    assertContains(bo_committee_secretary.post(write_url(board_report), sent), why, status_code=422)
    assert not Deviation.objects.exists()


@pytest.mark.parametrize("count", [2, 60])
def test_a_deviation_keeps_the_verksamhet_that_has_ended_since(org, bo_committee_secretary, board_report, count):
    made = ledgers.operations(org.committee, {f"M-{number:02}": f"Verksamhet {number}" for number in range(count)})
    ended = made["M-01"]
    deviations.add(board_report, by=None, kind=DeviationKind.ECONOMY, title="Dyrt", operation=ended)
    Operation.objects.filter(pk=ended.pk).update(valid_to=board_report.round.period_from)
    page = bo_committee_secretary.get(write_url(board_report))
    forms = html_forms.forms_of(page.content.decode(), write_url(board_report))
    sent = next(form.data() for form in forms if len(form.fields) > 2)
    assert bo_committee_secretary.post(write_url(board_report), sent).status_code == 302
    row = Deviation.objects.get()
    assert (row.operation, row.version) == (ended, 1)
