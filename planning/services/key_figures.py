"""The catalogue of key figures, and the figures that a plan's items are followed up with."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from organisation.models import User
from planning.enums import Direction, MeasureKind, NodeKind, TimeRule, UnitRule
from planning.models import FrozenNode, HandedDown, KeyFigure, Plan, PlanNode, Target
from planning.services import node_places as places
from planning.services import plan_nodes
from planning.services.plan_nodes import open_plan, reload
from styrmodell.lib import swedish
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new, signed

# A year's target: the value to reach, and the upper end where the figure should lie between two.
TargetValue = tuple[Decimal, Decimal | None]
TAKEN = "Det finns redan ett nyckeltal som heter ”{}”."
JUDGED_WITH_UNIT = "En bedömning har ingen måttenhet. Ta bort den, eller välj mått, indikator eller nyckeltal."
WITHOUT_UNIT = "Skriv måttenheten. Bara en bedömning har ingen."
# What a bedömning has in the fields that say how values are counted.
UNCOUNTED: dict[str, Any] = {
    "direction": Direction.NONE,
    "decimals": 0,
    "time_rule": TimeRule.LATEST,
    "unit_rule": UnitRule.NONE,
    "numerator": "",
    "denominator": "",
}


@transaction.atomic
def define(*, by: User | None, **fields: Any) -> KeyFigure:
    """Add a key figure to the catalogue.

    Raises:
        DomainError: the name is taken, or a bedömning is given a unit of measure, or something else none.
    """
    _refuse_taken_name(fields["name"], None)
    figure = KeyFigure(**_as_counted(fields))
    with _name_still_free(figure.name):
        save_new(figure, by=by, reason="Tillagt")
    return figure


@transaction.atomic
def redefine(figure: KeyFigure, *, by: User | None, version: int | None, **fields: Any) -> KeyFigure:
    """Change the definition. Values and plans keep pointing at the same figure.

    Raises:
        StaleEdit: somebody else saved first; carries the stored figure.
        DomainError: the name is taken, its unit of measure does not suit what it is called, or it has values or targets and
            would become a bedömning, or steps and would get values.
    """
    current = KeyFigure.objects.select_for_update(of=("self",), no_key=True).get(pk=figure.pk)
    name = fields.get("name", current.name)
    _refuse_taken_name(name, current)
    fields = _as_counted({"measure_kind": current.measure_kind, "unit_of_measure": current.unit_of_measure, **fields})
    refuse_other_series(current, fields)
    with _name_still_free(name):
        save_changes(current, fields, by=by, version=version, reason="Ändrat")
    return current


def _as_counted(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields; of a bedömning with nothing said of how values are counted."""
    is_judged = fields.get("measure_kind") == MeasureKind.JUDGEMENT
    if is_judged and fields["unit_of_measure"]:
        raise DomainError(JUDGED_WITH_UNIT)
    if not is_judged and not fields["unit_of_measure"]:
        raise DomainError(WITHOUT_UNIT)
    return {**fields, **(UNCOUNTED if is_judged else {})}


def refuse_other_series(figure: KeyFigure, fields: Mapping[str, Any]) -> None:
    """A series is of one kind from its first year to its last.

    Args:
        fields: what the figure is to be, with its unit of measure.

    Raises:
        DomainError: it would become a bedömning and has values or targets, or the other way about.
    """
    will_be_judged = not fields["unit_of_measure"]
    if will_be_judged == figure.is_judged:
        return
    answered = KeyFigure.objects.filter(pk=figure.pk, values__isnull=False).exists()
    if answered or FrozenNode.objects.filter(key_figure=figure).exclude(targets={}).exists():
        has, new = ("bedömningar", "ett nytt nyckeltal") if figure.is_judged else ("värden", "en ny bedömning")
        raise DomainError(f"”{figure}” har {has} eller målvärden sedan tidigare. Lägg till {new} i stället.")
    if Target.objects.filter(node__key_figure=figure).exists():
        raise DomainError(f"”{figure}” har målvärden i en plan. Ta bort dem först.")
    if HandedDown.objects.standing().filter(figure=figure).exclude(value=None).exists():
        raise DomainError(f"”{figure}” är utdelat med målvärden. De som har delat ut det tar bort dem först.")


