"""Which line a name means, as it stands in statements."""

import pytest

from followup.enums import AccountKind, LineKind, MoneyUnit
from followup.money.importing.account_names import Names
from followup.money.importing.accounts import read_pasted
from followup.rules.accounts.line_table import law_lines
from followup.rules.accounts.lines import Line

RR, BR = AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET
NAMES = Names(list(law_lines(2026)))


def meant(written, names=NAMES):
    return [one.key for one in names.meant_by(written)]


@pytest.mark.parametrize(
    "line", [line for line in law_lines(2026) if line.kind != LineKind.HEADING], ids=lambda one: one.key
)
def test_a_line_is_recognised_by_its_own_name_however_it_is_set(line):
    for name in filter(None, (line.name, line.interim_name)):
        for written in (
            name,
            name.upper(),
            f"– {name}",
            f"  {name}: ",
            f"{name} (not 12)",
            f"{name} Not 3, 4",
            f"{name}*",
        ):
            assert line.key in meant(written)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("SUMMA ANLÄGGNINGSTILLGÅNGAR", "fixed_assets"),
        ("S:a anläggningstillgångar", "fixed_assets"),
        ("Summa anl.tillg.", "fixed_assets"),
        ("Materiella anl.tillgångar", "tangible_assets"),
        ("Mark, byggn. o tekn. anl.", "land_and_buildings"),
        ("Mark byggnader & tekniska anläggningar", "land_and_buildings"),
        ("Maskiner och invent", "machinery"),
        ("Verksamh. kostn.", "operating_costs"),
        ("Verksamhetens nettokostnad", "net_operating_cost"),
        ("Verksam­hetens intäkter", "operating_income"),
        ("Av- och nedskrivningar", "depreciation"),
        ("Skatteintäkter 4", "tax_revenue"),
        ("Skatteintäkter¹", "tax_revenue"),
        ("Skatteintäkter 1)", "tax_revenue"),
        ("Skatteintäkter (tkr)", "tax_revenue"),
        ("Generella statsbidrag o utjämning, not 5", "general_grants"),
        ("Långfr. skulder", "long_liabilities"),
        ("Förråd m m", "stock"),
        ("Förråd m.m.", "stock"),
        ("Kortfristiga fordringar", "receivables"),
        ("Tillgångar totalt", "total_assets"),
        ("Summa skulder och eget kapital", "total_financing"),
        ("Resultatutjämningsreserv (RUR)", "equity_reserve"),
        ("– därav resultatutjämningsreserv", "equity_reserve"),
        ("Eget kapital vid årets början", "opening_equity"),
        ("1. MEDEL FRÅN DEN LÖPANDE VERKSAMHETEN", "flow_operating"),
        ("FÖRÄNDRING AV LIKVIDA MEDEL (1+2+3)", "cash_flow"),
        ("+/- Minskning/ökning kortfristiga fordringar", "flow_receivables"),
        ("Medel till resultatutjämningsreserv (RUR)", "reserve_added"),
        ("INGÅENDE BALANS RESULTATUTJÄMNINGSRESERV 2019", "reserve_opening"),
        ("Pensionsförpliktelser som inte upptagits bland skulderna eller avsättningarna", "old_pensions"),
        # From a program that has no å, ä and ö, or keeps names as keys.
        ("Skatteintakter", "tax_revenue"),
        ("GENERELLA STATSBIDRAG OCH UTJAMNING", "general_grants"),
        ("eget_kapital_vid_arets_borjan", "opening_equity"),
        ("Summa omsattningstillg.", "current_assets"),
        ("varav ovrigt eget kapital", "other_equity"),
        ("darav resultatutjamningsreserv", "equity_reserve"),
        # One for several, without the small words, in another order.
        ("Mark byggnader tekniska anläggningar", "land_and_buildings"),
        ("Mark, byggnad och teknisk anläggning", "land_and_buildings"),
        ("Finansiell anläggningstillgång", "financial_assets"),
        ("Långfristig skuld", "long_liabilities"),
        ("Avsättning till pensioner", "pension_provisions"),
        ("Avsättningar, andra", "other_provisions"),
        ("Fordringar, kortfristiga", "receivables"),
        ("Bank och kassa", "cash"),
        ("Skulder, avsättningar, eget kapital, summa", "total_financing"),
        # Numbered, or with what leads to a note.
        ("1.1 Verksamhetens intäkter", "operating_income"),
        ("12 Avskrivningar", "depreciation"),
        ("IV. Finansiella anläggningstillgångar", "financial_assets"),
        ("(2) Skatteintäkter", "tax_revenue"),
        ("R7: Finansiella intäkter", "financial_income"),
        ("Skatteintäkter N4", "tax_revenue"),
        ("Skatteintäkter (se not 4)", "tax_revenue"),
        ("Skatteintäkter [4]", "tax_revenue"),
        ("Skatteintäkter (4)", "tax_revenue"),
        ("Förråd m.fl.", "stock"),
        ("Förråd, mm", "stock"),
    ],
)
def test_a_name_as_it_is_printed(written, key):
    assert meant(written)[0] == key


