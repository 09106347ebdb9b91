"""How much time and memory it may take to set a document: the more the longer it is, so that only a runaway is cut off."""

import signal
from dataclasses import dataclass
from math import ceil

from styrmodell.lib.documents.errors import FAILED, DocumentError, TookTooLong
from styrmodell.lib.documents.render.print_job import PrintJob

MEGABYTE = 1024**2  # bytes
LEAST_TIME, MOST_TIME = 120, 1500  # seconds
# Characters of the page: a second more for each so many. 150 pages have a million and take about a minute; others may work too.
MORE_FOR = 3000
LEAST_MEMORY, MOST_MEMORY = 1024 * MEGABYTE, 4096 * MEGABYTE
FOR_A_CHARACTER = 1536  # bytes; 150 pages take about 700 MB, with what every process has
FOR_A_PICTURE = 6  # times its bytes
# How a process ends where a library cannot go on without memory, and where the system itself takes it away.
WITHOUT_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGBUS})
TAKEN_AWAY = "Arbetet med sidorna avbröts på servern. Försök igen."


@dataclass(frozen=True, slots=True)
class Limits:
    """Gränser for one document: seconds, of the processor and by the clock, and bytes of memory."""

    seconds: int
    memory: int

    @property
    def too_long(self) -> str:
        """What whoever waits is told when it took longer."""
        most = ceil(self.seconds / 60)
        return f"Dokumentet tog för lång tid att göra till PDF (mer än {most} min). Dela upp det eller försök igen."

    @property
    def too_large(self) -> str:
        """What whoever waits is told when it took more memory."""
        most = self.memory // MEGABYTE
        needed = "Dokumentet krävde för mycket minne för att göras till PDF"
        return f"{needed} (mer än {most} MB). Dela upp det eller gör bilderna mindre."

    def met_by(self, code: int | None) -> DocumentError:
        """What whoever waits is told when the process has ended by itself with a code."""
        detail = f"Avslutad med {code}."
        if code == -signal.SIGXCPU:
            return TookTooLong(self.too_long, detail)
        if code in WITHOUT_MEMORY:
            return DocumentError(self.too_large, detail)
        return DocumentError(TAKEN_AWAY if code == -signal.SIGKILL else FAILED, detail)


def limits_for(job: PrintJob) -> Limits:
    """What the setting of a job may take."""
    length, pictures = len(job.html), sum(map(len, job.pictures.values()))
    return Limits(
        seconds=min(LEAST_TIME + length // MORE_FOR, MOST_TIME),
        memory=min(LEAST_MEMORY + length * FOR_A_CHARACTER + pictures * FOR_A_PICTURE, MOST_MEMORY),
    )
