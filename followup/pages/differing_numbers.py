"""Before a report is handed in: numbers in its texts that differ from its tables, and signs for numbers that it does not have."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.text import capfirst

from followup.asking.accounts import AccountsQuestion
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    ForecastQuestion,
    GoalQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from followup.asking.questionnaire import Questionnaire
from followup.enums import Content
from followup.money.amounts import Amounts
from followup.money.investment_numbers import investment_numbers
from followup.money.operating_account import Account
from followup.rules.living_numbers import FORECAST, OUTCOME, keys_in, sign_of
from followup.rules.personnel import BY_KEY
from followup.rules.told_numbers import KRONOR, PERCENT, TableNumber, differing, units_of
from styrmodell.lib.swedish import join_words, money_tkr, number
from styrmodell.web.hand_in import NumberDiffers
from styrmodell.web.lines import Line

FORECASTS, OUTCOMES = (FORECAST, f"helårs{FORECAST}"), (OUTCOME,)
NO_VALUE = "har inget värde"
IN_PART, COLUMNS = "saknar belopp på någon rad", {FORECAST: "forecast", OUTCOME: "outcome"}
NOT_DRAWN = "läses som det står: tal följer bara med i avsnittens och målens texter"
THOUSANDS = -3  # the account is told in tkr
OF_SOME = re.compile(r"(?<!\w)(?:nämnd|bolag|kontor|enhet|kvinn|män)", re.IGNORECASE)  # the table is of everybody
# Rows of the table of people by what a text calls them, and what may stand behind their numbers.
PEOPLE = {
    "sick_total": (("sjukfrånvaro", "total sjukfrånvaro", "totala sjukfrånvaron"), PERCENT),
    "sick_long": (("långtidssjukfrånvaro",), PERCENT),
    "employees": (("antal anställda", "antalet anställda"), ("personer", "anställda", "medarbetare")),
    "full_time": (("antal årsarbetare", "antalet årsarbetare"), ("årsarbetare",)),
}


def numbers_that_differ(paper: Questionnaire, write: str, year: int) -> Iterator[NumberDiffers]:
    """ "Texten säger 4,6, tabellen 4,9", with the way to both.

    Args:
        write: the page that is written on.
        year: of the round.
    """
    tables = [*_figures(paper), *_money(paper), *_accounts(paper), *_invested(paper), *_people(paper)]
    if not tables:
        return
    for question in paper.questions:
        for found in differing(_text_of(question), tables, year):
            name, place = found.table.key, f"{write}#{question.prefix}"
            table = f"{write}#{found.table.place}"
            apart = money_tkr(found.apart, unit=True) if found.table.needs_unit else ""
            yield NumberDiffers(name, question.title, place, found.said, table, found.told, apart)


def numbers_that_lack(paper: Questionnaire, write: str) -> Iterator[Line]:
    """Texts with signs that will be printed as missing, as a sum of what there is, or as they stand."""
    known = {one.key for one in paper.numbers if one.is_known}
    sums = {key for key, column in COLUMNS.items() if column in paper.account.total.partial}
    for question in paper.questions:
        keys = keys_in(question.text) if isinstance(question, TextQuestion | GoalQuestion) else frozenset[str]()
        for lacking, note in (
            (keys - known, NO_VALUE),
            (keys & known & sums, IN_PART),
            (keys_in(_beside(question)), NOT_DRAWN),
        ):
            if lacking:
                signs = join_words([sign_of(key) for key in sorted(lacking)])
                yield Line(question.title, f"{write}#{question.prefix}", f"{signs} {note}")


def _text_of(question: Question) -> str:
    """What is written in an answer, as it will be read."""
    match question:
        case TextQuestion() | GoalQuestion():
            return question.drawn or question.text
        case StateQuestion() if question.is_own:
            return question.text
        case JudgedQuestion():
            return question.text
        case DeviationQuestion() if question.deviation:
            return question.deviation.cause
    return ""


def _beside(question: Question) -> str:
    """What is written where no signs are drawn."""
    match question:
        case GoalQuestion():
            return question.reason
        case ForecastQuestion():
            return question.row.comment
        case DeviationQuestion() if question.deviation:
            actions = (action.text for action in question.actions)
            return "\n".join((question.title, question.deviation.cause, *actions))
        case TextQuestion():
            return ""
    return _text_of(question)


def _figures(paper: Questionnaire) -> Iterator[TableNumber]:
    for question in paper.questions:
        if isinstance(question, FigureQuestion) and question.row is not None and question.row.value is not None:
            yield TableNumber(
                question.title,
                (question.figure.name,),
                ((question.row.value, number(question.row.value, question.decimals)),),
                decimals=question.decimals,
                units=units_of(question.figure.unit_of_measure),
                place=question.prefix,
            )


def _accounts(paper: Questionnaire) -> Iterator[TableNumber]:
    """The lines of the accounts that the report tells of; of two with the same name the first."""
    for question in paper.questions:
        if isinstance(question, AccountsQuestion):
            yield from question.fetched.numbers


def _invested(paper: Questionnaire) -> Iterator[TableNumber]:
    """What all the projects come to."""
    place = next((one.key for one in paper.sections if one.asked.section.content == Content.INVESTMENTS), "")
    if place:
        yield from investment_numbers(paper.investments, place)


def _people(paper: Questionnaire) -> Iterator[TableNumber]:
    """What is told of the whole unit's people; what the years before say may be meant as well. What is withheld is no number."""
    place = next((one.key for one in paper.sections if one.asked.section.content == Content.PERSONNEL), "")
    now = paper.personnel.now
    if not place or now is None:
        return
    for key, (names, units) in PEOPLE.items():
        line, value = BY_KEY[key], now.at(key).value
        if value is not None:
            before = (year.at(key).value for year in paper.personnel.before)
            yield TableNumber(
                capfirst(names[0]),
                names,
                ((value, number(value, line.decimals)),),
                decimals=line.decimals,
                units=dict.fromkeys(units, Decimal(1)),
                others=frozenset(one for one in before if one is not None),
                place=place,
                not_with=OF_SOME,
            )


def _money(paper: Questionnaire) -> Iterator[TableNumber]:
    """Prognos and utfall of the whole account, and how far they are from budget: a text may tell of either."""
    place = next((one.key for one in paper.sections if one.asked.section.content == Content.OPERATING), "")
    if not place:
        return
    total, others = paper.account.total, frozenset(_every_amount(paper.account))
    for key, names, told in (
        ("Prognos", FORECASTS, (total.forecast, total.year_deviation)),
        ("Utfall", OUTCOMES, (total.outcome, total.deviation)),
    ):
        values = tuple((kr, money_tkr(kr, unit=True)) for kr in told if kr is not None)
        if told[0] is not None:
            yield TableNumber(
                key, names, values, decimals=THOUSANDS, units=KRONOR, needs_unit=True, others=others, place=place
            )


def _every_amount(account: Account) -> Iterator[Decimal]:
    """Of all rows: what a sentence says of one verksamhet is no fault."""
    for amounts in (account.total, *(row.amounts for row in account.rows)):
        yield from filter(None, _told_of(amounts))


def _told_of(amounts: Amounts) -> tuple[Decimal | None, ...]:
    named = (amounts.outcome, amounts.budget, amounts.forecast, amounts.year_budget)
    return (*named, amounts.deviation, amounts.year_deviation)
