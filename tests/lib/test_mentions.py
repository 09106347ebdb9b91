"""@namn in a text: by full name or username, the longest that fits, and no name in an address for mail."""

import pytest

from styrmodell.lib.mentions import mentions_in

KNOWN = ("Bo Berg", "Bo Bergström", "bo", "Åsa Öst", "a.b-c")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Bo Berg, kan du?", {"Bo Berg"}),
        ("Se @bo BERGSTRÖM.", {"Bo Bergström"}),
        ("(@bo)", {"bo"}),
        ("@Bo Bertil", {"bo"}),
        ("@ÅSA ÖST och @a.b-c.", {"Åsa Öst", "a.b-c"}),
        ("@Bo Berg @Bo Berg", {"Bo Berg"}),
        ("bo@bo.se och @", set()),
    ],
)
def test_a_name_is_meant_in_any_case_and_the_longest_that_fits(text, names):
    found = mentions_in(text, KNOWN)
    assert (found.names, found.unknown) == (names, ())


def test_words_that_name_nobody_are_told_as_they_were_typed():
    assert mentions_in("@Bosse och @bo.berg, @Bosse igen", KNOWN).unknown == ("Bosse", "bo.berg")
    assert mentions_in("@Bo", ()).unknown == ("Bo",)
    assert mentions_in("@Bo", ("",)).names == frozenset()
