"""How the installation is: what the deep health check tells whoever watches over it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, transaction

from organisation.desk.jobs import SILENCE
from organisation.enums import JobState
from organisation.models import Job, Worker

LONG_WAIT = timedelta(minutes=10)  # a job that has waited for so long tells of too few workers, or of none


@dataclass(frozen=True, slots=True)
class Health:
    """Hälsa.

    Attributes:
        can_write: the database took a row, which was taken back at once.
        workers: how many have said lately that they live.
        waiting: how long the oldest job has waited; None when none waits.
    """

    can_write: bool
    workers: int = 0
    waiting: timedelta | None = None

    @property
    def is_well(self) -> bool:
        """False when somebody has to look."""
        return self.can_write and self.workers > 0 and (self.waiting is None or self.waiting < LONG_WAIT)

    def as_words(self) -> dict[str, Any]:
        """As it is sent."""
        return {
            "status": "ok" if self.is_well else "fel",
            "skrivning": "ok" if self.can_write else "fel",
            "arbetare": self.workers,
            "aldsta_vantande_jobb_sekunder": None if self.waiting is None else round(self.waiting.total_seconds()),
        }


def examine(now: datetime) -> Health:
    """Ask the database everything; a fault is an answer too."""
    try:
        with transaction.atomic():
            Worker.objects.create(name=f"prov-{secrets.token_hex(8)}", seen_at=now - 2 * SILENCE)
            transaction.set_rollback(True)
    except Error:
        return Health(can_write=False)
    oldest = Job.objects.filter(state=JobState.QUEUED).order_by("created_at").first()
    return Health(
        can_write=True,
        workers=Worker.objects.filter(seen_at__gt=now - SILENCE).count(),
        waiting=None if oldest is None else now - oldest.created_at,
    )
