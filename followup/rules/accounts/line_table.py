"""The lines that law and RKR ask for, per year: what a year's rows begin as.

What a line is called may change from a year on; its key does not, so that series run on. Costs and what is paid are written
with minus, and so every sum is a plain addition of its parts.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from followup.enums import AccountKind, AskedOf, LineKind, Sign
from followup.rules.accounts.lines import Line, Lines

PLUS, MINUS, EITHER = Sign
OF_WHICH, HEADING = LineKind.OF_WHICH, LineKind.HEADING
PUBLIC, TAXED = AskedOf.PUBLIC, AskedOf.TAXED

# KL 11:14 as worded by 2023:643: the resultatutjämningsreserv became a resultatreserv when 2024 began.
RESERVE = {0: "resultatutjämningsreserv", 2024: "resultatreserv"}


def reserve_name(year: int) -> str:
    """What the reserve is called in the accounts of a year."""
    return RESERVE[max(since for since in RESERVE if since <= year)]


def _line(key: str, name: str, part_of: str = "", sign: Sign = PLUS, **more: Any) -> Line:
    return Line(key, name, AccountKind.INCOME_STATEMENT, part_of=part_of, sign=sign, **more)


INCOME_STATEMENT = (
    _line("operating_income", "Verksamhetens intäkter", "net_operating_cost"),
    _line("operating_costs", "Verksamhetens kostnader", "net_operating_cost", MINUS),
    _line("depreciation", "Avskrivningar", "net_operating_cost", MINUS),
    _line("net_operating_cost", "Verksamhetens nettokostnader", "operating_result", EITHER),
    _line("tax_revenue", "Skatteintäkter", "operating_result", asked_of=PUBLIC),
    _line("general_grants", "Generella statsbidrag och utjämning", "operating_result", EITHER, asked_of=PUBLIC),
    _line("operating_result", "Verksamhetens resultat", "result_after_financial", EITHER),
    _line("financial_income", "Finansiella intäkter", "result_after_financial"),
    _line("financial_costs", "Finansiella kostnader", "result_after_financial", MINUS),
    _line("result_after_financial", "Resultat efter finansiella poster", "result", EITHER),
    _line("extraordinary", "Extraordinära poster", "result", EITHER),
    _line("company_tax", "Skatt", "result", EITHER, asked_of=TAXED),
    _line("result", "Årets resultat", sign=EITHER, interim_name="Periodens resultat"),
)

BALANCE_SHEET = (
    _line("assets", "Tillgångar", kind=HEADING),
    _line("intangible_assets", "Immateriella anläggningstillgångar", "fixed_assets"),
    _line("land_and_buildings", "Mark, byggnader och tekniska anläggningar", "tangible_assets", is_interim=False),
    _line("machinery", "Maskiner och inventarier", "tangible_assets", is_interim=False),
    _line("other_tangible_assets", "Övriga materiella anläggningstillgångar", "tangible_assets", is_interim=False),
    _line("tangible_assets", "Materiella anläggningstillgångar", "fixed_assets"),
    _line("financial_assets", "Finansiella anläggningstillgångar", "fixed_assets"),
    _line("fixed_assets", "Anläggningstillgångar", "total_assets"),
    _line("infrastructure", "Bidrag till infrastruktur", "total_assets", asked_of=PUBLIC),
    _line("stock", "Förråd och exploatering", "current_assets", is_interim=False),
    _line("receivables", "Fordringar", "current_assets", is_interim=False),
    _line("short_investments", "Kortfristiga placeringar", "current_assets", is_interim=False),
    _line("cash", "Kassa och bank", "current_assets", EITHER, is_interim=False),
    _line("current_assets", "Omsättningstillgångar", "total_assets"),
    _line("total_assets", "Summa tillgångar"),
    _line("financing", "Eget kapital, avsättningar och skulder", kind=HEADING),
    _line("equity_result", "Årets resultat", "equity", EITHER, interim_name="Periodens resultat"),
    _line("equity_reserve", "{reserve}", "equity", asked_of=PUBLIC),
    _line("other_equity", "Övrigt eget kapital", "equity", EITHER),
    _line("equity", "Eget kapital", "total_financing", EITHER),
    _line("opening_equity", "Ingående eget kapital", "equity", EITHER, kind=OF_WHICH),
    _line("pension_provisions", "Avsättningar för pensioner", "provisions"),
    _line("other_provisions", "Andra avsättningar", "provisions"),
    _line("provisions", "Avsättningar", "total_financing"),
    _line("long_liabilities", "Långfristiga skulder", "liabilities"),
    _line("short_liabilities", "Kortfristiga skulder", "liabilities"),
    _line("liabilities", "Skulder", "total_financing"),
    _line("total_financing", "Summa eget kapital, avsättningar och skulder"),
    _line("contingent", "Panter och ansvarsförbindelser", kind=HEADING),
    _line("pledges", "Panter och därmed jämförliga säkerheter", kind=OF_WHICH, is_interim=False),
    _line("old_pensions", "Pensionsförpliktelser som inte är avsättning eller skuld", kind=OF_WHICH, asked_of=PUBLIC),
    _line("other_contingent", "Övriga ansvarsförbindelser", kind=OF_WHICH, is_interim=False),
)

CASH_FLOW = (
    _line("flow_result", "Årets resultat", "flow_before_capital", EITHER, interim_name="Periodens resultat"),
    _line("flow_adjustments", "Poster som inte påverkar likvida medel", "flow_before_capital", EITHER),
    _line("flow_before_capital", "Medel från verksamheten före förändring av rörelsekapital", "flow_operating", EITHER),
    _line("flow_stock", "Förändring av förråd och exploatering", "flow_operating", EITHER),
    _line("flow_receivables", "Förändring av kortfristiga fordringar", "flow_operating", EITHER),
    _line("flow_short_liabilities", "Förändring av kortfristiga skulder", "flow_operating", EITHER),
    _line("flow_operating", "Kassaflöde från den löpande verksamheten", "cash_flow", EITHER),
    _line("flow_invested", "Investering i immateriella och materiella tillgångar", "flow_investing", MINUS),
    _line("flow_sold", "Försäljning av immateriella och materiella tillgångar", "flow_investing"),
    _line("flow_financial_assets", "Förändring av finansiella tillgångar", "flow_investing", EITHER),
    _line("flow_investing", "Kassaflöde från investeringsverksamheten", "cash_flow", EITHER),
    _line("flow_borrowed", "Nya lån", "flow_financing"),
    _line("flow_repaid", "Amortering av lån", "flow_financing", MINUS),
    _line("flow_other_financing", "Förändring av övriga långfristiga skulder och fordringar", "flow_financing", EITHER),
    _line("flow_financing", "Kassaflöde från finansieringsverksamheten", "cash_flow", EITHER),
    _line("flow_infrastructure", "Utbetalda bidrag till infrastruktur", "cash_flow", MINUS, asked_of=PUBLIC),
    _line("cash_flow", "Årets kassaflöde", "closing_cash", EITHER, interim_name="Periodens kassaflöde"),
    _line("opening_cash", "Likvida medel vid årets början", "closing_cash", EITHER),
    _line("closing_cash", "Likvida medel vid årets slut", sign=EITHER, interim_name="Likvida medel vid periodens slut"),
)

BALANCED_BUDGET = (
    _line("budget_result", "Årets resultat enligt resultaträkningen", "adjusted_result", EITHER),
    _line("capital_gains", "Samtliga realisationsvinster", "adjusted_result", MINUS),
    _line("exempt_gains", "Realisationsvinster enligt undantagsmöjlighet", "adjusted_result"),
    _line("exempt_losses", "Realisationsförluster enligt undantagsmöjlighet", "adjusted_result"),
    _line("unrealised", "Orealiserade vinster och förluster i värdepapper", "adjusted_result", EITHER),
    _line("unrealised_back", "Återföring av orealiserade vinster och förluster", "adjusted_result", EITHER),
    _line("adjusted_result", "Årets resultat efter balanskravsjusteringar", "balanced_result", EITHER),
    _line("reserve_added", "Reservering av medel till {reserve}", "balanced_result", MINUS),
    _line("reserve_used", "Användning av medel från {reserve}", "balanced_result"),
    _line("balanced_result", "Årets balanskravsresultat", sign=EITHER),
    _line("reserve_opening", "Ingående {reserve}", kind=OF_WHICH),
    _line("reserve_closing", "Utgående {reserve}", kind=OF_WHICH),
    _line("deficit_opening", "Ingående negativt balanskravsresultat att återställa", sign=MINUS, kind=OF_WHICH),
    _line("deficit_closing", "Utgående negativt balanskravsresultat att återställa", sign=MINUS, kind=OF_WHICH),
)

BRIDGE = (
    _line("boards_net", "Nämndernas nettokostnader enligt driftredovisningen", "bridged_net", EITHER),
    _line("bridge_capital_costs", "Interna kapitalkostnader, åter", "bridged_net", EITHER),
    _line("bridge_depreciation", "Avskrivningar", "bridged_net", MINUS),
    _line("bridge_payroll", "Personalomkostnadspålägg, åter", "bridged_net", EITHER),
    _line("bridge_pensions", "Pensionskostnader och särskild löneskatt", "bridged_net", EITHER),
    _line("bridge_central", "Övriga centrala poster", "bridged_net", EITHER),
    _line("bridged_net", "Verksamhetens nettokostnader enligt driftredovisningen", sign=EITHER),
)

# What a delårsbokslut has, RKR R17; balanskravet is forecast there.
INTERIM = (AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET, AccountKind.BALANCED_BUDGET, AccountKind.BRIDGE)

# What each account rests on, as in the section table.
ACCOUNTS = (
    (AccountKind.INCOME_STATEMENT, "LKBR 5 kap.", INCOME_STATEMENT),
    (AccountKind.BALANCE_SHEET, "LKBR 6 kap.", BALANCE_SHEET),
    (AccountKind.CASH_FLOW, "LKBR 8 kap., RKR R13", CASH_FLOW),
    (AccountKind.BALANCED_BUDGET, "LKBR 11 kap., RKR R15", BALANCED_BUDGET),
    (AccountKind.BRIDGE, "LKBR 10:1, RKR R14", BRIDGE),
)


@cache
def law_lines(year: int) -> Lines:
    """The lines that a year begins with, as they are called that year."""
    reserve = reserve_name(year)
    rows = []
    for account, paragraph, lines in ACCOUNTS:
        for line in lines:
            name = line.name.format(reserve=reserve)
            rows.append(
                replace(
                    line,
                    name=name[:1].upper() + name[1:],
                    account=account,
                    paragraph=paragraph,
                    is_interim=line.is_interim and account in INTERIM,
                )
            )
    return Lines(year, tuple(rows))
