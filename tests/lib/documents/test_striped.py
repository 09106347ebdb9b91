"""A picture printed without colours: what is worse is striped, and what is better is not."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from styrmodell.lib.documents.render.striped import STRIPE, stripe_worse


def stripes(bars):
    root = fromstring(f"<body><svg>{bars}</svg></body>")
    stripe_worse(root)
    return [one for one in root.iter("rect") if one.get("fill") == "#ffffff"], tostring(root).decode()


def bar(look, width):
    return f'<rect class="{look}" x="10" y="2" width="{width}" height="4" fill="#8f1d3c"/>'


def test_a_bar_that_is_worse_is_striped_within_its_edges():
    found, _ = stripes(bar("worse", 6))
    places = [float(one.get("x")) for one in found]
    assert len(places) == 5
    assert places[0] - 10 == pytest.approx(16 - places[-1] - STRIPE, abs=0.02)
    assert places[0] > 10
    assert {(one.get("y"), one.get("height")) for one in found} == {("2", "4")}


@pytest.mark.parametrize(("look", "width"), [("better", 6), ("total", 6), ("worse", 0.3)])
def test_no_other_bar_is(look, width):
    assert stripes(bar(look, width))[0] == []


def test_stripes_lie_over_their_own_bar_and_under_the_next():
    page = stripes(bar("worse", 2) + bar("better", 6))[1]
    assert page.index("worse") < page.index("#ffffff") < page.index("better")
