"""Filer: what a text is fetched as, beside it on its page."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from organisation.desk.files import PDF, Text
from styrmodell.web.lines import Line

# The formats beside PDF, and what they are called.
FORMS = {"docx": "Word", "xlsx": "Excel", "json": "Data"}


@dataclass(frozen=True, slots=True)
class Files:
    """Filerna.

    Attributes:
        make_url: where its PDF is asked for; empty when it has the one that it will ever have.
        make_words: what is chosen then.
        sha256: of its PDF; empty when there is none.
    """

    rows: tuple[Line, ...]
    make_url: str
    make_words: str
    sha256: str


def files_of(text: Text, *more: Line, forms: Collection[str] = tuple(FORMS)) -> Files:
    """The files of a text. One query.

    Args:
        more: other files that stand beside them.
        forms: those of `FORMS` that it is fetched in.
    """
    file = text.kept.defer("content").first()
    rows = [Line(name, text.address(form)) for form, name in FORMS.items() if form in forms]
    if file is not None:
        day = timezone.localdate(file.created_at).isoformat()
        rows.insert(0, Line("PDF", text.address(PDF), "" if text.is_frozen else f"Utkast, som det var {day}"))
    is_made = file is not None and text.is_frozen
    return Files(
        rows=(*rows, *more),
        make_url="" if is_made else text.address(PDF),
        make_words="Skapa PDF" if text.is_frozen else "Skapa PDF av utkastet",
        sha256=file.sha256 if file else "",
    )
