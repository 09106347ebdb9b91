"""import_outcomes FILE: read in outcomes, budget and forecasts from a CSV file, as the system."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from followup.money.plausible import Doubtful
from followup.services import imports
from styrmodell.lib.errors import DomainError


class Command(BaseCommand):
    """Läser in utfall."""

    help = "Läser in utfall, budget och prognos ur en CSV-fil. Vid fel skrivs ingenting och kommandot slutar med 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", metavar="FILE", help="enhet;verksamhet;period;utfall;budget;arsbudget;prognos")
        parser.add_argument("--accept-odd", action="store_true", help="läs in också belopp som ser orimliga ut")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read in all of the file or nothing.

        Raises:
            CommandError: the file cannot be read, or some row is not recognised.
        """
        path = Path(options["file"])
        try:
            data = path.read_bytes()
        except OSError as fault:
            raise CommandError(f"Filen {path} går inte att läsa: {fault.strerror}.") from None
        with transaction.atomic():
            self._read_in(path.name, data, accept_odd=options["accept_odd"])

    def _read_in(self, name: str, data: bytes, *, accept_odd: bool) -> None:
        try:
            batch = imports.upload(name, data, by=None)
            seen = imports.preview(batch, by=None)
            for error in seen.errors:
                self.stderr.write(f"Rad {error.row}: {error.sentence}")
            for remark in seen.remarks:
                where = f"Rad {remark.row}" if remark.row else "Filen"
                (self.stdout if accept_odd else self.stderr).write(f"{where}: {remark.sentence}")
            done = imports.confirm(batch, by=None, accepted=seen.mark if accept_odd else "")
        except Doubtful:
            raise CommandError("Beloppen ser orimliga ut. Stämmer de, kör igen med --accept-odd.") from None
        except DomainError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"{name}: {done.new_count} nya, {done.changed_count} ändrade och {done.unchanged_count} oförändrade rader."
        )
