"""db_worker: does what is ordered of the background. Takes the place of the queue's own command, which ends at the first fault."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from organisation.desk.worker import NAME_LENGTH, PatientWorker
from styrmodell.locale_check import refuse_wrong_locale


class Command(BaseCommand):
    """Arbetare."""

    help = "Gör det som är beställt i bakgrunden: PDF-filer. Väntar medan databasen är borta. Starta minst två."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Its name, and how it looks at the queue."""
        name = f"{socket.gethostname()[:28]}-{os.getpid()}"
        about = f"eget för varje arbetare, och detsamma vid nästa start; högst {NAME_LENGTH} tecken"
        parser.add_argument("--name", metavar="NAMN", default=name, help=about)
        parser.add_argument("--interval", metavar="SEKUNDER", type=float, default=1.0, help="mellan två blickar i kön")
        parser.add_argument("--max-tasks", metavar="ANTAL", type=int, default=None, help="sluta efter så många arbeten")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until stopped."""
        refuse_wrong_locale()
        worker = PatientWorker(options["name"], interval=options["interval"], max_tasks=options["max_tasks"])
        worker.configure_signals()
        worker.run()
