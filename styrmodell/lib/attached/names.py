"""What an attached file is called: a name that means nothing to any file system, with the ending of what it is."""

import re
import unicodedata

from styrmodell.lib.errors import DomainError

LONGEST = 120
NAMELESS = "bilaga"
# By the form of the content: the endings it goes by, the first one first, what it is called and its media type.
FORMS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "pdf": ((".pdf",), "PDF", "application/pdf"),
    "docx": (
        (".docx",),
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": ((".xlsx",), "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "png": ((".png",), "PNG", "image/png"),
    "jpeg": ((".jpg", ".jpeg"), "JPEG", "image/jpeg"),
}
FORM_WORDS = {media_type: word for _, word, media_type in FORMS.values()}


def file_name(sent: str, form: str) -> str:
    """The name as it is kept: no path, no signs that are not seen, not too long.

    Args:
        sent: what the browser called it.
        form: a key of `FORMS`, by its content.

    Raises:
        DomainError: it ends as something else than it is.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", sent))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    name = " ".join(re.sub(r'[<>:"|?*;%]', " ", seen).split())
    stem, dot, ending = name.rpartition(".")
    endings, word, _ = FORMS[form]
    if f".{ending}".lower() not in endings or not dot:
        named = f"slutar på .{ending[:12]}" if dot else "har ingen ändelse"
        raise DomainError(f"Filen {named} men innehåller {word}. Ge den ändelsen {endings[0]} om det är rätt fil.")
    return f"{stem.strip('. ')[:LONGEST].strip() or NAMELESS}.{ending.lower()}"
