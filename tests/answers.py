"""What a page answers to what was sent, without the words it is said in.

The sentences themselves are asserted where they are made: with the service, the form or the page's builder.
"""

import re
from typing import Any

from django.http import HttpResponse
from django.utils.html import escape

from tests.visible_text import lines_of

SUMMARY = re.compile(r"data-error-summary>(.*?)</div>", re.DOTALL)
FAULT = re.compile(r"<li>(?:<a href=\"#(?P<anchor>[^\"]+)\">)?\s*[^<\s]")
WHOLE = "the form as a whole"


def said(answer: HttpResponse) -> str:
    """What can be seen or heard of a page, without its markup: a line for what stands together."""
    return "\n".join(lines_of(answer.content.decode()))


def explained(answer: HttpResponse) -> set[str]:
    """The names of the fields whose faults the page's summary explains; `WHOLE` when it is of no field's.

    Fails when the summary leads to a field that is not on the page.
    """
    html = answer.content.decode()
    anchors = {fault["anchor"] for summary in SUMMARY.findall(html) for fault in FAULT.finditer(summary)}
    assert [anchor for anchor in anchors if anchor and f'id="{anchor}"' not in html] == []
    return {re.sub(r"^id_(item[0-9]*_)?|_0$", "", anchor) if anchor else WHOLE for anchor in anchors}


def told(answer: Any) -> list[str]:
    """The kinds of the messages above the page: "success", "info", "warning" or "error". Fails when one is not shown."""
    messages = list(answer.context["messages"])
    html = answer.content.decode()
    assert [str(message) for message in messages if escape(str(message)) not in html] == []
    return [message.level_tag for message in messages]


def is_told_of_masking(page: str) -> bool:
    """True when what is said on a page tells that something is masked in what is read."""
    return "Uppgifter är maskade" in page
