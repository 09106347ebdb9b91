"""Den kommunala koncernen as it was on the last day of a report's period."""

from followup.models import Report
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.reading.names import unit_name
from styrmodell.lib.documents.group_structure import GroupStructure, OwnedCompany
from styrmodell.lib.swedish import month_words


def structure_of(report: Report) -> GroupStructure:
    """The nämnder and bolag of a kommun, called what they were called then. One query."""
    day = report.round.period_to
    kinds = (OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.COMMITTEE, OrgUnitKind.COMPANY)  # fullmäktige is no nämnd
    found = OrgUnit.objects.valid(on=day).filter(tree_id=report.unit.tree_id, kind__in=kinds)
    bodies, companies = list[str](), dict[int, OwnedCompany]()
    for unit in found.annotate(called=unit_name("pk", day)).in_order():
        if unit.kind == OrgUnitKind.COMPANY:
            above = companies.get(unit.parent_id or 0)
            companies[unit.pk] = OwnedCompany(unit.called, unit.ownership_share, above.depth + 1 if above else 0)
        else:
            bodies.append(unit.called)
    heading = f"Organisationen den {day.day} {month_words(day)} {day.year}"
    return GroupStructure(report.unit.name, tuple(bodies), tuple(companies.values()), heading)
