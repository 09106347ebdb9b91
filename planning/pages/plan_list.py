"""The list of plans, as the reader may see each: from flerårsplan down, with the state of the text they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.text import capfirst

from organisation.reach.responsible import truth_of
from organisation.reading.names import frozen_name
from planning.conditions import being_amended
from planning.enums import BEING_AMENDED, PlanStatus, status_word
from planning.models import FrozenNode, Plan, PlanEdition, PlanNode
from planning.models.plan import PlanQuerySet
from planning.models.plan_node import SHARED_KINDS
from planning.permissions import READS
from planning.reading.addresses import page_of
from planning.sharing import READS_HEADINGS
from styrmodell.lib import swedish
from styrmodell.lib.search import holds

COUNTED: dict[str, tuple[str, str]] = {
    PlanStatus.ADOPTED: ("en antagen eller godkänd", "antagna eller godkända"),
    PlanStatus.SUBMITTED: ("en inlämnad", "inlämnade"),
    PlanStatus.RETURNED: ("en återlämnad", "återlämnade"),
    PlanStatus.DRAFT: ("ett utkast", "utkast"),
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list."""

    depth: int
    title: str
    unit: str
    url: str
    status: str
    status_word: str
    note: str
    is_example: bool


def listed(user: Any) -> PlanQuerySet:
    """Plans the reader may see, also those that are only shared. `shown_status` is that of the text they read, so that a
    revision is not given away.
    """
    told = {"is_readable": truth_of(READS.q(user)), "is_shared_with": truth_of(READS_HEADINGS.q(user))}
    written = Q(is_readable=True) | Q(is_shared_with=True)
    shown = Case(When(written, then=F("status")), default=Value(PlanStatus.ADOPTED.value))
    return Plan.objects.with_headings_for(user).annotate(**told).annotate(shown_status=shown)


def searched(plans: QuerySet[Plan], words: str) -> QuerySet[Plan]:
    """Plans whose unit is called so, or with an item that is: adopted, or in a working text the reader may read, or reads
    that item's heading of.
    """
    newest = PlanEdition.objects.filter(plan=OuterRef(OuterRef("pk"))).latest_per_plan()
    adopted = FrozenNode.objects.in_editions(newest).filter(holds(words, "title"))
    written = PlanNode.objects.content().filter(holds(words, "title"), plan=OuterRef("pk"))
    by_unit = holds(words, "unit__name", "unit_then") | Q(unit__code__iexact=words)
    shared = Q(is_shared_with=True) & Q(Exists(written.filter(kind__in=SHARED_KINDS)))
    return plans.filter(by_unit | Exists(adopted) | Q(is_readable=True) & Q(Exists(written)) | shared)


def counted(plans: QuerySet[Plan]) -> dict[str, int]:
    """How many plans of the list are in each state."""
    return dict(plans.order_by().values_list("shown_status").annotate(count=Count("pk")))


def counted_words(counts: Mapping[str, int]) -> str:
    """What the list holds, in a sentence: "Tolv planer, varav tio antagna och två utkast"."""
    if not counts:
        return ""
    total = sum(counts.values())
    if total == 1:
        return "En plan."
    start = f"{capfirst(swedish.count_words(total))} planer"
    if len(counts) == 1:
        return f"{start}, alla {COUNTED[next(iter(counts))][1]}."
    parts = [
        one if counts[key] == 1 else f"{swedish.count_words(counts[key])} {many}"
        for key, (one, many) in COUNTED.items()
        if key in counts
    ]
    return f"{start}, varav {swedish.join_words(parts)}."


def plan_rows(plans: Any) -> list[PlanRow]:
    """The rows of one page of the list: `plans` is a slice of what `listed` gave."""
    fields = (
        "pk", "level", "kind", "name", "first_year", "period_from", "period_to", "whose", "shown_status", "is_readable",
        "is_shared_with", "decides_on", "is_example", "amended",
    )  # fmt: skip
    return [_row(values) for values in plans.annotate(whose=frozen_name(), amended=being_amended()).values(*fields)]


def _row(values: dict[str, Any]) -> PlanRow:
    fields = ("kind", "name", "first_year", "period_from", "period_to")
    plan = Plan(**{name: values[name] for name in fields})
    return PlanRow(
        depth=values["level"],
        title=str(plan),
        unit=values["whose"],
        url=page_of("plan_detail", values["pk"]),
        status=values["shown_status"],
        status_word=_status_word(values),
        note=_decides(values["decides_on"], values),
        is_example=values["is_example"],
    )


def _status_word(values: dict[str, Any]) -> str:
    if values["amended"] and values["shown_status"] == PlanStatus.SUBMITTED:
        return BEING_AMENDED
    return capfirst(status_word(values["kind"], values["shown_status"]))


def _decides(day: date | None, values: dict[str, Any]) -> str:
    """When it is to be decided, for those who read the text that waits for it; for others that what a body changed in it is
    being put in, or that it is shared with them.
    """
    if values["amended"]:
        return "" if values["is_readable"] else "en ny utgåva är beslutad, ändringarna förs in"
    if values["is_shared_with"] and not values["is_readable"]:
        return "delas med er medan den skrivs"
    waits = values["is_readable"] and values["shown_status"] != PlanStatus.ADOPTED
    return f"beslutas {day}" if day and waits else ""
