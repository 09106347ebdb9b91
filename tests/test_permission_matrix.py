"""Every address × role × own or other unit × state answers as the hand-written table says."""

from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisation.models import RoleAssignment, User
from tests import matrix, sampling

pytestmark = pytest.mark.one_database

ANSWERS = {303: "B", 403: "3", 404: "4", 405: "5"}
# Addresses without an object or a role: how accounts work is tested in tests/organisation, Django's admin by Django.
ELSEWHERE = ("account_", "admin:", "admin_login")
# Addresses with an object that is no unit's: one row says the same of all of them.
NO_UNITS_OWN = {
    "followup:round_": "rounds are the kommun's",
    "followup:key_figure_detail": "the catalogue is common to all",
    "followup:key_figure_earlier": "the catalogue is common to all",
    "planning:key_figure_edit": "the catalogue is common to all",
    "planning:perspective_edit": "perspektiv are common to all",
    "followup:section_edit": "the sections are common to all",
    "followup:scale_edit": "the words are common to all",
    "followup:accounts_": "kommunens and koncernens, which are no login's own unit",
    "followup:import_": "a file is seen by whoever sent it, and has a row for each of the two who may send one",
}


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> set[str]:
    """The names of all addresses of the application."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= addresses(pattern.url_patterns, inner)
        else:
            found.add(f"{namespace}{pattern.name}")
    return found


def test_every_address_stands_in_the_matrix():
    ours = {name for name in addresses(get_resolver().url_patterns) if not name.startswith(ELSEWHERE)}
    assert sorted(ours - {row.url_name for row in matrix.rows()}) == []


def test_every_address_with_an_object_has_a_row_for_ones_own_and_one_for_anothers():
    with_object = {
        row.url_name
        for row in matrix.rows()
        if row.thing not in ("-", "json", "png") and not row.url_name.startswith(tuple(NO_UNITS_OWN))
    }
    kinds = {(row.url_name, row.is_of_another_unit) for row in matrix.rows()}
    assert sorted({(name, other) for name in with_object for other in (True, False)} - kinds) == []


def test_a_method_without_a_row_is_one_that_the_address_refuses(demo, client):
    client.force_login(User.objects.get(username="controller"))
    rows = {(row.method, row.url_name): row for row in matrix.rows()}
    accepted = []
    for method, other in (("GET", "POST"), ("POST", "GET")):
        for row in [row for (has, name), row in rows.items() if has == other and (method, name) not in rows]:
            got = answer(client, replace(row, method=method))
            if got != "5":
                accepted.append(f"{method} {row.url_name}: {got}")
    assert accepted == []


@pytest.mark.some_days
def test_whatever_takes_get_takes_head(demo, client):
    client.force_login(User.objects.get(username="controller"))
    rows = {row.url_name: row for row in matrix.rows() if row.method == "GET" and "5" not in row.expected}
    assert [name for name, row in rows.items() if answer(client, replace(row, method="HEAD")) == "5"] == []


def test_every_row_has_an_answer_for_every_role():
    assert [str(row) for row in matrix.rows() if len(row.expected) != len(matrix.ROLES)] == []


def answer(client: Client, row: matrix.Row) -> str:
    """What the client gets, in the table's letters."""
    with transaction.atomic():
        asked = matrix.question(row)
        url = f"{reverse(row.url_name, kwargs=matrix.arguments(row))}?{urlencode(asked)}"
        send = {"GET": client.get, "HEAD": client.head, "POST": client.post}[row.method]
        response = send(url, matrix.payload(row))
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(reverse(settings.LOGIN_URL)):
        return "L"
    if response.status_code >= 500:
        return str(response.status_code)
    if response.status_code == 200 and asked and not shows(response, asked):
        return "o"
    return ANSWERS.get(response.status_code, "+")


def shows(response: HttpResponse, asked: dict[str, Any]) -> bool:
    """True when the page shows the text or the unit that was asked for, and not what is shown instead."""
    if (
        response.context is None or "slag" in asked
    ):  # a file, or a form: it is of what was asked for, or it is not given
        return True
    page = response.context.get("page")
    if "enhet" in asked:
        unit = response.context.get("unit") or getattr(page, "unit", None)
        return unit is not None and unit.pk == asked["enhet"]
    if asked.keys() & {"fran", "till"}:
        return {*asked.values()} <= {page.picked.before.key, page.picked.after.key}
    return page.is_working_text if page is not None else response.context["edition"] is None


@cache
def asked() -> list[tuple[matrix.Row, str]]:
    """The rows and roles to try: each row, what each address answers, and of some what it answers each role."""
    cells = [(row, username) for row in matrix.rows() for username in matrix.ROLES]
    whole = {row for row, _ in sampling.part(cells, lambda cell: cell[0].url_name, salt="matrix")}
    return sampling.drawn(
        cells,
        lambda cell: cell[0],
        lambda cell: (cell[0].url_name, cell[0].answer_to(cell[1]), cell[1] if cell[0] in whole else ""),
    )


@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("username", matrix.ROLES, ids=lambda name: name or "utan inloggning")
def test_each_role_gets_what_the_table_says(demo, client, username):
    if username:
        client.force_login(User.objects.get(username=username))
    wrong = []
    for row in [row for row, who in asked() if who == username]:
        got, expected = answer(client, row), row.answer_to(username)
        if got != expected:
            wrong.append(f"{row}: väntade {expected}, fick {got}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_right_that_ends_is_gone_at_the_next_request(demo, client):
    client.force_login(User.objects.get(username="sekreterare"))
    url = reverse("planning:plan_detail", args=[matrix.plan("KN27").pk])
    assert client.get(url).status_code == 200
    RoleAssignment.objects.filter(user__username="sekreterare").update(valid_to="2026-11-22")
    assert client.get(url).status_code == 404
