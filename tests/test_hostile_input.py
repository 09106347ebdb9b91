"""Whatever is sent to whichever address: an answer in Swedish, never a fault of ours, and nothing changed when it is refused."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import ERROR, get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from followup.models import Report, ReportText
from organisation.models import User
from planning.models import Contribution, Plan, PlanNode
from tests import html_forms, matrix, pages
from tests.test_architecture import addresses

NUL = "a\x00b"
LONG = "å" * 5_000
HUGE = str(10**30)
BEYOND = str(2**63)
RIGHT_TO_LEFT = "\u202egnitirw\u202c ‏سلام"
EMOJI = "👩🏽‍🚒🦉"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"

IN_A_QUERY = (
    "abc", "-1", "0", "99999999999", BEYOND, "٣", "²", "9" * 5_000, "a\x00b", "x" * 10_000, EMOJI, RIGHT_TO_LEFT,
    SCRIPT, "' OR 1=1 --", "{{ 7 }}", "%",
)  # fmt: skip
# What the addresses ask for; a filter's fields are read from its page.
ASKED = {
    "planning:plan_detail": ("utgava", "text", "andra", "ny", "under", "flera"),
    "planning:plan_history": ("fran", "till", "page"),
    "planning:plan_new": ("plan",),
    "organisation:unit_new": ("under",),
    "followup:round_new": ("slag",),
    "followup:report_detail": ("utgava", "text"),
    "followup:report_pdf": ("utgava", "text"),
    "followup:economy": ("enhet", "tillfalle"),
    "followup:status": ("tillfalle",),
    "account_login": ("next",),
}
# Where the first in the table of pages may not be asked everything.
BEST_ASKED = (
    pages.Page("planning:plan_detail", "sekreterare", "KN27"),
    pages.Page("followup:report_pdf", "sekreterare", "KN-DR2"),
)

ANYWHERE = (NUL, LONG, HUGE, "FINNSINTE")
IN_A_FIELD = {
    "text": (NUL, LONG, SCRIPT, f"{EMOJI} {RIGHT_TO_LEFT}"),
    "number": (NUL, "NaN", "1e400", "-Infinity", HUGE, "1,2,3"),
    "date": (NUL, "0000-00-00", "9999-99-99", "2026-13-45", HUGE),
    "choice": ("FINNSINTE", NUL, HUGE, "1", "7", "11"),  # numbers of rows that were not offered
}
ALL_AT_ONCE = (NUL, LONG, HUGE, "-1", "0", " ", "NaN", "FINNSINTE")

ENGLISH = re.compile(
    r"\b(this field|enter a|enter the|ensure (this|that)|select a|is not (a|one|valid)|is required|invalid|please|"
    r"not allowed|bad request|not found|server error|forbidden)\b",
    re.IGNORECASE,
)
NOBODY = ("sekreterare", "controller", "admin", "ekonom", "politiker")
# What changes without anybody having changed anything.
NOT_COUNTED = ("sessions.Session", "organisation.Draft", "account.EmailAddress")
# A report is saved answer by answer: what can be saved is, and what cannot says why (ui: nothing typed is lost).
SAVES_WHAT_IT_CAN = ("/fyll-i/", "/lamna-in/")
# Filled in as well as a test can guess, these are refused; every other form is then taken.
REFUSED_ANYWAY = (
    "/konto/logga-in/",  # not the password
    "/konto/losenord/byt/",  # nor this
    "/ekonomi/inlasning/",  # no file
    "/organisation/0/avsluta/",  # there is open work, and nobody to take it over
    "/anvandare/0/stang/",  # has roles
)


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


# --- addresses


def strange_arguments(pattern: URLPattern) -> Iterator[dict[str, Any]]:
    """Arguments that fit the address and fit nothing that exists."""
    kinds = {name: type(converter).__name__ for name, converter in pattern.pattern.converters.items()}
    if not kinds:
        return
    for number in (0, 2**63, 10**30):
        known = {
            "IntConverter": number,
            "SlugConverter": "png",
            "UUIDConverter": "00000000-0000-0000-0000-000000000000",
        }
        yield {name: known[kind] for name, kind in kinds.items()}


ADDRESSES = {
    name: [reverse(name, kwargs=arguments) for arguments in strange_arguments(pattern)]
    for name, pattern in addresses().items()
    if not name.startswith(pages.NOT_OURS)
}


@pytest.mark.parametrize("username", NOBODY)
def test_an_address_of_nothing_is_not_found_and_nothing_else(demo, username):
    client, wrong = logged_in(username), []
    for name, urls in ADDRESSES.items():
        for url in urls:
            for response in (client.get(url), client.post(url, {})):
                faults = list(faults_of(response))
                if faults or response.status_code not in (403, 404, 405):
                    wrong.append(f"{name} {url}: {response.status_code} {faults}")
    assert wrong == []


def parameters(url_name: str, html: str) -> set[str]:
    """What the address of a page may ask for: from the table, and from its search and filter forms."""
    filters = re.findall(r'<form[^>]*method="get".*?</form>', html, re.DOTALL)
    listed = {"page", *re.findall(r'\bname="(\w+)"', " ".join(filters))} if filters else set()
    return listed | {*ASKED.get(url_name, ())}


@pytest.mark.parametrize("url_name", sorted({page.url_name for page in pages.PAGES} | set(ASKED)))
def test_a_strange_question_gets_an_answer(demo, url_name):
    wrong = []
    page = next(page for page in (*BEST_ASKED, *pages.PAGES) if page.url_name == url_name)
    client, url = logged_in(page.username), pages.address(page).partition("?")[0]
    asked = parameters(url_name, client.get(url).content.decode(errors="replace"))
    for name in sorted(asked | {"finnsinte"}):
        for value in IN_A_QUERY if name in asked else [NUL]:
            response = client.get(url, {name: value})
            faults = list(faults_of(response))
            if faults or response.status_code not in (200, 302, 403, 404):
                wrong.append(f"{name}={value[:20]!r}: {response.status_code} {faults}")
    assert wrong == []


@pytest.mark.parametrize(
    "query", ["%ff=%ff", "q=%ff%fe", "q=%00", "&" * 1000, "q=1&" * 3000, "?" * 100, "page=%2e%2e/"]
)
def test_a_broken_question_gets_an_answer(demo, query):
    wrong = []
    for page in pages.one_of_each():
        client = logged_in(page.username)
        with pages.opened(page) as url:
            response = client.get(f"{url.partition('?')[0]}?{query}")
        faults = list(faults_of(response))
        if faults or response.status_code not in (200, 302, 400, 404):
            wrong.append(f"{page}: {response.status_code} {faults}")
    assert wrong == []


# --- forms


def fingerprint() -> tuple[int, ...]:
    """How many rows there are of everything; each change leaves a row of history."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.label not in NOT_COUNTED]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables))
        return cursor.fetchone()


