"""A comparison as a page draws it."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.template.loader import render_to_string

from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import Item, Look, Side, Value

LINKS = {"amount_url": "?visa=allt", "view_url": "?vy=bredvid", "shows_all": False, "is_beside": False}


def text(words: str, **given: object) -> Item:
    title = given.pop("title", "Öppna bibliotek")
    more = given.pop("values", ())
    return Item(
        "a:1", "inriktning", title, "Inriktningar", "1", values=(Value("", Look.RICH, f"<p>{words}</p>"), *more)
    )


def drawn(old: tuple[Item, ...], new: tuple[Item, ...], **how: object) -> str:
    comparison = compare(Side("Handling 1", old), Side("Utgåva 1", new))
    return render_to_string("components/comparison.html", {"comparison": comparison, **LINKS, **how})


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(html)).split())


SAME = Item("b", "avsnitt", "Inledning", "Texter", values=(Value("", Look.RICH, "<p>Som förut</p>"),))


def test_the_list_of_changes_leads_to_each_of_them():
    html = drawn((text("nu"), SAME), (text("då"), SAME))
    assert (
        re.findall(r'href="#([^"]+)"', html)
        == re.findall(r'class="changed-item" id="([^"]+)"', html)
        == ["andring-a-1"]
    )
    assert "En ändring" in html


def test_only_what_has_changed_is_drawn_and_all_of_it_when_asked_for():
    sides = (text("nu"), SAME), (text("då"), SAME)
    html = said(drawn(*sides))
    assert "Som förut" not in html
    assert "En del är likadan i båda. Visa också det" in html
    html = said(drawn(*sides, shows_all=True))
    assert "Som förut" in html
    assert "Visa bara det som ändrats" in html


def test_each_state_is_said_in_words_and_what_was_under_it_is_told():
    gone = Item("c", "uppdrag", "Konst", "Uppdrag"), Item("d", "aktivitet", "Rundan", "Aktiviteter", parent="c")
    html = said(drawn((text("nu"), *gone), (text("då"), Item("e", "uppdrag", "Vård", "Uppdrag"), gone[1])))
    for words in ("Öppna bibliotek Ändrad", "Konst Borttaget", "Vård Nytt", "Stod under den: ”Rundan”."):
        assert words in html


def test_two_amounts_stand_in_a_table_with_their_difference_and_one_alone_in_a_line():
    def money(outcome: int, budget: int) -> tuple[Value, ...]:
        told = ("Utfall", outcome), ("Budget", budget)
        return tuple(Value(label, Look.AMOUNT, Decimal(kr)) for label, kr in told)

    html = said(drawn((text("nu", values=money(-5000, -6000)),), (text("nu", values=money(-5100, -6100)),)))
    assert "Kronor Handling 1 Utgåva 1 Skillnad Utfall −5 000 −5 100 −100 Budget −6 000 −6 100 −100" in html
    html = said(drawn((text("nu", values=money(-5000, -6000)),), (text("nu", values=money(-5100, -6000)),)))
    assert "Utfall borttaget: −5 000 tillagt: −5 100 kr (−100)" in html


def test_the_two_texts_stand_beside_each_other_when_asked_for():
    html = drawn((text("Öppet nu"),), (text("Öppet då"),), is_beside=True)
    assert "Handling 1 Öppet borttaget: nu Utgåva 1 Öppet tillagt: då" in said(html)
    assert "Finns inte här" in drawn((), (text("Öppet"),), is_beside=True)


@pytest.mark.parametrize("how", [{}, {"is_beside": True}])
def test_nothing_that_differs_is_a_sentence(how):
    assert said(drawn((SAME,), (SAME,), **how)) == "Inget skiljer. Visa det som är lika"


def test_what_is_written_as_html_in_a_title_is_words():
    html = drawn((text("nu", title="<script>alert(1)</script>"),), (text("nu", title="<script>alert(2)</script>"),))
    assert "<script" not in html
