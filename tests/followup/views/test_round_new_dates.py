"""Days of a round that are odd are asked about, and a period that the law knows no delårsrapport of is warned of."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from followup.enums import RoundKind
from followup.models import Report, ReportingRound
from tests import build_followup
from tests.answers import told
from tests.followup.views.test_rounds import NEW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"opens_on": "2026-12-01"}, "öppnar 2026-12-01, innan perioden börjar 2027-01-01"),
        ({"opens_on": "2027-02-01", "due_on": "2027-04-15"}, "lämnas 2027-04-15, innan perioden slutar 2027-04-30"),
    ],
)
def test_nothing_opens_before_its_period_or_is_due_before_its_end_unless_it_says_so(anna_controller, dates, sentence):
    where = reverse("followup:round_new")
    asked = anna_controller.post(where, NEW | dates)
    assertContains(asked, sentence, status_code=422)
    days = (NEW | dates)["period_from"], NEW["period_to"], (NEW | dates)["opens_on"], (NEW | dates)["due_on"]
    assertContains(anna_controller.post(where, NEW | dates | {"sure": "2027-01-01"}), sentence, status_code=422)
    anna_controller.post(where, NEW | dates | {"sure": " ".join(days)})
    made = ReportingRound.objects.get()
    assert made.is_early
    assertContains(anna_controller.get(made.get_absolute_url()), sentence)
    sent = {**NEW, **dates, "version": "1", "closes_on": "2027-06-30"}
    assertRedirects(anna_controller.post(reverse("followup:round_edit", args=[made.pk]), sent), made.get_absolute_url())


def test_a_round_is_not_opened_before_its_period_has_begun(anna_controller):
    round_ = build_followup.round_(RoundKind.INTERIM_1, 2027)
    answer = anna_controller.post(reverse("followup:round_open", args=[round_.pk]), follow=True)
    assertContains(answer, "Perioden börjar 2027-01-01.")
    assert not Report.objects.exists()


def test_a_dr2_shorter_than_half_the_year_is_warned_of_and_may_be_so(anna_controller):
    sent = NEW | {"kind": "INTERIM_2", "period_to": "2027-05-31", "opens_on": "2027-06-01", "due_on": "2027-06-26"}
    answer = anna_controller.post(reverse("followup:round_new"), sent, follow=True)
    assert told(answer) == ["success", "warning"]
    assertContains(answer, "Perioden är kortare än halva året.", count=2)
    mended = sent | {"period_to": "2027-08-31", "opens_on": "2027-09-01", "due_on": "2027-09-22", "version": "1"}
    where = reverse("followup:round_edit", args=[ReportingRound.objects.get().pk])
    assert told(anna_controller.post(where, mended, follow=True)) == ["success"]
