"""The accounts say the same figures in every format: on the page, on paper, in Word, in Excel and in the data."""

import pytest

from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.render.word.document import word_file
from tests.lib.documents import accounts as sample
from tests.lib.documents import read_back

FORMS = {
    "page": lambda document: read_back.on_the_page(body_html(document)),
    "print": lambda document: read_back.on_the_page(print_html(document)),
    "word": lambda document: read_back.in_word(word_file(document)),
    "excel": lambda document: read_back.in_excel(excel_file(document)),
    "data": lambda document: [[name, *figures] for name, figures in read_back.rows_told(read(to_json(document)))],
}


@pytest.mark.parametrize("form", FORMS)
def test_every_format_says_the_same_figures_in_the_same_order(form):
    document = sample.accounts()
    told = list(read_back.rows_told(document))
    assert len(told) > 40
    assert read_back.not_found(told, FORMS[form](document)) == []
