"""Files made of a plan: PDF, Word, Excel and data, of an edition or of the working text."""

from django.db.models import QuerySet

from organisation.desk.files import Made, Text, frozen_document
from organisation.models import User
from organisation.reading.attachments import embedded, embedded_in, following
from organisation.reading.named import units_coded
from planning.enums import PlanKind
from planning.models import Plan, PlanEdition, PlanFile
from planning.services.editions import working_document
from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import slug_words

KINDS = {slug_words(kind.label): kind for kind in PlanKind if kind != PlanKind.GOVERNING}
PDF = FORMATS["pdf"].media_type


def text_of(plan: Plan, edition: PlanEdition | None) -> Text:
    """An edition, or the working text when `edition` is None, as files are made of it."""

    def keep(made: Made, *, by: User | None) -> PlanFile:
        values = {"plan": plan, "created_by": by, **made.columns}
        if edition is None:
            return PlanFile.objects.create(**values)
        return PlanFile.objects.get_or_create(edition=edition, media_type=made.media_type, defaults=values)[0]

    return Text(
        read=lambda: frozen_document(edition) if edition else working_document(plan),
        units=lambda: [plan.unit_id],
        kept=pdfs_of(plan, edition.pk if edition else None),
        keep=keep,
        url=plan.get_absolute_url(),
        asked=f"?utgava={edition.number}" if edition else "?text=arbetstext",
        prefix="" if edition else "utkast-",
        is_frozen=edition is not None,
        attached=lambda: embedded_in(edition) if edition else embedded(following(plan)),
    )


def pdfs_of(plan: Plan, edition: int | None) -> QuerySet[PlanFile]:
    """The kept PDFs of an edition, or of the working text when `edition` is None; newest first."""
    return PlanFile.objects.filter(plan=plan, edition=edition, media_type=PDF)


def find(unit_code: str, kind: str, year: int) -> Plan:
    """The plan that a command names.

    Args:
        kind: a key of `KINDS` ("verksamhetsplan").
        year: the plan's first.

    Raises:
        DomainError: there is no such unit or plan.
    """
    units = units_coded(unit_code)
    found = Plan.objects.select_related("unit").filter(unit__in=units, kind=KINDS[kind], first_year=year)
    plan = found.order_by("-unit__valid_from").first()  # a closed unit may share its code with the one that took over
    if plan is None:
        raise DomainError(f"{units[0]} har ingen {KINDS[kind].label} från {year}.")
    return plan
