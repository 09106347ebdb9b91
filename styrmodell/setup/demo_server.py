"""`make demo`: the demo municipality, its three PDFs, the web server and the workers, on this machine only.

Runs with the standard library after `styrmodell.setup.bootstrap demo` has set everything up.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from styrmodell.setup.bootstrap import missing_pdf_libraries
from styrmodell.setup.steps import PYTHON, ROOT, VAR, VENV, SetupError, ended, run, say, step

ADDRESS = "127.0.0.1"
LAST_PORT = 65535
DAY = "2026-11-23"  # the demo's data tells the story up to this day
WORKERS = ("demo-1", "demo-2")  # two: a document that takes its whole time never keeps everybody else waiting
PATIENCE = 10.0  # seconds for a child to finish what it does
DATABASE = VAR / "styrmodell.sqlite3"
PDFS = (("KOMMUN", "2025-AR"), ("KOMMUN", "2021-DR2"), ("KN", "2021-10"), ("KOMMUN", "2026-DR1"))
LOGINS = {
    "controller": "kommunens controller",
    "sekreterare": "nämndsekreterare i kulturnämnden",
    "kontorschef": "kontorschef",
    "enhetschef": "enhetschef",
    "ekonom": "ekonom",
    "politiker": "förtroendevald",
    "direktor": "kommundirektör",
    "bolag": "bolagets handläggare",
    "revisor": "revisor",
    "admin": "administratör",
}
# What styrmodell.settings reads: whatever the caller has set was meant for something else (a test holds the list complete).
SETTINGS = frozenset(
    {
        "ALLOWED_HOSTS",
        "ATTACHMENTS_MAX_MB",
        "ATTACHMENT_MAX_MB",
        "CSRF_TRUSTED_ORIGINS",
        "DATABASE_URL",
        "DEBUG",
        "DEFAULT_FROM_EMAIL",
        "EMAIL_URL",
        "LOG_LEVEL",
        "PRODUCTION",
        "SECRET_KEY",
        "SECURE_HSTS_SECONDS",
        "SECURE_SSL_REDIRECT",
        "TASK_BACKEND",
        "TODAY",
        "TRUSTED_PROXY_COUNT",
        "WORDS",
    }
)
APPLICATION = [ROOT / name for name in ("organisation", "planning", "followup", "styrmodell", "fixtures")]
DRAWING = [ROOT / "templates", ROOT / "static", VAR / "assets"]


def environment() -> dict[str, str]:
    """The demo's settings: this machine's SQLite file, the pinned day, static files as in production.

    Only errors are logged: what the worker tells of every start, job and stop is in English and for an operator.
    """
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    own = {"DJANGO_SETTINGS_MODULE": "styrmodell.settings", "TODAY": DAY, "DEBUG": "false", "LOG_LEVEL": "ERROR"}
    return {**kept, **own}


def manage(*arguments: str | Path) -> None:
    """Run a management command in the demo's environment."""
    run(PYTHON, "manage.py", *arguments, environment=environment())


