"""A number that no page offered, in any field that holds one, by anybody: nothing is changed or told that design §4 keeps."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from followup.models import Deviation
from organisation.models import Operation, OrgUnit, User
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver, KeyFigure, Plan, PlanNode
from tests import build, html_forms, matrix, pages, planted, sampling
from tests.changed import Ledger, not_allowed
from tests.hostile import BEYOND, logged_in
from tests.test_hostile_forms import kind_of

pytestmark = pytest.mark.one_database

NUMBER = re.compile(r"\d+")
NO_IDS = ("act", "version", "first_year", "year", "decimals", "flera", "many")
IN_A_NAME = re.compile(r"(?<=-)\d+(?=-|$)")
NOTHINGS = ("0", "999999999", BEYOND, "-1", "x", "")
# Pages whose forms hold numbers of rows: a sample is taken among these.
HOLDS_NUMBERS = (
    "planning:plan_new", "planning:plan_detail", "planning:plan_adopt", "planning:plan_link", "planning:node_move",
    "planning:plan_collaboration",
    "planning:node_comments",
    "followup:report_comments",
    "followup:report_sections",
    "planning:plan_hand_down",
    "planning:assignment_", "organisation:unit_", "organisation:user_hand_over", "organisation:role_",
    "followup:report_write", "followup:report_decide", "followup:assignment_status", "followup:economy",
)  # fmt: skip
PAGES_IN_A_SAMPLE = 9
OTHERS_IN_A_SAMPLE = 4  # who send the form as it is
SWAPS_IN_A_SAMPLE = 3  # of each field by the one who sees the page, and one by somebody else


@dataclass(frozen=True)
class Swap:
    """A form as it was drawn, with one number changed."""

    action: str
    field: str
    what: str
    data: dict[str, list[str]]

    def __str__(self) -> str:
        return f"{self.action} {self.field}: {self.what}"


def others() -> dict[str, str]:
    """What is not one's own: another nämnd's, its kontor's, another enhet's and a bolag's, of every kind that a form names."""
    plan, report = matrix.plan("SN27"), matrix.report("SN-10")
    Plan.objects.filter(pk=plan.pk).update(status="DRAFT")
    hidden = build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Det som socialnämnden tänker ge")
    Plan.objects.filter(pk=plan.pk).update(status="SUBMITTED")
    found = {
        "plan": plan,
        "uppdrag": hidden.assignment,
        "uppdragets post": hidden,
        "inriktning": PlanNode.objects.filter(plan=plan, kind=NodeKind.DIRECTION)[0],
        "rot": PlanNode.objects.get(plan=plan, kind=NodeKind.ROOT),
        "aktivitet": PlanNode.objects.filter(plan__unit__code="UK-ESK", kind=NodeKind.ACTIVITY)[0],
        "bolagets": PlanNode.objects.filter(
            plan__kind=PlanKind.BUSINESS, plan__first_year=2027, kind=NodeKind.DIRECTION
        )[0],
        "rapport": report,
        "avvikelse": Deviation.objects.exclude(report__unit__code__in=("KN", "KK", "KK-BIB", "KOMMUN"))[0],
        "mottagare": AssignmentReceiver.objects.filter(unit__code="SN")[0],
        "kontor": OrgUnit.objects.get(code="SK"),
        "nämnd": OrgUnit.objects.get(code="SN"),
        "person": User.objects.get(username="sekreterare-sn"),
        "verksamhet": Operation.objects.get(code="SN-10"),
        "nyckeltal": KeyFigure.objects.last(),
    }
    return {name: str(row.pk) for name, row in found.items()}


def swaps(form: html_forms.Form, ids: dict[str, str]) -> Iterator[Swap]:
    """Each number of each field, in its value or its name, changed for each that is not one's own."""
    whole = typed(form)
    values = [*ids.items(), *((repr(value), value) for value in NOTHINGS)]
    for name in {kind_of(name): name for name in reversed(form.fields)}.values():
        field = form.fields[name]
        for what, value in values:
            if IN_A_NAME.search(name) and value:
                renamed = {IN_A_NAME.sub(value, key): sent for key, sent in whole.items()}
                yield Swap(form.action, f"{kind_of(name)} (namnet)", what, whole | renamed)
            for sent in changed_values(field, value):
                yield Swap(form.action, kind_of(name), what, {**whole, name: [sent]})


