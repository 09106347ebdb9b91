"""Kommun, each bolag by its share once, and eliminations come to the koncern: Grästorp's true kommun 2019, the rest invented."""

from decimal import Decimal

import pytest

from followup.enums import Verdict
from followup.rules.accounts.group import Member, contributions, counted_once, group_checks
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.sheet import Place, Sheet
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from organisation.enums import OrgUnitKind
from styrmodell.lib.swedish import MINUS, NBSP
from tests.followup.rules.accounts.grastorp import TKR, figures

LINES = law_lines(2019)
TYPED = (
    "operating_income",
    "operating_costs",
    "depreciation",
    "financial_income",
    "financial_costs",
    "company_tax",
)
HOUSING = (78400, -52140, -13380, 60, -5980, -1050)
ENERGY = (61300, -47860, -7920, 25, -1145, -940)
ELIMINATED = (-26430, 26430, 0, -585, 585, 0)


def sheet(key, kind, amounts, **more):
    told = {line: said(amount, TKR) for line, amount in zip(TYPED, amounts, strict=True)}
    empty = kind == OrgUnitKind.GROUP and key == "elim"
    return Sheet(key, LINES, kind, {"extraordinary": NOT_APPLICABLE, **told, **more}, empty_is_nothing=empty)


KOMMUN = Member("KOMMUN", "kommunen", Decimal(100), Sheet("kommun", LINES, OrgUnitKind.MUNICIPALITY, figures(2019)))
BOLAG = Member("BOST", "Bostäder AB", Decimal(100), sheet("bost", OrgUnitKind.COMPANY, HOUSING))
ENERGI = Member("EN", "Energi AB", Decimal(50), sheet("en", OrgUnitKind.COMPANY, ENERGY))
ELIM = sheet("elim", OrgUnitKind.GROUP, ELIMINATED)


def koncern(**more):
    """The koncern as the three come to: kommunen + bostäder + half of energi + eliminations."""
    kommun = [figures(2019)[key].amount / 1000 for key in TYPED[:-1]] + [Decimal(0)]
    rows = zip(kommun, HOUSING, ENERGY, ELIMINATED, strict=True)
    told = {key: said(a + b + c / Decimal(2) + d, TKR) for key, (a, b, c, d) in zip(TYPED, rows, strict=True)}
    taxes = {key: figures(2019)[key] for key in ("tax_revenue", "general_grants")}
    return Sheet("koncern", LINES, OrgUnitKind.GROUP, told | taxes | {"extraordinary": NOT_APPLICABLE} | more)


def found(members=(KOMMUN, BOLAG, ENERGI), elim=ELIM, group=None):
    checks = group_checks(group or koncern(), members, elim)
    return {one.key.removeprefix("group:"): one for one in checks if one.key.removeprefix("group:") in INCOME_KEYS}


INCOME_KEYS = {line.key for line in LINES if line.account == "INCOME_STATEMENT"}


def test_every_line_of_the_koncern_is_what_its_parts_come_to():
    made = found()
    assert set(made) == INCOME_KEYS
    assert {one.verdict for one in made.values()} == {Verdict.AGREES}
    assert Place("en", "operating_income") in made["operating_income"].places


def test_a_line_that_differs_is_told_and_what_it_is_summed_in():
    wrong = found(group=koncern(depreciation=said(-32000, TKR)))
    differing = {key for key, one in wrong.items() if one.verdict == Verdict.DIFFERS}
    assert differing == {
        "depreciation",
        "net_operating_cost",
        "operating_result",
        "result_after_financial",
        "result",
    }
    told = wrong["depreciation"]
    assert (told.here.name, told.there.name) == (
        "Koncernens avskrivningar i resultaträkningen",
        "kommunens, bolagens och elimineringarnas summa",
    )
    assert (told.here.amount.words, told.there.amount.words) == (f"{MINUS}32{NBSP}000", f"{MINUS}32{NBSP}219")


