"""Every address × role × own or other unit × state answers as the hand-written table says."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisation.models import RoleAssignment, User
from tests import matrix

ANSWERS = {403: "3", 404: "4", 405: "5"}
# Addresses without an object or a role: how accounts work is tested in tests/organisation, Django's admin by Django.
ELSEWHERE = ("account_", "admin:", "admin_login")


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


def test_every_row_has_an_answer_for_every_role():
    assert [str(row) for row in matrix.rows() if len(row.expected) != len(matrix.ROLES)] == []


def answer(client: Client, row: matrix.Row) -> str:
    """What the client gets, in the table's letters."""
    with transaction.atomic():
        url = reverse(row.url_name, kwargs=matrix.arguments(row))
        send = client.post if row.method == "POST" else client.get
        response = send(url, matrix.payload(row))
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(reverse(settings.LOGIN_URL)):
        return "L"
    if response.status_code >= 500:
        return str(response.status_code)
    return ANSWERS.get(response.status_code, "+")


@pytest.mark.parametrize("username", matrix.ROLES, ids=lambda name: name or "utan inloggning")
def test_each_role_gets_what_the_table_says(demo, client, username):
    if username:
        client.force_login(User.objects.get(username=username))
    place = matrix.ROLES.index(username)
    wrong = []
    for row in matrix.rows():
        got, expected = answer(client, row), row.expected[place]
        if got != expected:
            wrong.append(f"{row}: väntade {expected}, fick {got}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_right_that_ends_is_gone_at_the_next_request(demo, client):
    client.force_login(User.objects.get(username="sekreterare"))
    url = reverse("planning:plan_detail", args=[matrix.plan("KN27").pk])
    assert client.get(url).status_code == 200
    RoleAssignment.objects.filter(user__username="sekreterare").update(valid_to="2026-11-22")
    assert client.get(url).status_code == 404
