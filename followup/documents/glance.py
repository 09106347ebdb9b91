"""Året i korthet: a year on one page, made of what the report tells anyway. What nobody has told is left out, and is never zero."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from followup.asking.material import Material
from followup.asking.questions import weighs
from followup.documents import goal_attainment, money_chapters, stewardship
from followup.models import SectionRule
from followup.money.investment_sums import sum_of
from followup.money.report_accounts import Standing, ToldColumn
from followup.rules.accounts.ratios import RULES, Rule, ratio
from followup.rules.personnel import BY_KEY
from followup.rules.sections import STEWARDSHIP
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.figures import KeyFigureCharts, KeyFigureSeries, Step, Waterfall
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.status import StatusKey
from styrmodell.lib.swedish import NBSP, money_mkr, number

MILLION = Decimal(1_000_000)
BY_RULE = {rule.key: rule for rule in RULES}
SHARE, SOLIDITY, WITH_PENSIONS = "result_share", "solidity", "solidity_with_pensions"
SHORT_NAMES = {SHARE: "Resultat av skatt och bidrag", WITH_PENSIONS: "Soliditet med alla pensioner"}
INVESTED, RESULT, BESIDE_BALANCE = "flow_invested", "result", "old_pensions"
STEPS = (
    "tax_revenue",
    "general_grants",
    "operating_income",
    "operating_costs",
    "depreciation",
    "financial_income",
    "financial_costs",
    "extraordinary",
)
RESIDENTS = ("invånare", "antal invånare", "folkmängd")  # what a key figure of how many live here is called
OF_PEOPLE = (("employees", "Anställda"), ("sick_total", "Sjukfrånvaro"))
JUDGED_AS = "God ekonomisk hushållning"


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """What its writer sums up, and the goals; when the year is over with its numbers before and its pictures after."""
    row = read.texts.get(one.section.key)
    blocks: list[Block] = []
    if one.is_annual and (numbers := _numbers(read)):
        blocks.append(numbers)
    if row and row.text:
        blocks.append(RichText(row.text, one.section.label, is_example=row.is_example))
    if one.is_annual:
        blocks += _verdict(read)
    table = goal_attainment.goal_table(read)
    if table and read.assessments:  # its one sentence, the document's own, stands on the cover or under the title
        blocks.append(table)
    if one.is_annual:
        blocks += [*_from_taxes(read), *_through_years(read)]
    return [Chapter(one.section.key, one.title, tuple(blocks))] if blocks else []


def result(read: Material) -> list[str]:
    """The year's result against its budget in a sentence; none of a year that is not over, or where it is not told."""
    own = read.accounts.own
    amount = _amount(own, RESULT)
    if own is None or amount is None or read.report.round.has_forecasts:
        return []
    budget = _amount(read.accounts.columns.get(Standing.BUDGET), RESULT)
    against = f", {money_chapters.against(amount - budget, 'budget')}" if budget is not None else ""
    return [f"{own.sheet.name(RESULT)} är {money_mkr(amount, unit=True)}{against}."]


def _verdict(read: Material) -> Sequence[Block]:
    row = read.texts.get(STEWARDSHIP)
    asked = any(one.section.key == STEWARDSHIP for one in read.asked)
    return [stewardship.strip(read, row, weighs(read), JUDGED_AS)] if asked and row and row.step else []


def _numbers(read: Material) -> KeyNumbers | None:
    told = [*(_of_accounts(read) if read.accounts.own else _of_operations(read)), *_invested(read)]
    told += [*_goals(read), *_people(read), *_residents(read)]
    if not told:
        return None
    if all(item.is_example for item in told):
        return KeyNumbers(tuple(replace(item, is_example=False) for item in told), is_example=True)
    return KeyNumbers(tuple(told))


