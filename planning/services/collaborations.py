"""Samverkan: naming whom something in a plan is done together with, and what they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, User
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.successors import ended_q, going_on, has_ended
from planning.enums import CollaborationAnswer
from planning.models import Collaboration, Plan, PlanNode
from planning.permissions import ANSWERS
from planning.reading.partners import Partner
from planning.rules import collaborates
from planning.services.plan_nodes import open_plan
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import Change, save_changes, save_many, save_many_changes

# The units that hold all others are asked through KS.
NOBODY_TO_ASK = (OrgUnitKind.GROUP, OrgUnitKind.MUNICIPALITY)
GONE = "Samverkan är borttagen ur planen."
ASKED_ANEW: Mapping[str, Any] = {
    "answer": CollaborationAnswer.ASKED,
    "answer_text": "",
    "answered_by": None,
    "answered_at": None,
}


@dataclass(frozen=True, slots=True)
class NewPartner:
    """Whom an item is to be done together with: a unit, or by name somebody outside the organisation."""

    node: int
    unit: OrgUnit | None = None
    party: str = ""
    about: str = ""


def possible_partners(plan: Plan) -> OrgUnitQuerySet:
    """The units that may be named in a plan: every one that has not ended but its own, in the tree's order."""
    return OrgUnit.objects.exclude(ended_q()).exclude(kind__in=NOBODY_TO_ASK).exclude(pk=plan.unit_id).in_order()


@transaction.atomic
def save_all(
    plan: Plan,
    *,
    by: User | None,
    add: Sequence[NewPartner] = (),
    abouts: Mapping[int, tuple[int | None, str]] | None = None,
    remove: Mapping[int, int | None] | None = None,
) -> None:
    """Everything from the page on samverkan at once, or nothing. It counts as it is saved: a unit that is named is asked at once.

    An answer is an answer to words. Where they are changed the unit is asked anew: its yes must not be read as a yes to what
    it has not seen. What it said stays in the history, and is shown to whoever answers.

    Args:
        abouts: row id → the version that was shown, and what it is about.
        remove: row id → the version that was shown: who takes away what has been answered has seen the answer.

    Raises:
        StaleEdit: a row was changed meanwhile, by the plan's writer or with an answer; carries it. Nothing has been saved.
        DomainError: the plan is not open, an item may not name anybody or is gone, or somebody is named twice.
    """
    open_plan(plan)
    stored = {row.pk: row for row in _locked(Collaboration.objects.standing().filter(node__plan=plan))}
    changed, out = [], remove or {}
    for pk, (version, about) in (abouts or {}).items():
        if pk in stored and pk not in out:
            asked = ASKED_ANEW if about != stored[pk].about and stored[pk].is_answered else {}
            changed.append((stored[pk], {"about": about, **asked}, version))
    save_many_changes(changed, by=by, reason="Samverkan ändrad")
    gone = [(row, {"is_removed": True}, out[pk]) for pk, row in stored.items() if pk in out]
    save_many_changes(gone, by=by, reason="Samverkan borttagen")
    _add(plan, add, by)


def _add(plan: Plan, add: Sequence[NewPartner], by: User | None) -> None:
    """New rows; one that was taken away once is asked for again."""
    if not add:
        return
    nodes = PlanNode.objects.kept().filter(plan=plan).in_bulk({one.node for one in add})
    _refuse_wrong(plan, add, nodes)
    stored = {_who(row): row for row in _locked(Collaboration.objects.filter(node__in=nodes))}
    made, revived = [], []
    for one in add:
        row = stored.get((one.node, one.unit.pk if one.unit else None, one.party))
        if row is None:
            node = nodes[one.node]
            row = Collaboration(node=node, unit=one.unit, party=one.party, about=one.about, is_example=node.is_example)
            stored[_who(row)] = row
            made.append(row)
        elif row.is_removed:
            revived.append((row, {"is_removed": False, "about": one.about, **ASKED_ANEW}, None))
        else:
            raise DomainError(
                f"”{nodes[one.node]}” har redan samverkan med {row.unit or row.party}. Ändra i den raden."
            )
    save_many(made, by=by, reason="Samverkan")
    save_many_changes(revived, by=by, reason="Samverkan igen")


