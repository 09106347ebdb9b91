"""One part of a report's handling, while it is written what its body made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.html import linebreaks

from followup.enums import Content
from followup.models import FrozenText, Report, SectionRule
from followup.reading.amended_rows import (
    FIELDS,
    PARENT,
    ROWS,
    STRUCK,
    amendable_rows,
    decided_fields,
    standing,
    with_fields,
)
from followup.reading.scales import Words, words_for
from followup.reading.told_rows import Told, told_kinds
from followup.rules.sections import LINES, TEXTS, WEIGHED
from followup.services import frozen_answers
from organisation.enums import Amends
from organisation.models import Amendment, Decision
from planning.enums import NodeKind
from styrmodell.lib import richtext
from styrmodell.lib.changes import Change, changes_of
from styrmodell.web.lines import Line

# What each kind is called in its address.
SLUGS = {
    "text": "avsnitt",
    "assessment": "bedomning",
    "step": "steg",
    "state": "lage",
    "amount": "prognos",
    "deviation": "avvikelse",
    "action": "atgard",
}
KINDS = {slug: kind for kind, slug in SLUGS.items()}
NEW = "ny-"
RICH = (("text", "text"), ("assessment", "text"))


class Handling:
    """Handlingen och det som organet har ändrat i den: what the pages about its amendments are made from.

    Attributes:
        rows: the content's, by kind; each kind is read when it is asked for.
        made: the amendments, by kind and subject, in the order they were put in.
    """

    def __init__(self, report: Report, decision: Decision) -> None:
        assert decision.content is not None
        self.report, self.decision = report, decision
        self.rows = frozen_answers.RowsRead(decision.content)
        put_in = list(decision.amendments.select_related("created_by").order_by("pk"))
        are_actions = any(one.kind == "action" for one in put_in)  # which stand with their deviations
        self.made = {(one.kind, one.subject): one for one in (standing(self.rows, put_in) if are_actions else put_in)}
        self._laid: dict[str, dict[str, Any]] = {}

    @property
    def places(self) -> Iterator[tuple[str, str]]:
        """The kind and the subject of all that may be amended, in the order of the report's kinds of answers."""
        return ((kind, subject) for kind in ROWS for subject in self.laid(kind))

    def laid(self, kind: str) -> dict[str, Any]:
        """What may be amended of a kind, by subject; of texts also the sections without any."""
        if kind not in self._laid:
            rows = amendable_rows(self.report, self.rows, [kind])
            found = {subject: row for (_, subject), row in rows.items()}
            if kind == "text":
                found = {key: found.get(key, FrozenText(key=key)) for key in self.sections}
            self._laid[kind] = {subject: row for subject, row in found.items() if self._tells_of(kind, row)}
        return self._laid[kind]

    def _tells_of(self, kind: str, row: Any) -> bool:
        """True of what the report holds: in a månadsrapport nobody is asked about goals, though their rows are frozen."""
        if kind == "assessment":
            is_goal = row.node.kind == NodeKind.GOAL
            return bool(self.contents & ({Content.GOALS} if is_goal else {Content.DIRECTIONS, Content.PRIORITIES}))
        if asked := {"step": Content.KEY_FIGURES, "amount": Content.OPERATING}.get(kind):
            return asked in self.contents and (kind != "amount" or self.report.round.has_forecasts)
        return self.may_deviate or kind not in STRUCK

    @cached_property
    def asked(self) -> list[SectionRule]:
        """What the report is asked for."""
        return list(SectionRule.objects.asked_of(self.report))

    @property
    def contents(self) -> set[str]:
        """What its sections hold."""
        return {rule.section.content for rule in self.asked}

    @property
    def may_deviate(self) -> bool:
        """True when it tells of deviations."""
        return Content.DEVIATIONS in self.contents

    @property
    def sections(self) -> dict[str, str]:
        """What each section with a text holds, by its key."""
        return {rule.section.key: rule.section.content for rule in self.asked if rule.section.content in TEXTS}

    @cached_property
    def told(self) -> dict[str, Told]:
        """How each kind of row is told."""
        kinds = told_kinds(self.report.round.year)
        return {kind: kinds[model.__name__] for kind, (_, model) in ROWS.items()}

    @cached_property
    def scales(self) -> Words:
        """The words of the year's scales."""
        return words_for(self.report.round.year)

    @property
    def operations(self) -> list[tuple[int, str]]:
        """The verksamheter of its driftredovisning."""
        return [(row.operation_id, row.title) for row in self.rows["amounts"]]

    @property
    def things(self) -> list[tuple[int, str]]:
        """Its goals."""
        return [(row.node_id, f"{row.code} {row.title}".strip()) for row in self.laid("assessment").values()]

    @property
    def list_url(self) -> str:
        """All that has been put in."""
        return f"{self.report.get_absolute_url()}andringar/"

    @property
    def name(self) -> str:
        """Whose report it is."""
        return f"{self.report.unit_name}, {self.report.name}"

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way to the list."""
        return (("Uppföljning", reverse("followup:round_list")), (str(self.report), self.report.get_absolute_url()))

    def new_url(self, kind: str, under: str = "") -> str:
        """Where it is written what the body adds."""
        below = f"&under={under}" if under else ""
        return f"{reverse('followup:report_amend_new', args=[self.report.pk])}?slag={SLUGS[kind]}{below}"

    def part(self, kind: str, subject: str) -> "Part | None":
        """A part of the handling, or what the body added; None where there is none such."""
        if kind not in ROWS:
            return None
        row, made = self.laid(kind).get(subject), self.made.get((kind, subject))
        return Part(self, kind, subject, row, made) if row is not None or made is not None else None

    def new_part(self, kind: str, under: str) -> "Part | None":
        """What is about to be added: a deviation, or an action under one that stands."""
        above = self.part("deviation", under) if self.may_deviate else None
        is_action = kind == "action" and above is not None and not above.is_struck
        is_asked = (kind == "deviation" and self.may_deviate) or is_action
        return Part(self, kind, "", None, None, under=under if is_action else "") if is_asked else None


@dataclass(frozen=True, slots=True)
class Part:
    """En del av handlingen.

    Attributes:
        subject: what its amendment is known by; empty of what is about to be added.
        row: as it was laid before the body; None of what the body adds.
        made: what has been put in of it.
        under: the deviation of an action that is added.
    """

    handling: Handling
    kind: str
    subject: str
    row: Any
    made: Amendment | None
    under: str = ""

    @property
    def what(self) -> str:
        """What is put in when the form is saved."""
        return Amends.CHANGES if self.row is not None else Amends.ADDS

    @property
    def is_struck(self) -> bool:
        """True when it has been put in that it goes."""
        return self.made is not None and self.made.what == Amends.STRIKES

    @property
    def may_be_struck(self) -> bool:
        """True of a deviation or an action of the handling."""
        return self.kind in STRUCK and self.row is not None and not self.is_struck

    @property
    def base(self) -> Any:
        """The handling's row, or an empty one."""
        return self.row if self.row is not None else ROWS[self.kind][1]()

    @property
    def place(self) -> dict[str, str]:
        """What an amendment keeps of where something added stands."""
        under = self.under or (self.made.values.get(PARENT, "") if self.made else "")
        return {PARENT: under} if under and self.row is None else {}

    @property
    def above(self) -> "Part | None":
        """The deviation of an action."""
        if self.kind != "action":
            return None
        return self.handling.part("deviation", self.place.get(PARENT) or str(self.row.deviation))

    @property
    def word(self) -> str:
        """What kind of part it is."""
        return self.handling.told[self.kind].word

    @property
    def title(self) -> str:
        """What it is called in the handling; of what was added, as it is put in."""
        row = self.row if self.row is not None else self.stands
        if self.kind == "assessment":
            return f"{row.code} {row.title}".strip()
        return (row.title if self.kind == "amount" else self.handling.told[self.kind].title(row)) or self.word

    @property
    def url(self) -> str:
        """Where it is written what the body made of it."""
        return reverse("followup:report_amend", args=[self.handling.report.pk, SLUGS[self.kind], self.subject])

    @property
    def stands(self) -> Any:
        """The row with what has been put in."""
        return self.as_in(self.made)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What has been put in, word by word."""
        if self.is_struck:
            return ()
        told = self.handling.told[self.kind]
        before, after = (told.words(row) for row in (self.base, self.stands))
        labels = FIELDS[self.kind].values()
        return tuple(one for one in changes_of(before, after) if one.label in labels)

    @property
    def asks(self) -> tuple[str, ...]:
        """The fields that the report is asked for: måluppfyllelse only of a goal, of a year that is over no forecast."""
        if self.kind != "assessment":
            is_plain = self.kind == "text" and self.handling.sections.get(self.subject) not in WEIGHED
            return ("text",) if is_plain else tuple(FIELDS[self.kind])
        left_out = set() if self.row.suggested else {"reason"}
        left_out |= set() if self.row.node.kind == NodeKind.GOAL else {"attainment", "forecast"}
        left_out |= set() if self.handling.report.round.has_forecasts else {"forecast"}
        return tuple(name for name in FIELDS[self.kind] if name not in left_out)

    @property
    def is_lines(self) -> bool:
        """True of what is one thing a line: the att-satser and who signs."""
        return self.kind == "text" and self.handling.sections.get(self.subject) in LINES

    @property
    def additions(self) -> list[Line]:
        """What may be added under it."""
        may = self.kind == "deviation" and self.subject and not self.is_struck
        return [Line("Lägg till åtgärd", self.handling.new_url("action", self.subject))] if may else []

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way to it."""
        return (*self.handling.crumbs, ("För in ändringarna", self.handling.list_url))

    @property
    def draft_key(self) -> str:
        """What its writer has typed and not saved is kept by."""
        return f"report:{self.handling.report.pk}/amend:{self.kind}:{self.subject or self.under}"

    @property
    def version(self) -> int:
        """Of what has been put in; 0 for nothing."""
        return self.made.version if self.made else 0

    @property
    def laid(self) -> Iterator[tuple[str, str]]:
        """What the handling says, by label, as formatted text."""
        asked = {FIELDS[self.kind][name]: name for name in self.asks}
        for label, words in self.handling.told[self.kind].words(self.base).items():
            is_rich = (self.kind, asked.get(label)) in RICH and not self.is_lines
            said = self.base.text if is_rich else linebreaks(words, autoescape=True)
            if label in asked or (words and label != "Rubrik"):
                yield label, "<p>Ingenting</p>" if richtext.is_empty(said) else said

    def as_in(self, amendment: Amendment | None) -> Any:
        """The row as an amendment makes it."""
        values = amendment.values if amendment else {}
        return with_fields(self.base, decided_fields(self.kind, values), self.handling.scales)
