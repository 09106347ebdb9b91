"""`export_report UNIT ROUND --format pdf|html|json --output FILE`: one report as a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from followup.services import report_files
from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.errors import DomainError

LATER = ("docx", "xlsx")


class Command(BaseCommand):
    """Write a report to a file: its newest edition when it is frozen, else the working text marked Utkast."""

    help = (
        "Skriv en rapport till fil. ENHET är en kod som KN eller KOMMUN, TILLFÄLLE som 2026-DR1, 2025-AR eller 2021-10."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Unit, round, format and where to."""
        parser.add_argument("unit", metavar="ENHET")
        parser.add_argument("round", metavar="TILLFÄLLE")
        parser.add_argument("--format", choices=(*FORMATS, *LATER), default="pdf", dest="form", help="filens format")
        parser.add_argument("--output", required=True, metavar="FIL", help="filen som skrivs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the report, write the file, print one line."""
        form, output = options["form"], options["output"]
        if form in LATER:
            self.stderr.write(f"Formatet {form} finns inte än. Välj pdf, html eller json.")
            sys.exit(2)
        try:
            report, edition = report_files.find(options["unit"], options["round"])
            content = report_files.as_bytes(report, edition, form)
            Path(output).write_bytes(content)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as fault:
            raise CommandError(f"{output} gick inte att skriva: {fault.strerror}.") from fault
        which = f"utgåva {edition.number}" if edition else "utkast"
        self.stdout.write(f"{report}, {which}: {output} ({len(content)} byte)")