def _of_accounts(read: Material) -> Iterator[KeyNumber]:
    """The result, its share of what kommunen gets in taxes and grants, and the soliditet."""
    own = read.accounts.own
    if own is None:
        return
    columns = read.accounts.columns
    if (result := _amount(own, RESULT)) is not None:
        budget = ("budget", _amount(columns.get(Standing.BUDGET), RESULT))
        before = _amount(columns.get(Standing.BEFORE), RESULT)
        beside = _beside(budget, (_year_before(read), before), per=MILLION)
        yield KeyNumber("Årets resultat", result / MILLION, "mkr", 1, beside, is_example=own.is_example)
    for key in (SHARE, _solidity(own)):
        rule = BY_RULE[key]
        if (value := _ratio(own, key)) is not None:
            before = _ratio(columns.get(Standing.BEFORE), key)
            beside = _beside((_year_before(read), before), decimals=rule.decimals)
            name = SHORT_NAMES.get(key, rule.name)
            yield KeyNumber(name, value, rule.unit, rule.decimals, beside, is_example=own.is_example)


def _of_operations(read: Material) -> Iterator[KeyNumber]:
    """What a nämnd's verksamhet cost, and how far from its budget; nothing where some row lacks what is added up."""
    account = read.money.account
    total = account.total
    if total.outcome is not None and "outcome" not in total.partial:
        name = "Nettokostnad" if total.outcome <= 0 else "Nettointäkt"
        sign = -1 if total.outcome <= 0 else 1
        budget = None if total.budget is None or "budget" in total.partial else sign * total.budget
        beside = _beside(("budget", budget), per=MILLION)
        yield KeyNumber(name, sign * total.outcome / MILLION, "mkr", 1, beside, is_example=account.is_example)
        if budget is not None and total.deviation is not None:
            away = total.deviation / MILLION
            yield KeyNumber(
                "Avvikelse mot budget", away, "mkr", 1, "plus är bättre", signed=True, is_example=account.is_example
            )


def _invested(read: Material) -> Iterator[KeyNumber]:
    """What was invested: in the projects, or where none is kept as the cash flow has it."""
    total, own = sum_of("", read.investments.projects), read.accounts.own
    outcome = total.amounts["outcome"]
    if outcome is not None and "outcome" not in total.partial:
        budget = None if "budget" in total.partial else total.amounts["budget"]
        beside = _beside(("budget", budget), per=MILLION)
        yield KeyNumber("Investeringar", outcome / MILLION, "mkr", 1, beside, is_example=read.investments.is_example)
    elif own is not None and (flow := _amount(own, INVESTED)) is not None:
        before = _amount(read.accounts.columns.get(Standing.BEFORE), INVESTED)
        beside = _beside((_year_before(read), None if before is None else -before), per=MILLION)
        yield KeyNumber("Investeringar", -flow / MILLION, "mkr", 1, beside, is_example=own.is_example)


def _goals(read: Material) -> Iterator[KeyNumber]:
    table = goal_attainment.goal_table(read)
    judged = [row for row in table.rows if row.assessment] if table else []
    if judged:
        met = sum(row.assessment is not None and row.assessment.key == StatusKey.MET for row in judged)
        others = Counter(
            row.assessment.word.lower() for row in judged if row.assessment and row.assessment.key != StatusKey.MET
        )
        beside = " · ".join(f"{count}{NBSP}{goal_attainment.counted(word, count)}" for word, count in others.items())
        is_example = all(row.is_example for row in judged)
        yield KeyNumber("Uppfyllda mål", Decimal(met), f"av {len(judged)}", 0, beside, is_example=is_example)


def _people(read: Material) -> Iterator[KeyNumber]:
    now = read.personnel.now
    before = next(iter(read.personnel.before), None)
    for key, name in OF_PEOPLE if now else ():
        line, said = BY_KEY[key], now.at(key) if now else None
        if said is None or said.value is None:
            continue
        earlier = before.at(key).value if before else None
        beside = _beside((str(before.year) if before else "", earlier), decimals=line.decimals)
        row = now.rows.get(key) if now else None
        unit = "procent" if line.is_percent else ""
        yield KeyNumber(name, said.value, unit, line.decimals, beside, is_example=bool(row and row.is_example))


