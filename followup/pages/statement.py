"""What a tjänsteutlåtande says of a report."""

from typing import Any

from django.urls import reverse

from followup.documents.report import build
from followup.models import Report
from followup.permissions import may_send_out_report
from organisation.desk.statements import NAME, NOTE, ToldMatter, laid_text
from organisation.enums import OrgUnitKind
from styrmodell.web.lines import Line

FOLLOW_UP = "Det som avviker, och vad som görs åt det, följs upp i nästa rapport."
ACCOUNT = "operating"  # the key of the chapter


def matter_of(report: Report, *, url: str, papers: tuple[str, ...]) -> ToldMatter:
    """The report as its body is told of it."""
    printed = laid_text(report) or build(report)
    money = next((chapter.lead for chapter in printed.chapters if chapter.key == ACCOUNT), "")
    others = "Nämnderna och bolagen" if report.unit.kind == OrgUnitKind.MUNICIPALITY else "Kommunstyrelsen"
    return ToldMatter(printed, url, papers, money, FOLLOW_UP, (others, "Kommunens revisorer"))


def statement_lines(user: Any, report: Report) -> list[Line]:
    """The tjänsteutlåtande, for whoever lays the report before its body."""
    url = reverse("followup:report_statement", args=[report.pk])
    return [Line(NAME, url, NOTE)] if may_send_out_report(user, report) else []
