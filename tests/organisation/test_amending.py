"""What is to hold where something has moved on."""

import pytest

from organisation.decisions.amending import Choice, takes_decided
from styrmodell.lib.errors import DomainError


def test_what_moved_on_after_the_page_was_shown_is_asked_about_and_not_decided_unseen():
    choices = {"node:1:title": Choice(takes_decided=True, version=2)}
    assert takes_decided(choices, "node:1:title")
    with pytest.raises(DomainError, match="Något ändrades nyss"):
        takes_decided(choices, "node:1:text")
