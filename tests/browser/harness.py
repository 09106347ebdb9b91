"""A real browser against a real server: Playwright drives the Chromium that is on the machine."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError, sync_playwright

from organisation.models import User
from styrmodell.setup import bootstrap, steps

# Chromium calls home unless told not to; the resolver rule makes sure.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
# How long the browser waits, in milliseconds. Only a test that fails waits so long: on a busy machine a page may take
# many times what it takes on an idle one, and a test must not be the first to give up.
PATIENCE = 20_000
EXPECT = 15_000
PDF = 120_000  # where a document is set inside the request, since background jobs run at once in tests
# What depends on colours and on how wide the page is; everything else is the same in every look of a page.
LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, started once a run.

    Raises:
        RuntimeError: there is none on this machine.
    """
    program = bootstrap.find_chromium()
    if program is None:
        raise RuntimeError(
            f"Chromium saknas. Kör make test som root, eller: apt-get install {bootstrap.BROWSER_PACKAGE}"
        )
    # Playwright keeps an event loop in the tests' thread, where Django would otherwise refuse every query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


class KeptFiles(StaticFilesHandler):
    """Style sheets and scripts, which the browser need not ask for again."""

    def serve(self, request: HttpRequest) -> HttpResponseBase:
        """The file."""
        response = super().serve(request)
        response["Cache-Control"] = "max-age=3600"
        return response


@contextmanager
def server() -> Iterator[str]:
    """The application in a thread of its own; yields its address. What it sends is what the sources say now."""
    steps.alone(bootstrap.bundles)
    thread = LiveServerThread("127.0.0.1", static_handler=KeptFiles)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


class Contexts:
    """Browsers for people: cookies of their own, no open pages, and the style sheets and scripts of those before them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._free: list[tuple[BrowserContext, list[str]]] = []

    @contextmanager
    def one(self) -> Iterator[tuple[BrowserContext, list[str]]]:
        """A browser for one person, and what goes wrong in it."""
        context, errors = self._free.pop() if self._free else self._new()
        errors.clear()
        yield context, errors
        for page in context.pages:
            page.close()
        context.clear_cookies()
        self._free.append((context, errors))

    def _new(self) -> tuple[BrowserContext, list[str]]:
        size = {"width": 1280, "height": 900}
        context = self._browser.new_context(base_url=self._address, locale="sv-SE", viewport=size)
        context.set_default_timeout(PATIENCE)
        return context, collect_errors(context)


def collect_errors(context: BrowserContext) -> list[str]:
    """The list that everything going wrong in the context's pages is added to.

    Scripts that fail, what the Content-Security-Policy stops, files that are missing and answers of 500. A page that
    answers 403 or 404 as a whole is not an error here: the tests ask for such pages on purpose.
    """
    errors: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(f"{message.page.url if message.page else ''}: {message.text}")

    def on_script_error(fault: WebError) -> None:
        errors.append(f"{fault.page.url if fault.page else ''}: {fault.error}")

    def on_response(response) -> None:
        part_of_a_page = response.request.resource_type not in {"document", "xhr", "fetch"}
        if response.status >= 500 or (part_of_a_page and response.status >= 400):
            errors.append(f"{response.status} {response.url}")

    context.on("console", on_console)
    context.on("weberror", on_script_error)
    context.on("response", on_response)
    return errors


def log_in(context: BrowserContext, address: str, username: str) -> None:
    """Give the browser a session of the user's, without the time the login page takes."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def violations(page: Page, *, within: str | None = None, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong on the page as it is shown now: one readable line for each element.

    Args:
        page: shown and settled.
        within: a CSS selector to look inside of; the whole page when left out.
        rules: axe's names of what to look for; everything when left out.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": WCAG}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found = page.evaluate("([within, options]) => axe.run(within || document, options)", [within, options])
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(node['target'])}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
