"""`export_report UNIT ROUND --format pdf|docx|xlsx|html|json --output FILE`: one report as a file."""

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from followup.services import report_files
from styrmodell.exporting import add_file_arguments, write


class Command(BaseCommand):
    """Write a report to a file: its newest edition when it is frozen, else the working text marked Utkast."""

    help = (
        "Skriv en rapport till fil. ENHET är en kod som KN eller KOMMUN, TILLFÄLLE som 2026-DR1, 2025-AR eller 2021-10."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Unit, round, edition, format and where to."""
        parser.add_argument("unit", metavar="ENHET")
        parser.add_argument("round", metavar="TILLFÄLLE")
        add_file_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the report, write the file, print one line."""
        find = partial(report_files.find, options["unit"], options["round"])
        self.stdout.write(write(find, report_files.text_of, options))
