"""The rows of a report's frozen content: taken from the same material that its document is made of."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from followup.asking.below import report_of, status_below
from followup.asking.material import Material
from followup.enums import Content, ScaleDimension
from followup.models import (
    Assessment,
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenFigure,
    FrozenState,
    FrozenText,
    FrozenValue,
    KeyFigureValue,
)
from followup.models.frozen_rows import FrozenAnswer
from followup.reading.deviations import ToldDeviation
from followup.rules.accounts.in_sections import accounts_told
from followup.rules.suggestion import says_why_other
from followup.services.frozen_carry_overs import CARRIED_KINDS, KEPT_KINDS, KEPT_MAKERS
from followup.services.frozen_states import states
from organisation.models import FrozenContent, OrgUnit
from organisation.services.masked_rows import as_frozen, whole
from planning.models import FrozenNode

# Every kind of row, and the name it has in the content's data.
KINDS: dict[str, type[FrozenAnswer]] = {
    "texts": FrozenText,
    "assessments": FrozenAssessment,
    "states": FrozenState,
    "amounts": FrozenAmount,
    "figures": FrozenFigure,
    "values": FrozenValue,
    "deviations": FrozenDeviation,
    "actions": FrozenAction,
    **KEPT_KINDS,
}
NOT_IN_DATA = ("id", "content")
# The writer may take them away in the next edition's text.
REMOVABLE = ("deviations", "actions", "section_rows", *CARRIED_KINDS)
OF_ACTION = ("action__deviation__report__unit", "action__deviation__report__round")
# What is read with the rows when a document is to be made of them.
POINTED_AT: dict[str, tuple[str, ...]] = {
    "assessments": ("node",),
    "states": ("receiver__assignment__giver", "receiver__unit", *OF_ACTION),
    "values": ("figure", "unit"),
    "deviations": ("node", "unit"),
}
Rows = dict[str, list[Any]]


class RowsRead(dict[str, list[Any]]):
    """The rows of a content by kind, in their order, for who has come to it by what it stands on; each kind is read when it
    is asked for. One query a kind.
    """

    def __init__(self, content: FrozenContent) -> None:
        super().__init__()
        self.content = content

    def __missing__(self, name: str) -> list[Any]:
        rows = KINDS[name].objects.of(self.content).order_by("position")
        self[name] = list(rows.select_related(*POINTED_AT[name]) if name in POINTED_AT else rows)
        return self[name]


def rows_in(content: FrozenContent) -> Rows:
    """All the rows of a content as they were frozen, whatever is masked in them since."""
    rows = RowsRead(content)
    return {name: as_frozen(content, rows[name]) for name in KINDS}


def rows_of(read: Material) -> Rows:
    """The report's answers as rows that are not saved yet, by kind; each knows its place and what it was taken from."""
    makers: dict[str, Callable[[Material], Iterable[FrozenAnswer]]] = {
        "texts": _texts,
        "assessments": _assessments,
        "states": states,
        "amounts": _amounts,
        "figures": _figures,
        "values": _values,
        "deviations": _deviations,
        "actions": _actions,
        **KEPT_MAKERS,
    }
    found: Rows = {}
    for name, maker in makers.items():
        found[name] = list(maker(read))
        for position, row in enumerate(found[name]):
            row.position = position
    return found


def write(content: FrozenContent, rows: Rows) -> None:
    """Save the rows of a content."""
    for name, model in KINDS.items():
        for row in rows[name]:
            row.content = content
        model.objects.bulk_create(rows[name])


def as_data(rows: Mapping[str, Iterable[FrozenAnswer]]) -> dict[str, list[dict[str, Any]]]:
    """The rows as they stand in the content's data, which its checksum covers; `check_integrity` compares the two."""
    return {name: [row_data(row) for row in rows[name]] for name in KINDS}


def row_data(row: FrozenAnswer) -> dict[str, Any]:
    """One row as JSON: ids of what it points at, days and amounts as text."""
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in NOT_IN_DATA
    }


