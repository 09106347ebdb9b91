"""Walks through everything that somebody can reach by following links."""

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

from django.test import Client

START = "/"
LINK = re.compile(r'<a\s[^>]*?\bhref="([^"]+)"')
ELSEWHERE = ("/static/", "/media/", "/konto/", "/drift/")
PARTS_OF_A_LIST = "/planer/?"  # the list itself is among the pages


def every_page(client: Client) -> dict[str, str]:
    """The HTML of every page that can be reached from Mitt arbete, by address.

    Raises:
        AssertionError: a link leads to something that this person cannot open.
    """
    pages: dict[str, str] = {}
    ahead, known = [START], {START}
    while ahead:
        address = ahead.pop()
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue
        pages[address] = answer.content.decode()
        found = _links(pages[address], address) - known
        known |= found
        ahead += sorted(found)
    return pages


def _links(html: str, address: str) -> set[str]:
    addresses = {urldefrag(urljoin(address, unescape(link))).url for link in LINK.findall(html)}
    return {link for link in addresses if link.startswith("/") and not link.startswith((*ELSEWHERE, PARTS_OF_A_LIST))}
