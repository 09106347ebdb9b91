"""The ground every test stands on: two databases, a frozen day, no network, no undefined template variables.

Fixtures for tests to ask for:
    db (or the mark django_db): an empty database, rolled back after the test.
    demo: the database as `setup_demo` leaves it, rolled back after the test. Made once a run.
    tests/browser/conftest.py adds `live`, `page`, `login` and `axe`.
"""

import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests import database
from tests.guards import Undefined, refuse_the_network

TODAY = "2026-11-23"

sys.addaudithook(refuse_the_network)

# No clock: a busy machine is slow for a while, and that is no fault of the example it happened to. The examples stay
# random everywhere, in CI too: those that were tried yesterday find nothing new, and a failure prints how to try it again.
hypothesis.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False, print_blob=True
)
hypothesis.load_profile("ours")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run once what does not depend on the database, and let the demo tests reach theirs."""
    elsewhere = _tests_of_the_other_worker(config)
    if elsewhere:
        config.hook.pytest_deselected(items=[item for item in items if elsewhere in item.keywords])
        items[:] = [item for item in items if elsewhere not in item.keywords]
    for item in items:
        if "demo_database" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)


def _tests_of_the_other_worker(config: pytest.Config) -> str:
    """The mark of the tests that only the other of two workers runs: each has a core, so they share the long ones."""
    if database.on_postgresql():
        return "browser"  # the live server copies its database as a file
    beside_postgresql = hasattr(config, "workerinput")
    return "pdf" if beside_postgresql else ""


@pytest.fixture(scope="session", autouse=True)
def _settings(django_test_environment: None) -> Iterator[None]:
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
    options = settings.TEMPLATES[0]["OPTIONS"] | {"string_if_invalid": Undefined()}
    with override_settings(
        TODAY=TODAY,
        TEMPLATES=[settings.TEMPLATES[0] | {"OPTIONS": options}],
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},  # no queries of its own
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # argon2 is slow on purpose
    ):
        yield


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_tests() -> Iterator[None]:
    """Failed logins are counted in the cache."""
    yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Give the run a database of its own before pytest-django creates the tables."""
    default = connections.settings["default"]
    if not database.on_postgresql():
        start = database.sqlite_file
    elif not default["HOST"]:
        start = database.postgresql_server
    else:  # somebody else's server, named in DATABASE_URL
        yield
        return
    with start() as changes:
        default["TEST"] |= changes.pop("TEST", {})
        default |= changes
        yield


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """The name of the database with the demo municipality, made once."""
    with django_db_blocker.unblock(), database.demo_database() as name:
        yield name


@pytest.fixture
def demo(demo_database: str) -> Iterator[None]:
    """The demo municipality; what the test writes is rolled back."""
    with database.using(demo_database), transaction.atomic():
        yield
        transaction.set_rollback(True)
