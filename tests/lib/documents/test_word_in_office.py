"""A Word file opened by another program than the one that wrote it: LibreOffice sets it as PDF, and every chapter is there."""

import shutil
import subprocess

import pypdfium2
import pytest

from styrmodell.lib.documents.render.word.document import word_file
from tests.lib.documents import samples

SECONDS = 300

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="not run: LibreOffice is not on this machine"),
]


@pytest.mark.parametrize("make", [samples.full, samples.monthly, samples.plan], ids=lambda make: make.__name__)
def test_every_chapter_and_amount_is_read_by_libreoffice(make, tmp_path):
    document = make()
    (tmp_path / "dokument.docx").write_bytes(word_file(document))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"  # an own one: another run may have it open
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "dokument.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    with pypdfium2.PdfDocument(tmp_path / "dokument.pdf") as pdf:
        found = _without_spaces("".join(page.get_textpage().get_text_range() for page in pdf))
    for chapter in document.chapters:
        assert _without_spaces(chapter.title) in found
    if make is not samples.plan:
        assert "−40871" in found


def _without_spaces(text):
    """Lines are broken, and a hyphen may stand where one is."""
    return "".join(text.split())
