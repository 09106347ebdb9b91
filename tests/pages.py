"""How the pages of the table are opened: their addresses, and the demo as it was before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.urls import reverse

from followup.models import ReportingRound
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import PlanNode
from tests import matrix
from tests.page_table import NOT_OURS, PAGES, Page
from tests.restored import restored

__all__ = ["NOT_OURS", "PAGES", "Page", "address", "one_of_each", "opened", "prepared"]


def address(page: Page) -> str:
    """The page's address in the demo; puts its object in the state that the table asks for."""
    return reverse(page.url_name, kwargs=_arguments(matrix.Row("GET", page.url_name, page.thing, ()))) + _query(page)


def _arguments(row: matrix.Row) -> dict[str, Any]:
    if row.url_name == "account_reset_password_from_key":
        return {"uidb36": "zzzz", "key": "a-b"}  # nobody
    return matrix.arguments(row)


def _query(page: Page) -> str:
    def number(match: re.Match[str]) -> str:
        if match[1] not in NodeKind:
            return str(OrgUnit.objects.get(code=match[1]).pk)
        nodes = PlanNode.objects.content().filter(plan=matrix.plan(page.thing.partition("/")[0]), kind=match[1])
        return str(nodes.order_by("lft").values_list("pk", flat=True)[0])

    return re.sub(r"\{([\w-]+)\}", number, page.query)


def prepared(page: Page) -> str:
    """The page's address, with the report's round open."""
    url = address(page)
    if page.url_name in ("followup:report_write", "followup:report_sections"):
        ReportingRound.objects.update(closes_on=None)
    return url


@contextmanager
def opened(page: Page) -> Iterator[str]:
    """The page's address, all as it asks for; afterwards the demo is as it was."""
    with restored():
        yield prepared(page)


def one_of_each() -> list[Page]:
    """Each page once, for what differs by template only."""
    first: dict[str, Page] = {}
    for page in PAGES:
        first.setdefault(page.url_name, page)
    return list(first.values())
