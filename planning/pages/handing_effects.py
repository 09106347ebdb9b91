"""Det här händer: what handing figures down leads to in the units' plans, in sentences before it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.text import capfirst

from planning.enums import PlanStatus
from planning.models.plan import OPEN
from planning.pages.hand_down import HandDownPage
from planning.pages.handing_columns import NOT_BEGUN, Column
from styrmodell.lib.swedish import count_words, join_words

SHOWN = 8  # names in a sentence; the others are counted


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cells are handed down for the first time, get another target, and are taken back.

    Attributes:
        units: those that are given something, or another target.
    """

    given: int = 0
    changed: int = 0
    taken_back: int = 0
    units: frozenset[int] = frozenset()

    @property
    def is_nothing(self) -> bool:
        """True when nothing has been changed."""
        return not (self.given or self.changed or self.taken_back)

    @property
    def words(self) -> str:
        """The counts: "Tre nya, två ändrade och en som tas tillbaka"; empty when there is nothing."""
        parts = [
            (self.given, "ny", "nya"),
            (self.changed, "ändrad", "ändrade"),
            (self.taken_back, "som tas tillbaka", "som tas tillbaka"),
        ]
        said = [f"{count_words(n, common=True)} {one if n == 1 else many}" for n, one, many in parts if n]
        return capfirst(join_words(said))

    @property
    def done_words(self) -> str:
        """What has been done, in a sentence for the message."""
        parts = [
            (self.given, "ett nyckeltal är utdelat", "utdelningar är gjorda"),
            (self.changed, "ett mål är ändrat", "mål är ändrade"),
            (self.taken_back, "en utdelning är tagen tillbaka", "utdelningar är tagna tillbaka"),
        ]
        said = [one if n == 1 else f"{count_words(n)} {many}" for n, one, many in parts if n]
        return f"{capfirst(join_words(said))}." if said else "Inget var ändrat."


@dataclass(frozen=True, slots=True)
class Effect:
    """A line: its drawing in `icons.svg` with the tone of a state, and what happens."""

    shape: str
    tone: str
    text: str


WHEN = (
    (Effect("tick", "good", "In i planen direkt, eftersom den skrivs nu"), OPEN),
    (
        Effect(
            "clock",
            "none",
            "Planen är inlämnad eller beslutad. Nyckeltalet förs in när den återlämnas eller öppnas för revidering, och "
            "står till dess under ”Utdelat efter godkännandet”",
        ),
        (PlanStatus.SUBMITTED, PlanStatus.ADOPTED),
    ),
    (Effect("dashed", "none", "Planen är inte påbörjad. Nyckeltalet finns där när den påbörjas"), (NOT_BEGUN,)),
)
TOLD = Effect(
    "info",
    "none",
    "Tills det står i planen ser de ansvariga det i Mitt arbete. De kan inte ta bort ett utdelat nyckeltal.",
)


def effects_of(page: HandDownPage, counts: Counts) -> tuple[Effect, ...]:
    """What happens in which plans: of what has been filled in, else of anything that is handed down to those shown."""
    takes = [column for column in page.columns if column.takes]
    columns = [column for column in takes if counts.is_nothing or column.pk in counts.units]
    return (
        *_counted(counts, page.year),
        *_in_plans(columns),
        *_in_areas(columns),
        *((TOLD,) if counts.given else ()),
    )


def _counted(counts: Counts, year: int) -> Iterator[Effect]:
    """What becomes of that which has been filled in."""
    if counts.given:
        new = "En ny utdelning räknas" if counts.given == 1 else f"{capfirst(count_words(counts.given))} nya räknas"
        yield Effect("ring-right", "good", f"{new} från i dag, och nästa uppföljning {year} frågar efter värdet.")
    if counts.changed:
        new = "Ett mål ändras" if counts.changed == 1 else f"{capfirst(count_words(counts.changed))} mål ändras"
        yield Effect("ring-changed", "partly", f"{new}. Det förra målet står kvar i historiken.")
    if counts.taken_back:
        back = "En tas" if counts.taken_back == 1 else f"{capfirst(count_words(counts.taken_back))} tas"
        said = f"{back} tillbaka och är inte obligatorisk längre. Inlämnade värden står kvar."
        yield Effect("ring-left", "partly", said)


def _in_plans(columns: Iterable[Column]) -> Iterator[Effect]:
    """When the figures come to stand in each plan, by how far it has come."""
    for effect, states in WHEN:
        if found := [column for column in columns if column.state in states]:
            yield replace(effect, text=f"{effect.text}: {_names(found)}.")


def _in_areas(columns: Iterable[Column]) -> Iterator[Effect]:
    """Whose plan that is, where it is an area's."""
    areas: dict[str, list[Column]] = {}
    for column in columns:
        areas.setdefault(column.area, []).append(column)
    for area, covered in areas.items():
        if area:
            said = f"Förs in i arbetsplanen för {area}, med enhetens namn: {_names(covered)}."
            yield Effect("info", "none", said)


def _names(columns: Iterable[Column]) -> str:
    names = [column.name for column in columns]
    more = len(names) - SHOWN
    return join_words([*names[:SHOWN], f"{count_words(more)} till"] if more > 0 else names)
