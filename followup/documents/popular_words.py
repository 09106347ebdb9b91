"""What *Så gick det med pengarna* says in words: short sentences, and every term with what it means."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.text import capfirst

from followup.documents.popular_figures import (
    Built,
    Costs,
    Money,
    built_in,
    costs_in,
    employed_in,
    goals_in,
    next_in,
    years_in,
)
from styrmodell.lib.documents.accounts import Ratios
from styrmodell.lib.documents.figures import Value
from styrmodell.lib.documents.leaflet import Coins, GoalGroup, YearAmount
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.status import StatusKey
from styrmodell.lib.swedish import NBSP, count_words, join_words, lower_first, money_mkr, number

ROUNDING = ROUND_HALF_UP
THOUSAND, MILLION, MILLIARD = Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000)
WHOLE_KRONOR = "Avrundat så att det blir precis hundra kronor."
SOLIDITY = "Soliditet"
REACHED = {
    StatusKey.MET: "nåddes",
    StatusKey.PARTLY: "nåddes delvis",
    StatusKey.NOT_MET: "nåddes inte",
    StatusKey.NOT_ASSESSED: "har ingen bedömt än",
}


def summary(report: Document, money: Money, coins: Coins | None) -> str:
    """The year in two or three sentences."""
    said = [_year(report, money)]
    if coins:
        first = coins.rows[0]
        said.append(
            f"Av varje hundralapp som verksamheterna kostade gick {_kronor(first.count)} till {lower_first(first.name)}."
        )
    return " ".join(filter(None, said))


def _year(report: Document, money: Money) -> str:
    left = _left(money.result)
    if not money.came_in or money.went_out is None:
        return left if left else f"Årsredovisningen för {report.year} har inga belopp än."
    came_in, went_out = _pair(money.total_in, money.went_out)
    return f"{report.unit} fick in {came_in} under {report.year} och gjorde av med {went_out}. {left}"


def _left(result: Value) -> str:
    if result is None:
        return ""
    if result == 0:
        return "Pengarna gick precis jämnt ut."
    return f"{'Kvar blev' if result > 0 else 'Det fattades'} {in_words(result)}."


def _pair(first: Decimal, second: Decimal) -> tuple[str, str]:
    """Two amounts in words; where they would be the same words, more exactly."""
    if first != second and in_words(first) == in_words(second):
        return f"{money_mkr(first)}{NBSP}miljoner kronor", f"{money_mkr(second)}{NBSP}miljoner kronor"
    return in_words(first), in_words(second)


def in_words(kr: Decimal) -> str:
    """An amount as one says it, without its sign: "3,5 miljarder kronor", "107 miljoner kronor"."""
    size = abs(kr)
    if size >= MILLIARD:
        return f"{number(size / MILLIARD, 1)}{NBSP}miljarder kronor"
    if size >= MILLION:
        return f"{number(size / MILLION, 0 if size >= 10 * MILLION else 1)}{NBSP}miljoner kronor"
    if size >= THOUSAND:
        return f"{number(size / THOUSAND)}{NBSP}tusen kronor"
    return f"{number(size)}{NBSP}kronor"


def _kronor(count: int) -> str:
    return f"{count_words(count, common=True)} krona" if count == 1 else f"{count} kronor"


def left_or_lacking(result: Value) -> str:
    """What the year's result is called."""
    return "Fattades" if result is not None and result < 0 else "Kvar"


def planned(kr: Value) -> str:
    """What was planned to be left."""
    if kr is None:
        return ""
    return f"planerat: {money_mkr(abs(kr))}{'' if kr >= 0 else ' fattas'}"


def of_coins(costs: Costs, total: Decimal) -> str:
    """How the coins are counted."""
    counted = (
        f"Räknat på {money_mkr(total)} miljoner kronor: det som verksamheterna kostade när avgifter, hyror och bidrag är dragna "
        f"ifrån. {WHOLE_KRONOR}"
    )
    if not costs.earning:
        return counted
    return f"{counted} {_shortened(costs.earning)} fick in mer än de gjorde av med och är inte med."


