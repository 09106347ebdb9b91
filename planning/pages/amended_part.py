"""One item of a handling while it is written what its body made of it: beside what was laid before the body"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from organisation.enums import Amends
from organisation.models import Amendment, Decision
from planning.enums import NodeKind
from planning.models import FrozenLink, FrozenNode, Plan
from planning.pages.amendments import additions, amendments_of, crumbs_of
from planning.reading.amended import AmendedText, laid_rows
from planning.reading.amended_links import LINKS, Words, laid_links, title_of_link
from planning.reading.facts import Facts, own_facts
from planning.reading.moved_on import TARGET, TASK, label_of_link, said_of
from planning.reading.tree import Row, row_of, titled
from planning.rules import allowed_kinds
from styrmodell.lib.swedish import lower_first
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class Part:
    """En post i handlingen.

    Attributes:
        subject: what its amendment is known by; empty of what is about to be added.
        laid: as it was laid before the body; None of what the body adds.
        stands: with what has been put in; None of what is about to be added.
        made: what has been put in of it.
        under: what something added stands below.
        links: those of the item in the handling.
    """

    plan: Plan
    decision: Decision
    text: AmendedText
    kind: str
    subject: str = ""
    laid: FrozenNode | None = None
    stands: FrozenNode | None = None
    made: Amendment | None = None
    under: str = ""
    links: Sequence[FrozenLink] = ()

    @property
    def what(self) -> str:
        """What is put in when the form is saved."""
        return Amends.CHANGES if self.laid is not None else Amends.ADDS

    @property
    def place(self) -> dict[str, str]:
        """What an amendment keeps of where something added stands."""
        return {} if self.laid is not None else {"kind": self.kind, "parent": self.under}

    @property
    def is_struck(self) -> bool:
        """True when it has been put in that the item goes."""
        return self.made is not None and self.made.what == Amends.STRIKES

    @property
    def row(self) -> Row | None:
        """As it was laid before the body."""
        return None if self.laid is None else row_of(self.laid)

    @property
    def version(self) -> int | str:
        """Of what has been put in; empty where nothing has."""
        return self.made.version if self.made else ""

    @property
    def title(self) -> str:
        """What the item is called."""
        row = self.laid or self.stands
        return titled(row_of(row)) if row else capfirst(NodeKind(self.kind).label)

    @property
    def word(self) -> str:
        """What kind of item it is."""
        return NodeKind(self.kind).label

    @property
    def under_title(self) -> str:
        """What something added stands below; empty in the plan itself."""
        above = self.text.rows.get(self.under)
        return titled(row_of(above)) if above else ""

    @property
    def who(self) -> str:
        """Who decided, inside a sentence."""
        return lower_first(self.decision.decider_name)

    @property
    def facts(self) -> tuple[Facts, ...]:
        """What was laid before the body beside heading and text."""
        if self.row is None:
            return ()
        kept = [said for name, said in said_of(self.row).items() if name.startswith((TARGET, TASK)) and said.words]
        links = [Facts(label_of_link(title_of_link(link)), words=link.text or "Kopplad") for link in self.links]
        return (*own_facts(self.row), *(Facts(said.label, words=said.words) for said in kept), *links)

    @property
    def said_of_links(self) -> dict[str, Words]:
        """What has been put in of its links."""
        return self.made.values.get(LINKS, {}) if self.made else {}

    @property
    def along(self) -> list[str]:
        """What goes with it when it is struck."""
        return [titled(row_of(row)) for row in self.text.laid.values() if str(row.parent_node_id) == self.subject]

    @property
    def additions(self) -> list[Line]:
        """What may be added below it."""
        return [] if not self.subject or self.is_struck else list(additions(self.plan, self.subject, self.kind))

    @property
    def list_url(self) -> str:
        """All that has been put in."""
        return f"{self.plan.get_absolute_url()}andringar/"

    @property
    def name(self) -> str:
        """Whose plan it is."""
        return f"{self.plan.unit_name}, {self.plan}"

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way to it."""
        return (*crumbs_of(self.plan), ("För in ändringarna", self.list_url))

    @property
    def draft_key(self) -> str:
        """What its writer has typed and not saved is kept by."""
        return f"plan:{self.plan.pk}/amend:{self.subject or f'{self.kind}:{self.under}'}"


def part_of(plan: Plan, decision: Decision, subject: str) -> Part | None:
    """An item of the handling, or one that has been added to it."""
    text, made = _read(decision)
    stands = text.rows.get(subject)
    if stands is None:
        return None
    own = next((one for one in made if one.subject == subject), None)
    under = str(own.values.get("parent", "")) if own else ""
    laid = text.laid.get(subject)
    assert decision.content_id is not None
    links = laid_links(decision.content_id, laid.node_id) if laid is not None else ()
    return Part(plan, decision, text, stands.kind, subject, laid, stands, own, under, links)


def new_part(plan: Plan, decision: Decision, kind: str, under: str) -> Part | None:
    """An item that is about to be added; None where none of its kind may stand."""
    text, _ = _read(decision)
    above = text.stands.get(under)
    if (under and above is None) or kind not in allowed_kinds(plan.kind, above.kind if above else NodeKind.ROOT):
        return None
    return Part(plan, decision, text, kind, under=under)


def _read(decision: Decision) -> tuple[AmendedText, list[Amendment]]:
    made = list(amendments_of(decision))
    assert decision.content_id is not None
    return AmendedText(laid_rows(decision.content_id), made), made
