"""What a frozen row of a report is called and says, in words: texts, judgements, states, amounts, values."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst

from followup.enums import WorkState
from followup.models import (
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenBalanceUnit,
    FrozenCarryOver,
    FrozenDeviation,
    FrozenEarmarked,
    FrozenFigure,
    FrozenInvestment,
    FrozenSectionRow,
    FrozenState,
    FrozenText,
    FrozenValue,
    ReportSection,
)
from followup.money.investments import COLUMN_WORDS
from followup.reading.carry_overs import DOES_NOT_APPLY, key_of, said_in, same_row, word_of
from followup.reading.section_rows import row_words
from followup.rules.carry_overs import TABLES, Carried
from styrmodell.lib import richtext, swedish
from styrmodell.lib.readings import decimals_of

Key = tuple[Any, ...]
NAMES = (("attainment", "Måluppfyllelse"), ("progress", "Förflyttning"), ("forecast", "Prognos"))
WHY_OTHER = "Skäl till annan bedömning än förslaget"
WEIGHED, SOURCE = "Sammanvägd bedömning", "Källa"  # of a section that has them
AMOUNTS = (("outcome", "Utfall"), ("budget", "Budget"), ("year_budget", "Årsbudget"), ("forecast", "Prognos"))


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of frozen row: what it is called, what makes it the same one in both, its heading, and what it says."""

    model: type[Any]
    word: str
    key: Callable[[Any], Key]
    title: Callable[[Any], str]
    words: Callable[[Any], dict[str, str]]


def told_kinds(year: int) -> dict[str, Told]:
    """How each kind of frozen row is told, by its model's name.

    Args:
        year: whose sections' headings the texts have.
    """
    titles = dict(ReportSection.objects.filter(year=year).values_list("key", "title"))
    return {told.model.__name__: told for told in _kinds(titles)}


def _kinds(titles: dict[str, str]) -> tuple[Told, ...]:
    return (
        Told(
            FrozenText,
            "text",
            key=lambda row: (row.key,),
            title=lambda row: titles.get(row.key, row.key),
            words=lambda row: {WEIGHED: row.word, "Text": richtext.plain(row.text), SOURCE: row.source},
        ),
        Told(
            FrozenAssessment,
            "bedömning",
            key=lambda row: (row.unit_id, row.node_id),
            title=lambda row: ", ".join(filter(None, [f"{row.code} {row.title}".strip(), str(row.unit or "")])),
            words=lambda row: _assessment_words(row),
        ),
        Told(
            FrozenState,
            "läge",
            key=lambda row: (row.node_id, row.receiver_id, row.action_id),
            title=lambda row: row.title,
            words=lambda row: {
                "Rubrik": row.title,
                "Läge": WorkState(row.state).label if row.state else "",
                "Vad har hänt": richtext.plain(row.text),
                "Hos": row.owner,
                "Klart senast": _day(row.due_on),
            },
        ),
        Told(
            FrozenValue,
            "nyckeltal",
            key=lambda row: (row.figure_id, row.unit_id, row.area, row.period_from, row.period_to),
            title=lambda row: (
                f"{row.figure.name}, {row.area or row.unit}, {swedish.period_words(row.period_from, row.period_to)}"
            ),
            words=lambda row: _value_words(row),
        ),
        Told(
            FrozenAmount,
            "belopp",
            key=lambda row: (row.operation_id,),
            title=lambda row: f"{row.title}, {row.unit_name}",
            words=lambda row: {label: _money(getattr(row, name)) for name, label in AMOUNTS},
        ),
        Told(
            FrozenFigure,
            "räkenskapsbelopp",
            key=lambda row: (row.column_id, row.key),
            title=lambda row: f"{row.title}, {row.heading}",
            words=lambda row: {"Belopp": "inte tillämpligt" if row.is_not_applicable else _money(row.amount)},
        ),
        Told(
            FrozenInvestment,
            "investering",
            key=lambda row: (row.project_row_id,),
            title=lambda row: f"{row.title}, {row.unit_name}",
            words=lambda row: {capfirst(words): _money(getattr(row, name)) for name, words in COLUMN_WORDS.items()},
        ),
        _told_carried(FrozenCarryOver),
        _told_carried(FrozenBalanceUnit, Carried.BALANCE),
        _told_carried(FrozenEarmarked, Carried.EARMARKED),
        Told(
            FrozenSectionRow,
            "rad",
            key=lambda row: (row.kind, row.number),
            title=lambda row: row.title,
            words=row_words,
        ),
        Told(
            FrozenDeviation,
            "avvikelse",
            key=lambda row: (row.row_id or row.title,),
            title=lambda row: row.title,
            words=lambda row: {
                "Rubrik": row.title,
                "Orsak": richtext.plain(row.cause),
                "Belopp": _money(row.amount),
            },
        ),
        Told(
            FrozenAction,
            "åtgärd",
            key=lambda row: (row.row_id or row.text,),
            title=lambda row: row.text,
            words=lambda row: {"Vad": row.text, "Ansvarig": row.responsible, "Klart senast": _day(row.due_on)},
        ),
    )


def _told_carried(model: type[Any], key: Carried | None = None) -> Told:
    """A row of what is carried over; of an ombudgetering the row tells which table it stands in."""

    def words(row: Any) -> dict[str, str]:
        table = TABLES[key or key_of(row)]
        said = {head: DOES_NOT_APPLY if is_na else _money(kr) for head, kr, is_na in said_in(row, table)}
        return {"Rubrik": row.title, **said, **{label: getattr(row, name) for name, label in table.words.items()}}

    return Told(
        model,
        word_of(TABLES[key or Carried.OPERATING]),
        key=same_row,
        title=lambda row: f"{row.title}, {row.unit_name}",
        words=words,
    )


def _assessment_words(row: FrozenAssessment) -> dict[str, str]:
    said = {label: row.words.get(name, "") for name, label in NAMES}
    return {"Rubrik": row.title, **said, WHY_OTHER: row.reason, "Motivering": richtext.plain(row.text)}


def _value_words(row: FrozenValue) -> dict[str, str]:
    """A bedömning has its word and a text instead of a value."""
    if row.step:
        return {"Bedömning": row.word, "Kommentar": richtext.plain(row.text)}
    return {"Värde": _value(row)}


def _value(row: FrozenValue) -> str:
    """As exact as it is, so that no change is rounded away."""
    if row.is_unavailable or row.value is None:
        return "finns inte än"
    return swedish.number(row.value, max(row.figure.decimals, decimals_of(row.value)))


def _money(kr: Decimal | None) -> str:
    """In kronor: a difference of less than a thousand is one too."""
    return "" if kr is None else f"{swedish.number(kr, 2 if decimals_of(kr) else 0)} kr"


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
