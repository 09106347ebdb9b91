"""What hostile input is made of, how it is sent, and what is wrong with an answer to it; for the tests named after it."""

import re
from collections.abc import Iterator, Mapping

from django.apps import apps
from django.contrib.messages import ERROR, get_messages
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from organisation.models import User

NUL = "a\x00b"
LONG = "å" * 5_000
HUGE = str(10**30)
BEYOND = str(2**63)
RIGHT_TO_LEFT = "\u202egnitirw\u202c ‏سلام"
EMOJI = "👩🏽‍🚒🦉"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"

ENGLISH = re.compile(
    r"\b(this field|enter a|enter the|ensure (this|that)|select a|is not (a|one|valid)|is required|invalid|please|"
    r"not allowed|bad request|not found|server error|forbidden)\b",
    re.IGNORECASE,
)
# What changes without anybody having changed anything.
NOT_COUNTED = ("sessions.Session", "organisation.Draft", "organisation.SentForm", "account.EmailAddress")
# A report is saved answer by answer, and links tick by tick: what can be saved is, and what cannot says why.
SAVES_WHAT_IT_CAN = ("/fyll-i/", "/lamna-in/", "/koppla/")
FILLS_IN = "/dela-ut/"  # the first of its buttons tells what happens, and draws the page with what was filled in
LOOKED_AT = re.compile(r"/ekonomi/rakenskaper/\d+/\d+/fil/\d+/")  # as does every button of these but the one that saves


def logged_in(username: str) -> Client:
    """A browser where the person has logged in; faults of ours become answers of 500."""
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(User.objects.get(username=username))
    return client


def faults_of(response: HttpResponse) -> Iterator[str]:
    """What is wrong with an answer to somebody who sent nonsense."""
    if response.status_code >= 500:
        yield f"{response.status_code} {response.exc_info[1]!r}" if response.exc_info else str(response.status_code)
        return
    if response.status_code >= 300 and response.status_code < 400:
        return
    if response["Content-Type"].startswith("text/html") and response.content:
        html = response.content.decode()
        if 'lang="sv"' not in html:
            yield "sidan säger inte att den är på svenska"
        if SCRIPT in html:
            yield "ett script står oskyddat på sidan"
        words = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
        if found := ENGLISH.search(words):
            yield f"på engelska: {words[max(0, found.start() - 40) : found.end() + 40].strip()}"


def fingerprint() -> tuple[int, ...]:
    """How many rows there are of everything; each change leaves a row of history."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.label not in NOT_COUNTED]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables))
        return cursor.fetchone()


def refused(response: HttpResponse) -> bool:
    """True when the answer says that nothing was done: anything but a way onward without an error message."""
    said = get_messages(response.wsgi_request) if hasattr(response, "wsgi_request") else ()
    return response.status_code != 302 or any(message.level >= ERROR for message in said)


def send(client: Client, url: str, data: Mapping[str, list[str]]) -> list[str]:
    """Post and undo; what was wrong with the answer, and with the page that followed it."""
    with transaction.atomic():
        before = fingerprint()
        response = client.post(url, data)
        wrong = list(faults_of(response))
        fills_in = url.partition("?")[0].endswith(FILLS_IN) or (LOOKED_AT.fullmatch(url) and "spara" not in data)
        if (
            response.status_code == 200 and not fills_in
        ):  # a form that is taken leads on, and one that is not says so in its status
            wrong.append("nekat, men svaret är 200")
        if refused(response) and not url.endswith(SAVES_WHAT_IT_CAN) and fingerprint() != before:
            wrong.append("nekat, men något är ändrat")
        if response.status_code == 302 and response.url.startswith("/"):
            wrong += [f"sedan: {fault}" for fault in faults_of(client.get(response.url))]
        transaction.set_rollback(True)
    cache.clear()  # the mails to a person who was never added are not counted
    return wrong
