"""Which methods a view answers."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from styrmodell.web.methods import accepts


@pytest.mark.parametrize(
    ("said", "answered"),
    [(("GET",), {"GET", "HEAD"}), (("POST",), {"POST"}), (("GET", "POST"), {"GET", "HEAD", "POST"})],
)
def test_head_is_answered_wherever_get_is_and_nothing_else_but_what_is_said(said, answered):
    view = accepts(*said)(lambda request: HttpResponse())
    ask, methods = RequestFactory(), ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
    got = {method for method in methods if view(ask.generic(method, "/")).status_code != 405}
    assert got == view.accepted == answered
