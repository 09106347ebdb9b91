"""The demo's plans and reports as files, by the commands a user would run; each is made once."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command

from styrmodell.setup.demo_server import PDFS

Command = tuple[str, ...]

# One of each kind, some decided and some being written.
PLANS: tuple[Command, ...] = (
    ("export_plan", "KOMMUN", "flerarsplan", "2027"),
    ("export_plan", "KN", "verksamhetsplan", "2027"),
    ("export_plan", "SKFAB", "affarsplan", "2026"),
    ("export_plan", "KK", "kontorsplan", "2027"),
    ("export_plan", "KK-BIB", "arbetsplan", "2026"),
)
# One of each kind of reporter, and a month's.
REPORTS: tuple[Command, ...] = (
    ("export_report", "KOMMUN", "2026-DR2"),
    ("export_report", "KN", "2026-DR2"),
    ("export_report", "SKFAB", "2026-DR2"),
    ("export_report", "KK", "2026-DR2"),
    ("export_report", "KK-BIB", "2026-DR2"),
    ("export_report", "KN", "2021-10"),
)
MADE_BY_THE_DEMO: tuple[Command, ...] = tuple(("export_report", *one) for one in PDFS)
ALL = (*PLANS, *REPORTS)


@cache
def exported(command: Command, form: str) -> bytes:
    """The file that the command writes. Asked for with the demo laid, which no test has changed."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"fil.{form}"
        call_command(*command, format=form, output=str(file))
        return file.read_bytes()


def name_of(command: Command) -> str:
    """As a test is named after it."""
    return " ".join(command[1:])
