"""Correcting a registered decision: a wrongly typed §, date or diarienummer, with a trail. What was frozen stays as it is."""

from copy import copy
from datetime import date
from typing import Any

from django.db.models import Max, Min

from organisation.decisions.documents import Document, decisions_about
from organisation.models import Decision, User
from organisation.reach.successors import ended_by_then
from organisation.services.decisions import refuse_against_rules, refuse_twice
from organisation.services.matters import save_matter
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes
from styrmodell.lib.swedish import MISSING

ADJUSTED, NOT_ADJUSTED = "Protokollet är justerat", "Protokollet är inte justerat"
CITED_BY = ("date", "paragraph", "registry_number")  # what a protokoll is found by


def correct(
    document: Document,
    decision: Decision,
    *,
    by: User | None,
    version: int | None,
    why: str,
    **fields: Any,
) -> None:
    """Rätta: let a decision say what the protokoll says. Called with the document's row locked.

    From then on page and new files say *rättat* and what stood; stored files and checksums are as they were. That the
    protokoll has been justerat is no correction.

    Args:
        version: the version that the user saw.
        why: for the history; "" when only `is_unadjusted` differs.
        fields: date, paragraph, registry_number and is_unadjusted, those that are to be saved.

    Raises:
        StaleEdit: somebody has corrected it since, to something else.
        DomainError: the body had ended by that day, another decision has that §, no decision is let in on that day, or the
            day would change places with that of another decision about the document.
    """
    current = Decision.objects.select_for_update(of=("self",)).select_related("body").get(pk=decision.pk)
    if version is not None and version != current.version:
        raise StaleEdit(current)
    number = current.registry_number
    wanted = copy(current)
    for name, value in fields.items():
        setattr(wanted, name, value)
    _refuse_impossible(document, wanted)
    if wanted.date != current.date:  # what was entered of old may break a rule, and its § is corrected all the same
        refuse_against_rules(document, wanted)
    stood = _stood(wanted)
    trail = {"stood": stood, "corrected_on": _corrected_on(current, wanted, stood)}
    reason = why or (NOT_ADJUSTED if wanted.is_unadjusted else ADJUSTED)
    save_changes(current, {**fields, **trail}, by=by, version=version, reason=reason)
    if number and wanted.registry_number != number:
        _carry_number(document, current, number, by=by)


def _refuse_impossible(document: Document, wanted: Decision) -> None:
    refuse_twice(document, wanted)
    if wanted.date is None:
        return
    if wanted.body is not None and ended_by_then(wanted.body, wanted.date):
        raise DomainError(f"{wanted.body} upphörde {wanted.body.valid_to} och kan inte ha beslutat {wanted.date}.")
    others = decisions_about(document)
    before = others.filter(pk__lt=wanted.pk).aggregate(day=Max("date"))["day"]
    after = others.filter(pk__gt=wanted.pk).aggregate(day=Min("date"))["day"]
    if before and wanted.date < before:
        raise DomainError(f"Beslutet kan inte vara tidigare än det förra, {before}.")
    if after and wanted.date > after:
        raise DomainError(f"Beslutet kan inte vara senare än det som följde på det, {after}.")


def _stood(wanted: Decision) -> str:
    """What stood when the decision was registered and stands no more: "2026-10-28, § 187"."""
    first: Any = wanted.history.order_by("history_date", "history_id").first()
    if first is None:
        return wanted.stood
    day = first.date.isoformat() if first.date else f"datum {MISSING}"
    words = {
        "date": day,
        "paragraph": first.paragraph or f"§ {MISSING}",
        "registry_number": f"dnr {first.registry_number or MISSING}",
    }
    return ", ".join(said for name, said in words.items() if getattr(first, name) != getattr(wanted, name))


def _corrected_on(current: Decision, wanted: Decision, stood: str) -> date | None:
    """Today when §, date or number differ now; none when they are again what was registered."""
    differs = any(getattr(current, name) != getattr(wanted, name) for name in CITED_BY)
    return (today() if differs else current.corrected_on) if stood else None


def _carry_number(document: Any, decision: Decision, wrong: str, *, by: User | None) -> None:
    """The document and its matter got their diarienummer from the decision: where it stands it is corrected too."""
    matter = decision.matter
    if matter is not None and matter.registry_number == wrong:
        save_matter(matter, registry_number=decision.registry_number)
    if document.registry_number == wrong:
        new = {"registry_number": decision.registry_number}
        save_changes(document, new, by=by, reason="Diarienumret rättat")