@pytest.mark.parametrize("written", ["Årets resultat", "Periodens resultat", "ÅRETS RESULTAT (not 12)"])
def test_a_name_that_stands_in_several_accounts_means_any_of_them(written):
    assert {"result", "equity_result", "flow_result"} <= set(meant(written))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Jämförelsestörande poster",
        "Konst",
        "Minoritetsintresse",
        "Långfristiga fordringar",
        "Uppskjuten skatt",
        "Insatt i pensionsstiftelse",
        "Resultat",
        "Res",
        "Summa",
        "Summa 1–3",
        "Aktier och andelar",
        "Aktier och andelar, finansiella",
        "därav särskild löneskatt",
        "varav jämförelsestörande poster",
        "Övriga fordringar",
        "Skattefordringar",
        "Nedskrivningar",
        "Finansnetto",
        "Balansomslutning",
        "Semesterlöneskuld",
        "Avsättning för deponi",
        "Intäkter",
        "Kostnader",
        "Ingående",
        "Medel",
        "Lan",
        "Skatt och statsbidrag",
        "Årets avskrivningar och resultat",
        "Förändring av långfristiga skulder",
    ],
)
def test_what_is_no_line_means_none(written):
    assert set(meant(written)) <= {"result"} if written == "Resultat" else meant(written) == []


def test_what_is_nearly_a_line_is_proposed_and_not_taken():
    assert meant("Verksamhetens intäker") == []
    assert NAMES.near("Verksamhetens intäker") == "operating_income"
    assert NAMES.near("Långfristiga fordringar") == ""


def test_a_name_with_its_letters_is_not_taken_for_one_without():
    own = Names([Line("own_1", "Får", RR), Line("own_2", "Far och mor", RR)])
    assert meant("Far", own) == ["own_1"]  # a program without å may mean it
    assert meant("Får och mör", own) == []


def test_names_that_are_the_same_but_for_their_endings_are_each_their_own():
    names = Names([Line("own_1", "Bidrag till förening", RR), Line("own_2", "Bidrag till föreningar", RR)])
    assert meant("Bidrag till föreningar", names) == ["own_2"]
    assert meant("Bidrag till föreningarna", names) == []


def test_a_line_is_recognised_by_what_it_was_called_another_year():
    own = [Line("own_1", "Jämförelsestörande poster", RR)]
    assert meant("Engångsposter", Names(own)) == []
    assert meant("Engångsposter", Names(own, {"own_1": ["Engångsposter"]})) == ["own_1"]


def test_a_line_that_is_renamed_is_still_recognised_by_the_laws_name():
    by_law = law_lines(2026)["general_grants"]
    renamed = [Line(by_law.key, "Statligt stöd", RR)]
    assert meant(by_law.name, Names(renamed)) == [by_law.key]


def test_a_sum_that_is_called_one_is_surer_than_a_row_that_is_not():
    called, only = (NAMES.meant_by(written)[0] for written in ("Summa eget kapital", "Eget kapital"))
    assert (called.key, only.key) == ("equity", "equity")
    assert called.rank < only.rank


def test_own_lines_that_are_shortened_alike_mean_neither():
    names = Names([Line("own_1", "Bidrag skola", RR), Line("own_2", "Bidrag skolskjuts", RR)])
    assert meant("Bidr. skol.", names) == []
    assert meant("Bidrag skola", names) == ["own_1"]


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("Resultaträkning", RR),
        ("Kommunens resultaträkning, mkr", RR),
        ("BALANSRÄKNING (tkr)", BR),
        ("TILLGÅNGAR", BR),
        ("Kassaflödesanalys 2026", AccountKind.CASH_FLOW),
        ("Noter", AccountKind.NOTES),
        ("RESULTATRAKNING 2019", RR),
        ("Tillgangar", BR),
        ("BR", BR),
        ("Kassaflöde", AccountKind.CASH_FLOW),
        ("Väsentliga händelser", ""),
    ],
)
def test_a_heading_tells_which_account_it_is_over(written, account):
    assert NAMES.heading(written) == account


def test_a_very_long_or_odd_name_is_looked_at_quickly():
    for written in ("aa." * 200, "a " * 500, "(" * 300, "not " * 300, "1" * 500):
        assert meant(written) == []


def test_a_total_called_only_summa_is_of_the_side_that_it_ends():
    text = (
        "Balansräkning\t2026\nAnläggningstillgångar\t100\nOmsättningstillgångar\t50\nSumma\t150\nEget kapital\t60\n"
        "Avsättningar\t20\nLångfristiga skulder\t30\nSumma\t30\nSkulder\t70\nTotalt\t150"
    )
    read = read_pasted(text, list(law_lines(2026)), unit=MoneyUnit.TKR)
    told = {key: one.amount for key, one in read.told(0).items()}
    assert told["total_assets"] == told["total_financing"] == 150_000
    assert [row.place.words for row in read.unknown] == ["Summa"]  # of what, nobody knows
