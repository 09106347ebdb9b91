"""What the pages about a body's changes of a report show."""

from collections.abc import Iterator

from followup.models import Report
from followup.pages.amended_part import Handling, Part
from followup.services.report_decisions import ways_of
from organisation.decisions.amending import Amendable, ToldAmendment
from organisation.enums import Amends, OrgUnitKind
from organisation.models import Amendment, Decision
from organisation.pages.amendments import Amending
from styrmodell.web.lines import Line

GROUPS = {
    "text": "Texter",
    "assessment": "Bedömningar",
    "step": "Bedömningar",
    "state": "Uppdrag och aktiviteter",
    "amount": "Prognoser",
    "deviation": "Avvikelser och åtgärder",
    "action": "Avvikelser och åtgärder",
}

OF_OTHERS = (
    "Det som nämnder och bolag har skrivit om målen och sina avvikelser är deras och ändras inte här. "
    "En prognos som ändras gäller i kommunens rapport tills nämnden eller bolaget beslutar på nytt."
)


def amending_of(report: Report, decision: Decision) -> Amending:
    """What has been put in of what the body changed, and what else its handling says."""
    handling = Handling(report, decision)
    return Amending(
        document=report,
        decision=decision,
        ways=ways_of(report),
        told=tuple(map(_told, _parts_made(handling))),
        parts=tuple(_amendable(part) for part in _parts_laid(handling) if part.made is None),
        name=handling.name,
        crumbs=handling.crumbs,
        additions=(Line("Lägg till avvikelse", handling.new_url("deviation")),) if handling.may_deviate else (),
        note=OF_OTHERS if report.unit.kind == OrgUnitKind.MUNICIPALITY else "",
    )


def _parts_made(handling: Handling) -> Iterator[Part]:
    return (part for place in handling.made if (part := handling.part(*place)) is not None)


def _parts_laid(handling: Handling) -> Iterator[Part]:
    """In the order of the report's kinds of answers; the actions after their deviation. What goes with a struck one is left out."""
    parts = [part for place in handling.places if (part := handling.part(*place)) is not None]
    actions = [part for part in parts if part.kind == "action"]
    for part in parts:
        if part.kind != "action":
            yield part
        if part.kind == "deviation" and not part.is_struck:
            yield from (one for one in actions if str(one.row.deviation) == part.subject)


def _told(part: Part) -> ToldAmendment:
    made = part.made
    assert made is not None
    return ToldAmendment(
        pk=made.pk,
        version=made.version,
        word=part.word,
        title=part.title,
        what=made.get_what_display(),
        changes=part.changes,
        who=_who(made),
        when=made.created_at,
        url="" if made.what == Amends.STRIKES else part.url,
    )


def _who(made: Amendment) -> str:
    return str(made.created_by or "Systemet")


def _amendable(part: Part) -> Amendable:
    return Amendable(
        kind=part.kind,
        subject=part.subject,
        word=part.word,
        title=part.title,
        group=GROUPS[part.kind],
        url=part.url,
        can_be_struck=part.may_be_struck,
    )
