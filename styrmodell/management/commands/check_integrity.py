"""`python manage.py check_integrity`: trees, editions, files and sums against what they promise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from styrmodell import integrity


class Command(BaseCommand):
    """Print one line a fault and a summary; exit 1 when there is any."""

    help = "Kontrollerar träd, utgåvor, filer och summor. Skriver en rad per fel och avslutar med 1 om det finns något."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every check."""
        count = 0
        for fault in integrity.all_faults():
            self.stdout.write(fault)
            count += 1
        if count:
            raise CommandError(integrity.summary(count), returncode=1)
        self.stdout.write(integrity.summary(0))
