"""The tools beside an item of a plan that is being written: change, add below, move, history, remove.

Written here and not as a template because a plan has hundreds of items, and as a template the tools cost more than the
rest of the page together (`bench/plan_page.py`).
"""

from functools import cache
from html import escape

from django.utils.safestring import SafeString

from planning.enums import NodeKind
from planning.reading.addresses import pattern_of
from styrmodell.lib.icons import icon

# The one form of the page that the buttons of every item send; it holds the page's token.
STEP_FORM = "item-step"

ADD = '<li><a href="?ny={kind.value}&amp;under={{pk}}#ny">Lägg till {kind.label}</a></li>'
TOOLS = """<div class="item-tools"><a class="icon-button" href="?andra={{pk}}#post-{{pk}}" aria-label="Ändra {{name}}" \
hx-get="?andra={{pk}}" hx-select="#post-{{pk}}" hx-target="#post-{{pk}}" hx-swap="outerHTML">{edit_icon}</a>{{comments}}
<details class="menu"><summary class="icon-button" aria-label="Mer om {{name}}">{more_icon}</summary><div><ul>{additions}
<li><button type="submit" form="{form}" formaction="{move}" name="step" value="up" data-move="up">Flytta upp</button>\
<button type="submit" form="{form}" formaction="{move}" name="step" value="down" data-move="down">Flytta ner</button></li>
<li><a href="{move}">Flytta till …</a></li>
<li><a href="{history}">Historik</a></li>
<li><button type="submit" form="{form}" formaction="{remove}">Ta bort</button></li>
</ul></div></details>
</div>"""


def item_tools(pk: int, name: str, below: tuple[NodeKind, ...], comments: SafeString) -> SafeString:
    """What a writer may do with an item.

    Args:
        name: the item as its buttons read aloud.
        below: the kinds that may be added below it.
        comments: the way to where it is commented on.
    """
    # The name is all that a person has written here.
    return SafeString(_tools(below).format(pk=pk, name=escape(name), comments=comments))


def only_comments(comments: SafeString) -> SafeString:
    """In the place of the tools for whoever reads the text and does not write it."""
    return SafeString(f'<div class="item-tools">{comments}</div>') if comments else comments


def locked(why: str) -> SafeString:
    """In the place of the tools of what its writer may not change."""
    return SafeString(f'<p class="small quiet">{icon("lock")} {escape(why)}</p>')


@cache
def _tools(below: tuple[NodeKind, ...]) -> str:
    """The tools with {pk} and {name} where the item's own stand."""
    return TOOLS.format(
        additions="\n".join(ADD.format(kind=kind) for kind in below),
        edit_icon=icon("edit"),
        more_icon=icon("more"),
        form=STEP_FORM,
        move=pattern_of("node_move"),
        history=pattern_of("node_history"),
        remove=pattern_of("node_remove"),
    )