def typed(form: html_forms.Form) -> dict[str, list[str]]:
    """The form as it was drawn, without the planted words: what is given back to whoever sent it tells nobody anything."""
    return {name: [planted.TOKEN.sub("ord", str(value)) for value in sent] for name, sent in form.data().items()}


def changed_values(field: html_forms.Field, value: str) -> Iterator[str]:
    """The field's own value with one of its numbers changed; what it holds may be two: "72-42"."""
    if (
        field.name in NO_IDS
        or field.name.endswith(("-version", "version"))
        or field.sort in ("text", "date", "number", "password")
    ):
        return
    if field.name in ("under", "seen") and not field.value:
        yield value
    shown = next((one for one in (*field.chosen, *field.offered, field.value) if NUMBER.search(one)), "")
    for found in NUMBER.finditer(shown):
        yield shown[: found.start()] + value + shown[found.end() :]


def faults(client: Client, username: str, swap: Swap, readers: planted.Readers, ledger: Ledger) -> list[str]:
    """What the form did or told that it should not have; undone afterwards."""
    with transaction.atomic():
        answer = client.post(swap.action, swap.data)
        wrong = [str(answer.status_code)] if answer.status_code >= 500 else []
        told = answer.content.decode(errors="replace")
        wrong += [f"ändrat: {one}" for one in not_allowed(username, ledger.changes(), readers)]
        if answer.status_code == 302 and is_ours(answer.url):
            told += client.get(answer.url).content.decode(errors="replace")
        transaction.set_rollback(True)
    wrong += [f"berättat: {word}" for word in planted.words_in(told) if not readers.may_read(username, word)]
    return [f"{username}: {swap}: {fault}" for fault in wrong]


def is_ours(url: str) -> bool:
    """True for a page of the application: not a picture, nor another site."""
    try:
        return bool(resolve(url.partition("?")[0].partition("#")[0]))
    except Resolver404:
        return False


def asked() -> list[pages.Page]:
    """The pages whose forms are tried."""
    whole = [page for page in pages.PAGES if page.username]
    if sampling.is_whole:
        return whole
    some = [page for page in whole if page.url_name.startswith(HOLDS_NUMBERS)]
    return random.Random(f"{sampling.SEED} swapped").sample(some, PAGES_IN_A_SAMPLE)


def tried(form: html_forms.Form, ids: dict[str, str], best: str) -> Iterator[tuple[str, Swap]]:
    """Who sends which change: whoever sees the page each, and everybody else."""
    every = list(swaps(form, ids))
    as_it_is = Swap(form.action, "inget", "oförändrat", typed(form))
    if sampling.is_whole:
        yield from ((username, swap) for swap in (as_it_is, *every) for username in matrix.ROLES[1:])
        return
    chance = random.Random(f"{sampling.SEED} {form.action}")
    yield from ((username, as_it_is) for username in chance.sample(matrix.ROLES[1:], OTHERS_IN_A_SAMPLE))
    for name in {swap.field for swap in every}:
        of_field = [swap for swap in every if swap.field == name]
        yield from ((best, swap) for swap in chance.sample(of_field, min(SWAPS_IN_A_SAMPLE, len(of_field))))
        yield chance.choice(matrix.ROLES[1:]), chance.choice(of_field)


SEEN: dict[str, set[str]] = {}


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("page", asked(), ids=str)
def test_a_number_that_was_not_offered_changes_and_tells_nothing_of_others(demo, page):
    ids, wrong = others(), []
    clients = {username: logged_in(username) for username in matrix.ROLES[1:]}
    with pages.opened(page) as url:
        planted.plant()  # before the form is drawn: it would else be old, and changes nothing whoever sends it
        forms = html_forms.forms_of(clients[page.username].get(url).content.decode(), url)
        readers, ledger = planted.Readers(), Ledger()
        for form in new_forms(forms):
            for username, swap in tried(form, ids, page.username):
                wrong += faults(clients[username], username, swap, readers, ledger)
    assert wrong == []


def new_forms(forms: list[html_forms.Form]) -> Iterator[html_forms.Form]:
    """Those that hold something that no earlier form to the same address held."""
    for form in forms:
        known = SEEN.setdefault(re.sub(r"\d+", "0", form.action.partition("?")[0]), set())
        kinds = {"", *(kind_of(name) for name in form.fields)}
        if kinds - known:
            known |= kinds
            yield form
