"""`setup_demo`: the demo municipality, once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from styrmodell.demo.load import load


class Command(BaseCommand):
    """Make the tables and load Strängnäs' data with one login per role. A loaded database is left as it is."""

    help = "Läser in demokommunen Strängnäs med en inloggning per roll. Körs den igen händer inget."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many units beside it."""
        parser.add_argument(
            "--scale",
            type=int,
            default=0,
            metavar="ANTAL",
            help="Lägg till så många påhittade enheter med planer, rapporter, värden och belopp (2000: några minuter).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say that it is there already."""
        call_command("migrate", verbosity=0)
        self.stdout.write(load(units=options["scale"]))
