"""Ta bort en bilaga från en plan."""

from pytest_django.asserts import assertContains

from organisation.desk.files import Made
from organisation.services import attachments
from planning.services import plan_attachments
from tests import build
from tests.answers import told


def attach(plan, decision=None):
    made = Made("karta.pdf", "application/pdf", b"%PDF-1.7")
    (row,) = attachments.attach(
        plan, plan_attachments.KEEPING, [made], kind="OTHER", title="", decision=decision, by=None
    )
    return row, f"{plan.get_absolute_url()}bilagor/{row.pk}/ta-bort/"


def test_the_writer_is_asked_and_takes_it_away(plans, bo_committee_secretary, cilla_head_of_office):
    row, url = attach(plans.operational)
    assertContains(bo_committee_secretary.get(url), "som redan har den behåller den")
    assert cilla_head_of_office.post(url).status_code == 403
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    row.refresh_from_db()
    assert row.removed_by.username == "bo"
    assert [bo_committee_secretary.get(url).status_code, bo_committee_secretary.post(url).status_code] == [404, 404]


def test_what_goes_with_an_adopted_plan_stays(handed_in, bo_committee_secretary):
    row, url = attach(handed_in)
    build.decided(handed_in)
    assert told(bo_committee_secretary.post(url, follow=True)) == ["error"]
    row.refresh_from_db()
    assert row.removed_at is None


def test_a_decisions_is_taken_away_whatever_the_plans_state(handed_in, bo_committee_secretary):
    row, url = attach(handed_in, build.decided(handed_in).matter.decisions.get())
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    row.refresh_from_db()
    assert row.content
