"""What the lines of the accounts are called in statements as they are printed, beside their own names."""

from followup.enums import AccountKind
from followup.rules.accounts.line_table import RESERVE, law_lines

INCOME_STATEMENT = {
    "operating_income": ("Verksamhetsintäkter", "Rörelsens intäkter", "Rörelseintäkter"),
    "operating_costs": ("Verksamhetskostnader", "Rörelsens kostnader", "Rörelsekostnader"),
    "depreciation": (
        "Av- och nedskrivningar",
        "Avskrivningar och nedskrivningar",
        "Planenliga avskrivningar",
        "Planmässiga avskrivningar",
        "Avskrivningar enligt plan",
    ),
    "net_operating_cost": ("Nettokostnader", "Verksamhetens nettokostnad"),
    "tax_revenue": ("Kommunalskatt", "Kommunalskatteintäkter", "Kommunala skatteintäkter"),
    "general_grants": (
        "Generella statsbidrag",
        "Generella statsbidrag netto",
        "Generella statsbidrag och utjämningsbidrag",
        "Generella statsbidrag och utjämningssystem",
        "Generella statsbidrag och kommunalekonomisk utjämning",
        "Kommunalekonomisk utjämning och generella statsbidrag",
        "Utjämning och generella statsbidrag",
        "Statsbidrag och utjämning",
        "Kommunalekonomisk utjämning m.m.",
        "Kommunalekonomisk utjämning",
        "Generella statsbidrag och utjämningsavgifter",
        "Generella bidrag och utjämning",
    ),
    "operating_result": ("Verksamhetsresultat", "Rörelseresultat"),
    "result_after_financial": (
        "Resultat efter finansnetto",
        "Resultat efter skatteintäkter och finansnetto",
        "Resultat efter skatter och finansnetto",
        "Resultat före extraordinära poster",
    ),
    "extraordinary": ("Extraordinära poster netto", "Extraordinära intäkter och kostnader"),
    "company_tax": (
        "Skatt på årets resultat",
        "Årets skatt",
        "Skatter",
        "Inkomstskatt",
        "Aktuell och uppskjuten skatt",
    ),
    "result": ("Resultat", "Förändring av eget kapital", "Årets förändring av eget kapital"),
}
BALANCE_SHEET = {
    "intangible_assets": ("Immateriella tillgångar", "Immateriella"),
    "land_and_buildings": (
        "Mark och byggnader",
        "Mark och anläggningar",
        "Fastigheter",
        "Fastigheter och anläggningar",
        "Mark, fastigheter och anläggningar",
    ),
    "machinery": ("Inventarier", "Maskiner", "Maskiner, inventarier och transportmedel"),
    "other_tangible_assets": ("Övriga materiella tillgångar",),
    "tangible_assets": ("Materiella tillgångar", "Materiella"),
    "financial_assets": ("Finansiella tillgångar", "Finansiella"),
    "infrastructure": (
        "Bidrag till statlig infrastruktur",
        "Bidrag statlig infrastruktur",
        "Bidrag till infrastrukturinvesteringar",
    ),
    "stock": (
        "Förråd",
        "Förråd m.m.",
        "Varulager",
        "Förråd och lager",
        "Förråd, exploateringsfastigheter",
        "Förråd och exploateringsfastigheter",
        "Förråd, lager och exploateringsfastigheter",
        "Exploateringsfastigheter",
        "Exploatering",
        "Exploateringsmark",
    ),
    "receivables": ("Kortfristiga fordringar",),
    "short_investments": ("Kortfristiga placeringar och värdepapper", "Placeringar"),
    "cash": (
        "Likvida medel",
        "Kassa, bank",
        "Kassa och bank m.m.",
        "Kassa, plusgiro, bank",
        "Kassa och banktillgodohavanden",
    ),
    "total_assets": ("Tillgångar",),
    "equity_result": ("Årets resultat enligt balansräkningen",),
    "equity": (
        "Eget kapital vid årets slut",
        "Eget kapital vid periodens slut",
        "Utgående eget kapital",
        "UB eget kapital",
    ),
    "opening_equity": (
        "Eget kapital vid årets början",
        "Eget kapital vid periodens början",
        "Ingående balans eget kapital",
        "IB eget kapital",
        "Eget kapital 1 januari",
        "Eget kapital vid årets ingång",
    ),
    "pension_provisions": (
        "Avsättningar för pensioner och liknande förpliktelser",
        "Avsättning för pensioner och liknande förpliktelser",
        "Avsättningar för pensioner och förpliktelser",
        "Avsättningar för pension och liknande förpliktelser",
        "Avsättningar pensioner",
        "Avsatt till pensioner",
        "Pensionsavsättningar",
        "Pensioner och liknande förpliktelser",
        "Avsättningar till pensioner",
        "Avsättningar till pensioner och liknande förpliktelser",
    ),
    "other_provisions": ("Övriga avsättningar", "Avsättningar andra"),
    "long_liabilities": ("Långfristiga lån och skulder", "Långfristiga lån"),
    "total_financing": (
        "Eget kapital, avsättningar och skulder",
        "Eget kapital och skulder",
        "Skulder och eget kapital",
        "Skulder, avsättningar och eget kapital",
    ),
    "pledges": ("Panter", "Ställda panter", "Ställda säkerheter"),
    "old_pensions": (
        "Pensionsförpliktelser som inte upptagits bland skulderna eller avsättningarna",
        "Pensionsförpliktelser som inte har tagits upp bland skulderna eller avsättningarna",
        "Pensionsförpliktelser som inte tagits upp bland skulder eller avsättningar",
        "Pensionsförpliktelser före 1998",
        "Pensionsåtaganden före 1998",
        "Pensionsförpliktelser intjänade före 1998",
        "Ansvarsförbindelse pensioner",
        "Pensionsförpliktelser som inte redovisas i balansräkningen",
        "Pensionsåtaganden som inte redovisas i balansräkningen",
    ),
    "other_contingent": ("Borgensförbindelser", "Borgensåtaganden", "Andra ansvarsförbindelser"),
}
CASH_FLOW = {
    "flow_adjustments": (
        "Justering för poster som inte ingår i kassaflödet",
        "Justering för ej likviditetspåverkande poster",
        "Justeringar för ej likviditetspåverkande poster",
        "Justering för poster som inte påverkar likvida medel",
        "Ej likviditetspåverkande poster",
        "Justering för ej rörelsekapitalpåverkande poster",
    ),
    "flow_before_capital": (
        "Kassaflöde före förändring av rörelsekapital",
        "Kassaflöde från verksamheten före förändring av rörelsekapital",
        "Medel från verksamheten före förändringar av rörelsekapital",
        "Medel från verksamheten före förändring av rörelsekapitalet",
        "Medel från verksamheten före förändrat rörelsekapital",
    ),
    "flow_stock": (
        "Ökning/minskning förråd och varulager",
        "Ökning/minskning förråd och lager",
        "Minskning/ökning förråd och varulager",
        "Minskning/ökning förråd",
        "Förändring av förråd",
        "Förändring av lager och exploateringsfastigheter",
    ),
    "flow_receivables": (
        "Ökning/minskning kortfristiga fordringar",
        "Ökning/minskning fordringar",
        "Minskning/ökning kortfristiga fordringar",
        "Förändring kortfristiga fordringar",
        "Förändring av fordringar",
    ),
    "flow_short_liabilities": (
        "Ökning/minskning kortfristiga skulder",
        "Ökning/minskning övriga kortfristiga skulder",
        "Ökning av kortfristiga skulder",
        "Minskning/ökning kortfristiga skulder",
        "Förändring kortfristiga skulder",
        "Förändring av skulder",
    ),
    "flow_operating": (
        "Kassaflöde från löpande verksamhet",
        "Kassaflöde från löpande verksamheten",
        "Kassaflöde löpande verksamhet",
        "Medel från den löpande verksamheten",
    ),
    "flow_invested": (
        "Investering i anläggningstillgångar",
        "Investering i materiella anläggningstillgångar",
        "Investering i immateriella och materiella anläggningstillgångar",
        "Förvärv av materiella anläggningstillgångar",
        "Förvärv immateriella och materiella anläggningstillgångar",
    ),
    "flow_sold": ("Försäljning av anläggningstillgångar", "Försäljning av materiella anläggningstillgångar"),
    "flow_investing": ("Kassaflöde investeringsverksamhet", "Medel från investeringsverksamheten"),
    "flow_borrowed": ("Nyupptagna lån", "Upptagna lån", "Nyupplåning"),
    "flow_repaid": (
        "Amortering",
        "Amortering av skuld",
        "Amortering av långfristig skuld",
        "Amortering av långfristiga skulder",
        "Amortering av långfristiga lån",
    ),
    "flow_financing": ("Kassaflöde finansieringsverksamhet", "Medel från finansieringsverksamheten"),
    "flow_infrastructure": (
        "Bidrag till statlig infrastruktur",
        "Utbetalda bidrag till statlig infrastruktur",
        "Utbetalning av bidrag till statlig infrastruktur",
    ),
    "cash_flow": ("Kassaflöde", "Total kassaflöde", "Förändring av likvida medel", "Årets förändring av likvida medel"),
    "opening_cash": (
        "Ingående likvida medel",
        "Likvida medel vid periodens början",
        "Likvida medel vid årets ingång",
        "IB likvida medel",
    ),
    "closing_cash": ("Utgående likvida medel", "Likvida medel", "Likvida medel vid årets utgång", "UB likvida medel"),
}
BALANCED_BUDGET = {
    "budget_result": ("Årets resultat",),
    "capital_gains": (
        "Avgår samtliga realisationsvinster",
        "Reducering av samtliga realisationsvinster",
        "Justering av samtliga realisationsvinster",
    ),
    "exempt_gains": (
        "Justering för realisationsvinster enligt undantagsmöjlighet",
        "Vissa realisationsvinster enligt undantagsmöjlighet",
        "Vissa realisationsvinster enligt undantagsmöjligheter",
    ),
    "exempt_losses": (
        "Justering för realisationsförluster enligt undantagsmöjlighet",
        "Justering för realisationsförlust enligt undantagsmöjlighet",
        "Vissa realisationsförluster enligt undantagsmöjlighet",
        "Vissa realisationsförluster enligt undantagsmöjligheter",
    ),
    "unrealised": ("Orealiserade förluster i värdepapper",),
    "unrealised_back": (
        "Återföring av orealiserade vinster och förluster i värdepapper",
        "Återföring av orealiserade förluster i värdepapper",
        "Justering för återföring av orealiserade förluster i värdepapper",
    ),
    "adjusted_result": ("Resultat efter balanskravsjusteringar", "Resultat efter balanskravsjustering"),
    "reserve_added": (
        "Reservering till RUR",
        "Reservering av medel till RUR",
        "Reservering till {reserve}",
        "Avgår reservering av medel till {reserve}",
        "Medel till {reserve}",
    ),
    "reserve_used": (
        "Användning av RUR",
        "Användning av medel från RUR",
        "Användning av {reserve}",
        "Medel från {reserve}",
    ),
    "balanced_result": ("Balanskravsresultat",),
    "reserve_opening": ("Ingående balans {reserve}", "IB {reserve}"),
    "reserve_closing": ("Utgående balans {reserve}", "UB {reserve}"),
}
RESERVES = {"equity_reserve": ("RUR", "Resultatutjämningsreserv RUR")}
ALSO_CALLED = INCOME_STATEMENT | BALANCE_SHEET | CASH_FLOW | BALANCED_BUDGET | RESERVES

