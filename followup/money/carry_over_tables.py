"""What a report tells of that is carried over, as the tables of its document, with what is lacking. No query."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from followup.enums import Verdict
from followup.money.carry_over_checks import all_checks, differing, opening_checks, overdrawn
from followup.money.carry_overs import CarriedRow, CarriedYear, summed
from followup.money.statements import Fetched
from followup.rules.accounts.check import Check
from followup.rules.accounts.checks import ORDER
from followup.rules.accounts.told import Told
from followup.rules.carry_overs import TABLES, WITH_BALANCES, Carried, CarriedTable
from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    ColumnRole,
    Proof,
    ProofList,
    RowKind,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Block
from styrmodell.lib.documents.row_keys import row_keys
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import count_words, join_words, lower_first, money_mkr

# What a table's sums are called in the chapter's first sentence, and what is said of them.
ASKED, USED = "begärs till {}", "har använts"
SAID = (
    (Carried.OPERATING, "asked", "{} av driftbudgeten", ASKED),
    (Carried.INVESTMENT, "asked", "{} av investeringsbudgeten", ASKED),
    (Carried.EARMARKED, "used", "{} av det öronmärkta egna kapitalet", USED),
)
LEADING = {"left": ColumnRole.OTHER, "closing": ColumnRole.CURRENT, "asked": ColumnRole.CURRENT}


def fetched_carried(told: CarriedYear) -> Fetched:
    """What the section is made of."""
    checks = sorted(all_checks(told), key=lambda one: ORDER.index(one.verdict))
    return Fetched(
        tuple(_blocks(told)),
        _proofs(told, checks),
        _lead(told),
        " ".join(_lacks(told, checks)),
        not told.is_empty,
        of_accounts=False,
    )


def _blocks(told: CarriedYear) -> Iterator[Block]:
    for key, table in TABLES.items():
        if not (rows := told.of(key)):
            continue
        columns = _columns(table, rows)
        is_example = all(row.is_example for row in rows)
        yield Statement(
            f"{table.title} {told.year}",
            tuple(StatementColumn(table.columns[name], role=LEADING.get(name, ColumnRole.OTHER)) for name in columns),
            tuple(_rows(key, rows, columns, marks=not is_example)),
            note=" ".join(filter(None, [_partial(rows, columns), _tried(told, key)])),
            is_example=is_example,
        )
        if any(row.words.get("why") or row.words.get("decided_in") for row in rows):
            yield RichText(_reasons(rows), "Skäl och beslut", is_example=is_example)


def _columns(table: CarriedTable, rows: Sequence[CarriedRow]) -> list[str]:
    """Those that something is said in; what nobody has decided yet is no column."""
    return [
        name for name in table.columns if name not in table.later or not all(row.at(name).is_missing for row in rows)
    ]


def _rows(key: Carried, rows: Sequence[CarriedRow], columns: Sequence[str], *, marks: bool) -> Iterator[StatementRow]:
    """The rows unit by unit: under their nämnd where there are several, and with what they come to.

    A row has the same key in its nämnd's report and in kommunens.
    """
    units = dict.fromkeys((row.unit_id, row.unit_name) for row in rows)
    keys = dict(zip(map(id, rows), row_keys((row.unit_name, row.name) for row in rows), strict=True))
    for pk, name in units:
        own = [row for row in rows if row.unit_id == pk]
        if len(units) > 1:
            yield StatementRow(name, kind=RowKind.HEADING)
        depth = 1 if len(units) > 1 else 0
        for row in own:
            values = tuple(_stated(row.at(column)) for column in columns)
            is_example = marks and row.is_example
            yield StatementRow(row.name, values, f"{key}-{keys[id(row)]}", depth=depth, is_example=is_example)
        if len(units) > 1 and len(own) > 1:
            yield StatementRow(f"Summa {name}", _sums(own, columns), kind=RowKind.SUBTOTAL)
    if len(rows) > 1:
        yield StatementRow("Summa", _sums(rows, columns), kind=RowKind.TOTAL)


def _sums(rows: Sequence[CarriedRow], columns: Sequence[str]) -> tuple[Stated, ...]:
    return tuple(Stated(summed(rows, column).amount) for column in columns)


def _stated(told: Told) -> Stated:
    return NOT_APPLICABLE if told.is_not_applicable else Stated(told.amount)


def _partial(rows: Sequence[CarriedRow], columns: Sequence[str]) -> str:
    """Which sums something lacks in."""
    table = rows[0].table
    lacking = [
        table.columns[name].lower()
        for name in columns
        if (missing := [row for row in rows if row.at(name).is_missing]) and len(missing) < len(rows)
    ]
    if not lacking or len(rows) < 2:
        return ""
    return f"Summan räknar de rader som har belopp: något saknas i {join_words(lacking)}."


def _reasons(rows: Sequence[CarriedRow]) -> str:
    """Why something is carried over, row by row, and who has decided: said once where it is the same of all."""
    decided = {row.words.get("decided_in", "") for row in rows}
    common = f"Beslut om alla: {decided.pop()}" if len(rows) > 1 and len(decided) == 1 and "" not in decided else ""
    items = []
    for row in rows:
        is_told = row.words.get("decided_in") and not common
        if text := _sentences(row.words.get("why", ""), f"Beslut: {row.words['decided_in']}" if is_told else ""):
            items.append((row.name, text))
    listed = format_html_join("", "<li><strong>{}</strong>: {}</li>", items)
    return format_html(
        "{}{}",
        *(
            format_html(around, words) if words else ""
            for around, words in (("<ul>{}</ul>", listed), ("<p>{}</p>", _sentences(common)))
        ),
    )


def _sentences(*said: str) -> str:
    return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in said if one)


def _proofs(told: CarriedYear, checks: Sequence[Check]) -> ProofList | None:
    """What does not agree with last year's balances; how many do stands under the tables."""
    listed = [_proof(one) for one in checks if one.verdict not in (Verdict.AGREES, Verdict.NOT_TRIED)]
    listed += [_overdrawn(row) for row in overdrawn(told.of(Carried.EARMARKED))]
    if not listed:
        return None
    is_example = all(row.is_example for row in told.all_rows)
    return ProofList(tuple(listed), "Kontroller av balanserna", is_example=is_example)