def _shortened(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{capfirst(count_words(len(names)))} delar av kommunen"


def of_years(rows: Sequence[YearAmount]) -> str:
    """What the columns are, and what is missing in them."""
    below = " Under strecket fattades pengar." if any(row.amount is not None and row.amount < 0 for row in rows) else ""
    return f"Miljoner kronor som blev kvar när året var slut.{below}"


def of_goals(groups: Sequence[GoalGroup]) -> str:
    """How many goals there are, and how it went with them."""
    total = sum(group.count for group in groups)
    parts = [f"{count_words(group.count)} {REACHED[group.status.key]}" for group in groups]
    goals = "ett mål" if total == 1 else f"{count_words(total)} mål"
    return f"Kommunfullmäktige, de folkvalda som bestämmer i kommunen, har satt upp {goals}: {join_words(parts)}."


def built_for(built: Built) -> str:
    """What it came to; "" where that is not known."""
    return f"Det vi ska använda i många år kostade {in_words(built.total)}." if built.total else ""


def of_built(built: Built) -> str:
    """What the list leaves out."""
    return "Beloppen är avrundade." if built.total is not None else "Summan saknas, eftersom alla belopp inte är kända."


def know_more(report: Document) -> str:
    """Where the whole report is."""
    number = f", diarienummer {report.registry_number}" if report.registry_number else ""
    return f"Hela årsredovisningen för {report.year} finns hos kommunen{number}."


def questions(report: Document, money: Money, missing: str) -> Iterator[tuple[str, str]]:
    """Each question with its answer; "" where the report does not give one.

    Args:
        missing: what is not told, where that is not said before.
    """
    if money.result is not None and money.result < 0:
        yield (
            "Vad händer när det fattas pengar?",
            "Kommunen gjorde av med mer än den fick in. Det ska som regel tas igen inom tre år.",
        )
    else:
        yield "Varför behövs ett plus?", "Det som blir kvar betalar det vi bygger. Annars måste allt lånas."
    yield "Är vi rika eller fattiga?", _solidity(report)
    namnd = "Folkvalda som ansvarar för en del av kommunen, till exempel skolan." if costs_in(report).rows else ""
    yield "Vad är en nämnd?", namnd
    yield "Varifrån kommer siffrorna?", _source(report)
    yield "Vad saknas här?", missing


def _solidity(report: Document) -> str:
    """How much of what is owned is paid for, as far as the report has worked it out."""
    tables = [block for block in report.blocks if isinstance(block, Ratios)]
    rows = [row for table in tables[:1] for row in table.rows]
    paid = next((row.values[0].value for row in rows if row.name == SOLIDITY), None)
    if paid is None:
        return ""
    return (
        f"Av hundra kronor som kommunen äger är {number(paid)} betalda med egna pengar. Resten är lån och annat som ska "
        "betalas senare."
    )


def _source(report: Document) -> str:
    told = f"Alla kommer ur kommunens årsredovisning {report.year}"
    if report.status:
        return f"{told}, som inte är färdig. De kan ändras."
    decision = next((one for one in reversed(report.decisions) if one.date), None)
    if decision is None:
        return f"{told}."
    where = " ".join(filter(None, (str(decision.date), decision.paragraph)))
    return f"{told}, som är beslutad: {decision.body} {where}."


def missing(report: Document, money: Money, *, tells_next: bool) -> str:
    """What the report does not tell; "" where it tells all.

    Args:
        tells_next: the writers say themselves what happens next.
    """
    lacks = (
        (bool(money.came_in), "hur mycket pengar som kom in och gick ut"),
        (bool(costs_in(report).rows), "vad de olika verksamheterna kostade"),
        (bool(years_in(report)[0]), "hur det har gått genom åren"),
        (bool(goals_in(report)), "hur det gick med målen"),
        (bool(built_in(report).projects), "vad som byggdes"),
        (employed_in(report) is not None, "hur många som arbetar i kommunen"),
        (tells_next or bool(next_in(report, 100)[0]), "vad som händer sedan"),
    )
    untold = [said for is_told, said in lacks if not is_told]
    return f"Årsredovisningen berättar inte {join_words(untold)}. Därför finns ingen bild av det." if untold else ""
