"""What a request asks for: numbers, pages of a list, the fields of a form."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from styrmodell.web import asked

ask = RequestFactory()


@pytest.mark.parametrize(("address", "found"), [("/", None), ("/?enhet=", None), ("/?enhet=0", 0), ("/?enhet=17", 17)])
def test_a_number_in_the_address(address, found):
    assert asked.number(ask.get(address), "enhet") == found


@pytest.mark.parametrize("text", ["-1", "1.5", "x", "1e3", "²", "٣", " 1", "1\x00", "9" * 16, "9" * 5000])
def test_what_is_no_number_of_a_row_is_not_found_in_an_address_and_left_out_of_a_form(text):
    with pytest.raises(Http404):
        asked.number(ask.get("/", {"enhet": text}), "enhet")
    assert asked.posted_number(ask.post("/", {"enhet": text}), "enhet") is None


def test_a_form_that_is_sent_empty_is_sent_all_the_same():
    assert asked.sent_fields(ask.get("/?a=1")) is None
    assert asked.sent_fields(ask.head("/")) is None
    assert asked.sent_fields(ask.post("/")) is not None


@pytest.mark.parametrize(("wanted", "shown"), [("", [1, 2]), ("2", [3]), ("99", [3]), ("x", [1, 2])])
def test_a_page_that_is_not_there_shows_one_that_is(wanted, shown):
    assert list(asked.page_of(ask.get("/", {"page": wanted}), [1, 2, 3], 2)) == shown
