"""What is typed and not saved: a window's own, and what could not be saved, which only its writer removes."""

import pytest
from django.http import QueryDict

from organisation.models import Draft
from styrmodell.lib.errors import DomainError
from styrmodell.web import drafts
from tests import build

KEY = "plan:1/node:2"


@pytest.fixture
def sent(rf, anna):
    """A form that Anna sends."""

    def send(**fields):
        request = rf.post("/", fields)
        request.user = anna
        return request

    return send


def kept(user, words, **more):
    return drafts.keep(user, KEY, {"title": [words]}, why="Planen är inlämnad.", **more)


def titles(user):
    return sorted(draft.data["title"][0] for draft in user.drafts.all())


def test_a_draft_is_kept_per_person_form_and_window_and_the_latest_holds(anna):
    for window, words in (("a", "Ett"), ("b", "Två"), ("a", "Tre")):
        drafts.save(anna, KEY, {"title": [words]}, window=window)
    assert titles(anna) == ["Tre", "Två"]
    assert not build.user(None).drafts.exists()


def test_an_emptied_draft_is_gone_from_its_own_window_only(anna):
    for window in "ab":
        drafts.save(anna, KEY, {"title": [window]}, window=window)
    drafts.save(anna, KEY, {}, window="a")
    assert titles(anna) == ["b"]


def test_a_save_forgets_what_its_own_window_kept_and_what_was_taken_in(anna, sent):
    for window in "ab":
        drafts.save(anna, KEY, {"title": [window]}, window=window)
    first, _ = kept(anna, "Kvar"), kept(anna, "Också kvar")
    others = drafts.keep(build.user(None), KEY, {"title": ["En annans"]}, why="Likaså.")
    drafts.saved(sent(window="a", taken=[first.pk, others.pk, "x"]), KEY)
    assert titles(anna) == ["Också kvar", "b"]
    assert Draft.objects.filter(pk=others.pk).exists()


def test_a_save_of_a_page_without_scripts_forgets_nothing(anna, sent):
    drafts.save(anna, KEY, {"title": ["Ett"]})
    kept(anna, "Två")
    drafts.saved(sent(), KEY)
    assert titles(anna) == ["Ett", "Två"]


def test_two_texts_that_could_not_be_saved_are_two_and_the_same_one_twice_is_one(anna):
    for words in ("Ett", "Två", "Två"):
        kept(anna, words)
    assert titles(anna) == ["Ett", "Två"]


def test_what_a_window_had_kept_becomes_the_text_that_could_not_be_saved(anna):
    drafts.save(anna, KEY, {"title": ["Ett"]}, window="a")
    kept(anna, "Ett och ett halvt", window="a")
    drafts.save(anna, KEY, {"title": ["Två"]}, window="a")  # written on
    assert titles(anna) == ["Ett och ett halvt", "Två"]
    assert kept(anna, "Två", window="a").why
    assert titles(anna) == ["Ett och ett halvt", "Två"]


def test_before_there_is_no_room_it_is_said_and_then_nothing_more_is_kept(anna):
    count = 0
    for number in range(drafts.MOST):
        assert bool(drafts.many(count)) == (count >= drafts.MANY)
        count = drafts.save(anna, f"form:{number}", {"title": ["x"]}, window="a")
    for more in (lambda: kept(anna, "För många"), lambda: drafts.save(anna, "another", {"title": ["x"]}, window="a")):
        with pytest.raises(DomainError, match="får inte plats"):
            more()
    drafts.save(anna, "form:0", {"title": ["Skrivs på"]}, window="a")
    drafts.keep(anna, "form:1", {"title": ["Likaså"]}, why="Planen är inlämnad.", window="a")
    assert anna.drafts.count() == drafts.MOST


def test_a_form_offers_its_newest_texts_and_none_when_it_has_just_been_sent(anna, sent):
    for number in range(drafts.OFFERED + 1):
        kept(anna, f"Text {number}")
    offered = drafts.offered(sent(), KEY)
    assert [text.beginning for text in offered.texts] == ["Text 5", "Text 4", "Text 3", "Text 2", "Text 1"]
    assert drafts.offered(sent(), "plan:1/node:3").texts == ()
    again = drafts.offered(sent(taken=["7"]), KEY, is_sent=True)
    assert (again.texts, again.taken) == ((), ("7",))


def test_a_text_is_named_by_the_beginning_of_the_longest_that_was_typed():
    fields = {"kind": ["DIRECTION"], "title": ["Öppet"], "text": ["<p>Biblioteken är öppna varje dag.</p>" * 5]}
    assert drafts.first_words(fields).startswith("Biblioteken är öppna varje dag.")
    assert len(drafts.first_words(fields)) <= drafts.LINE + 2
    assert drafts.first_words({"kind": ["DIRECTION"]}) == ""


def test_passwords_and_the_pages_own_are_never_kept(anna):
    sent = QueryDict("title=Ett&act=b&window=c&taken=1&csrfmiddlewaretoken=d&password=e")
    assert drafts.typed(sent) == {"title": ["Ett"]}
    drafts.save(anna, KEY, {"title": "Ett", "password": "e"})
    assert anna.drafts.get().data == {"title": "Ett"}


@pytest.mark.parametrize(
    "page", ["https://example.org/", "//example.org/", "/\\example.org", "/" + "x" * 500, "javascript:1"]
)
def test_where_a_text_was_typed_is_an_address_of_ours(anna, page):
    drafts.save(anna, KEY, {"title": "Ett"}, page="/planer/1/?ny=GOAL#ny")
    assert anna.drafts.get().page
    drafts.save(anna, KEY, {"title": "Ett"}, page=page)
    assert anna.drafts.get().page == ""


@pytest.mark.parametrize(
    ("key", "data", "sentence"),
    [
        ("", {"a": 1}, "saknar formulärets nyckel"),
        ("x" * 201, {"a": 1}, "saknar formulärets nyckel"),
        ("a", ["a"], "fält med namn"),
        ("a", {"text": "å" * (drafts.MAX_BYTES // 2 + 1)}, "för lång"),
    ],
)
def test_what_is_no_draft_is_refused_in_words(anna, key, data, sentence):
    with pytest.raises(DomainError, match=sentence):
        drafts.save(anna, key, data)
    assert not Draft.objects.exists()
