"""What a plan is made of on its page: its parts, and the items that stand in them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from organisation.pages.comments import Talk
from planning.enums import NodeKind
from planning.item_fields import has_field
from planning.pages.item_tools import item_tools, locked, only_comments
from planning.reading.facts import Facts

NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of the document.

    Attributes:
        note: what is said of it to who writes: that nobody has touched it since last year.
        comments: the way to where it is commented on; empty outside the working text.
        talks: what is said of it there.
    """

    pk: int
    kind: str
    word: str
    number: str
    title: str
    code: str
    text: SafeString
    facts: tuple[Facts, ...]
    children: tuple["Item", ...]
    figures: tuple[int, ...]
    below: tuple[NodeKind, ...]
    is_example: bool
    wording_missing: bool
    source: str
    url: str
    lock: str = ""
    note: str = ""
    comments: SafeString = NOTHING
    talks: tuple[Talk, ...] = ()

    @property
    def anchor(self) -> str:
        """Where in the page it stands. Finished here: a number in a template is put in Swedish form first, each time."""
        return f"post-{self.pk}"

    @property
    def heading(self) -> str:
        """Its code and its words."""
        return f"{self.code} {self.title}".strip() or "Utan rubrik"

    @property
    def tools(self) -> SafeString:
        """What its writer may do with it; of what is not the writer's to change why."""
        if self.lock:
            return locked(self.lock) + self.reader_tools
        return item_tools(self.pk, self.name, self.below, self.comments)

    @property
    def reader_tools(self) -> SafeString:
        """What whoever reads the text may do with it: comment on it."""
        return only_comments(self.comments)

    @property
    def name(self) -> str:
        """What it is called by what is read aloud."""
        return self.title or f"{self.word} {self.number}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: a text, or the items of one kind."""

    anchor: str
    heading: str
    lead: str = ""
    kind: str = ""
    word: str = ""
    text: Item | None = None
    items: tuple[Item, ...] = ()
    warning: str = ""

    @property
    def count(self) -> int | None:
        """How many items it holds; a text has none to count."""
        return None if self.text else len(self.items)

    @property
    def has_content(self) -> bool:
        """False for a heading with nothing under it, which only the writer needs to see."""
        return bool(self.items or (self.text and (self.text.text or self.text.facts or self.text.talks)))

    @property
    def can_paste(self) -> bool:
        """True where a pasted row is enough; an uppdrag also needs its day and its receivers, a nyckeltal is chosen."""
        return self.kind != NodeKind.KEY_FIGURE and not has_field(self.kind, "assignment")

    @property
    def title(self) -> str:
        """What the list of contents calls it."""
        return self.heading