def test_a_share_that_nobody_has_entered_is_not_guessed():
    unknown = Member("EN", "Energi AB", None, ENERGI.sheet)
    made = found((KOMMUN, BOLAG, unknown))
    assert {key for key, one in made.items() if one.verdict != Verdict.NOT_TRIED} == {
        "tax_revenue",
        "general_grants",
        "extraordinary",
    }
    assert "ägarandelen i Energi AB saknas" in made["operating_income"].sentence


def test_what_has_not_come_is_asked_for_by_name():
    assert (
        "belopp från Energi AB saknas"
        in found((KOMMUN, BOLAG, Member("EN", "Energi AB", Decimal(50), None)))["result"].sentence
    )
    assert "elimineringarna saknas" in found(elim=None)["result"].sentence
    lacking = Member("EN", "Energi AB", Decimal(50), sheet("en", OrgUnitKind.COMPANY, ENERGY, depreciation=NOT_SAID))
    assert found((KOMMUN, BOLAG, lacking))["result"].there.amount.missing == ("Avskrivningar hos Energi AB",)


def test_a_line_without_eliminations_has_nothing_to_eliminate():
    empty = Sheet("elim", LINES, OrgUnitKind.GROUP, {}, empty_is_nothing=True)
    assert found(elim=empty)["depreciation"].verdict == Verdict.AGREES
    assert found(elim=empty)["operating_income"].verdict == Verdict.DIFFERS


@pytest.mark.parametrize(
    ("whole_group", "counted"),
    [((), "MODER DOTTER DOTTERDOTTER"), (("MODER",), "MODER"), (("DOTTER",), "MODER DOTTER")],
)
def test_each_is_added_once_also_where_a_bolag_above_holds_it(whole_group, counted):
    above = {"MODER": "", "DOTTER": "MODER", "DOTTERDOTTER": "DOTTER"}
    members = [
        Member(key, key, Decimal(100), None, held_by=held, is_whole_group=key in whole_group)
        for key, held in above.items()
    ]
    assert [member.key for member in counted_once(members)] == counted.split()


def test_two_that_hold_each_other_do_not_go_round_for_ever():
    members = [Member("A", "A", None, None, held_by="B"), Member("B", "B", None, None, held_by="A")]
    assert len(counted_once(members)) == 2


def test_a_share_is_exact_to_the_ore_and_so_is_its_rounding():
    third = Member("EN", "Energi AB", Decimal("33.33"), ENERGI.sheet)
    part = contributions([third], "operating_income")[0].amount
    assert (part.amount, part.slack) == (Decimal("20431290"), Decimal("166.65"))


def test_a_row_that_a_bolags_delarsbokslut_leaves_out_is_not_known_when_its_sum_is_something():
    def interim(**told):
        figures = {key: said(amount, TKR) for key, amount in told.items()}
        return Sheet("en", LINES, OrgUnitKind.COMPANY, figures, 8)

    lacking = Member("EN", "Energi AB", Decimal(50), interim(current_assets=700))
    assert contributions([lacking], "cash")[0].amount.missing == ("Kassa och bank hos Energi AB",)
    nothing = Member("EN", "Energi AB", Decimal(50), interim(current_assets=0))
    assert contributions([nothing], "cash")[0].amount.amount == 0


def test_a_line_that_nobody_who_has_it_says_anything_on_is_not_asked_about():
    empty = Member("KOMMUN", "kommunen", Decimal(100), Sheet("kommun", LINES, OrgUnitKind.MUNICIPALITY, {}))
    group = Sheet("koncern", LINES, OrgUnitKind.GROUP, {"tax_revenue": said(1, TKR)})
    made = {one.key for one in group_checks(group, [empty, BOLAG], ELIM)}
    assert "group:old_pensions" not in made
    assert {"group:tax_revenue", "group:operating_income"} <= made
