"""Files that people attach, as they come in: judged by their content, and called by a name that means nothing elsewhere."""

import io
from typing import Any

from django.conf import settings
from django.core.files import File

from organisation.desk import pictures
from organisation.desk.files import Made
from styrmodell.lib.attached import ooxml, pdf
from styrmodell.lib.attached.names import FORMS, file_name
from styrmodell.lib.errors import DomainError

PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
WORDS = "Filen är varken PDF, Word (.docx), Excel (.xlsx), PNG eller JPEG. Spara om den som något av dem, helst PDF."
MEGABYTE = 1024 * 1024


def checked(file: File[Any]) -> Made:
    """The file as it may be kept. A picture is encoded anew, as those in texts are; the others are kept byte for byte.

    Raises:
        DomainError: empty, too large, of another kind than those that are taken, called as something else than it is, or
            with something in it that runs.
    """
    size = file.size or 0
    if size > settings.ATTACHMENT_MAX_MB * MEGABYTE:  # by what has come, whatever was said before it came
        raise DomainError(
            f"Filen är större än {settings.ATTACHMENT_MAX_MB} MB. Spara den i mindre storlek eller dela upp den."
        )
    if not size:
        raise DomainError("Filen är tom.")
    content = file.read()
    form = _form_of(content)
    name = file_name(file.name or "", form)
    if form == "pdf":
        pdf.refuse_unsafe(content)
    elif form in PICTURES.values():
        content, _ = pictures.encoded_anew(io.BytesIO(content))
    return Made(name, FORMS[form][2], content)


def _form_of(content: bytes) -> str:
    if content.startswith(pdf.START):
        return "pdf"
    if content.startswith(ooxml.START):
        return ooxml.form_of(content)
    if content.startswith(ooxml.OLE_START):
        raise DomainError(ooxml.LOCKED)
    for start, form in PICTURES.items():
        if content.startswith(start):
            return form
    raise DomainError(WORDS)