def refuse_a_busy_port(port: int) -> None:
    """Tell at once instead of after the data is made.

    Raises:
        SetupError: another program listens there, or this user may not.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except PermissionError as error:
            raise SetupError(f"Du får inte använda porten {port}. Välj en över 1023: make demo PORT=8000") from error
        except OSError as error:
            another = port + 1 if port < LAST_PORT else 8000
            raise SetupError(f"Porten {port} är upptagen. Välj en annan: make demo PORT={another}") from error


def make_data() -> None:
    """Tables, the demo municipality and the collected static files."""
    step("Fyller databasen med demokommunen", partial(manage, "setup_demo"), reads=APPLICATION, makes=[DATABASE])
    collect = partial(manage, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
    collected = VAR / "static" / "staticfiles.json"
    step("Samlar statiska filer", collect, reads=DRAWING[1:], makes=[collected])


def make_pdfs() -> None:
    """Some reports as PDF; a failure is told and does not stop the server from starting."""
    if missing_pdf_libraries():
        return  # styrmodell.setup.bootstrap has told, with the command that installs them
    for unit, report_round in PDFS:
        file = VAR / "pdf" / f"{unit}-{report_round}.pdf"
        file.parent.mkdir(exist_ok=True)
        export = partial(manage, "export_report", unit, report_round, "--format", "pdf", "--output", file)
        label = f"Gör rapporten {unit} {report_round} som PDF"
        try:
            step(label, export, reads=[*APPLICATION, *DRAWING], makes=[file])
        except SetupError as error:
            say(f"{file.name} blev inte gjord. {error}")


def serve(port: int) -> None:
    """Run web server and workers until somebody stops us or the server stops; a worker that stops is started again.

    Raises:
        SetupError: the server did not answer, or ended by itself.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    options = f"--bind {ADDRESS}:{port} --workers 2 --threads 4 --graceful-timeout 5 --log-level warning"
    web = [str(VENV / "bin" / "gunicorn"), "styrmodell.wsgi", *options.split()]
    children, workers = [], {}
    try:
        children.append(_start(web))
        for name in WORKERS:
            workers[name] = _start(_worker(name))
        _wait_for_an_answer(port, children)
        tell_where_everything_is(port)
        while True:
            _refuse_a_dead_child(children)
            _start_anew(workers)
            time.sleep(0.3)
    finally:
        _stop([*children, *workers.values()])


def _worker(name: str) -> list[str]:
    return [str(PYTHON), "manage.py", "db_worker", "--name", name]


def _start(command: list[str]) -> subprocess.Popen:
    # A session of their own: Ctrl-C then reaches us alone, and we stop them in order.
    return subprocess.Popen(command, cwd=ROOT, env=environment(), start_new_session=True)


def _start_anew(workers: dict[str, subprocess.Popen]) -> None:
    """A worker that has died takes up what it did, under its name; one that dies at once is not started all the time."""
    for name, process in workers.items():
        if process.poll() is not None:
            say(f"Bakgrundsarbetaren {name} stannade (kod {process.returncode}) och startas igen.")
            time.sleep(1)
            workers[name] = _start(_worker(name))


def _leave(number: int, frame: object) -> None:
    for again in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(again, signal.SIG_IGN)
    raise SystemExit(0)


def _refuse_a_dead_child(children: list[subprocess.Popen]) -> None:
    if any(child.poll() is not None for child in children):
        raise SetupError("Servern stannade; orsaken står ovan.")


def _wait_for_an_answer(port: int, children: list[subprocess.Popen], patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        _refuse_a_dead_child(children)
        connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
        try:
            connection.request("GET", "/halsa/")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except (OSError, http.client.HTTPException):
            pass  # not listening yet, or another program answers in its own way
        finally:
            connection.close()
        time.sleep(0.2)
    raise SetupError(f"Servern svarade inte på http://{ADDRESS}:{port}/halsa/ inom {patience:.0f} sekunder.")


def _stop(children: list[subprocess.Popen]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def tell_where_everything_is(port: int) -> None:
    """The address, the logins and the PDFs."""
    say(f"\nStyrmodell kör på http://{ADDRESS}:{port}/  (dagens datum är satt till {DAY})\n")
    say("Logga in med lösenordet demo som:")
    for username, role in LOGINS.items():
        say(f"  {username:<12} {role}")
    made = sorted((VAR / "pdf").glob("*.pdf"))
    if made:
        say("\nRapporter som PDF:")
        for file in made:
            say(f"  {file.relative_to(ROOT)}")
    say("\nStoppa med Ctrl-C.")


def main(arguments: list[str]) -> int:
    """Start the demo on the port given as the only argument. Returns the exit code."""
    if len(arguments) != 1 or not arguments[0].isdigit() or not 0 < int(arguments[0]) <= LAST_PORT:
        say(f"Ange en port mellan 1 och {LAST_PORT}: make demo PORT=8000")
        return 2
    return ended(lambda: _run(int(arguments[0])))


def _run(port: int) -> None:
    refuse_a_busy_port(port)
    make_data()
    make_pdfs()
    serve(port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
