"""Ordförklaringar: the words that kommunens årsredovisning in fact uses."""

from collections.abc import Sequence

from followup.rules.glossary import found_in
from styrmodell.lib.documents.glossary import Glossary, Term
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.strings import texts_in

KEY, TITLE = "glossary", "Ordförklaringar"
NO_TEXT = ("key", "chapter")  # what is an address, and not read


def chapters(told: Sequence[Chapter]) -> list[Chapter]:
    """The chapter that explains what other chapters say; none where they say nothing that needs it."""
    rows = tuple(Term(one.word, one.meaning) for one in found_in(texts_in(tuple(told), without=NO_TEXT)))
    return [Chapter(KEY, TITLE, (Glossary(rows),))] if rows else []
