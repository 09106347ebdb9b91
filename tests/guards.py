"""What makes a test fail although nothing was asserted: a call to the outside world, an undefined template variable."""

import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Node

LOOPBACK = ("127.", "::1", "localhost")


def refuse_the_network(event: str, args: tuple) -> None:
    """An audit hook (it also sees sockets opened by C code): only this machine may be called.

    Raises:
        RuntimeError: the code under test looked up or called another machine. Not an OSError, because the
            adapters are built to survive those.
    """
    if event == "socket.connect":
        address = args[1]
        host = address[0] if isinstance(address, tuple) else ""  # a path or bytes is a Unix socket
    elif event == "socket.getaddrinfo":
        host = args[0] or ""
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(LOOPBACK):
        raise RuntimeError(f"Testerna får inte nå nätet: {host}")


class Undefined(str):
    """Stands in for Django's `string_if_invalid`: looks empty, but fails the test when one of our templates prints it.

    `{% if name %}` and `{% for x in name %}` stay allowed; templates of Django and other packages are left alone.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """True only to the code that asks whether to print it, so that `{% if %}` behaves as in production."""
        return sys._getframe(1).f_code is FilterExpression.resolve.__code__

    def __contains__(self, text: object) -> bool:
        """Django asks whether the variable's name should be put in."""
        return text == "%s"

    def __mod__(self, variable: object) -> str:
        """Django puts the variable's name in: the moment an undefined variable is printed."""
        template = _template_being_rendered()
        if template.is_relative_to(settings.BASE_DIR / "templates"):
            pytest.fail(f"{template.relative_to(settings.BASE_DIR)}: variabeln {variable} finns inte", pytrace=False)
        return ""


def _template_being_rendered() -> Path:
    frame = sys._getframe(1)
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return Path(node.origin.name)
        frame = frame.f_back
    return Path()
