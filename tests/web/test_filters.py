"""What a list is asked for; what cannot be understood is left out, never an error."""

import pytest
from django.template.loader import render_to_string

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


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"q": "Kultur"}, "Fler val"),
        ({"slag": "A"}, "Fler val (1 valt)"),
        ({"slag": "A", "avslutade": "on"}, "Fler val (2 valda)"),
        ({"slag": "finnsinte"}, "Fler val"),
    ],
)
def test_what_is_folded_tells_how_many_choices_are_in_use(asked, words):
    form = PlaceFilter(asked)
    assert form.folded_words == words
    assert [[field.name for field in form.words_fields], [field.name for field in form.folded_fields]] == [
        ["q"],
        ["slag", "avslutade"],
    ]
    drawn = render_to_string("components/filter_bar.html", {"form": form})
    assert f"<summary>{words}</summary>" in drawn
    assert drawn.index('name="q"') < drawn.index("<details") < drawn.index('name="slag"')


def test_everything_is_the_first_choice():
    assert list(PlaceFilter({}).fields["slag"].choices) == [("", "Alla slag"), ("A", "Första")]
