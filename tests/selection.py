"""What a run leaves out, and what it asks of both databases: the rule of docs/testing.md, "Two databases in one call".

A test runs on both databases when it asks one, unless it is of a page or a document (it stands in a folder of `DRAWING`) or
says by a mark that one is enough. A page's test that looks for rows says by the mark `both_databases` that its answer could
differ. Of what is tried on both because it stands in a folder of `ASKING`, a part is drawn each day, unless the matrices are
to be whole.
"""

from collections.abc import Iterable

import pytest
from django.db import connection

from tests import database, sampling

# What is drawn from rows that have been read: what reads them is tried on both, in `reading` and `services`.
DRAWING = {"views", "pages", "documents", "asking", "money", "forms"}
# What asks by the same querysets time and again, without locks or threads of its own.
ASKING = {"services", "reading"}
DRAWN = 1 / 4  # of their files, each day
# Of what bears the mark `some_days`, a share each day: walks, storms and random ways that take seconds each time.
SOME_DAYS, SHARE = "some_days", 1 / 4
# Whole ways through the application in a browser: the main job each day, and a quarter of the others.
WAYS, MAIN_WAY, WALKED = "journeys", "test_main_job.py", 1 / 4


def name_by_database(metafunc: pytest.Metafunc) -> None:
    """Where both workers are to run the test, give it a name in each: "test_x[sqlite]"; else they share one."""
    definition = metafunc.definition
    if not hasattr(metafunc.config, "workerinput") or _needs_browser(metafunc.fixturenames):
        return
    if not (_has(definition, "django_db") or "django_db_setup" in metafunc.fixturenames):
        return
    if not _is_once(definition):
        metafunc.parametrize("_on_database", [connection.vendor], indirect=True)


def _is_once(definition: pytest.Item) -> bool:
    """True for what one of the two workers runs."""
    if _has(definition, "one_database") or _has(definition, "postgresql"):
        return True
    folders = set(definition.path.parts)
    if _has(definition, "both_databases") or _commits(definition):
        return False
    is_often = bool(ASKING & folders) or _has(definition, "one_database_a_day")
    file = definition.nodeid.partition("::")[0]  # as a whole: its tests may share what takes long to lay
    return bool(DRAWING & folders) or (is_often and not sampling.is_among(file, DRAWN))


def _commits(definition: pytest.Item) -> bool:
    """True for a test of what several do at once, with transactions of their own."""
    mark = definition.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out what is not to be run here, and mark what follows from what a test asks for."""
    is_full, is_one_of_two = config.getoption("--full"), hasattr(config, "workerinput")
    here, elsewhere = [], []
    for item in items:
        if "demo_database" in item.fixturenames:
            item.add_marker("django_db")
        if _needs_browser(item.fixturenames):
            item.add_marker("browser")
        is_left_out = _is_left_out(item, is_full=is_full, is_one_of_two=is_one_of_two)
        (elsewhere if is_left_out else here).append(item)
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = here


def _is_left_out(item: pytest.Item, *, is_full: bool, is_one_of_two: bool) -> bool:
    is_elsewhere = _has(item, "browser") and database.on_postgresql()  # the live server copies its database as a file
    is_postgresqls = _has(item, "postgresql") and is_one_of_two and not database.on_postgresql()
    return is_elsewhere or is_postgresqls or (_has(item, "full") and not is_full) or _is_of_another_day(item)


def _is_of_another_day(item: pytest.Item) -> bool:
    """True for a way through the application that is not walked today, and for what is not tried every day.

    What bears the mark, a test with all its parameters or a whole file, is drawn as one.
    """
    if WAYS in item.path.parts and item.path.name != MAIN_WAY and not sampling.is_among(item.path.name, WALKED):
        return True
    borne = [node.nodeid.partition("[")[0] for node, _ in item.iter_markers_with_node(SOME_DAYS)]
    return not all(sampling.is_among(name, SHARE) for name in borne)


def _needs_browser(fixtures: Iterable[str]) -> bool:
    return not {"browser", "server"}.isdisjoint(fixtures)


def _has(node: pytest.Item, mark: str) -> bool:
    return node.get_closest_marker(mark) is not None
