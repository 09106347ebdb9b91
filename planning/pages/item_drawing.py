"""The items of a plan as a list: each with its heading, tools, text, facts and what stands below it.

Written here and not as a template for the same reason as the tools: a plan has hundreds of items, and a template looks up
each of their forty words by name (`bench/plan_page.py`). Everything that a person has written is escaped, or is a SafeString:
cleaned as formatted text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from planning.pages.plan_parts import Item
from planning.reading.addresses import page_of
from planning.reading.facts import Chip, Facts
from styrmodell.lib import swedish
from styrmodell.lib.icons import icon

ITEM_FORM, FIGURE_FORM = "planning/_item_form.html", "planning/_figure_form.html"
TALKS = "comments/_folded.html"
MISSING = ' <span class="quiet small">lydelse saknas</span>'


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The form that stands open somewhere in the list.

    Attributes:
        pk: the item that is being changed, or a nyckeltal below it; None while something is being added.
        under: the item below which something is being added.
        draw: the form by the name of its template.
    """

    pk: int | None
    under: int | None
    draw: Callable[[str], SafeString]


def item_list(items: Iterable[Item], opened: OpenForm | None, *, can_edit: bool) -> SafeString:
    """The items of a part of the document.

    Args:
        can_edit: whether each has its tools; what stands in another plan has none.
    """
    return mark_safe("\n".join(_item(item, "h3", opened, can_edit=can_edit) for item in items))


def one_item(item: Item, opened: OpenForm | None, *, depth: int, beside: bool) -> SafeString:
    """One item by itself, as it takes the place of the same item on the page.

    Args:
        depth: 0 for what stands directly in the plan.
        beside: it is not what was asked for, and is swapped in beside that.
    """
    drawn = _item(item, "h4" if depth else "h3", opened, can_edit=True)
    return mark_safe(drawn.replace("<li ", '<li hx-swap-oob="true" ', 1) if beside else drawn)


def _item(item: Item, level: str, opened: OpenForm | None, *, can_edit: bool) -> str:
    if opened and opened.pk == item.pk:
        return f'<li class="item editing" id="{item.anchor}" data-item>{opened.draw(ITEM_FORM)}</li>'
    parts = [f'<li class="item" data-item id="{item.anchor}">' if item.pk else '<li class="item" data-item>']
    parts += _own_parts(item, level, can_edit=can_edit)
    if opened and opened.pk in item.figures:
        parts.append(f'<div class="edit-box" id="post-{opened.pk}" data-item>{opened.draw(FIGURE_FORM)}</div>')
    below = [_item(child, "h4", opened, can_edit=can_edit) for child in item.children]
    if opened and item.pk and opened.under == item.pk:
        below.append(f'<li class="item editing" id="ny" data-item>{opened.draw(ITEM_FORM)}</li>')
    if below:
        parts += ['<ol class="items">', *below, "</ol>"]
    parts.append("</li>")
    return "\n".join(parts)


def _own_parts(item: Item, level: str, *, can_edit: bool) -> Iterator[str]:
    yield f"<{level}>{_heading(item)}</{level}>"
    if item.pk:
        yield item.tools if can_edit else item.reader_tools
        if can_edit and item.note:
            yield f'<p class="small quiet">{escape(item.note)}</p>'
    if item.text:
        yield f'<div class="rich">{item.text}</div>'
    # That something is not there yet concerns who writes, and is no part of what the plan says.
    facts = item.facts if can_edit else [fact for fact in item.facts if not fact.is_empty]
    if facts:
        yield f'<dl class="links">{"".join([_fact(fact, can_edit=can_edit) for fact in facts])}\n</dl>'
    if item.source:
        yield f'<p class="small quiet">Källa: {escape(swedish.bind(item.source))}</p>'
    if item.talks:  # of few items, and so a template
        yield render_to_string(TALKS, {"talks": item.talks, "url": page_of("node_comments", item.pk)})


def _heading(item: Item) -> str:
    words = escape(item.heading)
    if item.url:
        words = f'<a href="{escape(item.url)}">{words}</a>'
    missing = MISSING if item.wording_missing else ""
    example = f" {_example_mark()}" if item.is_example else ""
    return f"{words}{missing}{example}"


@cache
def _example_mark() -> str:
    return render_to_string("components/example_mark.html").strip()


def _fact(fact: Facts, *, can_edit: bool) -> str:
    chips = "".join([_chip(chip, can_edit=can_edit) for chip in fact.chips])
    said = ""
    if fact.words:
        quiet = ' class="quiet"' if fact.is_empty else ""
        said = f"<span{quiet}>{escape(fact.words)}</span>"
    elif fact.rich:
        said = f'<div class="rich">{fact.rich}</div>'
    help_only = ' class="help"' if fact.is_empty else ""
    return f"\n<dt{help_only}>{escape(fact.label)}</dt>\n<dd{help_only}>{chips}{said}</dd>"


def _chip(chip: Chip, *, can_edit: bool) -> str:
    title, note = escape(chip.title), f' title="{escape(chip.note)}"' if chip.note else ""
    words = f"<b>{escape(chip.code)}</b> {title}" if chip.code else title
    if chip.url:
        drawn = f'<a class="chip" href="{escape(chip.url)}"{note}>{words}</a>'
    else:
        drawn = f'<span class="chip"{note}>{words}</span>'
    if can_edit and chip.edit_url:
        label = f"{chip.edit_label} {title}"
        pencil = f'<a class="icon-button" href="{escape(chip.edit_url)}" aria-label="{label}">{icon("edit")}</a>'
        drawn = f'<span class="with-pencil">{drawn}{pencil}</span>'
    if chip.said:
        drawn = f'<div class="with-words">{drawn}<p>{escape(swedish.bind(chip.said))}</p></div>'
    return drawn
