"""Where the unit of a table's amounts is said, and of which of its rows."""

from followup.enums import MoneyUnit
from followup.rules.accounts.told import said
from tests.followup.money.importing.test_accounts import pasted, words

TKR, MKR = MoneyUnit.TKR, MoneyUnit.MKR


def test_a_heading_with_the_unit_beside_it_is_a_heading():
    read = pasted("\tUtfall\nSkatteintäkter\t5\nBalansräkning\tmkr\nKassa och bank\t7\nFordringar\t8 tkr")
    assert (read.unknown, read.faults, len(read.columns)) == ((), (), 1)
    assert read.told(0) == {"tax_revenue": said(5, TKR), "cash": said(7, MKR), "receivables": said(8, TKR)}


def test_a_unit_that_is_said_further_down_is_of_what_stands_below_it():
    read = pasted("\t2026\t2025\nSkatteintäkter\t5\t4\nBalansräkning, mkr\n\t2025\t2026\nFordringar\t7\t8")
    assert words(read) == ["2026", "2025"]
    assert read.told(0) == {"tax_revenue": said(5, TKR), "receivables": said(8, MKR)}
    lone = pasted("Skatteintäkter\t5\nBalansräkning, mkr\nFordringar\t7")
    assert lone.told(0) == {"tax_revenue": said(5, TKR), "receivables": said(7, MKR)}
