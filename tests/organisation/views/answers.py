"""What every page that only administrators use must answer to others."""

from django.test import Client


def refuses_others(path: str, reader: Client, *, method: str = "get") -> None:
    """A stranger is sent to the login and back, a politician gets 403."""
    answer = getattr(Client(), method)(path)
    assert answer.status_code == 302
    assert answer.url == f"/konto/logga-in/?next={path}"
    assert getattr(reader, method)(path).status_code == 403


def takes_only(path: str, client: Client, *methods: str) -> None:
    """Other methods are 405."""
    for method in {"get", "post", "put", "delete"} - set(methods):
        assert getattr(client, method)(path).status_code == 405
