"""The rows beside a section's text: what a report holds of them, and what last year's did."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from followup.asking.kinds import RowQuestion
from followup.asking.last_year import content_of
from followup.enums import RowKind
from followup.models import FrozenSectionRow, Report, SectionRow
from followup.rules.section_rows import KIND_OF, key_of

SAID = (
    "kind",
    "number",
    "title",
    "day",
    "is_whole_month",
    "probability",
    "consequence",
    "finding",
    "handling",
    "responsible",
    "is_example",
    "version",
)


def rows_of_report(report: Report, keys: Collection[str]) -> tuple[SectionRow, ...]:
    """The rows of the sections that the report is asked for, in their order. One query at most."""
    kinds = [kind for key, kind in KIND_OF.items() if key in keys]
    return tuple(SectionRow.objects.filter(report=report, kind__in=kinds).in_order()) if kinds else ()


def asked_rows(rows: Iterable[SectionRow], key: str) -> list[RowQuestion]:
    """Those of a section, each as a question."""
    kind = KIND_OF.get(key)
    return [
        RowQuestion(f"row-{row.pk}", row.title, is_required=False, kind=row.kind, row=row, is_example=row.is_example)
        for row in rows
        if row.kind == kind
    ]


def rows_before(report: Report) -> list[FrozenSectionRow]:
    """Last year's, as they were decided. One query, and none where there was no report."""
    content = content_of(report)
    return list(FrozenSectionRow.objects.of(content).order_by("position")) if content is not None else []


def takeable(report: Report, rows: Iterable[SectionRow]) -> dict[str, int]:
    """By kind how many of last year's can be taken along: of kinds that nothing is written of. One query at most."""
    written = {row.kind for row in rows}
    counts = Counter(row.kind for row in rows_before(report) if row.kind != RowKind.EVENT)
    return {kind: count for kind, count in counts.items() if kind not in written}


def live_row(report: Report, row: FrozenSectionRow) -> SectionRow:
    """A frozen row as a row of the report; it is not stored."""
    return SectionRow(report=report, **{name: getattr(row, name) for name in SAID})


def document_key(row: Any) -> str:
    """What a row is known by in a document."""
    return key_of(row.kind, row.number)
