"""Perspektiv: what they are called, in which order they stand, and when they may end."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import Perspective
from planning.services import perspectives, plan_nodes
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

pytestmark = pytest.mark.django_db


def made(name: str, first_year: int = 2023, last_year: int | None = None, **fields) -> Perspective:
    """One that is last among those of its years unless another place is said."""
    known = {"after": Perspective.objects.between(first_year, last_year).order_by("rank", "pk").last()}
    return perspectives.add(by=None, name=name, first_year=first_year, last_year=last_year, **{**known, **fields})


def edited(perspective: Perspective, **changes) -> Perspective:
    """As its form sends it, with something else."""
    stored = {name: getattr(perspective, name) for name in ("name", "first_year", "last_year")}
    after = perspectives.stands_after(perspective, perspectives.of_same_years(perspective))
    return perspectives.edit(perspective, **{"by": None, "after": after, **stored, **changes})


def names(year: int) -> list[str]:
    return [one.name for one in Perspective.objects.of_cycle(year)]


def test_they_stand_in_the_order_that_was_chosen():
    first, second, third = (made(name) for name in ("Invånare", "Samhälle", "Ekonomi"))
    assert names(2027) == ["Invånare", "Samhälle", "Ekonomi"]
    edited(third, after=first)
    assert names(2027) == ["Invånare", "Ekonomi", "Samhälle"]
    edited(Perspective.objects.get(pk=second.pk), after=None)
    assert names(2027) == ["Samhälle", "Invånare", "Ekonomi"]
    made("Medarbetare", after=Perspective.objects.get(pk=second.pk))
    assert names(2027) == ["Samhälle", "Medarbetare", "Invånare", "Ekonomi"]


def test_to_add_one_last_moves_no_other():
    old = [made(name, 2019, 2022) for name in ("Invånare", "Ekonomi")]
    now = [made(name) for name in ("Invånare", "Ekonomi")]
    assert [one.rank for one in (*old, *now)] == [0, 1, 0, 1]
    assert {one.history.count() for one in (*old, *now)} == {1}


def test_a_name_is_had_by_one_at_a_time():
    made("Invånare", 2019, 2022)
    later = made("Invånare", 2023)
    with pytest.raises(DomainError, match="redan ett perspektiv som heter ”INVÅNARE”"):
        made("INVÅNARE", 2025)
    with pytest.raises(DomainError, match="redan ett perspektiv som heter"):
        edited(later, first_year=2022)
    assert edited(later, name="invånare").name == "invånare"


def test_it_does_not_end_before_it_begins():
    with pytest.raises(DomainError, match="före det första"):
        made("Invånare", 2027, 2026)


def test_one_that_has_ended_is_not_offered_to_later_plans(org):
    own = made("Tillväxt")
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2026)
    build.node(plan, NodeKind.GOAL, perspective_id=own.pk)
    edited(own, last_year=2026)
    assert (names(2026), names(2027)) == (["Tillväxt"], [])
    later = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027)
    with pytest.raises(DomainError):
        plan_nodes.add(later, by=None, kind=NodeKind.GOAL, title="Mål", perspective_id=own.pk)


def test_it_is_not_ended_under_the_goals_of_a_later_plan(org):
    own = made("Tillväxt")
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027)
    goal = build.node(plan, NodeKind.GOAL, perspective_id=own.pk)
    with pytest.raises(DomainError, match=r"Flerårsplan 2027–2029 har mål under ”Tillväxt”.*låt det gälla 2027"):
        edited(own, last_year=2026)
    with pytest.raises(DomainError, match="har mål under"):
        edited(own, first_year=2028)
    plan_nodes.remove(goal, by=None)
    assert edited(own, last_year=2026).last_year == 2026


def test_what_is_changed_stands_in_the_history(anna):
    own = made("Tillväxt")
    edited(own, name="Samhälle", last_year=2030, by=anna)
    last = own.history.first()
    assert (last.name, last.last_year, last.version, str(last.history_user)) == ("Samhälle", 2030, 2, "Anna")
    edited(Perspective.objects.get(pk=own.pk))
    assert own.history.count() == 2


def test_nobody_saves_over_what_they_have_not_seen():
    first, second = made("Invånare"), made("Ekonomi")
    edited(second, after=None, version=1)
    moved = Perspective.objects.get(pk=second.pk)
    assert moved.version == 2
    for change in ({"name": "Pengar"}, {"after": first}):
        with pytest.raises(StaleEdit):
            edited(moved, **change, version=1)
    assert names(2027) == ["Ekonomi", "Invånare"]