def _tried(told: CarriedYear, key: Carried) -> str:
    """How many of a table's rows come in with what went out last year, and how many could not be compared."""
    if key not in WITH_BALANCES:
        return ""
    verdicts = [one.verdict for one in opening_checks(told.of(key), told.before.get(key, ()), told.year)]
    agreeing, untried = (verdicts.count(one) for one in (Verdict.AGREES, Verdict.NOT_TRIED))
    said = []
    if agreeing:
        said.append(f"Ingående balans är den utgående {told.year - 1} på {_counted(agreeing)}.")
    if untried:
        tried = "prövad" if untried == 1 else "prövade"
        said.append(f"{capfirst(_counted(untried))} är inte {tried} mot {told.year - 1}: ett belopp saknas.")
    return " ".join(said)


def _counted(rows: int) -> str:
    return f"{count_words(rows, common=True)} {'rad' if rows == 1 else 'rader'}"


def _proof(one: Check) -> Proof:
    here, there = (Stated(side.amount.amount if side.amount.is_whole else None) for side in (one.here, one.there))
    return Proof(one.sentence, Status(StatusKey(one.verdict.value), capfirst(one.verdict.label)), here, there)


def _overdrawn(row: CarriedRow) -> Proof:
    sentence = f"{row.name}: mer har använts än vad som fanns."
    return Proof(sentence, Status(StatusKey.DIFFERS, "För mycket"))


def _lead(told: CarriedYear) -> str:
    """What the tables come to, those of them that lack nothing, in a sentence."""
    said: dict[str, list[str]] = {}
    for key, column, words, verb in SAID:
        total = summed(told.of(key), column)
        if total.is_whole:
            said.setdefault(verb.format(told.year + 1), []).append(words.format(money_mkr(total.amount, unit=True)))
    clauses = [f"{join_words(sums)} {verb}" for verb, sums in said.items()]
    return f"{capfirst(join_words(clauses))}." if clauses else ""


def _lacks(told: CarriedYear, checks: Sequence[Check]) -> Iterator[str]:
    """What is missing, and what does not agree."""
    if told.is_empty:
        yield f"Inget är angivet om ombudgetering, balansenheter eller öronmärkt eget kapital {told.year}."
        return
    for key, table in TABLES.items():
        lacking = [row for row in told.of(key) if row.missing]
        if lacking:
            heads = dict.fromkeys(head for row in lacking for head in row.missing)
            where = f"för {lacking[0].name}" if len(lacking) == 1 else f"på {count_words(len(lacking))} rader"
            yield f"{table.title}: {join_words(list(map(lower_first, heads)))} saknas {where}."
    count = len(differing(checks)) + len(overdrawn(told.of(Carried.EARMARKED)))
    if count:
        yield f"{capfirst(count_words(count, common=True))} {'balans' if count == 1 else 'balanser'} stämmer inte."
