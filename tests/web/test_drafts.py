import pytest

from organisation.models import Draft
from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from tests import build


def test_a_draft_is_kept_per_person_and_form_and_the_latest_holds(anna):
    drafts.save(anna, "plan-node:1", {"title": ["Ett"]})
    drafts.save(anna, "plan-node:1", {"title": ["Två"]})
    assert drafts.get(anna, "plan-node:1").data == {"title": ["Två"]}
    assert drafts.get(anna, "plan-node:2") is None
    assert drafts.get(build.user(None), "plan-node:1") is None


def test_a_discarded_draft_is_gone_and_so_is_an_emptied_one(anna):
    drafts.save(anna, "a", {"title": ["Ett"]})
    drafts.discard(anna, "a")
    drafts.save(anna, "b", {"title": ["Ett"]})
    drafts.save(anna, "b", {})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("key", "data", "sentence"),
    [
        ("", {"a": 1}, "saknar formulärets nyckel"),
        ("x" * 201, {"a": 1}, "saknar formulärets nyckel"),
        ("a", ["a"], "fält med namn"),
        ("a", {"text": "å" * 100_001}, "för lång"),
    ],
)
def test_what_is_no_draft_is_refused_in_words(anna, key, data, sentence):
    with pytest.raises(DomainError, match=sentence):
        drafts.save(anna, key, data)
    assert not Draft.objects.exists()
