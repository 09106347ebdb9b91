"""Work that the worker does for plans: their PDF."""

from django_tasks import task

from organisation.desk import files
from planning.models import Plan
from planning.services.plan_files import text_of


@task()
def make_plan_pdf(job_id: int, plan_id: int, edition_id: int | None) -> None:
    """Make the PDF of a plan's edition, or of its working text when `edition_id` is None."""

    def find() -> files.Text:
        plan = Plan.objects.select_related("unit").get(pk=plan_id)
        editions = plan.editions.select_related("content")
        return text_of(plan, editions.get(pk=edition_id) if edition_id else None)

    files.work(job_id, find)
