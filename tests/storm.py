"""A storm: people who read and write at once over HTTP, each text with a word of its own, and the account of where it went.

A word that was answered with success stands in a row, or was written over by somebody whose page showed it. History does not
count: what is only there nobody sees.
"""

import html
import http.client
import json
import random
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import CharField, JSONField, TextField
from django.test import Client

from organisation.models import User
from tests import html_forms

WORD = re.compile(r"storm\d+x\d+s")
WRITTEN_IN = re.compile(
    r"(^|[-_])(title|text|comment|cause|note|responsible|description|lines|name|expected_result|collaboration)$"
)
DRAFT_KEY = re.compile(r'data-draft-key="([^"]+)"')
REFUSED = (400, 403, 404, 409, 422, 503)
STEPS = 0.15  # of the forms may be one without texts: hand in, move, remove
NOT_SENT = ("/konto/",)
AUTOSAVE, FULL = "/utkast/", 400  # as many texts as there is room for
LONGEST = 120  # of what a one-line field held before


@dataclass(frozen=True)
class Sent:
    """A form that was sent, and what its page showed before.

    Attributes:
        words: typed in it, and in which field.
        saw: the words on the page that it was filled in on.
        returned: those of its own that the answer showed.
    """

    at: float
    who: str
    action: str
    status: int
    words: dict[str, str]
    saw: frozenset[str]
    returned: frozenset[str]
    said: str

    @property
    def wrote(self) -> bool:
        """True when something may have been saved: a report's answers are saved one by one, also beside one that is refused."""
        return self.status == 302 or (self.action.startswith("/rapporter/") and self.status in (409, 422))

    def __str__(self) -> str:
        return f"{self.who} {self.action} {self.status} {self.said[:80]}"


