"""What a side says under a label, and the same on both sides: each kind is compared, printed and drawn in its own way."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib import richtext
from styrmodell.lib.comparison.marks import Blocks, drawn_blocks, without
from styrmodell.lib.documents import prose
from styrmodell.lib.richtext.writing import html_of, runs_html
from styrmodell.lib.swedish import EN_DASH, number

UNDER = 3  # the level of an item's heading on the page
SAID = {"<del>": "borttaget: ", "<ins>": "tillagt: "}


def is_marked_html(html: str) -> bool:
    """True when something in it is marked."""
    return any(tag in html for tag in SAID)


def spoken(marked: str) -> SafeString:
    """Marked HTML with what the marks mean said to the ear."""
    for tag, words in SAID.items():
        marked = marked.replace(tag, f'{tag}<span class="visually-hidden">{words}</span>')
    return mark_safe(marked)


class Look(Enum):
    """What a value is, which says how it is compared and printed.

    WORDS is plain text, RICH formatted text (Html), AMOUNT kronor, NUMBER a number with its decimals, DAY a date and LIST
    several short texts, as what an item contributes to.
    """

    WORDS = "words"
    RICH = "rich"
    AMOUNT = "amount"
    NUMBER = "number"
    DAY = "day"
    LIST = "list"


Content = str | Decimal | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Value:
    """What one side says under a label. None, "" and () are nothing said.

    Attributes:
        label: what the value is called, and known by on both sides; "" for the text of the item itself.
        is_alone: the other side could not have it, as a target for a year that its plan does not cover: no change.
    """

    label: str
    look: Look
    value: Content
    decimals: int = 0
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value on both sides.

    Attributes:
        before: what the older side says, as it came.
        after: what the newer one says.
        both: both in one, with what only one of them has marked.
        difference: of amounts and numbers that both sides have, else None.
    """

    label: str
    look: Look
    before: Content
    after: Content
    both: Blocks
    difference: Decimal | None = None
    decimals: int = 0
    is_changed: bool = False

    @property
    def marked(self) -> str:
        """Both in one as HTML, with `del` and `ins`; formatted text and lists in blocks, all else in a line."""
        return self._html(self.both)

    @property
    def marked_before(self) -> str:
        """The older alone, with what is gone marked."""
        return self._html(without(self.both, "ins"))

    @property
    def marked_after(self) -> str:
        """The newer alone, with what is new marked."""
        return self._html(without(self.both, "del"))

    def _html(self, blocks: Blocks) -> str:
        """Cleaned, whatever the code that compares does. What is no text of its own stands in no paragraph."""
        shown = drawn_blocks(blocks)
        html = html_of(shown) if self.is_text else "".join(runs_html(block.runs) for block in shown)
        return richtext.clean_marked(html)

    @property
    def html(self) -> SafeString:
        """Both in one for the page, where what is marked is told to the ear too."""
        return self._for_page(self.marked)

    @property
    def before_html(self) -> SafeString:
        """The older for the page."""
        return self._for_page(self.marked_before)

    @property
    def after_html(self) -> SafeString:
        """The newer for the page."""
        return self._for_page(self.marked_after)

    @property
    def is_text(self) -> bool:
        """True when it stands in paragraphs or points, not in a line."""
        return self.look in {Look.RICH, Look.LIST}

    @property
    def difference_words(self) -> str:
        """The difference with its sign: "−1 050"."""
        return number(self.difference, self.decimals, signed=True, missing="")

    def _for_page(self, marked: str) -> SafeString:
        # Cleaned as it was made; nothing but its own marks stands between < and >.
        return spoken(prose.for_page(marked, under=UNDER) if self.is_text else mark_safe(marked))

    @property
    def is_amount(self) -> bool:
        """True for kronor, which are told as two amounts and their difference in a table."""
        return self.look is Look.AMOUNT

    @property
    def before_words(self) -> str:
        """The older amount without its unit, for a table; a dash for none."""
        return self._figure(self.before)

    @property
    def after_words(self) -> str:
        """The newer amount."""
        return self._figure(self.after)

    def _figure(self, content: Content) -> str:
        return number(content if isinstance(content, Decimal) else None, self.decimals, missing=EN_DASH)


@dataclass(frozen=True, slots=True)
class Told:
    """Values as they are drawn: texts, then what has a label, then amounts in a table."""

    values: tuple[ComparedValue, ...]

    @property
    def texts(self) -> tuple[ComparedValue, ...]:
        """Formatted texts, and those that are the item itself."""
        return tuple(value for value in self.values if value.look is Look.RICH or not value.label)

    @property
    def facts(self) -> tuple[ComparedValue, ...]:
        """A line or a list under each label."""
        others = tuple(value for value in self.values if value.label and value.look is not Look.RICH)
        return tuple(value for value in others if value not in self.amounts)

    @property
    def amounts(self) -> tuple[ComparedValue, ...]:
        """Kronor; one alone is a line among the others."""
        found = tuple(value for value in self.values if value.label and value.is_amount)
        return found if len(found) > 1 else ()
