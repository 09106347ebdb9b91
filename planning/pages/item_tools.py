"""The tools beside an item of a plan that is being written: change, add below, move, history, remove.

Written here and not as a template because a plan has hundreds of items, and as a template the tools cost more than the
rest of the page together (`bench/plan_page.py`).
"""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from planning.enums import NodeKind
from planning.reading.addresses import page_of
from styrmodell.lib.icons import icon

# The one form of the page that the buttons of every item send; it holds the page's token.
STEP_FORM = "item-step"

ADD = '<li><a href="?ny={}&amp;under={}#ny">Lägg till {}</a></li>'
TOOLS = """<div class="item-tools">
<a class="icon-button" href="?andra={pk}#post-{pk}" aria-label="Ändra {name}" hx-get="?andra={pk}" \
hx-select="#post-{pk}" hx-target="#post-{pk}" hx-swap="outerHTML">{edit_icon}</a>
<details class="menu"><summary class="icon-button" aria-label="Mer om {name}">{more_icon}</summary><div><ul>{additions}
<li><button type="submit" form="{form}" formaction="{move}" name="step" value="up" data-move="up">Flytta upp</button>\
<button type="submit" form="{form}" formaction="{move}" name="step" value="down" data-move="down">Flytta ner</button></li>
<li><a href="{move}">Flytta till …</a></li>
<li><a href="{history}">Historik</a></li>
<li><button type="submit" form="{form}" formaction="{remove}">Ta bort</button></li>
</ul></div></details>
</div>"""


def item_tools(pk: int, name: str, below: Iterable[NodeKind]) -> SafeString:
    """What a writer may do with an item.

    Args:
        name: the item as its buttons read aloud.
        below: the kinds that may be added below it.
    """
    return mark_safe(  # the name is the only part that a person has written
        TOOLS.format(
            pk=pk,
            name=escape(name),
            additions="\n".join(ADD.format(kind.value, pk, kind.label) for kind in below),
            edit_icon=icon("edit"),
            more_icon=icon("more"),
            form=STEP_FORM,
            move=page_of("node_move", pk),
            history=page_of("node_history", pk),
            remove=page_of("node_remove", pk),
        )
    )
