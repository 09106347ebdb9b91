"""What is easily lost in style sheets and components: the colour cut out of an icon, words for the ear, a date's hyphens."""

import re
from types import SimpleNamespace as Part

from django.conf import settings
from django.template.loader import render_to_string

STYLES = sorted((settings.BASE_DIR / "static/css").glob("*.css"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def test_what_is_cut_out_of_an_icon_has_the_colour_that_its_ground_says():
    """Set on the icon itself, what a pill or a chosen segment says would never arrive."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", "".join(path.read_text() for path in STYLES))
    setting = [selector.split("*/")[-1].strip() for selector, body in rules if "--icon-cut:" in body]
    assert len(setting) > 4
    assert [selector for selector in setting if re.search(r"(^|[\s,>])(svg|\.icon)\b", selector)] == []


def test_what_is_taken_out_and_put_in_is_told_to_the_ear_too():
    parts = [Part(kind="removed", text="gammalt "), Part(kind="added", text="nytt"), Part(kind="same", text=" kvar")]
    drawn = render_to_string("components/changed_words.html", {"parts": parts})
    assert "<del><span" in drawn
    assert re.sub(r"<[^>]+>", "", drawn).split() == ["borttaget:", "gammalt", "tillagt:", "nytt", "kvar"]


def test_a_dates_hyphens_are_not_widened():
    """Figures of one width, `.num`, widen them."""
    widened = re.compile(r'class="[^"]*\bnum\b[^"]*"[^>]*>[^<]*\|iso')
    assert [path.name for path in TEMPLATES if widened.search(path.read_text())] == []