def plain(value: Any) -> Any:
    """A field's value as it stands in the content's data."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"  # the same whichever database it has been read from
    return value.isoformat() if hasattr(value, "isoformat") else value


def _texts(read: Material) -> Iterator[FrozenAnswer]:
    """What the report is asked for: a section that has been taken away keeps its text, and is in no report."""
    asked = {one.section.key for one in read.asked}
    for row in read.texts.values():
        if (row.text or row.step) and row.key in asked:
            status = read.words.status(ScaleDimension.STEWARDSHIP, row.step)
            weighed = {"step": row.step, "word": status.word if status else "", "source": row.source}
            yield FrozenText(row=row, unit=read.report.unit, key=row.key, text=row.text, **weighed, **_mark(row))


def _assessments(read: Material) -> Iterator[FrozenAnswer]:
    """The report's own, in the order of the plan, and after each goal what the level below has said of it; of what no section
    asks for nothing.
    """
    for node in read.judged:
        yield _assessment(read, node, read.assessments.get(node.node_id), read.report.unit)
        for row in read.below.rows.get(node.node_id, ()):
            yield _assessment(read, node, row, report_of(row).unit)


def _assessment(
    read: Material, node: FrozenNode, row: Assessment | FrozenAssessment | None, unit: OrgUnit
) -> FrozenAssessment:
    frozen = FrozenAssessment(
        unit=unit,
        node_id=node.node_id,
        code=node.code,
        title=node.title,
        is_example=node.is_example,
    )
    if row is None:
        return frozen
    frozen.row = row if isinstance(row, Assessment) else row.row
    frozen.version, frozen.is_example = row.version, node.is_example or row.is_example
    frozen.text, frozen.set_by_id, frozen.set_at = row.text, row.set_by_id, row.set_at
    if says_why_other(row):
        frozen.suggested, frozen.reason = row.suggested, row.reason
    for dimension in (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST):
        name = dimension.lower()
        setattr(frozen, name, getattr(row, name))
        status = status_below(row, dimension, read.words)
        if status is not None:
            frozen.words[name] = status.word
    return frozen


def _amounts(read: Material) -> Iterator[FrozenAnswer]:
    for line in read.money.lines:
        yield FrozenAmount(
            unit_id=line.unit_id,
            unit_name=line.unit_name,
            operation_id=line.operation_id,
            title=line.label,
            row_id=line.amount_id,
            version=line.amount_version,
            forecast_row_id=line.forecast_id,
            forecast_version=line.forecast_version,
            outcome=line.amounts.outcome,
            budget=line.amounts.budget,
            year_budget=line.amounts.year_budget,
            forecast=line.amounts.forecast,
            is_example=line.is_example,
        )


def _figures(read: Material) -> Iterator[FrozenAnswer]:
    """What the accounts that the report tells of say of its year; what stands beside that is another report's."""
    accounts = accounts_told({one.section.content for one in read.asked})
    for column in read.accounts.told:
        for row in column.figures:
            if row.told.is_missing or row.line.account not in accounts:
                continue
            yield FrozenFigure(
                row=row,
                column=column.stored,
                unit_id=column.stored.unit_id,
                key=row.line.key,
                title=column.sheet.name(row.line.key),
                heading=column.name,
                amount=row.amount,
                is_not_applicable=row.is_not_applicable,
                said_in=row.said_in,
                decimals=row.decimals,
                **_mark(row),
            )


def _values(read: Material) -> Iterator[FrozenAnswer]:
    for figure in read.figures:
        for row in (*figure.series.own.values(), *figure.series.compared.values()):
            yield FrozenValue(
                row=row,
                unit_id=row.unit_id,
                figure_id=row.figure_id,
                area=row.area,
                period_from=row.period_from,
                period_to=row.period_to,
                value=row.value,
                is_unavailable=row.is_unavailable,
                step=row.step,
                word=_word(read, row),
                text=row.text,
                **_mark(row),
            )


def _word(read: Material, row: KeyFigureValue) -> str:
    status = read.words.status(ScaleDimension.ATTAINMENT, row.step)
    return status.word if status else ""


def _told_deviations(read: Material) -> Sequence[ToldDeviation]:
    """As for the texts: only where the report is asked for them."""
    return read.all_deviations if any(one.section.content == Content.DEVIATIONS for one in read.asked) else ()


def _deviations(read: Material) -> Iterator[FrozenAnswer]:
    for row in _told_deviations(read):
        yield FrozenDeviation(
            row_id=row.row_id,
            unit_id=row.unit_id,
            kind=row.kind,
            title=row.title,
            cause=row.cause,
            node=row.node,
            operation_id=row.operation_id,
            amount=read.money.deviations.get(row.operation_id or 0),
            **_mark(row),
        )


def _actions(read: Material) -> Iterator[FrozenAnswer]:
    for place, deviation in enumerate(_told_deviations(read)):
        for row in deviation.actions:
            yield FrozenAction(
                row_id=row.row_id,
                unit_id=deviation.unit_id,
                deviation=place,
                text=row.text,
                responsible=row.responsible,
                due_on=row.due_on,
                version=row.version,
            )


def _mark(row: Any) -> dict[str, Any]:
    return {"version": row.version, "is_example": row.is_example}


def agree(content: FrozenContent) -> bool:
    """True when the stored rows say what the content's data says; a live row may have been removed since."""
    return _said(as_data(rows_in(content))) == _said(whole(content).data["answers"])


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is compared: a kind of row or a field that has come since the data were written is empty in what is older."""
    said = {}
    for name, rows in data.items():
        if rows:
            left_out = {"row_id"} if name in REMOVABLE else set()
            said[name] = [_filled(row, left_out) for row in rows]
    return said


def _filled(row: Mapping[str, Any], left_out: Collection[str]) -> dict[str, Any]:
    """The fields that say something; 0 does."""
    empty: tuple[Any, ...] = (None, "", {})
    return {
        field: value
        for field, value in row.items()
        if field not in left_out and value is not False and value not in empty
    }
