"""Forms of a table of investments: what is pasted or chosen, and what is asked about it before it is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from followup.enums import MoneyUnit
from followup.forms.account_tables import LONGEST, MAX_BYTES, AccountFileForm
from followup.forms.seen_table import SeenTableForm
from followup.money.importing.account_table import TextRow, rows_of
from followup.money.importing.accounts import file_rows, text_rows
from followup.money.importing.investment_table import InvestmentTable, TableRow
from followup.pages.investment_table import NEW, TKR, Books
from styrmodell.lib.errors import DomainError
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import join_words, number
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import sent_anew

LONGEST_FILE_NAME = 200
GROUPING = 3  # as many decimals may be read as thousands


class InvestmentTableForm(forms.Form):
    """En tabell med investeringar, pasted or out of a file; a file becomes the text that is then looked at."""

    text = TextField(
        label="Klistra in tabellen",
        help_text="Rubrikerna överst: Projekt, och de av Årsbudget, Utfall och Prognos som den har. Ordningen spelar ingen roll.",
        max_length=LONGEST,
        required=False,
        strip=False,  # a table may begin with an empty cell
        widget=forms.Textarea(attrs={"rows": 8, "cols": 70, "spellcheck": "false"}),
        error_messages={"max_length": "Texten är längre än några investeringar. Klistra in en del i taget."},
    )
    file = forms.FileField(
        label="Eller en fil från Excel (.xlsx) eller CSV",
        required=False,
        allow_empty_file=True,  # the reader says in our words what is wrong with it
        widget=forms.FileInput(attrs={"accept": AccountFileForm.base_fields["file"].widget.attrs["accept"]}),
    )
    unit = forms.ChoiceField(
        required=False,
        label="Beloppen är i",
        choices=MoneyUnit,
        initial=MoneyUnit.TKR,
        help_text="Gäller där tabellen inte säger något annat.",
    )
    file_name = TextField(required=False, max_length=LONGEST_FILE_NAME, widget=forms.HiddenInput)

    def clean_file(self) -> UploadedFile | None:
        """Refuse what no investments can be."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError("Filen är för stor: högst 10 MB.")
        return file

    def clean(self) -> dict[str, Any]:
        """One of them is sent. A file is read, and stands as text from then on."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file:
            try:
                cleaned["text"] = as_text(file_rows(file.read()))
            except DomainError as refusal:
                raise forms.ValidationError({"file": str(refusal)}) from refusal
            cleaned["file_name"] = str(file.name)[-LONGEST_FILE_NAME:]
            sent_anew(self, {"text": cleaned["text"], "file_name": cleaned["file_name"]})
        elif not self.errors and not cleaned.get("text", "").strip():
            raise forms.ValidationError({"text": "Klistra in en tabell, eller välj en fil."})
        return cleaned

    @property
    def rows(self) -> Iterable[TextRow]:
        """The table's rows; after `is_valid`."""
        return rows_of(text_rows(self.cleaned_data["text"]))

    @property
    def read_in(self) -> MoneyUnit:
        """What amounts are in where the table does not say so; after `is_valid`."""
        return MoneyUnit(self.cleaned_data["unit"] or MoneyUnit.TKR)


def as_text(rows: Iterable[TextRow]) -> str:
    """Rows of a file as they would be pasted."""
    return "\n".join("\t".join(_cell(row, place) for place in range(len(row.cells))) for row in rows)


def _cell(row: TextRow, place: int) -> str:
    value = row.cells[place]
    if isinstance(value, str):
        return " ".join(value.split())
    decimals = decimals_of(value)
    # 1,234 could mean two things; 1,2340 cannot.
    return f"{value:.{decimals + (decimals == GROUPING)}f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class AskedRow:
    """En rad som någon väljer projekt för.

    Attributes:
        near: the project that it is nearly called as.
    """

    row: TableRow
    near: str = ""
    field: Any = None

    @property
    def words(self) -> str:
        """What it is called in the table."""
        return self.row.words

    @property
    def where(self) -> str:
        """Where in the table it stands."""
        return f"rad {self.row.number}"

    @property
    def sentence(self) -> str:
        """Why it is asked about, where there is more to say than that no project is called so."""
        return self.row.sentence

    @property
    def amounts(self) -> str:
        """What stands on it, tkr."""
        told = (number(value / TKR, decimals_of(value / TKR)) for value in self.row.amounts.values())
        return f"{join_words(list(told))} tkr" if self.row.amounts else ""


class ProjectChoicesForm(SeenTableForm):
    """Vilka projekt raderna är som inte känns igen: new ones, others than they seem, or none."""

    def __init__(self, data: Mapping[str, Any] | None, *, table: InvestmentTable, books: Books) -> None:
        super().__init__(data)
        self.table, self.stale = table, False
        self.asked = [row for row in table.rows if row.pk is None or row.sentence]
        self.near = {row.id: books.projects[row.near].label for row in self.asked if row.near}
        projects: dict[str, list[tuple[str, str]]] = {}
        for one in books.projects.values():
            projects.setdefault(one.unit_name, []).append((str(one.project_id), one.label))
        for row in self.asked:
            self._ask(row, books, list(projects.items()))

    def _ask(self, row: TableRow, books: Books, projects: list[Any]) -> None:
        units = [unit for pk, unit in books.units.items() if row.unit_pk in (None, pk)]
        new = [(f"{NEW}{unit.pk}", f"Nytt projekt hos {unit.name}") for unit in units]
        # What says whose it is and resembles nothing is most often new; what may be another is asked about.
        is_new = len(units) == 1 and not (row.near or row.sentence)
        self.fields[f"row-{row.id}"] = field = forms.ChoiceField(
            label=f"Projekt för ”{row.words}”, rad {row.number}",
            choices=[("", "Lämna utanför"), *new, *projects],
            initial=new[0][0] if is_new else "",
            required=False,
        )
        field.widget.attrs["aria-label"] = f"Projekt för {row.words}, rad {row.number}"

    @property
    def row_fields(self) -> list[AskedRow]:
        """The rows that are asked about, each with its field."""
        return [AskedRow(row, self.near.get(row.id, ""), self[f"row-{row.id}"]) for row in self.asked]

    def clean(self) -> dict[str, Any]:
        """No two rows are the same project."""
        cleaned = super().clean() or {}
        taken = {str(row.pk): row for row in self.table.rows if row.pk is not None and not row.sentence}
        for row in self.asked:
            said = cleaned.get(f"row-{row.id}", "")
            if said.isdigit() and (other := taken.setdefault(said, row)) is not row:
                self.add_error(f"row-{row.id}", f"Rad {other.number} är redan det projektet.")
        return cleaned

    @property
    def chosen(self) -> dict[int, str]:
        """A row's id → what it becomes, as far as is known."""
        found = {row.id: str(row.pk) for row in self.table.rows if row.pk is not None and not row.sentence}
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        for row in self.asked:
            name = f"row-{row.id}"
            found[row.id] = said.get(name, "" if self.is_bound else self.fields[name].initial)
        return found
