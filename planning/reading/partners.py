"""Whom an item is done together with, as a plan tells of it: in its working text as it stands, in an edition as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from planning.enums import CollaborationAnswer

HEADING = "Samverkan med"
KEPT = "collaborations"  # what an edition keeps them under
READ = ("pk", "unit_id", "unit__name", "party", "about", "answer", "answer_text")


@dataclass(frozen=True, slots=True)
class Partner:
    """Den som en post samverkar med, and what they say of it.

    Attributes:
        about: what it is about.
        state: a CollaborationAnswer; in data under a name whose values are keys and no words (`lib.masked`).
        text: what they say with their answer.
        unit: its id; None of somebody outside the organisation, who is not asked here.
    """

    name: str
    about: str = ""
    state: str = CollaborationAnswer.ASKED
    text: str = ""
    unit: int | None = None

    @property
    def is_external(self) -> bool:
        """True of somebody outside the organisation."""
        return self.unit is None

    @property
    def words(self) -> str:
        """Who, and their answer: "Socialkontoret (ja)"."""
        return self.name if self.is_external else f"{self.name} ({CollaborationAnswer(self.state).label})"


def with_partners(nodes: QuerySet[Any]) -> QuerySet[Any]:
    """Nodes joined with their standing rows of samverkan, to be read by `COLUMNS`; a node comes once for each."""
    standing = FilteredRelation("collaborations", condition=Q(collaborations__is_removed=False))
    return nodes.annotate(standing=standing)


COLUMNS = tuple(f"standing__{name}" for name in READ)


def partners_in(group: Iterable[Mapping[str, Any]]) -> tuple[Partner, ...]:
    """Those of one node, of whose rows some may say the same."""
    found: dict[int, Partner] = {}
    for values in group:
        pk, unit, name, party, about, answer, text = (values[column] for column in COLUMNS)
        if pk is not None:
            found[pk] = Partner(name or party, about, answer, text, unit=unit)
    return tuple(found.values())


def kept(partners: Sequence[Partner]) -> dict[str, Any]:
    """What an edition keeps of them, as JSON; nothing where there are none, so that older contents say what they said."""
    return {KEPT: [asdict(one) for one in partners]} if partners else {}


def partners_kept(catalogue: Mapping[str, Any]) -> tuple[Partner, ...]:
    """The reverse of `kept`; what cannot be read is left out here, and stands in the edition's stored text."""
    try:
        return msgspec.convert(catalogue.get(KEPT, ()), tuple[Partner, ...])
    except msgspec.ValidationError:
        return ()


def told(partners: Iterable[Partner]) -> SafeString:
    """Each with what it is about and what they answer, as a list."""
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_line(one),) for one in partners)))


def _line(one: Partner) -> str:
    about = f": {one.about}" if one.about else ""
    answer = f" Svar: {one.text}" if one.text else ""
    return f"{one.words}{about}{answer}"
