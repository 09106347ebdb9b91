"""`export_plan UNIT KIND YEAR --format pdf|docx|xlsx|html|json --output FILE`: one plan as a file."""

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from planning.services import plan_files
from styrmodell.exporting import add_file_arguments, write


class Command(BaseCommand):
    """Write a plan to a file: its newest edition when it is adopted, else the working text marked Utkast."""

    help = "Skriv en plan till fil. ENHET är en kod som KN eller KOMMUN, ÅR planens första år."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Unit, kind, year, edition, format and where to."""
        parser.add_argument("unit", metavar="ENHET")
        parser.add_argument("kind", metavar="SLAG", choices=plan_files.KINDS, help=", ".join(plan_files.KINDS))
        parser.add_argument("year", metavar="ÅR", type=int)
        add_file_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the plan, write the file, print one line."""
        find = partial(plan_files.find, options["unit"], options["kind"], options["year"])
        self.stdout.write(write(find, plan_files.text_of, options))
