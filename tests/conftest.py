"""The ground every test stands on: two databases, a frozen day, no network, no undefined template variables.

Fixtures for tests to ask for:
    db (or the mark django_db): an empty database, rolled back after the test.
    demo: the database as `setup_demo` leaves it, rolled back after the test. Made once a run.
    jobs_wait: what is ordered of the background is not done.
    tests/cast.py adds the small municipality, `org`, and its people.
    tests/browser/conftest.py adds `live`, `page`, `login` and `axe`.
"""

import gc
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import core as hypothesis_core
from hypothesis import settings as hypothesis

from organisation.desk import files
from tests import database, grounds, printing, sampling, selection, sharing
from tests.guards import Undefined, refuse_the_network

TODAY = "2026-11-23"

pytest_plugins = ["tests.cast"]

sys.addaudithook(refuse_the_network)

# No clock: a busy machine is slow for a while, and that is no fault of the example it happened to. The examples are others
# each day, as the matrices' are: those that were tried yesterday find nothing new, and all who run the tests that day try
# the same. A failure prints how to try it again.
hypothesis.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False, print_blob=True
)
hypothesis.load_profile("ours")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make test-full` asks for."""
    parser.addoption("--full", action="store_true", help="also what takes long, and every matrix whole")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is collected, since what is drawn is drawn then, and nothing of it becomes garbage."""
    gc.disable()
    sampling.is_whole = config.getoption("--full")
    if not sampling.is_whole and config.getoption("--hypothesis-seed") is None:
        hypothesis_core.global_force_seed = sampling.NUMBER


def pytest_report_header() -> str:
    """How to run the same sample again."""
    return "matrices: whole" if sampling.is_whole else f"matrices: a sample, the same with TESTS_SEED={sampling.SEED}"


def pytest_collection_finish() -> None:
    """What has been read by now lives as long as the run: to look for garbage among it time and again costs a tenth of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


def pytest_xdist_make_scheduler(config: pytest.Config) -> sharing.Sharing:
    """The two workers share the tests."""
    return sharing.Sharing(config)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both databases where the answer could differ."""
    selection.name_by_database(metafunc)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Nothing that is another worker's or takes too long."""
    selection.leave_out(config, items)


@pytest.fixture(autouse=True)
def _on_database() -> None:
    """Bears the database's name where both workers run the test."""


@pytest.fixture(scope="session", autouse=True)
def _settings(django_test_environment: None) -> Iterator[None]:
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
    engine = settings.TEMPLATES[0]
    options = engine["OPTIONS"] | {"string_if_invalid": Undefined()}
    folders = [*engine["DIRS"], settings.BASE_DIR / "tests" / "browser" / "templates"]
    with override_settings(
        TODAY=TODAY,
        TEMPLATES=[engine | {"DIRS": folders, "OPTIONS": options}],
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},  # no queries of its own
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # argon2 is slow on purpose
    ):
        yield


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_tests() -> Iterator[None]:
    """Failed logins are counted in the cache, and a test lays its own ground."""
    yield
    cache.clear()
    grounds.forget()


@pytest.fixture
def jobs_wait() -> Iterator[None]:
    """A document is ordered and not made: making one is slow, and other tests do it."""
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}):
        yield


@pytest.fixture(autouse=True)
def _a_pdf_is_no_document(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page orders is printed by a stand-in, but where a browser looks on or the mark `real_pdf` asks for the true one."""
    if not (request.node.get_closest_marker("browser") or request.node.get_closest_marker("real_pdf")):
        monkeypatch.setattr(files, "render_pdf_in_process", printing.stand_in)


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
