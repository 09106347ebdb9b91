"""Walks through everything that somebody can reach by following links."""

import random
import re
from collections import Counter
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

from tests import sampling

START = "/"
SOME = 5  # pages of each kind in a sample
LINK = re.compile(r'<a\s[^>]*?\bhref="([^"]+)"')
ELSEWHERE = ("/static/", "/media/", "/konto/", "/drift/")
PARTS_OF_A_LIST = "/planer/?"  # the list itself is among the pages


def every_page(client: Client) -> dict[str, str]:
    """The HTML of every page that can be reached from Mitt arbete, by address; in a sample some of each kind.

    Raises:
        AssertionError: a link leads to something that this person cannot open.
    """
    pages: dict[str, str] = {}
    ahead, known = [START], {START}
    kinds: Counter[str] = Counter()
    chance = random.Random(sampling.SEED)
    while ahead:
        address = ahead.pop()
        kinds[_kind(address)] += 1
        if kinds[_kind(address)] > SOME and not sampling.is_whole:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue
        pages[address] = answer.content.decode()
        found = _links(pages[address], address) - known
        known |= found
        ahead += chance.sample(sorted(found), len(found))
    return pages


def _kind(address: str) -> str:
    """Plans are of one kind, and so are their pages of history: "/planer/0/historik/"."""
    return re.sub(r"\d+", "0", urlsplit(address).path)


def _links(html: str, address: str) -> set[str]:
    addresses = {urldefrag(urljoin(address, unescape(link))).url for link in LINK.findall(html)}
    return {link for link in addresses if link.startswith("/") and not link.startswith((*ELSEWHERE, PARTS_OF_A_LIST))}
