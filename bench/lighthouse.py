"""The pages most used on a phone lack at most 5 of Lighthouse's 100 points, and hardly move while they are loaded (CLS).

The demo served as in production, each page opened several times by Lighthouse as a slow phone with a cold cache; the median.
What is sent is counted too: kilobytes of all files together, and files that the page waits for before it is drawn.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from bench.ground import Ratio, Size
from organisation.models import User
from styrmodell.setup.bootstrap import find_chromium
from tests import pages

PROGRAM = settings.BASE_DIR / "node_modules" / ".bin" / "lighthouse"
TIMES = 3
TRIES = 3  # a browser now and then loses the trace that it records (NO_NAVSTART)
LACKING, SHIFT, KILOBYTES, BLOCKING = 5, 0.05, 500, 1
PATIENCE = 60  # seconds for the server to answer
SHOWN = {
    "en plan läses": pages.Page("planning:plan_detail", "sekreterare", "KN27"),
    "en post i planen skrivs": pages.Page("planning:plan_detail", "sekreterare", "KN27", "?andra={DIRECTION}"),
    "status": pages.Page("followup:status", "politiker"),
    "uppföljning skrivs": pages.Page("followup:report_write", "sekreterare", "KN-10"),
}


def measure(size: Size) -> Iterator[Ratio]:
    """Four lines for each page."""
    call_command("setup_demo", verbosity=0)
    with served() as address:
        for words, page in SHOWN.items():
            if size.only and not any(word in str(page) for word in size.only):
                continue
            with pages.opened(page) as url:
                told = [_told(f"{address}{url}", page.username) for _ in range(TIMES)]
            middle = {name: statistics.median(one[name] for one in told) for name in told[0]}
            yield Ratio(f"Lighthouse, {words}: poäng som saknas till 100", middle["lacking"], LACKING, is_count=True)
            yield Ratio(f"Lighthouse, {words}: förskjutning (CLS)", middle["shift"], SHIFT, is_count=True)
            yield Ratio(f"Lighthouse, {words}: kilobyte som skickas", middle["kilobytes"], KILOBYTES, is_count=True)
            yield Ratio(
                f"Lighthouse, {words}: filer som ritandet väntar på", middle["blocking"], BLOCKING, is_count=True
            )


@contextmanager
def served() -> Iterator[str]:
    """The application as it is served: collected and compressed files, no debug."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"DEBUG": "false", "LOG_LEVEL": "ERROR"}
    manage = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(manage, check=True, cwd=settings.BASE_DIR, env={**os.environ, **own})
    options = f"--bind 127.0.0.1:{port} --workers 2 --threads 4 --log-level warning".split()
    web = [sys.executable, "-m", "gunicorn", "styrmodell.wsgi", *options]
    server = subprocess.Popen(web, cwd=settings.BASE_DIR, env={**os.environ, **own})
    try:
        _wait_for(f"http://127.0.0.1:{port}/halsa/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _told(url: str, username: str) -> dict[str, float]:
    """What Lighthouse says of the page once, as somebody who is logged in sees it."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    headers = json.dumps({"Cookie": f"{name}={client.cookies[name].value}"})
    asked = ("--only-categories=performance", "--output=json", "--quiet", "--no-enable-error-reporting")
    chrome = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu"
    for _ in range(TRIES):
        run = subprocess.run(
            [PROGRAM, url, *asked, chrome, f"--extra-headers={headers}"],
            stdout=subprocess.PIPE,
            env={**os.environ, "CHROME_PATH": find_chromium() or "", "PATH": _path()},
        )
        if run.returncode == 0:
            return _figures(json.loads(run.stdout))
    raise SystemExit(f"Lighthouse gick inte att köra: {run.stdout.decode(errors='replace')}")


def _path() -> str:
    """Where Node is: on the machine, or beside the virtual environment's Python."""
    return os.pathsep.join([os.environ.get("PATH", ""), os.path.dirname(sys.executable)])


def _figures(report: dict[str, Any]) -> dict[str, float]:
    audits = report["audits"]
    score = report["categories"]["performance"]["score"]
    assert score is not None, report.get("runtimeError") or report.get("runWarnings")
    return {
        "lacking": round(100 * (1 - score)),
        "shift": audits["cumulative-layout-shift"]["numericValue"],
        "kilobytes": audits["total-byte-weight"]["numericValue"] / 1000,
        "blocking": len(audits["render-blocking-resources"].get("details", {}).get("items", [])),
    }
