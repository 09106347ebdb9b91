"""Whatever is asked of whichever address: an answer in Swedish, never a fault of ours."""

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import URLPattern, reverse

from tests import pages, sampling
from tests.hostile import BEYOND, EMOJI, NUL, RIGHT_TO_LEFT, SCRIPT, faults_of, logged_in
from tests.test_architecture import addresses

pytestmark = pytest.mark.postgresql

IN_A_QUERY = (
    "abc", "-1", "0", "99999999999", BEYOND, "٣", "²", "9" * 5_000, "a\x00b", "x" * 10_000, EMOJI, RIGHT_TO_LEFT,
    SCRIPT, "' OR 1=1 --", "{{ 7 }}", "%",
)  # fmt: skip
# What the addresses ask for; a filter's fields are read from its page.
ASKED = {
    "planning:plan_detail": ("utgava", "text", "andra", "ny", "under", "flera"),
    "planning:plan_history": ("page",),
    "planning:plan_hand_down": ("ar", "nyckeltal"),
    "planning:plan_hand_down_history": ("ar", "page"),
    "planning:plan_compare": ("fran", "till", "visa", "vy"),
    "planning:plan_decided": ("steg", "visa", "vy"),
    "planning:plan_new": ("plan",),
    "planning:area_request_new": ("omrade",),
    "organisation:unit_new": ("under",),
    "followup:round_new": ("slag",),
    "followup:report_detail": ("utgava", "text"),
    "followup:report_file": ("utgava", "text"),
    "followup:report_popular": ("utgava", "text"),
    "followup:report_popular_file": ("utgava", "text"),
    "planning:plan_file": ("utgava", "text"),
    "followup:economy": ("enhet", "tillfalle"),
    "followup:accounts_detail": ("del", "fyll", "belopp"),
    "followup:accounts_group": ("belopp",),
    "followup:accounts_company": ("del", "fyll", "belopp"),
    "followup:accounts_template": ("vems", "rakenskap"),
    "followup:investment_read_in": ("tillfalle",),
    "followup:investment_amounts": ("tillfalle", "page"),
    "followup:personnel_list": ("q", "ar", "page"),
    "followup:carry_over_rows": ("ar", "del", "page"),
    "followup:status": ("tillfalle",),
    "account_login": ("next",),
}
# Where the first in the table of pages may not be asked everything.
BEST_ASKED = (
    pages.Page("planning:plan_detail", "sekreterare", "KN27"),
    pages.Page("followup:report_file", "sekreterare", "KN-DR2"),
    pages.Page("planning:plan_file", "sekreterare", "KN27"),
    pages.Page("followup:accounts_template", "controller", "KOMMUN-2002"),
    pages.Page("followup:report_popular_file", "politiker", "KOMMUN-AR"),
)

BROKEN = ("%ff=%ff", "q=%ff%fe", "q=%00", "&" * 1000, "q=1&" * 3000, "?" * 100, "page=%2e%2e/")

NOBODY = ("sekreterare", "controller", "admin", "ekonom", "politiker")


def strange_arguments(pattern: URLPattern) -> Iterator[dict[str, Any]]:
    """Arguments that fit the address and fit nothing that exists."""
    kinds = {name: type(converter).__name__ for name, converter in pattern.pattern.converters.items()}
    if not kinds:
        return
    for number in (0, 2**63, 10**30):
        known = {
            "IntConverter": number,
            "SlugConverter": "png",
            "FormConverter": "docx",
            "UUIDConverter": "00000000-0000-0000-0000-000000000000",
        }
        yield {name: known[kind] for name, kind in kinds.items()}


@dataclass(frozen=True)
class Nothing:
    """An address of nothing, and who asks for it."""

    username: str
    url_name: str
    url: str


NOTHING = [
    Nothing(username, name, reverse(name, kwargs=arguments))
    for username in NOBODY
    for name, pattern in addresses().items()
    if not name.startswith(pages.NOT_OURS)
    for arguments in strange_arguments(pattern)
]


@pytest.mark.parametrize("username", NOBODY)
def test_an_address_of_nothing_is_not_found_and_nothing_else(demo, username):
    client, wrong = logged_in(username), []
    some = sampling.part(NOTHING, lambda one: one.url_name, salt="nothing", share=1 / 3)
    drawn = sampling.drawn(some, lambda one: one.url, lambda one: one.username)
    for asked in [one for one in drawn if one.username == username]:
        for response in (client.get(asked.url), client.post(asked.url, {})):
            faults = list(faults_of(response))
            if faults or response.status_code not in (403, 404, 405):
                wrong.append(f"{asked.url_name} {asked.url}: {response.status_code} {faults}")
    assert wrong == []


def parameters(url_name: str, html: str) -> set[str]:
    """What the address of a page may ask for: from the table, and from its search and filter forms."""
    filters = re.findall(r'<form[^>]*method="get".*?</form>', html, re.DOTALL)
    listed = {"page", *re.findall(r'\bname="(\w+)"', " ".join(filters))} if filters else set()
    return listed | {*ASKED.get(url_name, ())}


def test_whatever_is_asked_of_an_address_is_asked_by_somebody():
    assert set(ASKED) <= {page.url_name for page in (*BEST_ASKED, *pages.PAGES)}


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("url_name", sampling.part(sorted({page.url_name for page in pages.PAGES} | set(ASKED)), str))
def test_a_strange_question_gets_an_answer(demo, url_name):
    wrong = []
    page = next(page for page in (*BEST_ASKED, *pages.PAGES) if page.url_name == url_name)
    client, url = logged_in(page.username), pages.address(page).partition("?")[0]
    asked = parameters(url_name, client.get(url).content.decode(errors="replace"))
    questions = [("finnsinte", NUL), *((name, value) for name in sorted(asked) for value in IN_A_QUERY)]
    for name, value in sampling.drawn(questions, operator.itemgetter(0), operator.itemgetter(1), salt=url_name):
        response = client.get(url, {name: value})
        faults = list(faults_of(response))
        if faults or response.status_code not in (200, 302, 403, 404, 414):
            wrong.append(f"{name}={value[:20]!r}: {response.status_code} {faults}")
    assert wrong == []


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("query", BROKEN)
def test_a_broken_question_gets_an_answer(demo, query):
    wrong = []
    some = sampling.part(pages.one_of_each(), lambda page: page.url_name, salt="broken", share=1 / 3)
    questions = ((page, broken) for page in some for broken in BROKEN)
    for page, broken in sampling.drawn(questions, operator.itemgetter(0), operator.itemgetter(1)):
        if broken != query:
            continue
        client = logged_in(page.username)
        with pages.opened(page) as url:
            response = client.get(f"{url.partition('?')[0]}?{query}")
        faults = list(faults_of(response))
        if faults or response.status_code not in (200, 302, 400, 404, 414):
            wrong.append(f"{page}: {response.status_code} {faults}")
    assert wrong == []
