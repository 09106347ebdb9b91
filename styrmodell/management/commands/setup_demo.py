"""`setup_demo`: the demo municipality, once."""

from typing import Any

from django.core.management.base import BaseCommand

from styrmodell.demo.load import load


class Command(BaseCommand):
    """Load Strängnäs' data and one login per role. Safe to run again: a loaded database is left as it is."""

    help = "Läser in demokommunen Strängnäs med en inloggning per roll. Körs den igen händer inget."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say that it is there already."""
        self.stdout.write(load())
