"""*Så gick det med pengarna*: kommunens årsredovisning on two pages, in words and pictures, for those who have never read one.

Made from the report's document and the words that are written for it, and from nothing else, so that a frozen edition gives the
same for ever. Every amount is the report's; what it does not tell is said to be missing, and has no picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.html import format_html

from followup.documents import popular_words as words
from followup.documents.popular_figures import (
    Built,
    Costs,
    Money,
    built_in,
    clipped,
    costs_in,
    employed_in,
    goals_in,
    money_in,
    next_in,
    years_in,
)
from followup.documents.popular_own import NOTHING_OWN, OwnWords
from followup.rules.everyday import everyday_name
from followup.rules.leaflet import GREETING, OF_BUILT, OF_COSTS, OF_GOALS, OF_NEXT
from styrmodell.lib.documents.blocks import GoalRow, RichText
from styrmodell.lib.documents.figures import Value
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.leaflet import (
    WHOLE,
    AmountLine,
    AmountList,
    Coins,
    GoalGroup,
    GoalGroups,
    Share,
    Waffle,
    YearColumns,
)
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.shares import shared_out

KIND = "Så gick det med pengarna"
MILLION, TENTH = Decimal(1_000_000), Decimal(100_000)
BIG = Decimal(10_000)  # millions; larger amounts are said without decimals
MOST_ROWS, MOST_PROJECTS, LEAST_SHARE = 8, 6, 200  # rows of coins; projects; one in so many is half a coin
LONGEST_NAME, LONGEST_GOAL, LONGEST_PROJECT, LONGEST_NEXT = 40, 64, 52, 330  # characters
MOST_GOALS = {1: 7, 2: 4, 3: 2}  # named of each kind, by how many kinds there are
FEWEST_GOALS = 1
REST = "Allt annat"
MONEY, NEXT = "money", "built-and-next"  # chapters that stand beside each other
REACHED = (
    (StatusKey.MET, "Det nådde vi"),
    (StatusKey.PARTLY, "Det nådde vi delvis"),
    (StatusKey.NOT_MET, "Det nådde vi inte"),
    (StatusKey.NOT_ASSESSED, "Inte bedömt"),
)


def popular(report: Document, own: Mapping[str, OwnWords] = NOTHING_OWN) -> Document:
    """The leaflet.

    Args:
        report: kommunens årsredovisning, as it is written or as it was frozen.
        own: what its writers say to invånarna, by section.
    """
    money, costs = money_in(report), costs_in(report)
    coins = coins_of(costs, MOST_ROWS - bool({GREETING, OF_COSTS} & own.keys()))
    is_example = report.is_example
    chapters = _on_two_pages(report, money, coins, own)
    return replace(
        report,
        kind=KIND,
        summary=words.summary(report, money, None if GREETING in own else coins),
        period="",
        decisions=(),
        scale=(),
        chapters=tuple(replace(one, is_example=one.is_example and not is_example) for one in chapters),
        contents_levels=1,
        is_leaflet=True,
    )


def _on_two_pages(
    report: Document, money: Money, coins: Coins | None, own: Mapping[str, OwnWords]
) -> tuple[Chapter, ...]:
    """The pictures of the money first; where some of them are not there, what was built stands in their place."""
    pictures, where = [*_with_own(_chapter("coins", coins), own.get(OF_COSTS))], [*_income(money), *_years(report)]
    first = [*_in_short(report, money), *pictures, *where]
    built = [*_with_own(_built(report), own.get(OF_BUILT)), *_next(report, own.get(OF_NEXT))]
    goals = [*_with_own(_goals(report), own.get(OF_GOALS))]
    missing = words.missing(report, money, tells_next=OF_NEXT in own)
    if pictures and where:
        second = [*goals, *built]
    elif first[1:]:
        first, second = [*first, *built], goals
    else:
        first, second, missing = [*first, *_lacking(missing)], [*goals, *built], ""
    second.append(_questions(report, money, missing))
    return (*_greeting(report, own.get(GREETING)), *first, replace(second[0], starts_page=True), *second[1:])


def _greeting(report: Document, said: OwnWords | None) -> Iterator[Chapter]:
    if said:
        yield Chapter(
            "greeting", f"Till dig som bor i {report.unit}", (RichText(said.html),), is_example=said.is_example
        )


def _with_own(chapters: Iterator[Chapter], said: OwnWords | None) -> Iterator[Chapter]:
    """A picture's chapter with what is said of it below the picture."""
    for one in chapters:
        is_marked = said is not None and said.is_example and not one.is_example
        yield replace(one, blocks=(*one.blocks, RichText(said.html, is_example=is_marked))) if said else one


