"""A nämnd's årsrapport that has been taken into kommunens årsredovisning, in the demo."""

from typing import Any

from followup.enums import ReportStatus
from followup.models import Report, ReportText, UnitPart
from followup.reading.unit_parts import has_unit_parts
from followup.services import sections
from followup.services import unit_parts as services
from organisation.models import OrgUnit, User


def unit_parts(view: str, report: Report) -> dict[str, Any]:
    """What the address of a view needs: of all parts nothing, and then Socialnämndens is still to be taken in."""
    if view != "report_parts":
        return unit_part(report)
    UnitPart.objects.filter(report=report.pk, source__unit__code="SN").delete()
    return {}


def unit_part(report: Report) -> dict[str, Any]:
    """The address of Kulturnämnden's part, with a text that can be shortened; of another report one that is not there."""
    if not has_unit_parts(report):
        return {"pk": report.pk, "source": report.pk}
    sections.begin(report.round.year)
    source, _ = Report.objects.get_or_create(round=report.round, unit=OrgUnit.objects.get(code="KN"))
    if not report.unit_parts.filter(source=source).exists():
        ReportText.objects.get_or_create(report=source, key="events", defaults={"text": "<p>Kulturhuset öppnade.</p>"})
        Report.objects.filter(pk=source.pk).update(status=ReportStatus.SUBMITTED)
        before = report.status
        Report.objects.filter(pk=report.pk).update(status=ReportStatus.REOPENED, return_comment="Prov")
        services.take(report, [source.pk], by=User.objects.get(username="controller"))
        Report.objects.filter(pk=report.pk).update(status=before)
    return {"pk": report.pk, "source": source.pk}
