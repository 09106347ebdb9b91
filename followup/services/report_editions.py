"""Freezing a report: what is decided or handed over is kept as it was and read from there ever after."""

from copy import copy

from django.db.models import Q, QuerySet

from followup.enums import ReportStatus
from followup.models import Report, ReportEdition
from followup.models.report import FROZEN
from followup.reporting.basis import reports_below
from followup.reporting.build import build
from organisation.decisions.documents import decisions_in
from organisation.decisions.rows import decision_row
from organisation.models import FrozenContent, Matter, Picture, User
from organisation.services import frozen_contents
from planning.services.editions import checksum
from styrmodell.lib import richtext
from styrmodell.lib.documents.html import body_html
from styrmodell.lib.documents.json import content_json, cover_json, read, to_json
from styrmodell.lib.documents.model import Document


def freeze(report: Report, *, by: User | None) -> FrozenContent:
    """Frys: keep the report as it stands, as data. Publishes nothing; an edition does.

    Returns:
        the content; the one that was there already when the report has not changed since.
    """
    told = copy(report)
    told.status = report.status if report.status in FROZEN else ReportStatus.ADOPTED  # nobody else's working text
    data = content_json(build(told))
    return frozen_contents.saying(data) or frozen_contents.freeze(data, by=by)


def publish(report: Report, content: FrozenContent, *, matter: Matter | None, by: User | None) -> ReportEdition:
    """Make the report's next edition on what was frozen, whatever the answers say now.

    Args:
        matter: what it was decided in; None for what is handed upward and decided by nobody.
    """
    rows = map(decision_row, decisions_in(matter)) if matter else []
    bare = Document("", "", "", "", registry_number=report.registry_number, dated=report.dated, decisions=tuple(rows))
    document = read(content.data, cover_json(bare))
    assert isinstance(document, Document)  # it was read back before it was kept
    data, html = to_json(document), body_html(document)
    edition = ReportEdition.objects.create(
        report=report,
        content=content,
        matter=matter,
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
        content_id=newest.content_id,
        matter_id=newest.matter_id,
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