# What a heading says about the rows under it.
HEADINGS = {
    "resultaträkning": AccountKind.INCOME_STATEMENT,
    "resultatbudget": AccountKind.INCOME_STATEMENT,
    "balansräkning": AccountKind.BALANCE_SHEET,
    "balansbudget": AccountKind.BALANCE_SHEET,
    "kassaflödesanalys": AccountKind.CASH_FLOW,
    "kassaflödesbudget": AccountKind.CASH_FLOW,
    "finansieringsanalys": AccountKind.CASH_FLOW,
    "balanskravsutredning": AccountKind.BALANCED_BUDGET,
    "balanskravsresultat": AccountKind.BALANCED_BUDGET,
    "driftredovisning": AccountKind.BRIDGE,
}
# What a sheet of a workbook is often called.
SHORT_HEADINGS = {
    "RR": AccountKind.INCOME_STATEMENT,
    "BR": AccountKind.BALANCE_SHEET,
    "KF": AccountKind.CASH_FLOW,
    "KFA": AccountKind.CASH_FLOW,
    "Kassaflöde": AccountKind.CASH_FLOW,
    "Balanskrav": AccountKind.BALANCED_BUDGET,
}


def also_called(key: str) -> tuple[str, ...]:
    """Other names of a line: as others print it, and what law has called it through the years."""
    of_law = [line for since in RESERVE for line in [law_lines(since).get(key)] if line is not None]
    printed = [name.format(reserve=reserve) for name in ALSO_CALLED.get(key, ()) for reserve in RESERVE.values()]
    names = [*(name for line in of_law for name in (line.name, line.interim_name) if name), *printed]
    return tuple(dict.fromkeys(names))
