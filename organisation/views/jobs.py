"""Bakgrundsjobb: the page of long work."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from organisation.desk import jobs
from organisation.models import Job
from organisation.requests import LoggedInRequest
from styrmodell.web.methods import accepts


@accepts("GET")
@never_cache
def job_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """How far the work has come, for whoever started it; asks again by itself until the result is there."""
    now = timezone.now()
    jobs.sweep(now)
    job = get_object_or_404(Job, pk=pk, created_by=request.user)
    crumbs = [(job.about, job.about_url) if job.about_url else ("Mitt arbete", reverse("my_work"))]
    context = {
        "job": job,
        "unanswered": jobs.is_unanswered(job, now),
        "place": jobs.place_in_queue(job),
        "crumbs": crumbs,
    }
    return render(request, "organisation/job_detail.html", context)
