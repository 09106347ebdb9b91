"""Living numbers: what a sign in a text is, and what is drawn in its place."""

from decimal import Decimal

import pytest

from followup.rules.living_numbers import (
    MISSING,
    amount_words,
    drawn,
    drawn_words,
    figure_key,
    figure_of,
    figure_words,
    keys_in,
    sign_of,
)
from styrmodell.lib import richtext
from tests.lib.hostile_texts import HOSTILE

TOLD = {"nyckeltal:12": "4,6\N{NO-BREAK SPACE}procent", "prognos": "−40,9 mkr"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("<p>Frånvaron är {nyckeltal:12} och {prognos}.</p>", {"nyckeltal:12", "prognos"}),
        ("<p>{ Nyckeltal : 12 } {PROGNOS} {nyckeltal:0012}</p>", {"nyckeltal:12", "prognos"}),
        ("<p>{utfall}</p>", {"utfall"}),
        ("<p>{nyckeltal} {nyckeltal:tolv} {prognos:12}</p>", {"nyckeltal", "nyckeltal:tolv", "prognos:12"}),
        ("<p>{prognosen} {annat} {} { {{prognos 2026}} nyckeltal:12 prognos</p>", set()),
        ("", set()),
    ],
)
def test_signs_are_known_however_they_are_typed_and_nothing_else_is_one(text, keys):
    assert keys_in(text) == keys


def test_a_sign_is_drawn_where_it_stands_and_the_rest_is_as_it_was():
    text = '<h3>Om {prognos}</h3><ul><li>{nyckeltal:12}<strong> i maj</strong></li></ul><p>{annat} <a href="/x">{utfall}</a></p>'
    assert drawn(text, TOLD) == (
        "<h3>Om −40,9 mkr</h3><ul><li>4,6&nbsp;procent<strong> i maj</strong></li></ul>"
        f'<p>{{annat}} <a href="/x">{MISSING}</a></p>'
    )
    assert drawn("<p>Inget tal.</p>", TOLD) == "<p>Inget tal.</p>"
    assert drawn_words("godkänna prognosen {prognos} < 5", TOLD) == "godkänna prognosen −40,9 mkr < 5"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>a {<b>prognos</b>} b</p>", "<p>a −40,9 mkr b</p>"),
        ("<p><b>a {pro</b>gnos} b</p>", "<p><strong>a −40,9 mkr</strong> b</p>"),
        (
            "<p>{nyckel<i>tal</i>:<b>1</b><i>2} i</i> <s>{prognos}</s></p>",
            "<p>4,6&nbsp;procent<em> i</em> <s>−40,9 mkr</s></p>",
        ),
        ('<p><a href="/x">{</a>prognos}{<i>prognos}</i></p>', '<p><a href="/x">−40,9 mkr</a>−40,9 mkr</p>'),
    ],
)
def test_a_sign_that_is_partly_bold_is_one_all_the_same(text, words):
    assert drawn(text, TOLD) == words
    assert richtext.clean(words) == words


@pytest.mark.parametrize(
    "text",
    [
        "<p>{</p><p>prognos}</p>",
        "<p>{<br>prognos}</p>",
        "<ul><li>{</li><li>prognos}</li></ul>",
        "<table><tbody><tr><td>{</td><td>prognos}</td></tr></tbody></table>",
        '<p><a href="/{prognos}">{utfallet}</a></p>',
    ],
)
def test_what_does_not_stand_in_one_is_no_sign(text):
    assert not keys_in(text)
    assert drawn(text, TOLD) == text


@pytest.mark.parametrize(
    "key", ["nyckeltal:13", "nyckeltal:999999999", "nyckeltal", "nyckeltal:-1", "nyckeltal:1 or 1=1"]
)
def test_what_is_not_the_reports_own_is_missing_and_never_zero(key):
    assert drawn(f"<p>{{{key}}}</p>", TOLD) == f"<p>{MISSING}</p>"


def test_in_a_table_and_an_address_only_words_are_drawn():
    table = "<table><tbody><tr><td>2</td><td>{prognos}</td></tr></tbody></table>"
    assert "<td>−40,9 mkr</td>" in drawn(table, TOLD)
    assert drawn('<p><a href="/{prognos}">x</a></p>', TOLD) == '<p><a href="/{prognos}">x</a></p>'
    picture = '<p>{prognos}<img src="/media/12345678-1234-1234-1234-123456789012.png" alt="{prognos}"></p>'
    assert 'alt="{prognos}"' in drawn(picture, TOLD)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_is_drawn_is_never_markup(hostile):
    told = {"prognos": hostile}
    for text in ("<p>{prognos}</p>", f"<p>{{prognos}}</p>{hostile}"):
        made = drawn(text, told)
        assert richtext.clean(made) == made
    assert (
        richtext.plain(drawn("<p>{prognos}</p>", {"prognos": "<script>alert(1)</script>"}))
        == "<script>alert(1)</script>"
    )


def test_a_key_names_its_figure():
    assert figure_of(figure_key(12)) == 12
    assert sign_of(figure_key(12)) == "{nyckeltal:12}"
    assert [figure_of(key) for key in ("prognos", "nyckeltal", "nyckeltal:tolv", "prognos:12")] == [None] * 4


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "words"),
    [
        ("1234.5", 1, "kr per invånare", "1\xa0234,5\xa0kr per invånare"),
        ("-3", 0, "Antal", "−3"),
        ("4.6", 2, "procent", "4,60\xa0procent"),
        ("0", 0, "", "0"),
        (None, 1, "procent", MISSING),
    ],
)
def test_a_key_figure_is_written_as_swedes_write_it(value, decimals, unit, words):
    assert figure_words(None if value is None else Decimal(value), decimals, unit) == words


@pytest.mark.parametrize(
    ("kr", "words"),
    [(-40_871_000, "−40,9\xa0mkr"), (-450_400, "−450\xa0tkr"), (0, "0\xa0tkr"), (None, MISSING)],
)
def test_an_amount_is_in_mkr_and_a_small_one_in_tkr(kr, words):
    assert amount_words(None if kr is None else Decimal(kr)) == words
