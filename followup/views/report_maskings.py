"""Maska personnummer och namn i det som är fryst av en rapport."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from followup.documents.report import build
from followup.services.reports import locked_report
from followup.views.reports import visible_report
from organisation.permissions import MASKS, require_by
from organisation.requests import LoggedInRequest
from organisation.views.maskings import Masked, lift_page, mask_page, maskings_page
from styrmodell.web.methods import accepts


@accepts("GET")
def report_maskings(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Maskningar i rapporten."""
    return maskings_page(request, "followup/report_maskings.html", _masked(request, pk))


@accepts("GET", "POST")
def report_mask(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Maska words in the report's handlingar and editions."""
    return mask_page(request, "followup/report_mask.html", _masked(request, pk))


@accepts("GET", "POST")
def report_lift_masking(request: LoggedInRequest, pk: int, masking: int) -> HttpResponse:
    """Häv en maskning."""
    return lift_page(request, "followup/report_lift_masking.html", _masked(request, pk), masking)


def _masked(request: LoggedInRequest, pk: int) -> Masked:
    report = visible_report(request, pk)
    require_by(MASKS, request.user, report)
    url = report.get_absolute_url()
    return Masked(
        document=report,
        name=f"{report.unit_name}, {report.name}",
        url=url,
        crumbs=(("Uppföljning", reverse("followup:round_list")), (str(report), url)),
        lock=locked_report,
        written=partial(build, report),
    )