def _residents(read: Material) -> Iterator[KeyNumber]:
    """How many live here, where a key figure of the report tells it."""
    for followed in read.figures:
        row, figure = followed.value, followed.series.figure
        if row is not None and row.value is not None and figure.name.lower() in RESIDENTS:
            yield KeyNumber("Invånare", row.value, "", figure.decimals, is_example=followed.is_example)
            return


def _from_taxes(read: Material) -> Sequence[Block]:
    """What came in and what it was used for, as steps that lead from taxes to the result; none where they lead elsewhere."""
    own = read.accounts.own
    if own is None or not own.sheet.has(STEPS[0]):
        return ()
    told = [(own.sheet.name(key), _amount(own, key)) for key in STEPS if own.sheet.has(key)]
    steps = tuple(Step(name, amount) for name, amount in told if amount)
    if any(amount is None for _, amount in told) or sum(one.amount for one in steps) != _amount(own, RESULT):
        return ()
    return (
        Waterfall(
            steps,
            heading="Från skatt till resultat",
            steps_heading="Kom in och användes till",
            result_name=own.sheet.name(RESULT),
            is_example=own.is_example,
        ),
    )


def _through_years(read: Material) -> Sequence[Block]:
    """The result and the soliditet through the years, where more than one is kept."""
    columns = tuple(reversed(read.accounts.years.get(Standing.OWN, ())))
    if len(columns) < 2:
        return ()
    per = tuple(None if amount is None else amount / MILLION for amount in (_amount(one, RESULT) for one in columns))
    key = _solidity(columns[-1])
    solidity = tuple(_ratio(one, key) for one in columns)
    if None in solidity and None not in (plain := tuple(_ratio(one, SOLIDITY) for one in columns)):
        key, solidity = SOLIDITY, plain
    rows = (
        ("Årets resultat", "mkr", per),
        (SHORT_NAMES.get(key, BY_RULE[key].name), "procent", solidity),
    )
    figures = tuple(
        KeyFigureSeries(
            name,
            unit,
            tuple(one.heading for one in columns),
            values,
            own_name=read.report.unit.name,
            decimals=1,
            is_example=all(one.is_example for one in columns),
        )
        for name, unit, values in rows
        if sum(value is not None for value in values) > 1
    )
    return (KeyFigureCharts(figures, "Resultat och ställning genom åren"),) if figures else ()


def _amount(column: ToldColumn | None, key: str) -> Decimal | None:
    """What a line comes to, kr; None where it is not asked of the unit or something in it lacks."""
    if column is None or not column.sheet.has(key):
        return None
    amount = column.sheet.value(key)
    return amount.amount if amount.is_whole else None


def _ratio(column: ToldColumn | None, key: str) -> Decimal | None:
    rule: Rule = BY_RULE[key]
    return None if column is None else ratio(rule, column.sheet).value


def _solidity(column: ToldColumn) -> str:
    """Which soliditet is told: with all pensions where they stand beside the balance, as kommunens do."""
    has_beside = column.sheet.has(BESIDE_BALANCE) and _ratio(column, WITH_PENSIONS) is not None
    return WITH_PENSIONS if has_beside else SOLIDITY


def _year_before(read: Material) -> str:
    return str(read.report.round.year - 1)


def _beside(*told: tuple[str, Decimal | None], per: Decimal = Decimal(1), decimals: int = 1) -> str:
    """What a number is to be compared with: "budget: 6,8 · 2018: 6,1"; what is not known is not said."""
    words: Iterable[str] = (
        f"{name}:{NBSP}{number(value / per, decimals)}" for name, value in told if value is not None
    )
    return " · ".join(words)
