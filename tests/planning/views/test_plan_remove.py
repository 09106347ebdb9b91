"""Ta bort planen: one that was begun by mistake goes, as long as nobody else stands on it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import JobState
from organisation.models import Draft, Job, Matter
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment, Plan, PlanFile, PlanNode
from planning.services import contributions, plan_items, plan_removal
from planning.services import plans as plan_service
from planning.tasks import make_plan_pdf
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build
from tests.answers import told
from tests.laid import laid


def url_of(plan):
    return f"/planer/{plan.pk}/ta-bort/"


@pytest.fixture
def alone(plans, written):
    """The nämnd's plan, with nothing below it."""
    plan_removal.remove(plans.office, by=build.user(None))
    return plans.operational


def test_it_goes_with_all_that_is_in_it_and_can_be_begun_anew(plans, written, alone, org, bo, bo_committee_secretary):
    assert url_of(alone) in bo_committee_secretary.get(alone.get_absolute_url()).content.decode()
    task = written.assignment.assignment
    assert told(bo_committee_secretary.post(url_of(alone), follow=True)) == ["success"]
    assert not Plan.objects.filter(pk=alone.pk).exists()
    assert not PlanNode.objects.filter(plan_id=alone.pk).exists()
    assert not Assignment.objects.filter(pk=task.pk).exists()
    assert trees.faults(Plan, "plan") == []
    assert "Kvällar och lördagar" in str(Draft.objects.get(user=bo).data)
    last = PlanNode.history.filter(id=written.direction.pk, history_type="~").latest()
    assert (last.history_user, last.history_change_reason) == (bo, "Planen borttagen")
    plan_service.start(PlanKind.OPERATIONAL, org.committee, build.YEAR, by=bo)


def test_a_plan_that_was_taken_back_goes_with_its_matter(alone, bo):
    plan_service.submit(alone, by=bo)
    plan_service.take_back(alone, by=bo)
    plan_removal.remove(alone, by=bo)
    assert not Matter.objects.filter(plan_link__plan=alone.pk).exists()


def test_it_goes_with_the_pdf_of_its_draft(alone, bo):
    PlanFile.objects.create(plan=alone, file_name="utkast.pdf", content=b"%PDF-1.7", sha256="0" * 64)
    plan_removal.remove(alone, by=bo)
    assert not Plan.objects.filter(pk=alone.pk).exists()


def test_it_stays_while_a_plan_stands_below_it(plans, written, bo, bo_committee_secretary):
    page = bo_committee_secretary.get(url_of(plans.operational))
    assert "står under planen" in page.content.decode()
    assert told(bo_committee_secretary.post(url_of(plans.operational), follow=True)) == ["error"]
    assert Plan.objects.filter(pk=plans.operational.pk).exists()


def test_it_stays_while_somebody_has_linked_to_it(plans, written, alone, org, bo):
    other = build.plan(PlanKind.OFFICE, org.other_office)
    own = build.node(other, NodeKind.PRIORITY)
    contributions.link(own, written.direction, by=None)
    with pytest.raises(DomainError, match="har kopplat till planen"):
        plan_removal.remove(alone, by=bo)


def test_it_stays_when_it_has_been_laid_before_its_body_or_adopted(plans, written, alone, bo, bo_committee_secretary):
    handed_in = plan_service.submit(alone, by=bo)
    with pytest.raises(DomainError):
        plan_removal.remove(alone, by=bo)
    laid(handed_in)
    plan_service.return_for_changes(alone, by=None, comment="Skriv om.")
    assertNotContains(bo_committee_secretary.get(alone.get_absolute_url()), "Ta bort planen")  # leads nowhere
    with pytest.raises(DomainError, match="legat inför beslut"):
        plan_removal.remove(alone, by=bo)
    build.adopted(alone)
    plan_service.revise(alone, by=bo)
    with pytest.raises(DomainError, match="Avbryt revideringen i stället"):
        plan_removal.remove(alone, by=bo)


def test_others_may_not_remove_it(alone, cilla_head_of_office, eva_other_committee, anna_controller):
    for who, status in ((cilla_head_of_office, 403), (anna_controller, 403), (eva_other_committee, 404)):
        assert who.post(url_of(alone)).status_code == status


@pytest.fixture
def overtaken(alone, bo, monkeypatch):
    """Somebody else removes the plan between the look and the lock of the step that is named."""

    remove = plan_removal.remove

    def by_another(module, step):
        real = getattr(module, step)

        def after_another(*args, **words):
            remove(alone, by=bo)
            return real(*args, **words)

        monkeypatch.setattr(module, step, after_another)

    return by_another


@pytest.mark.parametrize(
    ("module", "step", "url"),
    [
        (plan_removal, "remove", "ta-bort/"),
        (plan_service, "submit", "lamna-in/"),
        (plan_service, "describe", "andra/"),
    ],
)
def test_a_step_in_a_plan_that_another_removes_at_once_is_refused(
    alone, overtaken, bo_committee_secretary, module, step, url
):
    overtaken(module, step)
    answer = bo_committee_secretary.post(f"{alone.get_absolute_url()}{url}", {"version": "1"})
    assert answer.status_code in (302, 422)


def test_what_is_written_in_a_plan_that_another_removes_at_once_is_shown(
    alone, written, overtaken, bo_committee_secretary
):
    overtaken(plan_items, "edit")
    sent = {"version": "1", "title": "Bibliotek", "formatted": "<p>Skrivet just nu.</p>"}
    answer = bo_committee_secretary.post(f"/poster/{written.direction.pk}/andra/", sent)
    assertContains(answer, "Skrivet just nu.", status_code=404)


def test_the_pdf_of_a_plan_that_has_been_removed_is_not_made(alone, bo):
    """And nobody is told to ask whoever runs the system."""
    job = Job.objects.create(key="plan-pdf", title="PDF", created_by=bo)
    plan_removal.remove(alone, by=bo)
    make_plan_pdf.func(job.pk, alone.pk, None)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, "Det som filen skulle göras av har tagits bort.")
