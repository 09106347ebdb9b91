"""Two sides put beside each other: what is new, gone, changed and moved."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.changes import ADDED, CHANGED, TAKEN_AWAY
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import SAME, Item, Look, Side, Value
from styrmodell.lib.comparison.value import Content
from styrmodell.lib.swedish import NBSP

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def item(key: str, title: str = "", **given: object) -> Item:
    return Item(key, given.pop("word", "inriktning"), title or key.upper(), given.pop("group", "Inriktningar"), **given)


def side(*items: Item, facts: tuple[Value, ...] = ()) -> Side:
    return Side("Handling 1", items, facts)


def told(old: Side, new: Side) -> list[tuple[str, str, str]]:
    return [(one.key, one.what, one.moved) for one in compare(old, new).items]


def value(before: Content, after: Content, look: Look, decimals: int = 0):
    old, new = (item("a", values=(Value("Budget", look, content, decimals),)) for content in (before, after))
    return compare(side(old), side(new)).items[0].values[0]


def test_what_is_taken_away_stands_where_it_stood():
    old, new = side(item("a"), item("b"), item("c")), side(item("n"), item("a"), item("c"))
    assert told(old, new) == [("n", ADDED, ""), ("a", SAME, ""), ("b", TAKEN_AWAY, ""), ("c", SAME, "")]


def test_only_what_really_moved_has_moved():
    old = side(*map(item, "abcde"))
    new = side(*map(item, "baxecd"))
    moved = {key: words for key, _, words in told(old, new) if words}
    assert list(moved.values()) == ["Flyttad från plats 2 till plats 1", "Flyttad från plats 5 till plats 4"]


def test_that_others_come_and_go_before_moves_nothing():
    assert all(not moved for _, _, moved in told(side(*map(item, "abcd")), side(*map(item, "xycd"))))


def test_what_stands_under_another_has_moved_from_it():
    old = side(item("a", number="1"), item("b"), item("c", parent="a"))
    assert told(old, side(item("a"), item("b"), item("c", parent="b")))[2][2] == "Flyttad från inriktning 1 A"
    assert (
        told(old, side(item("a"), item("b"), item("c", group="Ekonomi", parent="a")))[2][2]
        == "Flyttad från Inriktningar"
    )
    assert told(side(item("a"), item("b")), side(item("a"), item("b", parent="a")))[1][2] == "Flyttad hit, stod för sig"


def test_what_is_taken_away_says_what_stood_under_it():
    old = side(item("a"), item("b", "Konstrunda", parent="a"), item("c", parent="a"), item("d"))
    gone = compare(old, side(item("b", "Konstrunda", parent="d"), item("d"))).items
    assert [(one.key, one.lost) for one in gone if one.is_taken_away] == [("a", ("Konstrunda",)), ("c", ())]


def test_an_uppdrag_is_flyttat():
    old, new = (side(*(item(key, word="särskilt uppdrag") for key in keys)) for keys in ("abc", "bca"))
    assert told(old, new)[2][2] == "Flyttat från plats 1 till plats 3"


@pytest.mark.parametrize(
    ("before", "after", "look", "marked", "difference"),
    [
        (
            Decimal(-17850000),
            Decimal(-18900000),
            Look.AMOUNT,
            "<del>−17_850_000</del> <ins>−18_900_000</ins> kr",
            -1050000,
        ),
        (Decimal("1.50"), Decimal(2), Look.AMOUNT, "<del>1,50</del> <ins>2,00</ins> kr", Decimal("0.50")),
        (Decimal("87.4"), Decimal("87.4"), Look.NUMBER, "87", 0),
        (None, Decimal(3), Look.NUMBER, "<ins>3</ins>", None),
        (date(2026, 9, 17), date(2026, 9, 22), Look.DAY, "<del>2026-09-17</del> <ins>2026-09-22</ins>", None),
        (("I2 Välfärd",), ("I2 Välfärd", "I1"), Look.LIST, "<ul><li>I2 Välfärd</li><li><ins>I1</ins></li></ul>", None),
        ("a <b>", "a <c>", Look.WORDS, "a &lt;<del>b</del> <ins>c</ins>&gt;", None),
        ("ett\ntvå", "ett\ntre", Look.WORDS, "ett<br><del>två</del> <ins>tre</ins>", None),
        ("<p>a</p>", "<p>b</p>", Look.RICH, "<p><del>a</del> <ins>b</ins></p>", None),
    ],
)
def test_each_kind_of_value_is_printed_and_marked(before, after, look, marked, difference):
    found = value(before, after, look)
    assert found.marked.replace("&nbsp;", "_").replace(NBSP, "_") == marked
    assert found.difference == difference
    assert found.is_changed == ("<ins>" in marked)


def test_a_number_keeps_its_decimals():
    found = value(Decimal("87.4"), Decimal("90.1"), Look.NUMBER, 1)
    assert (found.marked, found.difference_words) == ("<del>87,4</del> <ins>90,1</ins>", "+2,7")


def test_each_side_stands_by_itself_with_its_own_marks_and_they_are_told_to_the_ear():
    found = value("<p>Öppet nu</p>", "<p>Öppet då</p>", Look.RICH)
    ear = '<span class="visually-hidden">{}: </span>'
    assert found.before_html == f"<p>Öppet <del>{ear.format('borttaget')}nu</del></p>"
    assert found.after_html == f"<p>Öppet <ins>{ear.format('tillagt')}då</ins></p>"


def test_a_script_in_a_text_is_no_script_in_the_comparison():
    found = value("<p>a</p>", "<p>a</p><script>x</script><ins onclick=x>b</ins>", Look.RICH)
    assert found.marked == "<p>a</p><p><ins>b</ins></p>"


def test_what_neither_side_says_is_left_out():
    old = item("a", values=(Value("Text", Look.RICH, ""), Value("Lista", Look.LIST, ())))
    assert compare(side(old), side(item("a"))).items[0].values == ()


def test_a_title_that_differs_is_marked():
    one = compare(side(item("a", "Kultur & arv")), side(item("a", "Kultur & miljö"))).items[0]
    assert one.title_marked == "Kultur &amp; <del>arv</del> <ins>miljö</ins>"
    assert (one.what, one.title) == (CHANGED, "Kultur & miljö")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ab", "ab", "Inget skiljer."),
        ("ab", "abc", "En inriktning är ny."),
        ("abcdef", "abcxy", "Två inriktningar är nya och tre är borttagna."),
        ("abc", "cab", "En inriktning är ändrad. En har bytt plats."),
    ],
)
def test_what_differs_is_told_in_a_sentence(old, new, words):
    assert compare(side(*map(item, old)), side(*map(item, new))).words == words


def test_two_kinds_are_told_each_and_more_are_parts():
    kinds = {"a": "särskilt uppdrag", "b": "aktivitet", "c": "mål", "d": "aktivitet"}

    def these(keys: str) -> Side:
        return side(*(item(key, word=kinds[key]) for key in keys))

    assert compare(these("a"), these("bd")).words == "Ett särskilt uppdrag är borttaget. Två aktiviteter är nya."
    assert compare(these(""), these("abcd")).words == "Fyra delar är nya."


def test_decisions_and_dates_belong_to_the_whole():
    old, new = (side(item("a"), facts=(Value("Beslut", Look.WORDS, words),)) for words in ("KN § 98", "KN § 102"))
    found = compare(old, new)
    assert (found.count, found.unchanged, found.words) == (0, 1, "Bara beslut och datum skiljer.")
    assert len(found.changed_facts) == 1


@given(KEYS, KEYS)
def test_every_item_is_told_of_once_and_moving_what_moved_gives_the_newer_order(old, new):
    found = compare(side(*map(item, old)), side(*map(item, new))).items
    assert sorted(one.key for one in found) == sorted({*old, *new})
    assert [one.key for one in found if not one.is_taken_away] == new
    still = [one.key for one in found if not one.moved and one.key in {*old} & {*new}]
    assert [key for key in old if key in still] == [key for key in still if key in old]


def test_only_groups_with_a_change_are_among_the_changed():
    old = side(item("a"), item("b", group="Ekonomi"))
    found = compare(old, side(item("a", "Annat"), item("b", group="Ekonomi")))
    assert [group.title for group in found.groups] == ["Inriktningar", "Ekonomi"]
    assert [group.title for group in found.changed] == ["Inriktningar"]
