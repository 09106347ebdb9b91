"""Freezing a report: what is decided or handed over is kept as it was and read from there ever after."""

from django.db.models import Q, QuerySet

from followup.models import Report, ReportEdition
from followup.reporting.basis import reports_below
from followup.reporting.build import build
from organisation.models import Picture, User
from planning.services.editions import checksum
from styrmodell.lib import richtext
from styrmodell.lib.documents.html import body_html
from styrmodell.lib.documents.json import to_json


def freeze(report: Report, *, by: User | None) -> ReportEdition:
    """Write the next edition from the report as it stands now. Called inside the service that changes its status."""
    document = build(report)
    data, html = to_json(document), body_html(document)
    edition = ReportEdition.objects.create(
        report=report,
        number=next_number(report),
        status=report.status,
        data=data,
        schema_version=data["schema"],
        html=html,
        sha256=checksum(data, html),
        created_by=by,
    )
    if report.is_decided_by_body:
        # What everybody may read, they may read with its pictures; only pictures that the text's own writers were shown.
        shown = pictures_of(report).filter(uuid__in=richtext.pictures(html)).values_list("pk", flat=True)
        Picture.objects.filter(pk__in=list(shown)).update(is_published=True)
    return edition


def repeat(report: Report, *, by: User | None) -> ReportEdition:
    """The next edition with the very content of the newest one: handing over does not build anything anew."""
    newest = ReportEdition.objects.filter(report=report).latest("number")
    return ReportEdition.objects.create(
        report=report,
        number=newest.number + 1,
        status=report.status,
        data=newest.data,
        schema_version=newest.schema_version,
        html=newest.html,
        sha256=newest.sha256,
        created_by=by,
    )


def pictures_of(report: Report) -> QuerySet[Picture]:
    """The pictures that belong in the report: of its own texts and of those handed in from the level below."""
    units = [report.unit_id, *reports_below(report).values_list("unit_id", flat=True)]
    return Picture.objects.filter(Q(is_published=True) | Q(units__in=units)).distinct()


def next_number(report: Report) -> int:
    """The number of the edition to come; called with the report's row locked."""
    return ReportEdition.objects.filter(report=report).count() + 1
