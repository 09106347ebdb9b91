"""A text goes all the way from an enhet to kommunen, and a change in it is told at every level; what is frozen stays."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import Attainment, Progress, WorkState
from followup.models import Assessment, FrozenAssessment, InsertedText, Report
from followup.services import assessments, reports, status_updates
from tests import build_followup
from tests.followup.linked import button, chain_of_plans

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.some_days]

FIRST, SECOND = "Larmet byts i mars.", "Larmet och dörrarna byts i maj."


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def hand_in(report, node, by, **judged):
    """The judgements that are missing, and handed in; the text is what was put in."""
    assessments.save(report, node, by=None, **judged)
    build_followup.submitted(Report.objects.select_related("unit", "round").get(pk=report.pk), by=by)


@pytest.fixture
def travelled(org, david, cilla_head_of_office, bo_committee_secretary, anna_controller):
    """The four reports, each with the words of the one below; all but kommunens handed in."""
    linked = chain_of_plans(org)
    round_ = build_followup.round_()
    units = (org.unit, org.office, org.committee, org.municipality)
    unit, office, board, own = made = [build_followup.report(round_, one) for one in units]
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text=FIRST)
    build_followup.submitted(unit, by=david)
    priority, goal = linked["priority"], linked["goal"]
    cilla_head_of_office.post(write_url(office), {"use": f"goal-{priority.pk}:{unit.pk}.{linked['activity'].pk}"})
    hand_in(office, priority, None, progress=Progress.FORWARD)
    bo_committee_secretary.post(write_url(board), {"use": f"goal-{goal.pk}:{office.pk}.{priority.pk}"})
    hand_in(board, goal, None, progress=Progress.FORWARD, attainment=Attainment.MET)
    anna_controller.post(write_url(own), {"use": f"goal-{goal.pk}:{board.pk}.{goal.pk}"})
    return linked, made


def test_a_text_goes_from_an_enhet_to_kommunen_with_what_it_came_from(travelled):
    linked, (unit, office, board, own) = travelled
    said = Assessment.objects.filter(node__in=(linked["priority"], linked["goal"])).values_list("text", flat=True)
    assert list(said) == [f"<p>{FIRST}</p>"] * 3
    found = InsertedText.objects.filter(report=own).order_by("pk")
    assert [(one.source, one.source_node) for one in found] == [
        (board, linked["goal"]),
        (office, linked["priority"]),
        (unit, linked["activity"]),
    ]
    assert [one.through_id for one in found] == [None, found[0].pk, found[0].pk]


def test_a_change_in_an_enhets_text_is_told_at_every_level_and_changes_nothing_frozen(
    travelled, david, cilla, cilla_head_of_office, bo_committee_secretary, anna_controller
):
    linked, (unit, office, board, own) = travelled
    reports.return_for_changes(unit, by=cilla, comment="Rätta.")
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text=SECOND)
    pages = (
        (cilla_head_of_office, office.get_absolute_url()),
        (bo_committee_secretary, board.get_absolute_url()),
        (anna_controller, write_url(own)),
    )
    for client, url in pages:
        assertNotContains(client.get(url), "borttaget: ")  # it is being written
    reports.submit(Report.objects.get(pk=unit.pk), by=david)
    for client, url in pages:
        page = client.get(url)
        assertContains(page, "tillagt: </span>och dörrarna")
        assertContains(page, "Biblioteksenheten")
    assertContains(cilla_head_of_office.get(office.get_absolute_url()), "Rapporten står kvar som den lämnades.")
    frozen = FrozenAssessment.objects.of(office.editions.get().content)
    assert frozen.get(node=linked["priority"]).text == f"<p>{FIRST}</p>"
    assert set(Assessment.objects.exclude(text="").values_list("text", flat=True)) == {f"<p>{FIRST}</p>"}


def test_kommunen_takes_the_change_in_where_the_words_stand(travelled, david, cilla, anna_controller):
    linked, (unit, _, _, own) = travelled
    field = f"goal-{linked['goal'].pk}"
    own_words = {f"{field}-text": f"<p>Det går framåt.</p><p>{FIRST}</p>", f"{field}-version": "1"}
    anna_controller.post(write_url(own), own_words)
    reports.return_for_changes(unit, by=cilla, comment="Rätta.")
    status_updates.write(by=david, node=linked["activity"], state=WorkState.DELAYED, text=SECOND)
    reports.submit(Report.objects.get(pk=unit.pk), by=david)
    anna_controller.post(write_url(own), button(anna_controller.get(write_url(own)), "take_in"))
    assert Assessment.objects.get(report=own).text == f"<p>Det går framåt.</p><p>{SECOND}</p>"
    page = anna_controller.get(write_url(own))
    assertNotContains(page, 'name="take_in"')
    assertNotContains(page, f'value="{field}:')
