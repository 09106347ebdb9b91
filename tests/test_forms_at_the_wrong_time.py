"""No word is lost, and one act is done once, whatever happens between a form's being read and its being sent."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count, product
from operator import attrgetter, itemgetter
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.contrib.messages import SUCCESS, get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from organisation.models import User
from tests import database, html_forms, matrix, pages, sampling, typed_words, wrong_times
from tests.hostile import fingerprint, logged_in, refused
from tests.test_hostile_forms import REFUSED_ANYWAY, different_forms
from tests.web.test_acts import at_once

pytestmark = pytest.mark.one_database

CELLS = sampling.drawn(
    product(sampling.part(pages.PAGES, attrgetter("url_name"), salt="wrong time", share=1 / 2), wrong_times.BETWEEN),
    lambda cell: cell[0].url_name,
    itemgetter(1),
    salt="wrong time",
)
SITUATIONS = {
    page: [between for of, between in CELLS if of == page] for page in dict.fromkeys(page for page, _ in CELLS)
}
SEEN: dict[str, set[str]] = {}
# Nothing that anybody keeps: to whom a mail is to go. What is changed of an uppdrag is kept, once it is another.
# What is pasted or in a file is only shown; what that page then saves is tried where it is looked at.
PREVIEWED = ("/ekonomi/rakenskaper/0/0/klistra/", "/ekonomi/rakenskaper/0/0/fil/", "/ekonomi/investeringar/las-in/")
NOT_SAVED = {*REFUSED_ANYWAY, "/konto/losenord/glomt/", *PREVIEWED} - {"/uppdrag/0/andra/"}
Sent = dict[str, Any]


def tried(client: Client, form: html_forms.Form, situation: str) -> list[str]:
    """What was wrong, when the form has been sent and all is as before."""
    sent, words = typed_words.plant(form)
    user = get_user(client)  # type: ignore[arg-type]  # what it asks for is the session
    wrong, cookies = [], deepcopy(client.cookies)
    with transaction.atomic():
        if wrong_times.BETWEEN[situation](form.action, client):
            before = fingerprint()
            answer, last = wrong_times.sent(client, form.action, sent, situation, user)
            wrong += [f"{answer.status_code} {name} är borta" for name in typed_words.missing(words, last)]
            if answer.status_code >= 500:
                wrong += after_a_fault(client, answer, before)
            if situation == wrong_times.TWICE:
                wrong += sent_again(client, form, sent, words, answer)
        transaction.set_rollback(True)
    client.cookies, client.handler.enforce_csrf_checks = cookies, False
    return wrong


def after_a_fault(client: Client, answer: HttpResponse, before: tuple[int, ...]) -> Iterator[str]:
    """What was wrong when the system answered that it could not."""
    if fingerprint() != before:
        yield f"{answer.status_code}, men något är gjort"
    if any(message.level == SUCCESS for message in get_messages(client.get("/").wsgi_request)):
        yield f"{answer.status_code}, men sagt är att det är gjort"


def sent_again(client: Client, form: html_forms.Form, sent: Sent, words: Sent, first: HttpResponse) -> Iterator[str]:
    """What was wrong when the form was sent as it should be, and then once more."""
    if refused(first):
        yield f"{first.status_code} nekat"
    else:
        yield from (f"{name} är inte sparat" for name in typed_words.not_stored(words, is_kept_enough=False))
    made = fingerprint()
    again = client.post(form.action, sent)
    if fingerprint() != made:
        yield "gjort två gånger"
    if (again.status_code, again.get("Location")) != (first.status_code, first.get("Location")):
        yield f"andra gången {again.status_code}"


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", SITUATIONS, ids=str)
def test_no_word_is_lost_and_one_act_is_done_once(demo, page):
    client = logged_in(page.username)
    with pages.opened(page) as url:
        found = list(different_forms(client.get(url).content.decode(), url, {} if sampling.is_whole else SEEN))
        wrong = [
            f"{form.action} · {situation} · {fault}"
            for form in found
            if re.sub(r"\d+", "0", form.action) not in NOT_SAVED
            for situation in SITUATIONS[page]
            for fault in tried(client, form, situation)
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("situation", "switched_off", "found"),
    [
        (wrong_times.AWAY, "styrmodell.views.texts_of", "503 title är borta"),
        (wrong_times.TWICE, "styrmodell.web.acts._fingerprint", "gjort två gånger"),
    ],
)
def test_what_is_lost_or_done_twice_would_be_found(demo, monkeypatch, situation, switched_off, found):
    numbers = count()
    monkeypatch.setattr(switched_off, lambda *_: str(next(numbers)) if situation == wrong_times.TWICE else ())
    client, url = logged_in("sekreterare"), f"/planer/{matrix.plan('KN27').pk}/?ny=DIRECTION"
    form = next(one for one in html_forms.forms_of(client.get(url).content.decode(), url) if "title" in one.fields)
    assert found in tried(client, form, situation)


@pytest.fixture
def demo_of_its_own(demo_database, django_db_blocker):
    """A committed copy, since every browser that clicks has a connection of its own."""
    with (
        django_db_blocker.unblock(),
        database.using(demo_database),
        database.copy("clicks") as name,
        database.using(name),
    ):
        yield


@pytest.mark.full
@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_clicks_at_the_same_moment_are_one_act(demo_of_its_own, page):
    """What grows by the form sent once is what grows by clicks in several browsers of the same person's."""
    client, url = logged_in(page.username), pages.prepared(page)
    for form in different_forms(client.get(url).content.decode(), url, {}):
        sent, _ = typed_words.plant(form)
        with transaction.atomic():
            before, first = fingerprint(), client.post(form.action, sent)
            once = grown_since(before)
            transaction.set_rollback(True)
        if page.username and not refused(first):
            before = fingerprint()
            answers = at_once(User.objects.get(username=page.username), form.action, sent)
            assert (form.action, grown_since(before)) == (form.action, once)
            assert {answer.status_code for answer in answers} == {302}


def grown_since(before: tuple[int, ...]) -> list[int]:
    """How many rows more each table has."""
    return [now - then for now, then in zip(fingerprint(), before, strict=True)]
