"""Whatever is sent in whichever form: an answer in Swedish, never a fault of ours, and nothing changed when it is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from followup.models import Report, ReportText
from planning.models import Contribution, Plan, PlanNode
from tests import html_forms, matrix, pages, sampling
from tests.hostile import EMOJI, HUGE, LONG, NUL, RIGHT_TO_LEFT, SCRIPT, logged_in, refused, send

pytestmark = pytest.mark.postgresql

ANYWHERE = (NUL, LONG, HUGE, "FINNSINTE")
IN_A_FIELD = {
    "text": (NUL, LONG, SCRIPT, f"{EMOJI} {RIGHT_TO_LEFT}"),
    "number": (NUL, "NaN", "1e400", "-Infinity", HUGE, "1,2,3"),
    "date": (NUL, "0000-00-00", "0001-01-01", "9999-12-31", "9999-99-99", "10000-01-01", "2026-13-45", HUGE),
    "choice": ("FINNSINTE", NUL, HUGE, "1", "7", "11"),  # numbers of rows that were not offered
}
ALL_AT_ONCE = (NUL, LONG, HUGE, "-1", "0", " ", "NaN", "FINNSINTE")

LOG_OUT = "/konto/logga-ut/"

# Filled in as well as a test can guess, these are refused; every other form is then taken.
REFUSED_ANYWAY = (
    "/konto/logga-in/",  # not the password
    "/konto/losenord/byt/",  # nor this
    "/ekonomi/inlasning/",  # no file
    "/ekonomi/investeringar/las-in/",  # nothing pasted, and no file
    "/ekonomi/rakenskaper/0/0/klistra/",  # nothing that is a table
    "/ekonomi/rakenskaper/0/0/fil/",  # no file
    "/ekonomi/personal/0/0/klistra/",  # nothing that is a table
    "/organisation/0/avsluta/",  # there is open work, and nobody to take it over
    "/anvandare/0/stang/",  # has roles
    "/nyckeltal/0/tidigare/?enhet=0",  # no value is another than the stored one
    "/uppfoljning/avsnitt/nytt/",  # a report that it would change waits for its decision
    "/planer/tidigare/",  # its key figures are of no item in it
    "/planer/0/beslut/0/ratta/",  # nothing is another than what was registered
    "/rapporter/0/beslut/0/ratta/",
    "/planer/0/bilagor/",  # no file
    "/rapporter/0/bilagor/",
    "/planer/0/maskningar/ny/",  # the words are nowhere in what is to be published
    "/rapporter/0/maskningar/ny/",
    "/uppdrag/0/andra/",  # nothing is another than it was
    "/planer/0/dela-ut/",  # its first button, which Enter presses, tells what happens and saves nothing
    "/planer/0/dela-ut/?ar=0",
    "/uppdrag/0/foresla/dra-tillbaka/",  # there is no proposal
)


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
    """The forms that ask for something that no earlier form to the same address asked for.

    The button that logs out stands on every page and is tried on its own: after it nobody is left to send the others.
    """
    for form in html_forms.forms_of(html, url):
        if form.action == LOG_OUT != url:
            continue
        known = seen.setdefault(re.sub(r"\d+", "0", form.action.partition("?")[0]), set())
        kinds = {"", *(kind_of(name) for name in form.fields)}
        if kinds - known:
            known |= kinds
            yield form


@dataclass(frozen=True)
class Attempt:
    """Something that no page would send, and which field it is about."""

    what: str
    field: str
    data: Mapping[str, list[str]]


def attempts(form: html_forms.Form) -> Iterator[Attempt]:
    """What to send: nothing, everything garbage, one field of each kind missing or garbage."""
    whole = form.data()
    yield Attempt("tom", "ingenting", {})
    for value in ALL_AT_ONCE:
        yield Attempt(f"allt {value[:12]!r}", "allt", {name: [value] for name in form.fields})
    for name in {kind_of(name): name for name in reversed(form.fields)}.values():
        yield Attempt(f"utan {name}", name, {key: value for key, value in whole.items() if key != name})
        for value in IN_A_FIELD.get(form.fields[name].sort, ANYWHERE):
            yield Attempt(f"{name}={value[:12]!r}", name, {**whole, name: [value]})


TRIED_FIELDS: set[tuple[str, str]] = set()


def not_tried(form: html_forms.Form, tried: set[tuple[str, str]]) -> list[Attempt]:
    """The attempts but those with fields that have been tried in a form to the same address."""
    action = re.sub(r"\d+", "0", form.action.partition("?")[0])
    found = [one for one in attempts(form) if one.field not in form.fields or (action, kind_of(one.field)) not in tried]
    tried |= {(action, kind_of(name)) for name in form.fields}
    return found


def taken(client: Client, form: html_forms.Form) -> bool:
    """True when the form is accepted, filled in as it should be: else the attempts would prove little."""
    with transaction.atomic():
        response = client.post(form.action, form.data())
        transaction.set_rollback(True)
    return not refused(response)


SEEN: dict[str, set[str]] = {}
# Each question in the table of a part of the addresses.
TRIED = sampling.drawn(
    sampling.part(pages.PAGES, lambda page: page.url_name, salt="forms"),
    lambda page: (page.url_name, page.query.partition("=")[0]),
    salt="forms",
)


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", TRIED, ids=str)
def test_a_form_survives_whatever_is_sent(demo, page):
    """Whatever comes of it, another nämnd's rows are untouched. Each form that asks for something new, with each field."""
    client, wrong = logged_in(page.username), []
    other_plan, other_report = matrix.plan("SN27"), matrix.report("SN-10")
    with pages.opened(page) as url:
        before = others(other_plan, other_report)
        for form in different_forms(client.get(url).content.decode(), url, {} if sampling.is_whole else SEEN):
            assert taken(client, form) or re.sub(r"\d+", "0", form.action) in REFUSED_ANYWAY
            tried = set() if sampling.is_whole else TRIED_FIELDS
            for attempt in sampling.drawn(not_tried(form, tried), lambda attempt: attempt.field, salt=str(page)):
                wrong += [f"{form.action} {attempt.what}: {fault}" for fault in send(client, form.action, attempt.data)]
        assert wrong == []
        assert others(other_plan, other_report) == before
