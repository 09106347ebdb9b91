"""A plan as a document: finished strings in reading order, for the page and for nothing else to compute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from planning.aims import Aim
from planning.enums import ContributionKind, Funding, NodeKind, Perspective, PlanKind
from planning.links import Link
from planning.models import Plan
from planning.rules import MANY_SPECIAL_ASSIGNMENTS, NODE_RULES, PLAN_RULES, allowed_kinds
from planning.tree import Figure, Row, below
from styrmodell.lib import richtext, swedish

# Text sections that are read after the plan's items; the others introduce them.
CLOSING_SECTIONS = ("Horisontellt arbete", "Samverkan", "Ekonomi", "Ekonomiskt läge")
PERCENT = f"{swedish.NBSP}%"
SHOWN_TAKERS = 8  # a goal is taken on by every nämnd; the rest are counted


@dataclass(frozen=True, slots=True)
class Chip:
    """A small link beside an item: a goal, a key figure, an item that takes it on."""

    title: str
    code: str = ""
    url: str = ""
    note: str = ""
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A line below an item: what it is about, and chips or words."""

    label: str
    chips: tuple[Chip, ...] = ()
    words: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Addable:
    """A kind of item that may be added below another."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of the document."""

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
    below: tuple[Addable, ...]
    is_example: bool
    wording_missing: bool
    source: str
    url: str

    @property
    def name(self) -> str:
        """As a button that acts on it reads aloud."""
        return self.title or f"{self.word} {self.number}"


@dataclass(frozen=True, slots=True)
class Section:
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
    def can_paste(self) -> bool:
        """True where a pasted row is enough; an uppdrag also needs its day and its receivers."""
        return "assignment" not in NODE_RULES[self.kind].fields

    @property
    def title(self) -> str:
        """What the list of contents calls it."""
        return self.heading


def sections(plan: Plan, rows: Sequence[Row], links: Iterable[Link], aims: Iterable[Aim]) -> tuple[Section, ...]:
    """The whole document from rows in reading order."""
    page = _Page(plan, rows, links)
    texts = [_text_section(page, row) for row in page.under.get(None, ()) if row.kind == NodeKind.SECTION]
    items = [_item_section(page, kind) for kind in PLAN_RULES[plan.kind].nodes if kind != NodeKind.SECTION]
    opening = [section for section in texts if section.heading not in CLOSING_SECTIONS]
    closing = [section for section in texts if section.heading in CLOSING_SECTIONS]
    return (*opening, *items, *_given(page, aims), *closing)


class _Page:
    """What the items are put together from, looked up by node."""

    def __init__(self, plan: Plan, rows: Sequence[Row], links: Iterable[Link]) -> None:
        self.plan = plan
        self.under = below(rows)
        self.serves: dict[int, list[Link]] = {}
        self.taken: dict[int, list[Link]] = {}
        for link in links:
            (self.serves if link.outgoing else self.taken).setdefault(link.node, []).append(link)


def _text_section(page: _Page, row: Row) -> Section:
    return Section(
        anchor=f"post-{row.pk}", heading=row.title or "Utan rubrik", kind=row.kind, text=_item(page, row, "")
    )


def _item_section(page: _Page, kind: str) -> Section:
    rule = NODE_RULES[kind]
    rows = [row for row in page.under.get(None, ()) if row.kind == kind]
    return Section(
        anchor=kind.lower().replace("_", "-"),
        heading=rule.heading,
        lead=rule.lead,
        kind=kind,
        word=NodeKind(kind).label,
        items=tuple(_item(page, row, str(number)) for number, row in enumerate(rows, start=1)),
        warning=_many(len(rows)) if kind == NodeKind.SPECIAL_ASSIGNMENT else "",
    )


def _many(count: int) -> str:
    if count <= MANY_SPECIAL_ASSIGNMENTS:
        return ""
    return (
        f"Planen har {swedish.count_words(count)} särskilda uppdrag. Styrmodellen säger att de ska hållas till ett "
        "begränsat antal. Överväg om några kan bli prioriteringar."
    )


def _given(page: _Page, aims: Iterable[Aim]) -> list[Section]:
    """Fullmäktige's uppdrag to the unit, which stand in the flerårsplan and are read here too."""
    given = [aim for aim in aims if aim.kind == NodeKind.COUNCIL_ASSIGNMENT]
    if not given or page.plan.kind not in (PlanKind.OPERATIONAL, PlanKind.BUSINESS):
        return []
    by_aim: dict[int, list[Chip]] = {}
    for links in page.serves.values():
        for link in links:
            by_aim.setdefault(link.other, []).append(Chip(title=_own_name(page, link.node), url=f"#post-{link.node}"))
    items = tuple(_given_item(aim, str(number), by_aim.get(aim.pk, [])) for number, aim in enumerate(given, start=1))
    lead = "Står i flerårsplanen. Här syns vilka av våra poster som tar hand om dem."
    return [Section(anchor="fullmaktiges-uppdrag", heading="Uppdrag från fullmäktige till oss", lead=lead, items=items)]


def _own_name(page: _Page, pk: int) -> str:
    return next((row.title for rows in page.under.values() for row in rows if row.pk == pk), "")


