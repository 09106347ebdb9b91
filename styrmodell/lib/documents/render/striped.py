"""Stripes what a picture shows as worse, on paper: printed without colours it would look like what is better."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

WORSE = "worse"
STRIPE, SPACE = 0.35, 1.1  # mm: how wide a white stripe is, and from one to the next


def stripe_worse(root: Element) -> None:
    """Lay white stripes over each bar of the page's pictures that stands for worse."""
    for parent in list(root.iter()):
        for place, bar in reversed(list(enumerate(parent))):
            if str(bar.tag).endswith("rect") and bar.get("class") == WORSE:
                for stripe in _stripes(bar):
                    parent.insert(place + 1, stripe)


def _stripes(bar: Element) -> Iterator[Element]:
    left, width = float(bar.get("x", 0)), float(bar.get("width", 0))
    count = int((width - STRIPE) / SPACE)
    first = left + (width - STRIPE - (count - 1) * SPACE) / 2  # as much of the bar at both ends
    for at in range(count):
        where = {name: bar.get(name, "0") for name in ("y", "height")}
        yield Element(bar.tag, {**where, "x": f"{first + at * SPACE:.2f}", "width": f"{STRIPE}", "fill": "#ffffff"})
