"""The block that pictures a kommunkoncern: kommunens nämnder on one side, its bolag with shares on the other."""

from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import percent

WHOLE = Decimal(100)
NOT_SAID = "ägarandel ej angiven"


@dataclass(frozen=True, slots=True)
class OwnedCompany:
    """Bolag i kommunkoncernen.

    Attributes:
        share: what kommunen owns of it, itself or by a moderbolag, in percent; None while nobody has said it.
        depth: how many bolag stand between it and kommunen.
    """

    name: str
    share: Decimal | None = None
    depth: int = 0

    @property
    def is_whole(self) -> bool:
        """True when nobody else owns any of it; else its figures are taken in by share (RKR R16)."""
        return self.share == WHOLE

    @property
    def owned(self) -> str:
        """Its share in words: "57 %", "ägarandel ej angiven"."""
        return NOT_SAID if self.share is None else percent(self.share, decimals_of(self.share))


@dataclass(frozen=True, slots=True)
class GroupStructure:
    """Den kommunala koncernens organisation, as it was on the last day of a period (RKR R15).

    Attributes:
        owner: kommunen.
        bodies: kommunstyrelsen and the other nämnder, in their order; in older ones fullmäktige before them.
        companies: each bolag once, a moderbolag before those it owns.
        heading: what the picture is called.
    """

    owner: str
    bodies: tuple[str, ...]
    companies: tuple[OwnedCompany, ...]
    heading: str
    is_example: bool = False

    @property
    def is_by_share(self) -> bool:
        """True when some bolag is partly others', which the picture then explains."""
        return any(not company.is_whole for company in self.companies)