def others(plan: Plan, report: Report) -> list[Any]:
    """What belongs to another nämnd, with every field."""
    return [
        list(Plan.objects.filter(pk=plan.pk).values()),
        list(PlanNode.objects.filter(plan=plan).order_by("pk").values()),
        list(Contribution.objects.filter(from_node__plan=plan).order_by("pk").values()),
        list(Report.objects.filter(pk=report.pk).values()),
        list(ReportText.objects.filter(report=report).order_by("pk").values()),
    ]


def kind_of(name: str) -> str:
    """A field's name or an address without its numbers and prefixes: what is of the same kind is tried once."""
    *prefix, last = name.split("-")
    return re.sub(r"\d+", "0", prefix[0] if prefix and last.isdigit() else last)


def different_forms(html: str, url: str, seen: dict[str, set[str]]) -> Iterator[html_forms.Form]:
    """The forms that ask for something that no earlier form to the same address asked for."""
    for form in html_forms.forms_of(html, url):
        known = seen.setdefault(re.sub(r"\d+", "0", form.action.partition("?")[0]), set())
        kinds = {"", *(kind_of(name) for name in form.fields)}
        if kinds - known:
            known |= kinds
            yield form


def attempts(form: html_forms.Form, most: int) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """What to send: nothing, everything garbage; one field of each kind missing, and at most so many kinds of garbage."""
    whole = form.data()
    yield "tom", {}
    for value in ALL_AT_ONCE:
        yield f"allt {value[:12]!r}", {name: [value] for name in form.fields}
    for name in {kind_of(name): name for name in reversed(form.fields)}.values():
        yield f"utan {name}", {key: value for key, value in whole.items() if key != name}
        for value in IN_A_FIELD.get(form.fields[name].sort, ANYWHERE)[:most]:
            yield f"{name}={value[:12]!r}", {**whole, name: [value]}


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
        if refused(response) and not url.endswith(SAVES_WHAT_IT_CAN) and fingerprint() != before:
            wrong.append("nekat, men något är ändrat")
        if response.status_code == 302 and response.url.startswith("/"):
            wrong += [f"sedan: {fault}" for fault in faults_of(client.get(response.url))]
        transaction.set_rollback(True)
    return wrong


def taken(client: Client, form: html_forms.Form) -> bool:
    """True when the form is accepted, filled in as it should be: else the attempts would prove little."""
    with transaction.atomic():
        response = client.post(form.action, form.data())
        transaction.set_rollback(True)
    return not refused(response)


SEEN: dict[str, set[str]] = {}


