"""Skicka ut planen."""

from datetime import date

from pytest_django.asserts import assertContains

from organisation.models import MeetingPaper
from tests.answers import told


def test_the_secretary_sends_out_in_three_clicks_and_the_members_read_it_first_of_all(
    handed_in, bo_committee_secretary, member, send_out
):
    assertContains(bo_committee_secretary.get(handed_in.get_absolute_url()), f"/planer/{handed_in.pk}/skicka-ut/")
    assertContains(bo_committee_secretary.get(f"/planer/{handed_in.pk}/skicka-ut/"), "en handling till kulturnämnden")
    answer = send_out()
    assert told(answer) == ["success"]
    assertContains(answer, "är utskickad till kulturnämnden.")
    assertContains(answer, "Handling 1")
    first_page = member.get("/")
    assertContains(first_page, "Läs verksamhetsplan 2027–2029")
    assertContains(first_page, f"/planer/{handed_in.pk}/handlingar/1/")
    assertContains(member.get(f"/planer/{handed_in.pk}/handlingar/1/"), "Kulturnämnden har inte beslutat än.")


def test_a_day_that_is_none_is_refused_in_words(handed_in, send_out):
    answer = send_out("i morgon")
    assert answer.status_code == 422
    send_out()
    assert send_out().status_code == 422  # the same to the same meeting
    assert MeetingPaper.objects.get(body=handed_in.unit).meeting_on == date(2026, 12, 1)