def _refuse_wrong(plan: Plan, add: Sequence[NewPartner], nodes: Mapping[int, PlanNode]) -> None:
    units = {one.unit.pk for one in add if one.unit}
    allowed = set(possible_partners(plan).filter(pk__in=units).values_list("pk", flat=True)) if units else set()
    for one in add:
        node = nodes.get(one.node)
        if node is None:
            raise DomainError("Något som du skrev om har tagits bort ur planen. Ladda om sidan och försök igen.")
        if not collaborates(plan.kind, node.kind, node.title):
            raise DomainError(f"”{node}” kan inte ha samverkan.")
        if one.unit and one.unit.pk not in allowed:
            raise DomainError(f"{one.unit} kan inte väljas: välj en annan enhet, som finns kvar.")


def _who(row: Collaboration) -> tuple[int, int | None, str]:
    return row.node_id, row.unit_id, row.party


def _locked(rows: QuerySet[Collaboration]) -> QuerySet[Collaboration]:
    """In one order, and so never against somebody who answers."""
    return rows.select_for_update(of=("self",), no_key=True).order_by("pk")


@transaction.atomic
def answer(row: Collaboration, *, by: User, version: int | None, answer: str, text: str = "") -> Collaboration:
    """Svara: what the other side says of it, whatever state the plan is in. A no stops nothing, and is shown.

    Raises:
        StaleEdit: what it is about, or the answer, was changed meanwhile; carries the row.
        DomainError: the row has been taken out of the plan, the person does not answer for the unit, or the answer is
            *annat* without a word.
    """
    found = _locked(Collaboration.objects.standing().filter(pk=row.pk)).first()
    if found is None:
        raise DomainError(GONE)
    if found.unit is None or not ANSWERS.allows(by, found):
        raise DomainError("Den som svarar är den som skriver enhetens plan.")
    if answer == CollaborationAnswer.OTHER and not text:
        raise DomainError("Skriv vad ni svarar i stället för ja eller nej.")
    said = {"answer": answer, "answer_text": text, "answered_by": by, "answered_at": now()}
    is_same = (answer, text) == (found.answer, found.answer_text)
    save_changes(found, {} if is_same else said, by=by, version=version, reason=f"Svarade {_label(answer)}")
    return found


def _label(answer: str) -> str:
    return CollaborationAnswer(answer).label


def put_back(kept: Mapping[int, Sequence[Partner]], *, by: User | None, reason: str) -> None:
    """Let the items of a plan name those whom they named when they were frozen, and about what. Called under its lock.

    An answer to the words stands, also one that came after they were frozen; with words that are put back comes what was
    last answered to them.

    Args:
        kept: id of an item → whom it named.
    """
    wanted = {(node, one.unit, "" if one.unit else one.name): one for node, named in kept.items() for one in named}
    changes: list[Change] = []
    for row in _locked(Collaboration.objects.filter(node__in=kept)):
        then = wanted.get(_who(row))
        if then is None:
            changes.append((row, {"is_removed": True}, None))
        elif row.about == then.about:
            changes.append((row, {"is_removed": False}, None))
        else:
            said = (
                row.history.filter(about=then.about)
                .order_by("-history_date", "-history_id")
                .values(*ASKED_ANEW)
                .first()
            )
            changes.append((row, {"is_removed": False, "about": then.about, **_as_row(said)}, None))
    save_many_changes(changes, by=by, reason=reason)


def _as_row(said: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """An answer of the history, as a row holds it; nobody's where there is none."""
    if said is None:
        return ASKED_ANEW
    by = User.objects.filter(pk=said["answered_by"]).first() if said["answered_by"] else None
    return {**said, "answered_by": by}


def copy(copies: Mapping[int, PlanNode], *, by: User | None) -> None:
    """Ask anew, in the plan that goes on from last year's, whoever the items were done together with: nobody has answered for
    another year. Called under its lock.

    A unit that has ended is followed by the one that took over, where it is one; else somebody has to choose.

    Args:
        copies: id of last year's item → this year's.
    """
    rows = Collaboration.objects.standing().filter(node__in=copies).select_related("unit").order_by("pk")
    made: dict[tuple[int, int | None, str], Collaboration] = {}
    for old in rows:
        node = copies[old.node_id]
        unit = _goes_on(old.unit) if old.unit else None
        if old.party or (unit and unit.pk != node.plan.unit_id):
            new = Collaboration(node=node, unit=unit, party=old.party, about=old.about, is_example=node.is_example)
            made.setdefault(_who(new), new)
    save_many(list(made.values()), by=by, reason="Samverkan")


def _goes_on(unit: OrgUnit) -> OrgUnit | None:
    if not has_ended(unit):
        return unit
    heirs = going_on(unit)
    return heirs[0] if len(heirs) == 1 else None
