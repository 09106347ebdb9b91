"""What a list is asked for; what cannot be understood is left out, never an error."""

import pytest

from styrmodell.web.filters import ListFilter, choice_field, search_field, tick_field


class PlaceFilter(ListFilter):
    """One field of each kind."""

    q = search_field(placeholder="Namn")
    slag = choice_field("Slag", [("A", "Första")], everything="Alla slag")
    avslutade = tick_field("Visa avslutade")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, {"q": "", "slag": "", "avslutade": ""}),
        ({"q": " Kultur ", "slag": "A", "avslutade": "on"}, {"q": "Kultur", "slag": "A", "avslutade": True}),
        ({"q": "Kultur", "slag": "finnsinte"}, {"q": "Kultur", "slag": "", "avslutade": ""}),
        ({"q": "a\x00b", "slag": "A"}, {"q": "ab", "slag": "A", "avslutade": ""}),
        ({"q": "å" * 101}, {"q": "", "slag": "", "avslutade": ""}),
    ],
)
def test_what_is_understood_is_asked_for(asked, wanted):
    form = PlaceFilter(asked)
    assert form.wanted == wanted
    assert form.is_narrowed == any(wanted.values())


def test_everything_is_the_first_choice():
    assert list(PlaceFilter({}).fields["slag"].choices) == [("", "Alla slag"), ("A", "Första")]