@dataclass
class Browser:
    """Somebody who has logged in, over HTTP."""

    address: str
    username: str
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = Client()
        known.force_login(User.objects.get(username=self.username))
        self.cookies[settings.SESSION_COOKIE_NAME] = known.cookies[settings.SESSION_COOKIE_NAME].value
        self.line = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)

    def ask(self, url: str, data: dict[str, list[str]] | None = None) -> tuple[int, str, str]:
        """Status, where it leads and the page."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**data, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}, doseq=True)
        self.line.request("GET" if data is None else "POST", url.partition("#")[0], body, headers)
        answer = self.line.getresponse()
        page = answer.read().decode(errors="replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                known, _, kept = value.partition(";")[0].partition("=")
                self.cookies[known] = kept
        return answer.status, answer.getheader("Location") or "", page


class Person:
    """What somebody does: opens a page of theirs, fills in one of its forms, sometimes thinks, and sends it."""

    def __init__(self, number: int, browser: Browser, places: Sequence[str], seed: str) -> None:
        self.number, self.browser, self.places = number, browser, places
        self.chance = random.Random(f"{seed} {number}")
        self.typed = self.windows = 0
        self.sent: list[Sent] = []
        self.wrong: list[str] = []

    def act(self) -> None:
        """One page and one of its forms."""
        url = self.chance.choice(self.places)
        status, _, page = self.browser.ask(url)
        if status >= 500:
            self.wrong.append(f"{self.browser.username} GET {url}: {status}")
        forms = html_forms.forms_of(page, url) if status == 200 else []
        takes_steps = self.chance.random() < STEPS
        forms = [form for form in forms if (takes_steps or self.texts(form)) and not form.action.startswith(NOT_SENT)]
        if not forms:
            return
        form = self.chance.choice(forms)
        data, words = self.filled_in(form)
        time.sleep(self.chance.random() * 0.05)  # meanwhile the others write
        key = DRAFT_KEY.findall(page)
        if key and self.chance.random() < 0.3:
            is_kept = self._autosave(html.unescape(self.chance.choice(key)), data, words, page)
            if is_kept and self.chance.random() < 0.5:
                return  # the window is left as it is
        self.send(form.action, data, words, page)

    def texts(self, form: html_forms.Form) -> list[str]:
        """The fields that words are written in."""
        return [name for name, one in form.fields.items() if one.sort == "text" and WRITTEN_IN.search(name)]

    def filled_in(self, form: html_forms.Form) -> tuple[dict[str, list[str]], dict[str, str]]:
        """What the form sends when up to three of its texts are written, and the words with their fields."""
        data, words = form.data(), {}
        names = self.texts(form)
        for name in self.chance.sample(names, min(len(names), 3)):
            self.typed += 1
            word = f"storm{self.number}x{self.typed}s"
            words[word] = name
            held = form.fields[name].value
            plain = f"{held[:LONGEST]} {word}".strip()
            data[name] = [
                f"<p>{word}</p>" if held.startswith("<") else plain if form.fields[name].kind == "text" else word
            ]
        return data, words

    def _autosave(self, key: str, data: dict[str, list[str]], words: dict[str, str], page: str) -> bool:
        """Keep what was typed; who is told that it cannot be kept has it in the window, and sends it."""
        self.windows += 1
        fields = {name: values for name, values in data.items() if name != "act"}
        self.send(
            AUTOSAVE,
            {"key": [key], "data": [json.dumps(fields)], "window": [f"w{self.number}-{self.windows}"], "page": ["/"]},
            words,
            page,
        )
        return self.sent[-1].status != FULL

    def send(self, action: str, data: dict[str, list[str]], words: dict[str, str], page: str) -> None:
        """Send a form, go on where it leads, and note what became of it."""
        status, onward, answer = self.browser.ask(action, data)
        said = ""
        if status == 302 and onward.startswith("/"):
            _, _, answer = self.browser.ask(onward)
            said = " ".join(re.findall(r'class="message[^>]*>\s*(?:<p>)?([^<]+)', answer))
        if status >= 500:
            self.wrong.append(f"{self.browser.username} POST {action}: {status}")
        returned = frozenset(words) & set(WORD.findall(answer))
        self.sent.append(
            Sent(
                time.monotonic(),
                self.browser.username,
                action,
                status,
                words,
                frozenset(WORD.findall(page)),
                returned,
                said,
            )
        )


def blow(
    address: str, people: dict[str, Sequence[str]], *, clients: Sequence[Sequence[str]], seconds: float, seed: str
) -> list[Person]:
    """Let the clients act until the time is up; each is one of its persons at a time.

    Args:
        people: where each person of the demo writes.
        clients: the logins that each client has.
    """
    every = [
        [Person(number * 10 + place, Browser(address, name), people[name], seed) for place, name in enumerate(names)]
        for number, names in enumerate(clients)
    ]
    end = time.monotonic() + seconds

    def work(persons: list[Person]) -> None:
        chance = random.Random(f"{seed} {persons[0].number}")
        while time.monotonic() < end:
            chance.choice(persons).act()

    threads = [threading.Thread(target=work, args=(persons,)) for persons in every]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [person for persons in every for person in persons]
    for person in done:
        person.browser.line.close()
    return done


def standing() -> set[str]:
    """The words that stand in some row, of which none is history."""
    found: set[str] = set()
    for model in apps.get_models():
        if model._meta.app_label not in ("organisation", "planning", "followup") or model.__name__.startswith(
            "Historical"
        ):
            continue
        kinds = (CharField, TextField, JSONField)
        columns = [one.column for one in model._meta.local_concrete_fields if isinstance(one, kinds)]
        if columns:
            found |= _words_of(model._meta.db_table, columns)
    return found


def _words_of(table: str, columns: Sequence[str]) -> set[str]:
    texts = " || ' ' || ".join(f"coalesce(CAST(\"{column}\" AS text), '')" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {texts} FROM "{table}" WHERE {texts} LIKE %s', ["%storm%"])
        return {word for (text,) in cursor.fetchall() for word in WORD.findall(text)}


def lost(people: Sequence[Person]) -> Iterator[str]:
    """What was answered with success, or refused without being given back, and is nowhere."""
    kept = standing()
    sent = sorted((one for person in people for one in person.sent), key=lambda one: one.at)
    for one in sent:
        if one.action == AUTOSAVE and one.status == FULL:
            continue
        for word in sorted(one.words.keys() - kept - (one.returned if one.status in REFUSED else frozenset())):
            if not any(word in other.saw for other in sent if other.wrote):
                yield f"{one}: {word} among {one.words}"
