"""Texts that are words in paragraphs pass by the parser, and come out as it would have written them."""

from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib import richtext

WORDS = st.from_regex(r"(<p>[\w.,;:!?()/%–\-<>& \n]{1,12}</p>){1,3}", fullmatch=True)


@given(WORDS)
def test_what_passes_by_is_what_the_parser_would_have_written(text):
    if richtext.PARAGRAPHS.fullmatch(text):
        assert richtext._STRICT.clean(richtext.html_of(richtext.read(text))) == text


@given(st.from_regex(richtext.PARAGRAPHS, fullmatch=True))
def test_cleaning_changes_nothing_in_paragraphs_of_words(text):
    assert richtext._STRICT.clean(richtext.html_of(richtext.read(text))) == text
