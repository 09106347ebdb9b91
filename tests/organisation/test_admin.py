"""The operator's pages (/drift/): everything may be read and nothing changed, whoever registered the page."""

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from organisation.models import User

DAYS = [(1, 1, 1), (0, 1, 1), (9999, 12, 31), (10_000, 1, 1), (2026, 2, 31), (10**30, 12, 31), ("x", 1, 1)]
ASKED = [
    *(f"{field}__year={y}&{field}__month={m}&{field}__day={d}" for field in ("date", "created_at") for y, m, d in DAYS),
    *(f"{field}__year={y}" for field in ("date", "created_at", "valid_from") for y, _, _ in DAYS),
    *(f"{field}__gte={day}" for field in ("date", "valid_from") for day in ("0001-01-01", "9999-12-31", "0000-00-00")),
    "created_at__gte=9999-12-31+23:59", "q=%00", "q=%ff", f"id={10**30}", "p=99999999999", "o=9.9", "all=",
]  # fmt: skip


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_nothing_is_changed_on_the_operators_pages(model):
    page = admin.site._registry[model]
    request = RequestFactory().get("/drift/")
    request.user = User(is_staff=True, is_superuser=True)
    assert page.has_view_permission(request)
    asked = (page.has_add_permission, page.has_change_permission, page.has_delete_permission)
    assert [may.__name__ for may in asked if may(request)] == []
    assert list(page.actions) == []


@pytest.fixture
def operator(org):
    user = User.objects.create(username="drift", name="Drift", is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_a_strange_question_is_no_fault_of_ours(operator, org, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    answers = {asked: operator.get(f"{address}?{asked}", follow=True).status_code for asked in ASKED}
    assert {asked: status for asked, status in answers.items() if status not in (200, 400, 404)} == {}
