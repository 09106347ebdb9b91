"""Tags for the documents' templates: blocks, statuses, formatted text, pictures. They serve both the page and the PDF."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib.documents import charts
from styrmodell.lib.documents import prose as texts
from styrmodell.lib.documents.captions import Caption, is_empty
from styrmodell.lib.documents.figures import BudgetBars, KeyFigureRow, KeyFigureSeries, LedgerRow, Waterfall, between
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.outline import Section
from styrmodell.lib.documents.render.html_blocks import EMPTY, template_of
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import MISSING, money_mkr, money_tkr, number

register = template.Library()

NOT_THERE = mark_safe(f'<span class="missing">{MISSING}</span>')
EXAMPLE = mark_safe(' <span class="example-mark">Exempeldata</span>')

HEADING = re.compile(r"(?<=<)(?P<end>/?)h(?P<level>[2-6])(?=[ >])")
DEEPEST_HEADING = 6


class ColumnCell(NamedTuple):
    """One cell of a key figure's table."""

    text: str
    css: str


@register.simple_tag(takes_context=True)
def block(
    context: Context,
    block: Block,
    chapter_title: str = "",
    section: Section | None = None,
    caption: Caption | None = None,
) -> SafeString:
    """One block of a chapter, by its class's template. A heading that says what the chapter's does is left out.

    The templates are written for a chapter of the first level; of a deeper one every heading stands as much deeper.
    """
    name = EMPTY if is_empty(block) else template_of(type(block))
    chosen = context.template.engine.get_template(name)  # type: ignore[union-attr]  # a tag is always drawn by one
    told = {
        "block": block,
        "for_print": context["for_print"],
        "places": context["places"],
        "is_marked": _is_example(block),
        "chapter_title": chapter_title,
        "caption": caption,
        "level": 2 if caption is None and getattr(block, "heading", "") == chapter_title else 3,
    }
    return _lowered(chosen.render(context.new(told)), section.level - 1 if section else 0)


def _lowered(html: SafeString, steps: int) -> SafeString:
    """The same with its headings so many steps deeper. What writers wrote is escaped, and so is none of them."""
    if not steps:
        return html

    def lower(tag: re.Match[str]) -> str:
        return f"{tag['end']}h{min(int(tag['level']) + steps, DEEPEST_HEADING)}"

    return mark_safe(HEADING.sub(lower, html))


@register.simple_tag
def placed(chapter: Chapter, placing: dict[str, str]) -> str:
    """How a chapter is placed on paper: classes of the style sheet."""
    return placing.get(chapter.key, "")


@register.simple_tag(takes_context=True)
def prose(context: Context, html: str, under: int = 3) -> SafeString:
    """Formatted text under a heading of the given level; nothing where nobody had anything to say."""
    if not html.strip():
        return mark_safe("")
    if context["for_print"]:
        return texts.for_print(html, under=under, places=context.get("places") or ())
    return texts.for_page(html, under=under)


@register.simple_tag
def judged(status: Status | None) -> SafeString:
    """A status as word, shape and colour; "saknas" when there is none. The shape is drawn by the style sheet."""
    if status is None:
        return NOT_THERE
    look = status.look
    return format_html('<span class="judged is-{} shape-{}">{}</span>', look.tone, look.shape, status.word)


@register.simple_tag
def example_mark(marked: Any) -> str:
    """The small tag *Exempeldata* when the thing says so, or when every row in it does."""
    return EXAMPLE if _is_example(marked) else ""


def _is_example(marked: Any) -> bool:
    rows = getattr(marked, "rows", ())
    return getattr(marked, "is_example", False) or (
        bool(rows) and all(getattr(row, "is_example", False) for row in rows)
    )


@register.simple_tag(takes_context=True)
def row_mark(context: Context, row: Any) -> str:
    """The tag beside a row, unless the whole table already bears it: asked once a table, since it asks every row."""
    return EXAMPLE if row.is_example and not context["is_marked"] else ""


@register.simple_tag
def or_missing(value: object) -> object:
    """The text or date, or "saknas" when there is none."""
    return value or NOT_THERE


@register.simple_tag
def amount(kr: Decimal | None) -> str:
    """Kronor as thousands, for a table in tkr."""
    return NOT_THERE if kr is None else money_tkr(kr)


@register.simple_tag
def deviation(kr: Decimal | None) -> str:
    """A deviation in thousands, with its plus or minus."""
    return NOT_THERE if kr is None else money_tkr(kr, signed=True)


@register.simple_tag
def million(kr: Decimal, *, signed: bool = False) -> str:
    """Kronor as millions, for a table in mkr."""
    return money_mkr(kr, signed=signed)


@register.simple_tag
def figure(value: Decimal | None, decimals: int) -> str:
    """A key figure's value."""
    return NOT_THERE if value is None else number(value, decimals)


@register.simple_tag
def target(row: KeyFigureRow) -> str:
    """A key figure's target, both ends when it is to lie between two; nothing when there is none."""
    return "" if row.target is None else between(row.target, row.upper_target, row.decimals)


@register.filter
def cells(series: KeyFigureSeries, row: str) -> list[ColumnCell]:
    """The cells of one row (`values`, `compare` or `targets`); a column without an own value is a tinted band."""
    values, marks = getattr(series, row), _gaps(series)
    words = series.target_words if row == "targets" else [number(value, series.decimals) for value in values]
    return [
        ColumnCell(text, f"{gap} missing".strip() if value is None and text else gap)
        for text, value, gap in zip(words, values, marks, strict=True)
    ]


@register.filter
def heads(series: KeyFigureSeries) -> list[ColumnCell]:
    """The column heads of a key figure's table."""
    return [ColumnCell(period, gap) for period, gap in zip(series.periods, _gaps(series), strict=True)]


def _gaps(series: KeyFigureSeries) -> list[str]:
    """The class of each column: a band where a value is missing, and not where it is still to come."""
    last = len(series.values) - series.coming
    return ["gap" if value is None and at < last else "" for at, value in enumerate(series.values)]


@register.filter
def side_by_side(figures: tuple[KeyFigureSeries, ...]) -> list[tuple[str, list[KeyFigureSeries]]]:
    """Figures in rows of one or two, each row with its layout."""
    return charts.side_by_side(figures)


@register.simple_tag
def line_chart(series: KeyFigureSeries, layout: str) -> str:
    """A key figure's lines, over the columns of its table."""
    return charts.line_chart(series, layout)


@register.filter
def budget_rows(bars: BudgetBars) -> list[tuple[LedgerRow, SafeString]]:
    """Each row of the ledger with its picture."""
    return list(zip(bars.rows, charts.budget_bars(bars.rows, is_over=bars.is_over), strict=True))


@register.filter
def waterfall_rows(block: Waterfall) -> list[tuple[str, Decimal, SafeString]]:
    """Each step with its picture, and the result last."""
    named = [*((step.name, step.amount) for step in block.steps), (block.result_name, block.result)]
    return [(name, kr, drawn) for (name, kr), drawn in zip(named, charts.waterfall(block), strict=True)]
