"""A table of the accounts on its way in: read, asked about, shown, and saved as it was shown or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from followup.forms.account_tables import SAVE, ChoicesForm, TableForm
from followup.money.importing.account_pasted import Pasted
from followup.money.importing.account_placing import placed
from followup.pages.account_preview import Preview, preview_of
from followup.pages.account_seen import mark_of, seen_in
from followup.pages.account_targets import Targets, locks_of
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError

NOTHING = "Ingen rad känns igen. Tabellen ska ha radernas namn först och sedan beloppen."
CHANGED = "Med dina svar blir det så här. Inget är sparat än."
NO_AMOUNTS = "Raderna känns igen, men det finns inga belopp efter dem."


@dataclass(frozen=True, slots=True)
class Looked:
    """En tabell som någon ser på.

    Attributes:
        form: how it is read; choices: what is asked about it, bound where what has been answered is about just this table.
        is_asked_for: somebody has said that it is to be saved.
    """

    form: TableForm
    choices: ChoicesForm
    preview: Preview
    is_asked_for: bool

    @property
    def is_to_save(self) -> bool:
        """True when somebody has seen just this, answered what is asked, and said that it is to be saved."""
        is_right = self.choices.is_valid() and not self.choices.stale
        return self.is_asked_for and is_right and self.preview.is_seen

    @property
    def is_changed(self) -> bool:
        """True when it was to be saved, and what is right about it has become something else than what was shown."""
        is_other = not self.choices.is_bound or (self.choices.is_valid() and not self.preview.is_seen)
        return self.is_asked_for and is_other


def context_of(looked: Looked | None) -> dict[str, Any]:
    """For the template; of what has not been looked at that there is nothing."""
    if looked is None:
        return {"choices": None, "preview": None, "changed": ""}
    return {"choices": looked.choices, "preview": looked.preview, "changed": CHANGED if looked.is_changed else ""}


def looked_at(request: LoggedInRequest, form: TableForm, targets: Targets, source: str | bytes) -> Looked:
    """Read a table as its form and what has been chosen about it say.

    Args:
        form: is valid, or only asked for.

    Raises:
        DomainError: it is no table of the accounts, or too large for one.
    """
    read = targets.reader(source)
    first = read(unit=form.read_in, unit_holds=False, chosen={})
    refuse_empty(first)
    mark = mark_of((source, form.kind))
    data = _answers(request, mark)
    choices = ChoicesForm(data, pasted=first, placed=placed(first, targets.asked, form.kind), targets=targets)
    unit = choices.held_unit or first.said_in or form.read_in
    pasted = read(unit=unit, unit_holds=choices.held_unit is not None, chosen=choices.chosen)
    locks = locks_of(targets, set(choices.placed.values()))
    preview = preview_of(pasted, choices.placed, targets, choices.shown, source=mark, locks=locks)
    if preview.doubts:
        choices.doubt(pasted.unit)
    choices.stale = bool(preview.stale)
    choices.show(preview.shown)
    return Looked(form, choices, preview, SAVE in request.POST)


def refuse_empty(pasted: Pasted) -> None:
    """Let through what holds something to look at.

    Raises:
        DomainError: it has no rows of the accounts, or no amounts.
    """
    if not pasted.rows and not pasted.unknown:
        raise DomainError(NOTHING)
    if not pasted.unknown and not pasted.faults and all(row.is_empty for row in pasted.rows):
        raise DomainError(NO_AMOUNTS)


def _answers(request: LoggedInRequest, mark: str) -> Mapping[str, Any] | None:
    """What has been answered about this table; None when nothing has, or it was about another."""
    is_about_it = request.method == "POST" and seen_in(request.POST.get("seen", "")).source == mark
    return request.POST if is_about_it else None
