"""The one page to hand in on: asked before the act, told when it is refused, and long lists folded."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from styrmodell.lib.errors import DomainError
from styrmodell.web.hand_in import HandIn, hand_in, not_printed
from styrmodell.web.lines import Line

pytestmark = pytest.mark.one_database


def refuse():
    raise DomainError("Den är redan inlämnad.")


def answered(request, act):
    return hand_in(request, "/planer/1/", act=act, done="Klart.", page=lambda refused: HttpResponse(f"sidan {refused}"))


def test_looking_hands_nothing_in():
    for request in (RequestFactory().get("/"), RequestFactory().head("/")):
        assert answered(request, refuse).content == b"sidan "


def test_a_refusal_is_told_on_the_page():
    assert answered(RequestFactory().post("/"), refuse).content.decode() == "sidan Den är redan inlämnad."


def drawn(**changes):
    page = HandIn(
        heading="Lämna in planen",
        name="Planen",
        crumbs=(),
        left=(),
        warnings=(),
        goes_to=(Line("Nämnden"),),
        afterwards="Sedan är den låst.",
        url="/planer/1/",
        mend_url="/planer/1/#mer",
        came_back="",
        comment="",
    )
    changed = HandIn(**{name: changes.get(name, getattr(page, name)) for name in HandIn.__slots__})
    return render_to_string("hand_in.html", {"page": changed, "refused": changes.get("refused", "")})


def test_there_is_a_button_only_when_nothing_is_left():
    assert 'type="submit">Lämna in' in drawn()
    html = drawn(left=(Line("Planen saknar mål", "/planer/1/#goal"),))
    assert 'type="submit">Lämna in' not in html
    assert 'href="/planer/1/#mer"' in html


def test_a_long_list_is_folded_and_nothing_of_it_lost():
    html = drawn(warnings=tuple(Line(f"Punkt {number:02}") for number in range(12)))
    seen, folded = html[: html.index("<details><summary>4")], html[html.index("<details><summary>4") :]
    assert "Punkt 07" in seen
    assert "Punkt 08" not in seen
    assert "Punkt 11" in folded


def test_what_the_pdf_will_not_show_is_warned_of_where_it_stands():
    texts = [("Läget", "/planer/1/#a", "<p>Bra 😀 och 漢字, 漢</p>"), ("Mer", "/planer/1/#b", "10⁶ kr ≠ ☐ ✓ é")]
    assert list(not_printed(texts)) == [Line("Läget", "/planer/1/#a", "tecken som inte går att skriva ut: 😀 漢 字")]