@contextmanager
def _name_still_free(name: str) -> Iterator[None]:
    """Somebody else may take the name between the question and the answer."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise DomainError(TAKEN.format(name)) from taken


def _refuse_taken_name(name: str, own: KeyFigure | None) -> None:
    if KeyFigure.objects.filter(name=name).exclude(pk=own.pk if own else 0).exists():
        raise DomainError(TAKEN.format(name))


@transaction.atomic
def attach(
    item: PlanNode, figure: KeyFigure, *, by: User | None, targets: Mapping[int, TargetValue] | None = None
) -> PlanNode:
    """Follow an item up with a key figure: a nyckeltal node below it, with what it should reach.

    Raises:
        DomainError: the item has the figure already, or the plan is not open.
    """
    kind = NodeKind.KEY_FIGURE
    node = plan_nodes.add(item.plan, by=by, kind=kind, parent=item, title=figure.name, key_figure=figure)
    set_targets(node, by=by, version=None, values=targets or {})
    return node


@transaction.atomic
def set_targets(
    node: PlanNode, *, by: User | None, version: int | None, values: Mapping[int, TargetValue | None]
) -> None:
    """Save what a nyckeltal node should reach, year by year; None takes a year's target away.

    Args:
        version: the node's version that the user was shown; None when nobody was shown one.

    Raises:
        StaleEdit: somebody else has changed the targets; carries the stored node.
        DomainError: the plan is not open, a year that it does not cover, a bedömning, or an upper value where it has no
            meaning.
    """
    open_plan(node.plan)
    current = reload(node)
    places.refuse_handed_down([current], "ändras")
    figure = current.key_figure
    kept = [year for year, value in values.items() if value is not None]
    if kept and figure is not None:
        refuse_target_of_judged(figure)
    _refuse_other_years(node.plan, kept)
    stored = {target.year: target for target in Target.objects.filter(node=node)}
    if version is not None:
        known = {year: (target.value, target.upper) for year, target in stored.items()}
        differ = any(known.get(year) != value for year, value in values.items())
        save_changes(current, {}, by=by, version=version, reason="Målvärden", belongings_differ=differ)
    for year, value in values.items():
        target = stored.get(year)
        if value is None:
            if target is not None:
                signed(target, by=by, reason="Målvärde borttaget").delete()
            continue
        refuse_wrong_interval(figure, value)
        if target is None or (target.value, target.upper) != value:
            refuse_finer_than_shown(figure, value)
        if target is None:
            save_new(Target(node=node, year=year, value=value[0], upper=value[1]), by=by, reason="Målvärde satt")
        else:
            save_changes(target, {"value": value[0], "upper": value[1]}, by=by, reason="Målvärde ändrat")


def put_targets(
    wanted: Mapping[tuple[int, int], TargetValue], nodes: Collection[int], *, by: User | None, reason: str
) -> None:
    """Let the targets of nodes be just these, whoever set others. The caller has locked their plan.

    Args:
        wanted: by node and year.
    """
    stored = {(one.node_id, one.year): one for one in Target.objects.filter(node__in=nodes)}
    for key in stored.keys() - wanted.keys():
        signed(stored[key], by=by, reason=reason).delete()
    kept = [
        (stored[key], dict(zip(("value", "upper"), wanted[key], strict=True)), None) for key in stored if key in wanted
    ]
    save_many_changes(kept, by=by, reason=reason)
    new = [key for key in wanted if key not in stored]
    made = [
        Target(node_id=node, year=year, value=wanted[node, year][0], upper=wanted[node, year][1]) for node, year in new
    ]
    save_many(made, by=by, reason=reason)


def _refuse_other_years(plan: Plan, years: Iterable[int]) -> None:
    for year in years:
        if year < plan.period_from.year or (plan.period_to is not None and year > plan.period_to.year):
            raise DomainError(f"{plan} har inget målvärde för {year}.")


def refuse_target_of_judged(figure: KeyFigure) -> None:
    """A bedömning has nothing to reach in numbers.

    Raises:
        DomainError: it is one.
    """
    if figure.is_judged:
        raise DomainError(f"”{figure}” är en bedömning och har inget målvärde.")


def refuse_finer_than_shown(figure: KeyFigure | None, value: TargetValue) -> None:
    """A target has no more decimals than the figure is shown with.

    Raises:
        DomainError: says how many those are.
    """
    decimals = figure.decimals if figure else 0
    if any(bound is not None and bound != round(bound, decimals) for bound in value):
        form = f"högst {swedish.count_words(decimals)} decimaler" if decimals > 1 else "högst en decimal"
        form = form if decimals else "hela tal"
        raise DomainError(f"Nyckeltalet ”{figure}” visas med {form}. Skriv målvärdet så.")


def refuse_wrong_interval(figure: KeyFigure | None, value: TargetValue) -> None:
    """Only what should lie between two values has an upper one.

    Raises:
        DomainError: this does not, or its upper value is the lower.
    """
    low, high = value
    if high is None:
        return
    if figure is None or figure.direction != Direction.BETWEEN:
        raise DomainError("Bara nyckeltal som ska ligga mellan två värden har ett övre målvärde.")
    if high < low:
        raise DomainError("Det övre målvärdet är lägre än det undre.")
