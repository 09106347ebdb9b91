"""A leaflet to test with: every block of one, about Åsunda kommun, which does not exist."""

from dataclasses import replace
from decimal import Decimal

from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.leaflet import (
    AmountLine,
    AmountList,
    Coins,
    GoalGroup,
    GoalGroups,
    Share,
    Waffle,
    YearAmount,
    YearColumns,
)
from styrmodell.lib.documents.model import Chapter, Document
from tests.lib.documents.parts import MET, NOT_MET


def mkr(amount):
    return Decimal(amount) * 1_000_000


NUMBERS = KeyNumbers(
    (
        KeyNumber("Kvar", Decimal("12.0"), "miljoner kronor", 1, "planerat: 6,8"),
        KeyNumber("Arbetar i kommunen", Decimal(512), "personer"),
    ),
    "I korthet",
)
COINS = Coins(
    (
        Share("Skola och förskola", 61, mkr("186.1"), "Barn- och utbildningsnämnden"),
        Share("Vård och omsorg", 39, mkr("118.6"), "Socialnämnden"),
        Share("Val", 0, mkr("0.2"), "Valnämnden"),
    ),
    "Hundra kronor",
    "Avrundat.",
)
SQUARE = Waffle((Share("Skatt", 72, mkr("257.8")), Share("Avgifter", 28, mkr("101.3"))), "Därifrån kom pengarna")
YEARS = YearColumns(
    (YearAmount("2017", mkr("13.1")), YearAmount("2018"), YearAmount("2019", mkr("-6.5"))), "Kvar varje år"
)
GOALS = GoalGroups((GoalGroup(MET, 3, ("Fler klarar skolan",)), GoalGroup(NOT_MET, 1, ("Färre är sjuka",))), "Målen")
BUILT = AmountList(
    (AmountLine("Solbackens förskola", mkr("11.3")), AmountLine("Tillsammans", mkr("11.3"), is_sum=True)),
    "Det byggde vi",
    "Bygge",
    "Avrundat.",
)


def leaflet(**more):
    """A leaflet of two pages."""
    document = Document(
        kind="Så gick det med pengarna",
        year="2019",
        unit="Åsunda kommun",
        unit_code="KOMMUN",
        registry_number="KS/2020:14-042",
        summary="Åsunda fick in 446 miljoner kronor och gjorde av med 434.",
        chapters=(
            Chapter("in-short", "I korthet", (NUMBERS,)),
            Chapter("coins", "Hundra kronor", (COINS,)),
            Chapter("came-in", "Därifrån kom pengarna", (SQUARE,), group="money"),
            Chapter("years", "Kvar varje år", (YEARS,), group="money"),
            Chapter("goals", "Målen", (GOALS,), starts_page=True),
            Chapter("built", "Det byggde vi", (BUILT,), group="built"),
            Chapter("next", "Vad händer sedan?", (RichText("<p>Vi bygger mer.</p>"),), group="built"),
        ),
        is_leaflet=True,
    )
    return replace(document, **more)
