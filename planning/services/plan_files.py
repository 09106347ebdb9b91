"""Files made of a plan: PDF, Word, Excel and data, of an edition or of the working text."""

from organisation.desk import pictures
from organisation.models import OrgUnit
from organisation.services import meeting_papers
from organisation.services.frozen_contents import document_in
from planning.enums import PlanKind, PlanStatus
from planning.models import Plan, PlanEdition
from planning.services.editions import working_document
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.formats import written
from styrmodell.lib.documents.model import Document
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import slug_words

KINDS = {slug_words(kind.label): kind for kind in PlanKind if kind != PlanKind.GOVERNING}
UNREADABLE = "Utgåvan går inte att läsa som data i den här versionen av systemet. Dess text står på planens sida."


def find(unit_code: str, kind: str, year: int, number: int | None = None) -> tuple[Plan, PlanEdition | None]:
    """The plan that a command names, with an edition: its newest when it is adopted, none while it is being written.

    Args:
        kind: a key of `KINDS` ("verksamhetsplan").
        year: the plan's first.
        number: which edition, when it is an older one.

    Raises:
        DomainError: there is no such unit, plan or edition.
    """
    units = OrgUnit.objects.filter(code__iexact=unit_code)
    if not units:
        raise DomainError(f"Det finns ingen enhet med koden {unit_code}.")
    found = Plan.objects.select_related("unit").filter(unit__in=units, kind=KINDS[kind], first_year=year)
    plan = found.order_by("-unit__valid_from").first()  # a closed unit may share its code with the one that took over
    if plan is None:
        raise DomainError(f"{units[0]} har ingen {KINDS[kind].label} från {year}.")
    editions = plan.editions.select_related("content").order_by("-number")
    if number is None:
        return plan, editions.first() if plan.status == PlanStatus.ADOPTED else None
    edition = editions.filter(number=number).first()
    if edition is None:
        raise DomainError(f"{plan} har ingen utgåva {number}.")
    return plan, edition


def document_of(plan: Plan, edition: PlanEdition | None) -> Document:
    """The plan as a document: read from its edition, or built from the working text and then marked Utkast.

    Raises:
        DocumentError: the edition cannot be read as data; its stored HTML is what there is.
    """
    if edition is None:
        return working_document(plan)
    try:
        return document_in(edition.content, edition.cover)
    except ValueError as fault:
        raise DocumentError(UNREADABLE, str(fault)) from None


def paper_as_bytes(plan: Plan, number: int, form: str) -> bytes:
    """A handling of the plan in a format of the registry.

    Raises:
        DomainError: there is no such handling, or it could not be set.
    """
    paper = meeting_papers.numbered(plan, number)
    shown = pictures.reader(pictures.in_texts_of([plan.unit_id]))
    return written(document_in(paper.content, paper.cover), form, pictures=shown)


def as_bytes(plan: Plan, edition: PlanEdition | None, form: str) -> bytes:
    """The plan in a format of the registry: "pdf", "docx", "xlsx", "html", "json".

    Raises:
        DocumentError: it could not be set.
    """
    return written(document_of(plan, edition), form, pictures=pictures.reader(pictures.in_texts_of([plan.unit_id])))
