"""The table of pages holds every page; each answers in the demo, and all that can be seen or heard of it is whole Swedish."""

import re
from collections import Counter

import lxml.html
import pytest
from django.urls import get_resolver

from organisation.models import User
from tests import not_pages, odd_swedish, pages, visible_text
from tests.test_permission_matrix import addresses

MARKUP_AS_TEXT = re.compile(r"&lt;/?\w+|&amp;\w+;")
FIELDS = re.compile(r"<textarea.*?</textarea>|<[^>]*>", re.DOTALL)  # a text is edited as HTML without JavaScript

LANDMARKS = {"nav": "navigation", "aside": "complementary", "section": "region"}


def same_landmarks(html: str) -> list[tuple[str, str]]:
    """What a screen reader's list of the page's parts tells twice in the same words: role and name."""
    page = lxml.html.document_fromstring(html)
    told = Counter[tuple[str, str]]()
    for part in page.xpath("//nav | //aside | //section[@aria-labelledby or @aria-label] | //*[@role='region']"):
        headings = (page.get_element_by_id(key, None) for key in part.get("aria-labelledby", "").split())
        words = [part.get("aria-label", ""), *(one.text_content() for one in headings if one is not None)]
        told[part.get("role") or LANDMARKS[part.tag], " ".join(" ".join(words).split()).lower()] += 1
    return [one for one, times in told.items() if times > 1]


def test_every_address_is_a_page_or_says_why_it_is_none():
    ours = {name for name in addresses(get_resolver().url_patterns) if not name.startswith(pages.NOT_OURS)}
    assert ours == {page.url_name for page in pages.PAGES} | set(not_pages.NOT_PAGES)


def test_no_page_stands_twice():
    assert len(set(pages.PAGES)) == len(pages.PAGES)


@pytest.mark.one_database_a_day
@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_each_page_answers_whoever_sees_it_best_and_says_nothing_odd(demo, client, page):
    if page.username:
        client.force_login(User.objects.get(username=page.username))
    response = client.get(pages.address(page))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    html = response.content.decode()
    assert MARKUP_AS_TEXT.findall(FIELDS.sub("", html)) == []
    assert odd_swedish.odd(visible_text.lines_of(html)) == []
    assert same_landmarks(html) == []
