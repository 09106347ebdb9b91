"""Text as people and programs write it, made one kind: the one door that files, forms and what is pasted come in through.

The same words look alike in many ways: å as one character or as a with a ring, line ends of three systems, marks that
nobody sees. What is stored, compared and searched has one of them. No word is lost and none is changed.
"""

import re
import unicodedata

# Word's line break within a paragraph, form feeds and Unicode's own line ends are line ends too.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, half characters and non-characters break XML and databases; soft hyphens, BOMs and zero-width spaces
# break search; what overrides, embeds or isolates a direction of writing reaches into what stands after the text.
# Zero-width joiners (200C, 200D) stay: emoji and several scripts need them.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]",
)
UNSEEN = {"Cf", "Mn", "Me", "Zs"}  # what leaves no mark where it stands alone
ENDS_OF_FILES = b"\x00\x1a\t\n\r "  # NUL pads records, Ctrl-Z ended files in DOS


def seen_characters(text: str) -> str:
    """The text with one kind of line end and without what nobody sees; for text with tags, whose words are composed later."""
    return UNWANTED.sub("", LINE_ENDS.sub("\n", text))


def text_in(text: str) -> str:
    """A text of any length as it is stored: NFC, line ends as LF, nothing that is not seen."""
    return unicodedata.normalize("NFC", seen_characters(text))


def line_in(text: str) -> str:
    """A name, a heading, a code: as `text_in`, on one line, without space around; "" when there is nothing to see."""
    line = re.sub(r"\s*\n\s*", " ", text_in(text)).strip()
    return "" if all(unicodedata.category(sign) in UNSEEN for sign in line) else line


def without_padding(data: bytes) -> bytes:
    """A file's bytes without what old systems fill the end of one with."""
    return data.rstrip(ENDS_OF_FILES)