def _given_item(aim: Aim, number: str, takers: list[Chip]) -> Item:
    facts = Facts("Tas om hand av", tuple(takers), "" if takers else "Ännu ingen", is_empty=not takers)
    return Item(
        pk=0, kind="", word="Uppdrag", number=number, title=aim.title, code=aim.code, text=SafeString(""), facts=(facts,),
        children=(), figures=(), below=(), is_example=False, wording_missing=False, source="",
        url=reverse("planning:assignment_detail", args=[aim.assignment]),
    )  # fmt: skip


def _item(page: _Page, row: Row, number: str) -> Item:
    under = page.under.get(row.pk, ())
    children = [child for child in under if child.kind != NodeKind.KEY_FIGURE]
    figures = [child for child in under if child.figure]
    return Item(
        pk=row.pk,
        kind=row.kind,
        word=NodeKind(row.kind).label,
        number=number,
        title=row.title,
        code=row.code,
        text=richtext.render(row.text) if row.text else SafeString(""),
        facts=tuple(_facts(page, row, figures)),
        children=tuple(_item(page, child, f"{number}.{at}") for at, child in enumerate(children, start=1)),
        figures=tuple(figure.pk for figure in figures),
        below=tuple(Addable(kind, NodeKind(kind).label) for kind in allowed_kinds(page.plan.kind, row.kind)),
        is_example=row.is_example
        and not page.plan.is_example,  # said once, at the top, when the whole plan is invented
        wording_missing=row.wording_missing,
        source=row.source,
        url=reverse("planning:assignment_detail", args=[row.task.pk]) if row.task else "",
    )


def _facts(page: _Page, row: Row, figures: Sequence[Row]) -> Iterable[Facts]:
    yield from _own_facts(row)
    yield from _task_facts(row)
    rule = NODE_RULES[row.kind]
    serves = page.serves.get(row.pk, [])
    for kind in ContributionKind:
        chips = tuple(Chip(link.title, link.code, link.url, link.text) for link in serves if link.kind == kind)
        if chips or (kind == ContributionKind.CONTRIBUTES and rule.contributes and not serves):
            yield Facts(kind.label.capitalize(), chips, "" if chips else "Ännu inget mål", is_empty=not chips)
    if figures:
        yield Facts("Följs upp med", tuple(_figure_chip(page.plan, figure) for figure in figures))
    if rule.receives and page.plan.kind != PlanKind.WORK:
        yield _taken_on(page.taken.get(row.pk, []))


def _own_facts(row: Row) -> Iterable[Facts]:
    if row.perspective:
        yield Facts("Perspektiv", words=Perspective(row.perspective).label)
    if row.agenda_goals:
        yield Facts("Agenda 2030", words=f"mål {swedish.join_words([str(goal) for goal in row.agenda_goals])}")
    aspects = {"miljömässig": row.environmental, "social": row.social, "ekonomisk": row.economic}
    if any(aspects.values()):
        yield Facts("Hållbarhet", words=swedish.join_words([word for word, holds in aspects.items() if holds]))
    if row.starts_on or row.due_on:
        yield Facts("Tid", words=_time(row))
    for label, words in (
        ("Ansvarig", row.responsible),
        ("Resultat", row.expected_result),
        ("Samverkan", row.collaboration),
    ):
        if words:
            yield Facts(label, words=richtext.plain(words) if "<" in words else words)


def _time(row: Row) -> str:
    if row.starts_on and row.due_on:
        return f"{row.starts_on}–{row.due_on}"
    return f"från {row.starts_on}" if row.starts_on else f"klart senast {row.due_on}"


def _task_facts(row: Row) -> Iterable[Facts]:
    task = row.task
    if task is None:
        return
    yield Facts("Klart senast", words=f"{task.due_on}{' (avslutat)' if task.ended_by_id else ''}")
    money = f", {swedish.money_tkr(task.amount, unit=True)}" if task.amount is not None else ""
    if row.kind == NodeKind.COUNCIL_ASSIGNMENT:
        yield Facts("Finansiering", words=f"{Funding(task.funding).label}{money}")
    if task.receivers:
        yield Facts("Mottagare", words=swedish.join_words(task.receivers))


def _figure_chip(plan: Plan, row: Row) -> Chip:
    figure = row.figure
    if figure is None:
        raise ValueError("a nyckeltal node has a figure")
    return Chip(
        title=f"{figure.name}, {_target_words(row, figure)}",
        note=figure.unit_of_measure,
        url=reverse("planning:key_figure_detail", args=[figure.pk]),
        edit_url=f"{plan.get_absolute_url()}?andra={row.pk}#post-{row.pk}",
    )


def _target_words(row: Row, figure: Figure) -> str:
    """The target of the last year that has one: "mål 2029: 6,5"."""
    if not row.targets:
        return "målvärde saknas"
    year, (low, high) = max(row.targets.items())
    value = swedish.number(low, figure.decimals)
    if high is not None:
        value = f"{value}–{swedish.number(high, figure.decimals)}"
    return f"mål {year}: {value}{PERCENT if figure.unit_of_measure == 'procent' else ''}"


def _taken_on(links: Sequence[Link]) -> Facts:
    chips = [Chip(title=f"{link.unit}: {link.title}", code=link.code, url=link.url, note=link.text) for link in links]
    if len(chips) > SHOWN_TAKERS:
        more = len(chips) - SHOWN_TAKERS
        chips = [*chips[:SHOWN_TAKERS], Chip(title=f"och {swedish.count_words(more)} till")]
    return Facts("Tas vidare i", tuple(chips), "" if chips else "Ännu ingen", is_empty=not chips)
