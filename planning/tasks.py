"""Work that the worker does for plans: their PDF, and of what they are compared with."""

from django_tasks import task

from organisation.desk import files
from organisation.models import User
from organisation.pages.comparison_files import asked_text
from planning.models import Plan
from planning.services.compared import comparisons_of
from planning.services.plan_files import text_of


@task()
def make_plan_pdf(job_id: int, plan_id: int, edition_id: int | None) -> None:
    """Make the PDF of a plan's edition, or of its working text when `edition_id` is None."""

    def find() -> files.Text:
        plan = Plan.objects.select_related("unit").get(pk=plan_id)
        editions = plan.editions.select_related("content")
        return text_of(plan, editions.get(pk=edition_id) if edition_id else None)

    files.work(job_id, find)


@task()
def make_plan_comparison(job_id: int, plan_id: int, reader: int, before: str, after: str, shows_all: bool) -> None:  # noqa: FBT001 (as it is queued)
    """Make the PDF of a comparison of two texts, by their keys, that the reader may read."""

    def find() -> files.Text:
        plan = Plan.objects.select_related("unit").get(pk=plan_id)
        return asked_text(comparisons_of(plan, User.objects.get(pk=reader)), before, after, shows_all=shows_all)

    files.work(job_id, find)
