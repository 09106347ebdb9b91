"""The forms on samverkan: whom a plan's items name, and what the other side answers."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.text import capfirst

from organisation.forms.named import UnitField
from organisation.models.org_unit import OrgUnitQuerySet
from planning.enums import CollaborationAnswer
from planning.models import Collaboration
from planning.pages.collaborations import NONE_YET, CollaboratingItem, CollaborationPage, NamedPartner
from planning.services.collaborations import NewPartner
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.text_field import TextField
from styrmodell.web import asked
from styrmodell.web.filters import ListFilter, choice_field, search_field
from styrmodell.web.seen import BothTexts, SeenField, SeenForm, Stale, both, both_texts, sent_anew

MAX_TEXT = 2000
MAX_PARTY = 200
ABOUT = "about-"
MORE = ("unit", "party", "new")  # how the fields of somebody more begin


class CollaborationFilter(ListFilter):
    """Sök och välj bland planens samverkan."""

    q = search_field(placeholder="Vem, om vad eller rubrik")
    svar = choice_field(
        "Svar",
        [*((key, capfirst(word)) for key, word in CollaborationAnswer.choices), (NONE_YET, "Utan samverkan")],
        everything="Alla svar",
    )


def sent_rows(data: Mapping[str, Any]) -> set[int]:
    """The rows whose words are sent. "Behåll det sparade" sends `keep` with the one that stays as it is."""
    kept = asked.parsed(data.get("keep", ""))
    found = {asked.parsed(name.removeprefix(ABOUT)) for name in data if name.startswith(ABOUT)}
    return {pk for pk in found if pk is not None and pk != kept}


def sent_items(data: Mapping[str, Any]) -> set[int]:
    """The items for which somebody more has been chosen or written about."""
    names = (name.partition("-") for name, value in data.items() if value)
    found = {asked.parsed(pk) for start, _, pk in names if start in MORE}
    return {pk for pk in found if pk is not None}


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """Somebody who is named, with the fields of the row."""

    partner: NamedPartner
    about: forms.BoundField
    version: forms.BoundField
    remove: forms.BoundField
    stale: Stale | None


@dataclass(frozen=True, slots=True)
class ItemLines:
    """An item, whom it names, and the fields of somebody more.

    Attributes:
        is_open: something has been written about somebody more.
    """

    item: CollaboratingItem
    partners: tuple[PartnerLine, ...]
    more: tuple[forms.BoundField, ...]
    is_open: bool


class CollaborationForm(forms.Form):
    """Samverkan: everything on the page, saved at once.

    Attributes:
        page: the plan's rows as they are stored now.
        found: what the address asks for of them; a strange question is no fault in what is sent.
    """

    def __init__(
        self, data: QueryDict | None, page: CollaborationPage, units: OrgUnitQuerySet, *, found: CollaborationFilter
    ) -> None:
        super().__init__(data, auto_id="%s")
        self.found = found
        self._sent = sent_rows(self.data)
        self._overtaken: dict[int, Stale | None] = {}
        self._unit = UnitField(label="Kontor, avdelning, nämnd eller bolag", required=False, empty_label="Ingen")
        if page.items:
            self._unit.offer(units)
        self._show(page)

    def _show(self, page: CollaborationPage) -> None:
        """The fields of the page's rows; those that this person's page lacked, or that are kept, as they are stored."""
        self.page = page
        as_stored: dict[str, str] = {}
        for one in page.partners:
            self.fields[f"{ABOUT}{one.pk}"] = _about(f"Om vad, {one.who}", initial=one.about)
            self.fields[f"version-{one.pk}"] = SeenField(initial=one.version)
            self.fields[f"remove-{one.pk}"] = forms.BooleanField(label=f"Ta bort {one.who}", required=False)
            if one.pk not in self._sent:
                as_stored |= {f"{ABOUT}{one.pk}": one.about, f"version-{one.pk}": str(one.version)}
        for item in page.items:
            self.fields[f"unit-{item.pk}"] = deepcopy(self._unit)
            self.fields[f"party-{item.pk}"] = TextField(
                label="Eller någon utanför organisationen",
                max_length=MAX_PARTY,
                required=False,
                help_text="Till exempel Region Sörmland. Den får ingen fråga här.",
            )
            self.fields[f"new-{item.pk}"] = _about("Om vad")
        sent_anew(self, as_stored)

    def clean(self) -> dict[str, Any]:
        """Each that is added is one: a unit, or somebody outside."""
        cleaned = super().clean() or {}
        for item in self.page.items:
            unit, party, about = (cleaned.get(f"{name}-{item.pk}") for name in MORE)
            if unit and party:
                self.add_error(
                    f"party-{item.pk}", "Välj en enhet eller skriv någon utanför organisationen, en i taget."
                )
            elif about and not unit and not party and f"unit-{item.pk}" not in self.errors:
                self.add_error(f"unit-{item.pk}", "Välj vem ni ska samverka med.")
        return cleaned

    def added(self) -> list[NewPartner]:
        """Whom to name, for the service; after `is_valid`."""
        typed = self.cleaned_data
        found = [
            NewPartner(item.pk, typed[f"unit-{item.pk}"], typed[f"party-{item.pk}"], typed[f"new-{item.pk}"])
            for item in self.page.items
        ]
        return [one for one in found if one.unit or one.party]

    def abouts(self) -> dict[int, tuple[int, str]]:
        """Row id → the version that was seen and what it is about, for the service; after `is_valid`."""
        typed = self.cleaned_data
        return {
            one.pk: (typed[f"version-{one.pk}"], typed[f"{ABOUT}{one.pk}"])
            for one in self.page.partners
            if one.pk in self._sent
        }

    def removed(self) -> dict[int, int]:
        """Row id → the version that was seen, of those to take away; after `is_valid`."""
        typed = self.cleaned_data
        ticked = (one.pk for one in self.page.partners if one.pk in self._sent and typed[f"remove-{one.pk}"])
        return {pk: typed[f"version-{pk}"] for pk in ticked}

    def unasked(self, plan: int) -> dict[str, str]:
        """What was written in rows and about items that the page has no more, by field: they were removed meanwhile."""
        items = sent_items(self.data) - {item.pk for item in self.page.items}
        names = (f"{name}-{pk}" for pk in sorted(items) for name in MORE)
        more = {name: text for name in names if (text := self._typed(name))}
        shown = {one.pk for one in self.page.partners}
        gone = Collaboration.objects.filter(node__plan=plan, pk__in=self._sent - shown)
        stored = dict(gone.values_list("pk", "about")) if self._sent - shown else {}
        sent = {pk: str(self.data[f"{ABOUT}{pk}"]).strip() for pk in stored}
        return more | {f"{ABOUT}{pk}": text for pk, text in sent.items() if text and text != stored[pk]}

    def _typed(self, name: str) -> str:
        """What was sent in a field of somebody more; a unit that was picked by its name."""
        text = str(self.data.get(name, "")).strip()
        return str(self._unit.listed.get(text, text)) if name.startswith("unit-") else text

    def meet(self, refusal: DomainError, page: CollaborationPage) -> None:
        """Nothing was saved: the page as it is now, with what this person wrote, and every text that was changed meanwhile, by
        the plan's writer or because it was answered, beside this person's.

        Args:
            page: read anew.
        """
        if not isinstance(refusal, StaleEdit):
            self.add_error(None, str(refusal))
        mine, gone = self.abouts(), self.removed()
        self._show(page)
        overtaken = [
            one
            for one in page.partners
            if one.pk in mine and _is_overtaken(one, *mine[one.pk], is_removed=one.pk in gone)
        ]
        stored = Collaboration.objects.in_bulk([one.pk for one in overtaken])
        for one in overtaken:
            about = self.fields[f"{ABOUT}{one.pk}"]
            texts = _removal(one) if one.pk in gone else both_texts(about, mine[one.pk][1], one.about)
            self._overtaken[one.pk] = both(stored[one.pk], [texts])
        sent_anew(self, {f"version-{one.pk}": str(one.version) for one in overtaken})

    @property
    def stale(self) -> list[PartnerLine]:
        """The rows that somebody else saved first."""
        return [self._line(one) for one in self.page.partners if one.pk in self._overtaken]

    @property
    def lines(self) -> Iterator[ItemLines]:
        """The page's items."""
        for item in self.page.items:
            more = tuple(self[f"{name}-{item.pk}"] for name in MORE)
            is_open = any(field.errors or (self.is_bound and field.value()) for field in more)
            yield ItemLines(item, tuple(map(self._line, item.partners)), more, is_open=is_open)

    def _line(self, one: NamedPartner) -> PartnerLine:
        return PartnerLine(
            partner=one,
            about=self[f"{ABOUT}{one.pk}"],
            version=self[f"version-{one.pk}"],
            remove=self[f"remove-{one.pk}"],
            stale=self._overtaken.get(one.pk),
        )


