"""Exempeldata in a table of the accounts: the widest places where nothing is true."""

from followup.money.example_marks import Marks, marks_in

MADE_UP, MIXED = {"cash": True, "debts": True}, {"cash": True, "debts": False}
LINES = ("cash", "debts")


def test_a_table_of_nothing_else_is_marked_once():
    assert marks_in([MADE_UP, {}, MADE_UP], LINES) == Marks(True, (), frozenset())


def test_a_column_is_marked_where_all_of_it_is_made_up():
    assert marks_in([MADE_UP, {"cash": False}], LINES) == Marks(False, (True, False), frozenset())


def test_with_a_true_figure_the_rows_are_marked_and_not_the_column():
    assert marks_in([MIXED, MADE_UP], LINES) == Marks(False, (False, True), frozenset({"cash"}))


def test_what_stands_in_another_table_of_the_column_is_nothing_to_this_one():
    assert marks_in([MADE_UP | {"tax": False}], LINES).whole
    assert marks_in([{"tax": True}], LINES) == Marks(False, (False,), frozenset())
