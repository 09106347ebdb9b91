"""Rapporternas avsnitt: what a year's reports hold, who is asked, and what law and styrmodell ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.text import capfirst

from followup.enums import Extent, Reporter, RoundKind
from followup.models import ReportSection, ReportText, SectionRule
from followup.rules.sections import LEVEL_WORDS, ROUNDS
from styrmodell.lib.search import is_within
from styrmodell.lib.swedish import join_words

EXTENT_WORDS = {Extent.FULL: "krävs", Extent.SHORT: "frivilligt", Extent.NONE: "frågas inte"}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """Ett avsnitt in the list.

    Attributes:
        asked: per kind of round who is asked, in words.
        is_asked: false of one that has been taken away.
        written: how many reports of the year say something in it.
    """

    section: ReportSection
    asked: tuple[tuple[str, str], ...]
    is_asked: bool
    written: int


def section_lines(year: int, *, text: str, reporter: str) -> list[SectionLine]:
    """The year's sections in order, of all or of those that one kind of reporter is asked for. Three queries."""
    found = ReportSection.objects.askable(year).prefetch_related("rules")
    texts = ReportText.objects.filter(report__round__year=year).exclude(text="").order_by()
    written = dict(texts.values_list("key").annotate(Count("pk")))
    lines = []
    for section in found:
        rules = [rule for rule in section.rules.all() if rule.extent != Extent.NONE]
        if reporter and not any(rule.reporter == reporter for rule in rules):
            continue
        if not is_within(text, f"{section.title} {section.help}"):
            continue
        asked = tuple((capfirst(kind.label), _asked(rules, kind)) for kind in ROUNDS)
        lines.append(SectionLine(section, asked, bool(rules), written.get(section.key, 0)))
    return lines


def _asked(rules: Iterable[SectionRule], round_kind: str) -> str:
    """Who is asked in a kind of round: "Krävs: nämnder och bolag; frivilligt: kommunen"."""
    own = [rule for rule in rules if rule.round_kind == round_kind]
    parts = []
    for extent in (Extent.FULL, Extent.SHORT):
        who = {rule.reporter for rule in own if rule.extent == extent}
        if who:
            parts.append(
                f"{EXTENT_WORDS[extent]}: {join_words([LEVEL_WORDS[one] for one in LEVEL_WORDS if one in who])}"
            )
    return capfirst("; ".join(parts))


@dataclass(frozen=True, slots=True)
class Cell:
    """En ruta: how much one kind of reporter is asked for in one kind of round.

    Attributes:
        name: the form's field.
        least: what law, RKR or the styrmodell asks for.
        source: which of them, and by which paragraph; "" when none does.
        is_fixed: nothing can be chosen: it is required.
    """

    reporter: Reporter
    round_kind: RoundKind
    extent: Extent
    least: Extent
    source: str

    @property
    def name(self) -> str:
        """The form's field."""
        return f"{self.reporter}-{self.round_kind}".lower()

    @property
    def is_fixed(self) -> bool:
        """True when nothing can be chosen: it is required."""
        return self.least == Extent.FULL

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be chosen, the least first."""
        sizes = (Extent.NONE, Extent.SHORT, Extent.FULL)
        return [(size.value, capfirst(EXTENT_WORDS[size])) for size in sizes[sizes.index(self.least) :]]


def cells_of(rules: Iterable[SectionRule], askable: Iterable[str]) -> list[Cell]:
    """The cells of a section, reporter by reporter.

    Args:
        askable: the kinds of reporter that can be asked.
    """
    known = {(rule.reporter, rule.round_kind): rule for rule in rules}
    return [_cell(Reporter(who), kind, known.get((who, kind))) for who in askable for kind in ROUNDS]


def _cell(reporter: Reporter, round_kind: RoundKind, rule: SectionRule | None) -> Cell:
    if rule is None:
        return Cell(reporter, round_kind, Extent.NONE, Extent.NONE, "")
    source = rule.paragraph or str(rule.get_ground_display())
    binds = rule.least != Extent.NONE
    return Cell(reporter, round_kind, Extent(rule.extent), Extent(rule.least), source if binds else "")