def _about(label: str, **options: Any) -> TextField:
    words = forms.Textarea(attrs={"rows": 2})
    return TextField(label=label, max_length=MAX_TEXT, required=False, widget=words, **options)


def _is_overtaken(one: NamedPartner, seen: int, about: str, *, is_removed: bool) -> bool:
    return seen != one.version and (is_removed or about != one.about)


def _removal(one: NamedPartner) -> BothTexts:
    """A row that this person takes away, beside what it says now: what it is about, and what has been answered."""
    said = "" if one.is_external else f"{one.answer_word}. {one.answer_text}"
    return BothTexts("", "Tas bort", format_html("<p>{}</p><p>{}</p>", one.about, said.strip()))


class AnswerForm(SeenForm):
    """Svara: ja, nej or annat, each a button that sends the form, and what is said with it."""

    answer_text = TextField(
        label="Vill ni säga något med svaret?",
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Frivilligt för ja och nej. Texten läses av den som frågar och står i planen.",
    )
    answer = forms.ChoiceField(label="Svar", choices=CollaborationAnswer.choices, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: Collaboration) -> None:
        super().__init__(data, initial={"answer_text": row.answer_text, "version": row.version})

    def clean_answer(self) -> str:
        """One of the three.

        Raises:
            ValidationError: none of them.
        """
        answer: str = self.cleaned_data["answer"]
        if answer == CollaborationAnswer.ASKED:
            raise forms.ValidationError("Svara ja, nej eller annat.")
        return answer