def _lacking(said: str) -> Iterator[Chapter]:
    if said:
        yield Chapter("missing", "Det här saknas", (RichText(format_html("<p>{}</p>", said)),))


def _chapter(key: str, block: Coins | Waffle | YearColumns | None, group: str = "") -> Iterator[Chapter]:
    """A picture's chapter, with its heading; none of what is not told."""
    if block is not None:
        yield Chapter(key, block.heading, (replace(block, is_example=False),), group=group, is_example=block.is_example)


def _in_short(report: Document, money: Money) -> Iterator[Chapter]:
    rows = [
        *_millions("Kom in", money.total_in if money.came_in else None),
        *_millions("Gick ut", money.went_out),
        *_millions(words.left_or_lacking(money.result), money.result, beside=words.planned(money.planned)),
    ]
    employed = employed_in(report)
    if employed:
        rows.append(KeyNumber("Arbetar i kommunen", employed.count, "personer", base_text=employed.day))
    if rows:
        yield Chapter("in-short", "I korthet", (KeyNumbers(tuple(rows), "I korthet"),), is_example=money.is_example)


def _millions(name: str, kr: Value, beside: str = "") -> Iterator[KeyNumber]:
    if kr is not None:
        millions = abs(kr) / MILLION
        yield KeyNumber(name, millions, "miljoner kronor", 1 if millions < BIG else 0, beside)


def coins_of(costs: Costs, most: int = MOST_ROWS) -> Coins | None:
    """What hundred kronor went to: the largest by themselves, and the rest together.

    Args:
        most: how many rows there is room for.
    """
    if not costs.rows:
        return None
    total = sum((kr for _, kr in costs.rows), Decimal(0))
    large = [row for row in costs.rows[: most - 1] if row[1] * LEAST_SHARE >= total]
    rest = costs.rows[len(large) :]
    rows = [(*_named(name), kr) for name, kr in (costs.rows if len(rest) < 2 else large)]
    if len(rest) > 1:
        rows.append((REST, f"{len(rest)} mindre delar av kommunen", sum((kr for _, kr in rest), Decimal(0))))
    counts = shared_out([kr for _, _, kr in rows], WHOLE)
    shares = (Share(name, count, kr, also) for (name, also, kr), count in zip(rows, counts, strict=True))
    return Coins(tuple(shares), "Så användes hundra kronor av skatten", words.of_coins(costs, total), costs.is_example)


def _named(body: str) -> tuple[str, str]:
    """What a nämnd does in everyday words, and its name below; its name alone where that does not tell."""
    everyday, name = everyday_name(body), clipped(body, LONGEST_NAME)
    return (everyday, name) if everyday else (name, "")


def _income(money: Money) -> Iterator[Chapter]:
    if not money.came_in:
        return
    amounts: dict[str, Decimal] = {}
    for name, kr in money.came_in:
        amounts[name] = amounts.get(name, Decimal(0)) + kr
    rows = sorted(amounts.items(), key=lambda row: -row[1])
    counts = shared_out([kr for _, kr in rows], WHOLE)
    shares = tuple(Share(name, count, kr) for (name, kr), count in zip(rows, counts, strict=True))
    block = Waffle(shares, "Därifrån kom hundra kronor", words.WHOLE_KRONOR, money.is_example)
    yield from _chapter("came-in", block, MONEY)


