"""The chapter about investments: what is kept of the projects, and never typed in the report."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from followup.asking.material import Material
from followup.enums import Extent
from followup.models import SectionRule
from followup.money.investment_sums import sum_of
from followup.money.investments import COLUMNS, Amounts, Investment, Investments
from followup.reading.scales import work_status
from styrmodell.lib.documents.accounts import NOT_APPLICABLE, Stated
from styrmodell.lib.documents.blocks import Source
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import money_mkr, period_label

PRINTED = tuple(column for column in COLUMNS if column != "carried_in")
OF_PROJECT = ("decided", "estimated")  # what a yearly anslag has none of
MOVED = ("change", "carried_over")


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """Investeringsredovisning: per project; in short form what each nämnd comes to."""
    told = read.investments
    if told.is_empty:
        return []
    round_ = read.report.round
    is_short = one.extent == Extent.SHORT
    table = InvestmentTable(
        _short(told) if is_short else _groups(told),
        period=period_label(round_.period_from, round_.period_to),
        heading="Investeringar i korthet" if is_short else "Investeringar per projekt",
        is_example=told.is_example,
    )
    return [Chapter(one.section.key.replace("_", "-"), one.title, (table,), lead=_words(told))]


def _groups(told: Investments) -> tuple[ProjectGroup, ...]:
    whole = told.is_example
    return tuple(
        ProjectGroup(name, tuple(_project(one, marks=not whole) for one in told.of_unit(pk))) for pk, name in told.units
    )


def _short(told: Investments) -> tuple[ProjectGroup, ...]:
    """A row a nämnd."""
    rows = []
    for pk, name in told.units:
        own = told.of_unit(pk)
        amounts = sum_of(name, own).amounts
        said = {column: _stated(amounts, column) for column in PRINTED if column not in OF_PROJECT}
        is_example = not told.is_example and any(one.is_example for one in own)
        rows.append(replace(_told(name, said), is_example=is_example))
    if len(rows) > 1:
        return (ProjectGroup("Nämnder", tuple(rows)),)
    return tuple(ProjectGroup(row.name, (replace(row, name=f"{len(told.projects)} projekt"),)) for row in rows)


def _project(one: Investment, *, marks: bool) -> Project:
    said = {column: _stated(one.amounts, column) for column in PRINTED}
    if one.is_yearly:
        said |= {column: NOT_APPLICABLE for column in (*OF_PROJECT, "spent") if one.amounts[column] is None}
    is_example = marks and one.is_example
    return replace(_told(one.label, said), status=work_status(one.state), ready=one.ready, is_example=is_example)


def _stated(amounts: Amounts, column: str) -> Stated:
    """An amount; where nothing has been changed or is moved there is none to miss."""
    if amounts[column] is None and column in MOVED:
        return NOT_APPLICABLE
    return Stated(amounts[column])


def _told(name: str, said: Mapping[str, Stated]) -> Project:
    amounts: Any = {column: said[column] for column in PRINTED if column in said}
    return Project(name, **amounts)


def _words(told: Investments) -> str:
    """What they come to, in a sentence."""
    total = sum_of("", told.projects)
    named = (
        ("budget", "Årsbudgeten för investeringar är"),
        ("outcome", "utfallet"),
        ("forecast", "prognosen för året"),
    )
    said = [
        f"{words} {money_mkr(total.amounts[column], unit=True)}"
        for column, words in named
        if total.amounts[column] is not None and column not in total.partial
    ]
    text = ", ".join(said)
    return " ".join(filter(None, (f"{text[:1].upper()}{text[1:]}." if text else "", _largest(told))))


def _largest(told: Investments) -> str:
    """The project that is furthest from its budget when the year is over; "" where some project lacks an outcome."""
    away = [
        (one, outcome - budget)
        for one in told.projects
        if (budget := one.amounts["budget"]) is not None and (outcome := one.amounts["outcome"]) is not None
    ]
    if len(away) < max(2, len(told.projects)) or any(one.amounts["forecast"] is not None for one in told.projects):
        return ""
    one, most = max(away, key=lambda pair: abs(pair[1]))
    if not most:
        return ""
    return f"Störst är skillnaden för {one.name}: {money_mkr(abs(most), unit=True)} {'mer' if most > 0 else 'mindre'}."


def sources(read: Material) -> list[Source]:
    """Where the amounts come from."""
    return [Source("Investeringsredovisning", source) for source in read.investments.sources]
