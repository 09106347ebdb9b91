"""PostgreSQL stopped while people write and a PDF is made, and started again: server and worker go on, nothing is lost."""

import html
import http.cookiejar
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
from django.conf import settings

from tests import database, html_forms, processes
from tests.processes import wait_until

pytestmark = [pytest.mark.full, pytest.mark.one_database]


class Person:
    """Somebody with a browser without JavaScript."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._cookies = http.cookiejar.CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), _Stays())

    def ask(self, path: str, data: dict[str, list[str]] | None = None) -> tuple[int, HTTPResponse | HTTPError, bytes]:
        """Status, answer and body; a redirect is an answer."""
        token = {"csrfmiddlewaretoken": [one.value for one in self._cookies if one.name == "csrftoken"]}
        sent = None if data is None else urlencode(data | token, doseq=True).encode()
        try:
            answer = self._opener.open(Request(self.address + path, sent, {"Referer": self.address}), timeout=60)
        except HTTPError as refusal:
            answer = refusal
        return answer.status, answer, answer.read()

    def form(self, path: str, part: str) -> html_forms.Form:
        """The form on a page whose address holds a part."""
        _, _, body = self.ask(path)
        return next(form for form in html_forms.forms_of(body.decode(), path) if part in form.action)

    def log_in(self, username: str) -> None:
        """With the demo's password."""
        path = "/konto/logga-in/"
        self.page(path)
        _, answer, _ = self.ask(path, {"login": [username], "password": ["demo"]})
        assert answer.headers["Location"] == "/"

    def page(self, path: str) -> str:
        """A page as it is sent."""
        return self.ask(path)[2].decode()


class _Stays(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: object) -> None:
        """No request."""


@contextmanager
def installation(url: str, port: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The demo's data, a web server and a worker, each a process of its own."""
    environment = processes.environment(url) | {
        "DEBUG": "false",
        "SECRET_KEY": "e" * 60,
        "LOG_LEVEL": "CRITICAL",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    for command in (["setup_demo"], ["collectstatic", "--noinput", "--verbosity=0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=environment, check=True)
    commands = (
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"],
        [sys.executable, "manage.py", "db_worker", "--name", "ett", "--interval", "0.1"],
    )
    with ExitStack() as stack:
        yield [stack.enter_context(processes.started(command, environment)) for command in commands]


def test_what_is_written_and_what_is_made_go_on_when_the_database_is_back():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with database.own_server(durable=True) as server:
        url = f"postgres://postgres@/{server.folder}/postgres"
        with installation(url, port) as processes:
            person = Person(f"http://127.0.0.1:{port}")
            wait_until(lambda: person.ask("/halsa/")[0] == 200, "the web server does not answer")
            person.log_in("sekreterare")
            _restarted(server, person)
            assert [process.poll() for process in processes] == [None, None]


def _restarted(server: database.PostgresqlServer, person: Person) -> None:
    """Order a PDF, stop the database while it is made, write meanwhile, and start the database again."""
    report = found_in(person.page("/"), r"(/rapporter/\d+/)")
    order = person.form(report, "/pdf/")
    plan = found_in(person.page("/planer/?q=Kulturn%C3%A4mnden"), r'href="(/planer/\d+/)"')
    writing = person.form(f"{plan}?ny=DIRECTION", "/poster/ny/")
    words = "Ord medan databasen var borta"
    _, answer, page = person.ask(order.action, order.data())
    job = answer.headers["Location"]
    assert job, page.decode()

    server.stop()
    status, answer, page = person.ask(writing.action, writing.data() | {"title": [words]})
    assert status == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert words in html.unescape(page.decode())
    assert person.ask(job)[0] == 503
    assert person.ask("/halsa/")[0] == 503
    time.sleep(3)  # the worker tries in vain meanwhile

    server.start()
    status, _, _ = wait_until(
        lambda: _unless_away(person.ask(writing.action, writing.data() | {"title": [words]})), "503"
    )
    assert status == 302
    assert words in person.page(plan)
    made = wait_until(lambda: re.search(r'href="(/rapporter/\d+/pdf/[^"]*)"', person.page(job)), "the PDF is not made")
    status, _, content = person.ask(html.unescape(made[1]))
    assert status == 200
    assert content.startswith(b"%PDF")


def found_in(page: str, pattern: str) -> str:
    """The first address of a kind on a page."""
    found = re.search(pattern, page)
    assert found, pattern
    return found[1]


def _unless_away(answer):
    return answer if answer[0] != 503 else None
