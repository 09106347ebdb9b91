"""The mall: a workbook with the year's lines to fill in, and what is known of them already. Read back it says the same."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from followup.enums import AccountKind, LineKind, MoneyUnit
from followup.rules.accounts.lines import YEAR_END, Line, Lines
from followup.rules.accounts.told import NOT_SAID, PER, Told
from styrmodell.lib.swedish import EN_DASH, NBSP

HOW = (
    f"Tom cell betyder att beloppet saknas, 0 är noll och {EN_DASH} är inte tillämpligt. Kostnader skrivs med minus. "
    "Summor räknas när de lämnas tomma."
)
KEY, NAME = "Nyckel", "Post"
TITLE_ROW, HOW_ROW, UNIT_ROW, HEAD_ROW = 1, 2, 3, 4
KEY_COLUMN, NAME_COLUMN, FIRST_COLUMN = 1, 2, 3
WIDTHS = (60, 18)  # of names and of amounts, characters
FORMATS = {MoneyUnit.KR: "#,##0", MoneyUnit.TKR: "#,##0", MoneyUnit.MKR: "#,##0.0"}
BOLD, QUIET = Font(bold=True), Font(italic=True)
UNDER_HEAD = Border(bottom=Side(style="thin"))


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """Kolumn i mallen.

    Attributes:
        head: says which it is, as "Kommunen, utfall 2026".
        told: what is known already, by the lines' keys.
        accounts: those that it stands in.
    """

    head: str
    told: Mapping[str, Told]
    accounts: Collection[AccountKind] = tuple(AccountKind)


def template_file(
    lines: Lines,
    columns: Sequence[TemplateColumn],
    *,
    title: str,
    kind: str,
    unit: MoneyUnit,
    month: int = YEAR_END,
    accounts: Collection[AccountKind] = tuple(AccountKind),
) -> bytes:
    """An .xlsx with a sheet for each account that the unit has.

    Args:
        kind: of the unit whose accounts they are.
        unit: what amounts are to be written in.
        month: to the end of which month; before the year is over with the lines of a delårsbokslut, as they are called then.
        accounts: those that are wanted.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    offered = accounts_offered(lines, kind, month)
    for account in [one for one in offered if one in accounts] or offered:
        rows = lines.of(account, kind, is_interim=month != YEAR_END)
        here = [column for column in columns if account in column.accounts]
        sheet = book.create_sheet(account.label[:1].upper() + account.label[1:])
        _fill(sheet, [(line, line.name_at(month)) for line in rows], {line.key for line in lines.sums}, here, unit)
        _words(sheet.cell(TITLE_ROW, NAME_COLUMN), title).font = BOLD
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def accounts_offered(lines: Lines, kind: str, month: int) -> list[AccountKind]:
    """The accounts that a kind of unit has something to fill in of."""
    return [account for account in AccountKind if lines.of(account, kind, is_interim=month != YEAR_END)]


def _fill(
    sheet: Worksheet,
    rows: Iterable[tuple[Line, str]],
    sums: set[str],
    columns: Sequence[TemplateColumn],
    unit: MoneyUnit,
) -> None:
    _words(sheet.cell(HOW_ROW, NAME_COLUMN), HOW).font = QUIET
    _words(sheet.cell(UNIT_ROW, NAME_COLUMN), f"Belopp i {unit.label}")
    for place, words in enumerate((KEY, NAME, *(column.head for column in columns)), start=1):
        head = _words(sheet.cell(HEAD_ROW, place), words)
        head.font, head.border = BOLD, UNDER_HEAD
        head.alignment = Alignment(wrap_text=True, horizontal="right" if place >= FIRST_COLUMN else "left")
    for number, (line, words) in enumerate(rows, start=HEAD_ROW + 1):
        name = _words(sheet.cell(number, NAME_COLUMN), words)
        if line.kind == LineKind.HEADING or line.key in sums:
            name.font = BOLD
        if line.kind == LineKind.HEADING:
            continue
        _words(sheet.cell(number, KEY_COLUMN), line.key)
        for place, column in enumerate(columns, start=FIRST_COLUMN):
            _amount(sheet.cell(number, place), column.told.get(line.key, NOT_SAID), unit)
    for place in range(1, FIRST_COLUMN + len(columns)):
        letter = sheet.cell(1, place).column_letter
        sheet.column_dimensions[letter].width = WIDTHS[place != NAME_COLUMN]
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, FIRST_COLUMN)


def _amount(cell: Cell, told: Told, unit: MoneyUnit) -> None:
    """An amount in the sheet's unit, with the decimals that tell how exact it is; what is said more coarsely says its own unit."""
    cell.number_format = FORMATS[unit]
    cell.alignment = Alignment(horizontal="right")
    if told.is_missing:
        return
    if told.amount is None:
        _words(cell, EN_DASH)
    elif told.step > PER[unit]:
        _words(cell, f"{told.words}{NBSP}{told.said_in.label}")
    else:
        decimals = _decimals(told.step / PER[unit])
        cell.value = (told.amount / PER[unit]).quantize(Decimal(1).scaleb(-decimals))
        cell.number_format = "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _decimals(step: Decimal) -> int:
    """How many decimals a step needs: 0,001 three."""
    return max(0, -int(step.normalize().as_tuple().exponent))


def _words(cell: Cell, words: str) -> Cell:
    """Words stay words: what begins with = is no formula."""
    cell.value = words
    cell.data_type = "s"
    return cell