@pytest.fixture
def _jobs_wait(settings):
    """A document is ordered and not made: making one is slow, and other tests do it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def forms_stand(page: pages.Page, seen: dict[str, set[str]], most: int) -> None:
    """Try every form of the page that has not been seen; whatever comes of it, another nämnd's rows are untouched."""
    client, wrong = logged_in(page.username), []
    other_plan, other_report = matrix.plan("SN27"), matrix.report("SN-10")
    with pages.opened(page) as url:
        before = others(other_plan, other_report)
        for form in different_forms(client.get(url).content.decode(), url, seen):
            assert taken(client, form) or re.sub(r"\d+", "0", form.action) in REFUSED_ANYWAY
            for what, data in attempts(form, most):
                wrong += [f"{form.action} {what}: {fault}" for fault in send(client, form.action, data)]
        assert wrong == []
        assert others(other_plan, other_report) == before


@pytest.mark.usefixtures("_jobs_wait")
@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_a_form_survives_the_worst(demo, page):
    forms_stand(page, SEEN, most=2)


@pytest.mark.full
@pytest.mark.usefixtures("_jobs_wait")
@pytest.mark.parametrize("page", pages.PAGES, ids=str)
def test_a_form_survives_whatever_is_sent(demo, page):
    forms_stand(page, {}, most=10)


# --- what no form sends


@pytest.mark.parametrize(
    "data",
    [
        "", "null", "[]", "7", "NaN", "{", '{"text": NaN}', '{"text": "a\\u0000b"}', '{"text": "\\ud800"}', NUL,
        '{"\\u0000": 1}', "[" * 50_000, '{"a":' * 50_000, "9" * 10_000, '{"text": "' + LONG * 50 + '"}', EMOJI,
    ],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_a_strange_draft_gets_an_answer(demo, data):
    client = logged_in("sekreterare")
    response = client.post(reverse("organisation:draft_save"), {"key": "prov", "data": data})
    assert response.status_code in (204, 400)
    assert client.get(reverse("my_work")).status_code == 200


@pytest.mark.parametrize("key", ["", NUL, "x" * 201, EMOJI, "\ud800".encode(errors="replace").decode()])
def test_a_draft_with_a_strange_key_gets_an_answer(demo, key):
    response = logged_in("sekreterare").post(reverse("organisation:draft_save"), {"key": key, "data": '{"a": "b"}'})
    assert response.status_code in (204, 400)


FILES = {
    "tom": b"",
    "nollor": bytes(5_000),
    "text": b"enhet;verksamhet",
    "skript": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "avbruten": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "zip": b"PK\x03\x04" + bytes(100),
    "utf-16": "enhet;verksamhet;period".encode("utf-16"),
    "en rad": b"x" * 200_000,
    "många rader": b"a;b\n" * 50_000,
}


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["bild.png", "../../etc/passwd", f"{EMOJI}{RIGHT_TO_LEFT}.csv", "å" * 300])
def test_a_strange_picture_is_refused_in_a_sentence(demo, what, name):
    before = fingerprint()
    file = SimpleUploadedFile(name, FILES[what])
    response = logged_in("sekreterare").post(reverse("organisation:picture_new"), {"file": file})
    assert response.status_code == 400
    assert response.json()["error"].endswith(".")
    assert fingerprint() == before


@pytest.mark.parametrize("unit", ["0", BEYOND, HUGE, "9" * 5_000, "abc", "²", "٣", NUL, "-1"])
def test_a_picture_for_a_strange_unit_is_refused(demo, unit):
    file = SimpleUploadedFile("bild.png", FILES["avbruten"])
    response = logged_in("sekreterare").post(reverse("organisation:picture_new"), {"file": file, "unit": unit})
    assert response.status_code in (403, 404)


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["utfall.csv", "../../etc/passwd", f"{EMOJI}{RIGHT_TO_LEFT}.csv", "å" * 300])
def test_a_strange_file_of_outcomes_gets_an_answer(demo, what, name):
    client, url = logged_in("ekonom"), reverse("followup:import_new")
    response = client.post(url, {"file": SimpleUploadedFile(name, FILES[what])})
    assert list(faults_of(response)) == []
    assert response.status_code == 422


HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"
ROWS = (
    "KN;KN-30;2026-10;NaN;1e400;-Infinity;" + HUGE, "KN;KN-30;0000-00;1;1;1;1", "KN;KN-30;9999-99;1;1;1;1",
    f"KN;KN-30;2026-10;{SCRIPT};1;1;1", f"{EMOJI};{RIGHT_TO_LEFT};2026-10;1;1;1;1", f"{LONG};{LONG};{LONG};1;1;1;1",
    "KN;KN-30", ";;;;;;", '"KN;KN-30;2026-10;1;1;1;1', "KN;KN-30;2026-10;1;1;1;1;1;1;1", "SN;SN-10;2026-10;1;1;1;1",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:30])
def test_a_strange_row_of_outcomes_is_shown_and_never_read_in(demo, row):
    client = logged_in("ekonom")
    file = SimpleUploadedFile("utfall.csv", (HEADER + row).encode())
    response = client.post(reverse("followup:import_new"), {"file": file}, follow=True)
    assert list(faults_of(response)) == []
    if response.redirect_chain:
        assert send(client, response.redirect_chain[-1][0], {}) == []
