"""Perspektiv: what the goals of a cycle are gathered under. What has been adopted keeps the names it was adopted with."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from organisation.models import TreeLock, User
from planning.models import Perspective, PlanNode
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new, update_many


@transaction.atomic
def add(
    *, by: User | None, name: str, first_year: int, last_year: int | None, after: Perspective | None
) -> Perspective:
    """Add a perspektiv to the years that it holds, after another; None for first.

    Args:
        last_year: None until it is ended.

    Raises:
        DomainError: it ends before it begins, or another of those years has its name.
    """
    TreeLock.hold()  # those who name and order perspektiv take turns
    made = Perspective(name=name, first_year=first_year, last_year=last_year)
    others = of_same_years(made)
    _refuse_unclear(made, others)
    moved = _placed(made, after, others)
    save_new(made, by=by, reason="Tillagt")
    update_many([one for one in moved if one is not made], ["rank"], by=by, reason="Flyttat")
    return made


@transaction.atomic
def edit(
    perspective: Perspective,
    *,
    by: User | None,
    name: str,
    first_year: int,
    last_year: int | None,
    after: Perspective | None,
    version: int | None = None,
) -> Perspective:
    """Change what a perspektiv is called, when it holds, and where it stands. One that has ended is not offered to the plans
    of later years; those that have it keep it.

    Args:
        last_year, after: as for `add`.

    Raises:
        DomainError: as for `add`, or a plan that begins another year has goals under it.
        StaleEdit: somebody else has changed it.
    """
    TreeLock.hold()
    current = Perspective.objects.select_for_update(no_key=True).get(pk=perspective.pk)
    wanted = Perspective(pk=current.pk, name=name, first_year=first_year, last_year=last_year, rank=current.rank)
    others = of_same_years(wanted)
    _refuse_unclear(wanted, others)
    _refuse_other_years_goals(wanted)
    moves = after != stands_after(current, of_same_years(current))
    moved = _placed(wanted, after, others) if moves else []
    fields = {"name": name, "first_year": first_year, "last_year": last_year, "rank": wanted.rank}
    save_changes(current, fields, by=by, version=version, reason="Ändrat", belongings_differ=moves)
    update_many([one for one in moved if one != current], ["rank"], by=by, reason="Flyttat")
    return current


def of_same_years(perspective: Perspective) -> list[Perspective]:
    """The others that hold some year that it holds, in order. One query."""
    found = Perspective.objects.between(perspective.first_year, perspective.last_year)
    return list(found.exclude(pk=perspective.pk).order_by("rank", "pk"))


def stands_after(perspective: Perspective, others: Sequence[Perspective]) -> Perspective | None:
    """The one before it among others in order; None when it is the first."""
    place = (perspective.rank, perspective.pk)
    return next((one for one in reversed(others) if (one.rank, one.pk) < place), None)


def _placed(perspective: Perspective, after: Perspective | None, others: Sequence[Perspective]) -> list[Perspective]:
    """Give a perspektiv its place among others, which move on as little as they must; those whose rank is another now."""
    ordered = list(others)
    ordered.insert(ordered.index(after) + 1 if after in ordered else 0 if after is None else len(ordered), perspective)
    moved, last = [], -1
    for one in ordered:
        if one is perspective or one.rank <= last:
            moved.append(one)
            one.rank = last + 1
        last = one.rank
    return moved


def _refuse_unclear(perspective: Perspective, others: Sequence[Perspective]) -> None:
    first, last, name = perspective.first_year, perspective.last_year, perspective.name
    if last is not None and last < first:
        raise DomainError("Det sista året är före det första. Rätta åren.")
    if any(one.name.casefold() == name.casefold() for one in others):
        raise DomainError(f"Det finns redan ett perspektiv som heter ”{name}” de åren. Välj ett annat namn.")


def _refuse_other_years_goals(perspective: Perspective) -> None:
    """A goal's perspektiv holds the year that its plan begins (`node_places.refuse_other_cycle`)."""
    first, last = perspective.first_year, perspective.last_year
    outside = Q(plan__first_year__lt=first) | (Q() if last is None else Q(plan__first_year__gt=last))
    goals = PlanNode.objects.kept().filter(outside, perspective=perspective.pk).select_related("plan")
    goal = goals.order_by("plan__first_year", "pk").first()
    if goal is not None:
        raise DomainError(
            f"{goal.plan} har mål under ”{perspective.name}”. Ge dem ett annat perspektiv först, eller låt det gälla "
            f"{goal.plan.first_year}."
        )
