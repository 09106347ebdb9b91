"""Ta bort tillfället: while nothing is handed in, and nobody's words are lost."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import ColumnKind, MoneyUnit
from followup.models import InvestmentForecast, Report, ReportingRound
from followup.rules.accounts.told import said
from followup.services import assessments, deviations, reports, rounds
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.enums import Role
from tests import build, build_followup
from tests.followup import given_investments

pytestmark = pytest.mark.django_db


def test_a_round_set_up_wrongly_is_removed_while_nothing_is_handed_in(org, anna_controller, reader):
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    rounds.open_round(round_, by=None)
    where = reverse("followup:round_remove", args=[round_.pk])
    assertContains(anna_controller.get(round_.get_absolute_url()), where)
    assertNotContains(anna_controller.get(where), "det här är skrivet")
    assert reader.post(where).status_code == 403
    assertRedirects(anna_controller.post(where), reverse("followup:round_list"))
    assert not ReportingRound.objects.exists()
    assert build_followup.round_().pk, "it can be set up again"


def test_a_round_in_which_something_is_handed_in_stays(org, anna_controller):
    report = build_followup.submitted(build_followup.report(build_followup.round_(), org.committee))
    reports.return_for_changes(report, by=None, comment="Skriv mer.")
    where = reverse("followup:round_remove", args=[report.round_id])
    assertNotContains(anna_controller.get(report.round.get_absolute_url()), where)
    for answer in (anna_controller.get(where, follow=True), anna_controller.post(where, follow=True)):
        assertContains(answer, "Kulturnämnden har lämnat in sin rapport.")
    assert ReportingRound.objects.exists()


def test_what_was_written_in_a_round_that_is_removed_stays_with_those_who_wrote_it(org, anna_controller):
    build_followup.goals(org.municipality, "I1")
    report = build_followup.report(build_followup.round_(), org.committee)
    bo, eva = build.user(Role.SECRETARY, org.committee, "bo"), build.user(Role.SECRETARY, org.committee, "eva")
    reports.save_text(report, "summary", "<p>Ett gott år.</p>", by=bo)
    goal = org.municipality.plans.get().nodes.get(kind="GOAL")
    assessments.save(report, goal, by=eva, attainment="MET", text="<p>Fler besökare.</p>")
    deviation = deviations.add(report, by=eva, kind="OTHER", title="Brist på lokaler", cause="Branden.")
    deviations.add_action(deviation, by=eva, text="Hyr moduler")
    where = reverse("followup:round_remove", args=[report.round_id])
    assertContains(anna_controller.get(where), f"tre uppgifter av {bo} och {eva}")
    assertContains(anna_controller.post(where, follow=True), "finns kvar i Mitt arbete hos dem som skrev det")
    assert not Report.objects.exists()
    page = build.client(bo).get(bo.drafts.get().get_absolute_url())
    assertContains(page, "Ett gott år.")
    assertContains(page, "Kulturnämnden. Delårsrapport 2 2026 togs bort av")
    page = build.client(eva).get(eva.drafts.get().get_absolute_url())
    for words in ("Fler besökare.", "uppfyllt", "Brist på lokaler", "Branden.", "Hyr moduler"):
        assertContains(page, words)


def test_what_is_expected_of_investments_and_of_the_accounts_goes_too_and_is_kept_for_its_writer(
    org, anna_controller, anna
):
    round_ = build_followup.round_()
    project = given_investments.project(org.committee, "Ny bro")
    given_investments.told(project, round_, forecast=950)
    column = open_column(org.municipality, round_.year, ColumnKind.FORECAST, by=None, round_=round_)
    save_figures(column, [FigureInput("tax_revenue", said(257, MoneyUnit.TKR))], by=anna)
    where = reverse("followup:round_remove", args=[round_.pk])
    assertContains(anna_controller.post(where, follow=True), "finns kvar i Mitt arbete")
    assert not ReportingRound.objects.exists()
    assert not InvestmentForecast.objects.exists()
    kept = " ".join(str(draft.data) for draft in anna.drafts.all())
    assert "Prognos för Ny bro: 950" in kept
    assert "Prognos för Skatteintäkter 2026: 257" in kept