def _years(report: Document) -> Iterator[Chapter]:
    rows, is_example = years_in(report)
    if rows:
        block = YearColumns(rows, "Kvar varje år", words.of_years(rows), is_example)
        yield from _chapter("years", block, MONEY)


def _goals(report: Document) -> Iterator[Chapter]:
    rows = goals_in(report)
    if not rows:
        return
    kinds = [(Status(key, said), [row for row in rows if _key(row) == key]) for key, said in REACHED]
    found = [(status, of_kind) for status, of_kind in kinds if of_kind]
    most = MOST_GOALS.get(len(found), FEWEST_GOALS)
    groups = tuple(GoalGroup(status, len(of_kind), _names(of_kind, most)) for status, of_kind in found)
    block = GoalGroups(groups, "Det här ville vi nå, och så gick det")
    is_example = all(row.is_example for row in rows)
    yield Chapter("goals", block.heading, (block,), lead=words.of_goals(groups), is_example=is_example)


def _names(goals: Sequence[GoalRow], most: int) -> tuple[str, ...]:
    """The first of them; one more takes the room of saying that there is one more."""
    shown = goals if len(goals) <= most + 1 else goals[:most]
    return tuple(clipped(row.name, LONGEST_GOAL) for row in shown)


def _key(row: GoalRow) -> StatusKey:
    """A goal that nobody has judged is not judged, whatever it is called."""
    known = {key for key, _ in REACHED}
    return row.assessment.key if row.assessment and row.assessment.key in known else StatusKey.NOT_ASSESSED


def _built(report: Document) -> Iterator[Chapter]:
    built = built_in(report)
    if built.projects:
        title = "Det byggde och köpte vi"
        block = AmountList(tuple(_amounts(built)), title, "Vad", words.of_built(built))
        yield Chapter("built", title, (block,), lead=words.built_for(built), group=NEXT, is_example=built.is_example)


def _amounts(built: Built) -> Iterator[AmountLine]:
    """The largest as they are printed in the report; the rest is what makes them the printed total."""
    are_few = len(built.projects) <= MOST_PROJECTS
    named = built.projects if are_few else built.projects[: MOST_PROJECTS - 1]
    yield from (AmountLine(clipped(name, LONGEST_PROJECT), kr) for name, kr in named)
    if built.total is None:
        return
    if not are_few:
        yield AmountLine(REST, _printed(built.total) - sum((_printed(kr) for _, kr in named), Decimal(0)))
    yield AmountLine("Tillsammans", built.total, is_sum=True)


def _printed(kr: Decimal) -> Decimal:
    """As it is printed in millions, kr."""
    return (kr / TENTH).quantize(Decimal(1), words.ROUNDING) * TENTH


def _next(report: Document, own: OwnWords | None) -> Iterator[Chapter]:
    fetched, is_example = next_in(report, LONGEST_NEXT)
    said = own or (OwnWords(format_html("<p>{}</p>", fetched), is_example) if fetched else None)
    more, asked = words.know_more(report), "Vill du veta mer?"
    if said:
        told = RichText(format_html("{}<p><strong>{}</strong> {}</p>", said.html, asked, more))
        yield Chapter("next", "Vad händer sedan?", (told,), group=NEXT, is_example=said.is_example)
    else:
        yield Chapter("next", asked, (RichText(format_html("<p>{}</p>", more)),), group=NEXT)


def _questions(report: Document, money: Money, missing: str) -> Chapter:
    """What people ask, and what this does not tell; there is always something to say."""
    told = [
        RichText(format_html("<p>{}</p>", answer), question)
        for question, answer in words.questions(report, money, missing)
        if answer
    ]
    return Chapter("questions", "Frågor som brukar komma", tuple(told))
