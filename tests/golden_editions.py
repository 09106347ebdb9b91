"""An edition of each kind as today's schema stores it, from the demo: `python -m tests.golden_editions`.

Writes `tests/golden/schema-N`. Run it once, when `SCHEMA` has been raised, and never again for the same number: what has
been stored in a schema cannot be stored in it anew.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command

from styrmodell.lib.documents.schema import SCHEMA
from tests.lib.documents.fingerprint import fingerprint

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "golden" / f"schema-{SCHEMA}"
MODELS = ("followup.ReportEdition", "planning.PlanEdition")


def main(step: str = "") -> None:
    """Write the folder: on a database of its own, in a process that Django has not been set up in."""
    if step:
        _write()
        return
    if FOLDER.exists():
        raise SystemExit(f"{FOLDER.relative_to(ROOT)} finns redan, och det som har sparats görs aldrig om.")
    with tempfile.TemporaryDirectory(prefix="styrmodell-golden-") as ground:
        changes = {"DATABASE_URL": f"sqlite:///{ground}/demo.sqlite3", "TODAY": "2026-11-23"}
        environment = {**os.environ, **changes, "DJANGO_SETTINGS_MODULE": "styrmodell.settings"}
        subprocess.run([sys.executable, "-m", "tests.golden_editions", "write"], check=True, env=environment, cwd=ROOT)


def _write() -> None:
    """Fill the database and write what is stored."""
    django.setup()
    call_command("setup_demo", verbosity=0)
    reports, plans = (apps.get_model(name).objects.filter(number=1) for name in MODELS)
    editions = {
        "kommunen": reports.get(report__unit__code="KOMMUN", report__round__kind="INTERIM_2", report__round__year=2026),
        "namnd": reports.get(report__unit__code="KN", report__round__kind="MONTHLY", report__round__year=2021),
        "plan": plans.get(plan__unit__code="KN", plan__first_year=2026),
    }
    FOLDER.mkdir()
    for name, edition in editions.items():
        (FOLDER / f"{name}.json").write_text(json.dumps(_stored(edition), ensure_ascii=False, indent=1) + "\n")
        (FOLDER / f"{name}.html").write_text(edition.html)
    (FOLDER / "fields.txt").write_text(fingerprint())


def _stored(edition: Any) -> dict[str, Any]:
    """An edition's data and the checksums it was given."""
    content = edition.content
    return {
        "sha256": content.sha256,
        "edition_sha256": edition.sha256,
        "cover": edition.cover,
        "content": content.data,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
