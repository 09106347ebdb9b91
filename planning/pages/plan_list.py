"""The list of plans, as the reader may see each: from flerårsplan down, with the state of the text they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.text import capfirst

from organisation.reading.names import frozen_name
from planning.enums import BEING_AMENDED, PlanStatus, status_word
from planning.models import FrozenNode, Plan, PlanEdition, PlanNode
from planning.models.plan import PlanQuerySet
from planning.permissions import READS, being_amended
from planning.reading.addresses import page_of
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
    """Plans the reader may see. `shown_status` is that of the text they read, so that a revision is not given away."""
    readable = Case(
        When(READS.q(user), then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
    shown = Case(When(is_readable=True, then=F("status")), default=Value(PlanStatus.ADOPTED.value))
    return Plan.objects.visible_to(user).annotate(is_readable=readable).annotate(shown_status=shown)


def searched(plans: QuerySet[Plan], words: str) -> QuerySet[Plan]:
    """Plans whose unit is called so, or with an item that is: adopted, or in a working text the reader may read."""
    newest = PlanEdition.objects.filter(plan=OuterRef(OuterRef("pk"))).latest_per_plan()
    adopted = FrozenNode.objects.in_editions(newest).filter(holds(words, "title"))
    written = PlanNode.objects.content().filter(holds(words, "title"), plan=OuterRef("pk"))
    by_unit = holds(words, "unit__name", "unit_then") | Q(unit__code__iexact=words)
    return plans.filter(by_unit | Exists(adopted) | Q(is_readable=True) & Q(Exists(written)))


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
        "decides_on", "is_example", "amended",
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
    being put in.
    """
    if values["amended"]:
        return "" if values["is_readable"] else "en ny utgåva är beslutad, ändringarna förs in"
    waits = values["is_readable"] and values["shown_status"] != PlanStatus.ADOPTED
    return f"beslutas {day}" if day and waits else ""
