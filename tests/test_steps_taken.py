"""A step that has been taken, or cannot be yet, leads back to what it is taken with, and says how far that is."""

import pytest
from pytest_django.asserts import assertRedirects

from followup.services import reports
from organisation.enums import Role
from organisation.models import RoleAssignment
from planning.enums import NodeKind, PlanKind
from planning.services import plans
from tests import build, build_followup

pytestmark = pytest.mark.one_database


@pytest.fixture
def plan(org):
    """Nämndens plan."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, NodeKind.DIRECTION)
    return plan


@pytest.fixture
def report(org):
    """Nämndens report."""
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def secretary(org):
    """Nämndens sekreterare, who also is controller."""
    person = build.user(Role.SECRETARY, org.committee, "bo")
    RoleAssignment.objects.create(user=person, role=Role.CONTROLLER, unit=org.group, valid_from=build.ROLES_FROM)
    return person


def led_back(person, thing, step):
    """The message that the page of the thing shows, to whoever opens the step and to whoever sends it."""
    said = set()
    for method in ("get", "post"):
        browser = build.client(person)
        answer = getattr(browser, method)(f"{thing.get_absolute_url()}{step}/")
        assertRedirects(answer, thing.get_absolute_url(), status_code=303, fetch_redirect_response=False)
        said |= {str(message) for message in browser.get(answer.url).context["messages"]}
    return said


@pytest.mark.parametrize(
    ("state", "step", "sentence"),
    [
        ("utkast", "anta", "Planen är inte inlämnad än."),
        ("utkast", "aterlamna", "Planen är inte inlämnad än."),
        ("utkast", "ta-tillbaka", "Planen är inte inlämnad än."),
        ("inlämnad", "lamna-in", "Planen är redan inlämnad."),
        ("återlämnad", "aterlamna", "Planen är redan återlämnad."),
        ("antagen", "lamna-in", "Planen är redan antagen."),
        ("antagen", "anta", "Planen är redan antagen."),
        ("antagen", "aterlamna", "Planen är redan antagen."),
        ("öppen igen", "revidera", "Planen är redan öppen för revidering."),
    ],
)
def test_a_plan_says_how_far_it_is(plan, secretary, state, step, sentence):
    if state != "utkast":
        plans.submit(plan, by=secretary)
    if state == "återlämnad":
        plans.return_for_changes(plan, by=secretary, comment="Skriv mer.")
    if state in ("antagen", "öppen igen"):
        build.decided(plan)
    if state == "öppen igen":
        plans.revise(plan, by=secretary)
    assert led_back(secretary, plan, step) == {sentence}


@pytest.mark.parametrize(
    ("state", "step", "sentence"),
    [
        ("utkast", "besluta", "Rapporten är inte inlämnad än."),
        ("utkast", "aterlamna", "Rapporten är inte inlämnad än."),
        ("inlämnad", "lamna-in", "Rapporten är redan inlämnad."),
        ("återlämnad", "aterlamna", "Rapporten är redan återlämnad."),
        ("beslutad", "besluta", "Rapporten är redan beslutad."),
        ("överlämnad", "overlamna", "Rapporten är redan överlämnad."),
        ("öppen igen", "oppna", "Rapporten är redan öppen."),
    ],
)
def test_a_report_says_how_far_it_is(report, secretary, state, step, sentence):
    if state != "utkast":
        build_followup.submitted(report)
    if state == "återlämnad":
        reports.return_for_changes(report, by=secretary, comment="Skriv mer.")
    if state in ("beslutad", "överlämnad", "öppen igen"):
        build_followup.decided(report)
    if state == "överlämnad":
        reports.hand_over(report, by=secretary)
    if state == "öppen igen":
        reports.reopen(report, by=secretary, comment="Skriv mer.")
    assert led_back(secretary, report, step) == {sentence}


def test_what_somebody_wrote_is_not_lost_on_the_way_back(plan, secretary):
    """A comment on a plan that somebody else has returned is not thrown away by leading its writer elsewhere."""
    answer = build.client(secretary).post(f"{plan.get_absolute_url()}aterlamna/", {"comment": "Skriv mer."})
    assert answer.url == plan.get_absolute_url()
    kept = secretary.drafts.get()
    assert (kept.data["comment"], kept.why) == (["Skriv mer."], "Planen är inte inlämnad än.")


def test_whoever_may_not_take_the_step_is_told_that(plan, org):
    """That it has been taken is not what is in their way."""
    reader = build.client(build.user(Role.UNIT_MANAGER, org.unit))
    assert reader.post(f"{plan.get_absolute_url()}lamna-in/").status_code in (403, 404)


def test_whoever_is_overtaken_while_they_take_the_step_is_led_back_too(plan, secretary, monkeypatch):
    """Two windows at once: the other one's step lies between the look and the lock."""
    plans.submit(plan, by=secretary)
    real = plans.return_for_changes

    def after_another(plan, **words):
        real(plan, by=secretary, comment="Skriv om.")
        return real(plan, **words)

    monkeypatch.setattr(plans, "return_for_changes", after_another)
    answer = build.client(secretary).post(f"{plan.get_absolute_url()}aterlamna/", {"comment": "Skriv mer."})
    assert answer.url == plan.get_absolute_url()
    assert secretary.drafts.get().why == "Planen är redan återlämnad."
