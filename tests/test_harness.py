"""The ground the other tests stand on really holds."""

import inspect
import os
import socket
import threading
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template, engines

from organisation.models import User
from styrmodell.lib.clock import today
from tests import conftest, database, sampling


@pytest.mark.django_db
def test_each_worker_has_the_database_it_was_given():
    wanted = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == wanted


@pytest.mark.django_db
def test_the_database_folds_swedish_letters():
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('åäö')")
        if database.on_postgresql():  # SQLite folds ASCII only; the searches carry their own folding there
            assert cursor.fetchone() == ("ÅÄÖ",)


def test_the_day_is_frozen():
    assert today().isoformat() == "2026-11-23"


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_the_network_is_out_of_reach(address):
    with pytest.raises(RuntimeError, match="får inte nå nätet"):
        socket.create_connection(address, timeout=1)


def test_this_machine_can_be_called():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def render(source, origin, **context):
    template = Template(source)
    for node in template.nodelist:
        node.origin.name = str(settings.BASE_DIR / origin)
    return template.render(Context(context))


def test_an_undefined_variable_in_our_template_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match=r"templates/page\.html: variabeln missing"):
        render("{{ missing }}", "templates/page.html")


def test_asking_whether_a_variable_exists_is_allowed():
    assert render("{% if missing %}yes{% else %}no{% endif %}", "templates/page.html") == "no"


def test_an_undefined_variable_in_somebody_elses_template_is_left_alone():
    assert render("[{{ missing }}]", "admin/index.html") == "[]"


def test_the_template_engine_is_the_strict_one():
    assert type(engines["django"].engine.string_if_invalid).__name__ == "Undefined"


@pytest.mark.django_db(transaction=True)
def test_threads_see_the_same_test_database():
    User.objects.create_user("anna")
    found = []

    def look():
        found.extend(User.objects.values_list("username", flat=True))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == ["anna"]


def test_the_demo_stands_beside_the_empty_database_and_what_is_done_to_it_is_undone(demo_database):
    """The fixture `demo` is walked through by hand, so that one test sees before, during and after."""
    for _ in range(2):
        assert not User.objects.exists()
        during = contextmanager(inspect.unwrap(conftest.demo))
        with during(demo_database):
            assert User.objects.filter(username="controller").exists()
            assert not User.objects.filter(title="ändrad").exists()
            User.objects.update(title="ändrad")
    assert not User.objects.exists()


def test_a_part_of_the_rows_is_drawn_others_another_day_and_all_when_the_whole_is_asked_for(monkeypatch):
    rows = [(row, column) for row in range(100) for column in "ab"]
    monkeypatch.setattr(sampling, "is_whole", False)
    days = []
    for day in ("2026-11-23", "2026-11-24"):
        monkeypatch.setattr(sampling, "SEED", day)
        drawn = sampling.part(rows, lambda one: one[0])
        assert 5 < len(drawn) / 2 < 35
        assert {one[0] for one in drawn if one[1] == "a"} == {one[0] for one in drawn if one[1] == "b"}
        days.append(drawn)
    assert days[0] != days[1]
    monkeypatch.setattr(sampling, "is_whole", True)
    assert sampling.part(rows, lambda one: one[0]) == rows
