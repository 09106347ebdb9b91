"""What the pages show while a body's changes are put in: what has been put in, and what else the handling says."""

from dataclasses import dataclass
from typing import Any

from organisation.decisions.amending import Amendable, MovedOn, ToldAmendment
from organisation.models import Decision
from organisation.services.matters import Ways
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class Amending:
    """En handling som förs om till det organet beslutade.

    Attributes:
        document: the plan or report, and `ways` what is done with it.
        told: what has been put in.
        parts: what else the handling says, in its order.
        additions: what may be added: in words, and where it is written.
        note: what of it is not the body's to change; mostly nothing.
        name: what was decided on, and whose; `crumbs` the way to it.
    """

    document: Any
    decision: Decision
    ways: Ways[Any, Any]
    told: tuple[ToldAmendment, ...]
    parts: tuple[Amendable, ...]
    name: str
    crumbs: tuple[tuple[str, str], ...]
    additions: tuple[Line, ...] = ()
    note: str = ""

    @property
    def url(self) -> str:
        """The list's address."""
        return f"{self.document.get_absolute_url()}andringar/"

    @property
    def paper(self) -> Line | None:
        """The handling that is amended."""
        found = self.decision.paper
        url = f"{self.document.get_absolute_url()}handlingar/{found.number}/" if found else ""
        return Line(str(found), url) if found else None

    def moved_on(self) -> tuple[MovedOn, ...]:
        """What has been changed since the handling, side by side."""
        return self.ways.moved_on(self.document, self.decision, list(self.decision.amendments.order_by("pk")))
