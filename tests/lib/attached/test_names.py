"""What an attached file is called leads nowhere and says what it is."""

import pytest

from styrmodell.lib.attached.names import LONGEST, file_name
from styrmodell.lib.errors import DomainError


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Protokoll § 45.pdf", "Protokoll § 45.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\bo\\Årsredovisning.PDF", "Årsredovisning.pdf"),
        ("a\x00b\r\nSet-Cookie: c.pdf", "abSet-Cookie c.pdf"),
        ("faktura\u202efdp.exe.pdf", "fakturafdp.exe.pdf"),
        ('">.<script>.pdf', "script.pdf"),
        ("  ...  .pdf", "bilaga.pdf"),
        ("A\u030ar.pdf", "År.pdf"),
    ],
)
def test_only_what_is_seen_of_the_last_part_is_kept(sent, kept):
    assert file_name(sent, "pdf") == kept


def test_a_long_name_is_cut_and_keeps_its_ending():
    assert file_name("å" * 500 + ".jpeg", "jpeg") == "å" * LONGEST + ".jpeg"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("bilaga.docx", "slutar på .docx"),
        ("bilaga.pdf.exe", "slutar på .exe"),
        ("bilaga", "har ingen ändelse"),
        ("bilaga.pdf/", "har ingen ändelse"),
    ],
)
def test_a_name_that_ends_as_something_else_is_refused(sent, words):
    with pytest.raises(DomainError, match=f"^Filen {words} men innehåller PDF"):
        file_name(sent, "pdf")
