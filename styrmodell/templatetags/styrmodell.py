"""Tags and filters for every template: status, icons, deviation bars, Swedish numbers, formatted text."""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from followup.enums import Attainment, Forecast, Progress, ReportStatus, Verdict, WorkState
from organisation.enums import JobState
from planning.enums import PlanStatus
from planning.pages.item_drawing import OpenForm, item_list, one_item
from planning.pages.plan_beside import keeping
from planning.pages.plan_parts import Item
from planning.pages.plan_text import Place
from styrmodell.lib import bars, checksums, icons, richtext, status, swedish, undo, words
from styrmodell.web import acts

register = template.Library()

KEPT = '<span class="keep">{}</span>'
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
register.simple_tag(words.said, name="words")
register.filter("mark", checksums.mark)

# Where the word of a key is looked up; the first that has the key wins unless the page names one.
SCALES = {
    "attainment": Attainment,
    "forecast": Forecast,
    "progress": Progress,
    "work": WorkState,
    "plan": PlanStatus,
    "report": ReportStatus,
    "job": JobState,
    "verdict": Verdict,
}
STATUS_LOOKS = ("plain", "pill", "icon")


def status_word(key: str, scale: str = "") -> str:
    """The word of a status key with a capital letter; *Ej bedömt* when there is no key.

    Raises:
        KeyError: the page named a scale that does not exist.
    """
    for choices in [SCALES[scale]] if scale else SCALES.values():
        if key in choices.values:
            return capfirst(choices(key).label)
    return capfirst(Attainment.NOT_ASSESSED.label)


@register.inclusion_tag("components/status.html", name="status")
def status_tag(key: str, scale: str = "", word: str = "", look: str = "plain") -> dict[str, Any]:
    """A status as word + shape + colour.

    Args:
        key: MET, DRAFT, ON_TRACK …; empty means not assessed.
        scale: which words to use where a key has two ("forecast", "report"); see `SCALES`.
        word: the word itself, where the scale is data.
        look: "plain" in text and tables, "pill" in a heading, "icon" in a matrix (the word is still read aloud).
    """
    if look not in STATUS_LOOKS:
        raise template.TemplateSyntaxError(f"status: look is one of {', '.join(STATUS_LOOKS)}")
    drawn = status.look_of(key)
    return {"word": word or status_word(key, scale), "shape": drawn.shape, "tone": drawn.tone, "look": look}


register.simple_tag(icons.icon, name="icon")


@register.inclusion_tag("components/deviation_bars.html")
def deviation_bars(rows: Iterable[Any], caption: str, unit: str = "mkr") -> dict[str, Any]:
    """Deviations against budget as one table whose rows hold a bar each.

    Args:
        rows: objects with `label`, `value` (kronor as Decimal, or None), `url` (may be empty) and `is_total`.
        caption: what the table shows, as a conclusion in words.
        unit: "mkr" or "tkr".
    """
    listed = list(rows)
    drawn = bars.deviation_bars([row.value for row in listed])
    write = swedish.money_tkr if unit == "tkr" else swedish.money_mkr
    texts = [write(row.value, signed=True) for row in listed]
    lines = [{"row": row, "bar": bar, "text": text} for row, bar, text in zip(listed, drawn, texts, strict=True)]
    return {"lines": lines, "caption": caption, "unit": unit}


@register.filter
def number(value: Decimal | int | None, decimals: int = 0) -> str:
    """A number the Swedish way: `1 234,5`, true minus; *saknas* when there is no value."""
    return swedish.number(value, decimals)


@register.filter
def measure_beside(figure: Any) -> str:
    """A key figure's unit of measure as it is written beside its name; nothing where the name says it."""
    return swedish.measure_beside(figure.name, figure.unit_of_measure)


@register.filter
def tkr(value: Decimal | int | None) -> str:
    """Kronor in thousands for a table whose header says tkr."""
    return swedish.money_tkr(value)


@register.filter
def tkr_deviation(value: Decimal | int | None) -> str:
    """A deviation in thousands for a table: `+1 200`, `−643`."""
    return swedish.money_tkr(value, signed=True)


@register.filter
def mkr(value: Decimal | int | None) -> str:
    """Kronor in millions for running text: `40,9 mkr`."""
    return swedish.money_mkr(value, unit=True)


@register.filter
def iso(value: date | datetime | None) -> str:
    """A date as `2026-11-23`, a moment as `2026-11-23 10:42` in Swedish time; nothing when there is none. To be seen: it is
    kept on one line, since browsers part a date at its hyphens. In an attribute stands `|date:"Y-m-d"`.
    """
    if value is None:
        return ""
    words = f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()
    return format_html(KEPT, words)


@register.filter
def day_month(value: date) -> str:
    """A day in a list where the year is given: `23 nov`."""
    return f"{value.day} {swedish.month_words(value)[:3]}"


@register.simple_tag
def period(date_from: date, date_to: date) -> str:
    """A period in words: `januari–augusti 2026`, `2027–2029`."""
    return swedish.period_words(date_from, date_to)


@register.filter
def rich(value: str) -> SafeString:
    """Formatted text as HTML, cleaned once more on the way out."""
    return richtext.render(value)


@register.filter
def bind(value: str) -> str:
    """Text where a number never parts from its unit, § from its number, nor a date at its hyphens, at the end of a line."""
    # Escaped first; the dates that are put in a span are digits and hyphens.
    return mark_safe(DAY.sub(lambda day: KEPT.format(day[0]), conditional_escape(swedish.bind(value))))


@register.filter
def undo_address(message: Message) -> str:
    """Where the message's "Ångra" posts, or nothing."""
    return undo.undo_url(message)


@register.filter
def as_json(value: Any) -> str:
    """Data for a `data-` attribute that a script reads; escaped there as any text."""
    return json.dumps(value, ensure_ascii=False)


@register.filter
def anchor(field: BoundField) -> str:
    """The id an error summary links to: the field itself, or the first of its choices."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag
def act_key() -> SafeString:
    """In a form whose view is `made_once`: what tells one sending from the next. A browser may not fill it in again."""
    return format_html('<input type="hidden" name="{}" value="{}" autocomplete="off">', acts.KEY, acts.new_key())


@register.simple_tag(takes_context=True)
def plan_items(context: dict[str, Any], items: Iterable[Item]) -> SafeString:
    """The items of a part of a plan's page, with the form that stands open among them."""
    return item_list(items, _open_form(context), can_edit=context["page"].can_edit)


@register.simple_tag(takes_context=True)
def plan_item(context: dict[str, Any], place: Place, *, beside: bool = False) -> SafeString:
    """One item of a plan's page by itself, with the form that stands open in it."""
    if place.item is None:
        return SafeString("")
    return one_item(place.item, _open_form(context), depth=place.depth, beside=beside)


@register.simple_block_tag
def keeping_beside(content: str, page: Any) -> SafeString:
    """A part of a plan's page, where what one opens and sends leaves the plan above beside it as it stands."""
    drawn = content if page.beside is None else keeping(content, page.beside.close_url, page.beside.query)
    return mark_safe(drawn)


def _open_form(context: dict[str, Any]) -> OpenForm | None:
    page, opened = context["page"], context["opened"]
    return opened and OpenForm(
        opened.pk,
        opened.under,
        lambda name: render_to_string(name, {"opened": opened, "plan": page.plan, "csrf_token": context["csrf_token"]}),
    )


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The pages of a list to go to: the first and the last, those around this one, None where some are left out."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=4, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]
