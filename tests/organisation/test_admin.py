"""The operator's pages (/drift/): everything may be read and nothing changed, whoever registered the page."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from organisation.models import User


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_nothing_is_changed_on_the_operators_pages(model):
    page = admin.site._registry[model]
    request = RequestFactory().get("/drift/")
    request.user = User(is_staff=True, is_superuser=True)
    assert page.has_view_permission(request)
    asked = (page.has_add_permission, page.has_change_permission, page.has_delete_permission)
    assert [may.__name__ for may in asked if may(request)] == []
    assert list(page.actions) == []
