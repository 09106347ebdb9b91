"""A deadline evening: a hundred enhetschefer write their reports at once among 500 enheter, and wait hardly longer than one alone.

Each opens Mitt arbete and the report, and saves a text in it, again and again. First one alone without a pause. Then a hundred
with the pauses that people make: so long that what they ask together is what one asks who makes none, so that whoever waits
longer waits for the others. Last a hundred without a pause, which says whether the server gets as much done as for one.
"""

import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.core.management import call_command
from django.urls import reverse

from bench.ground import Ratio, Size
from bench.lighthouse import served
from followup.models import Report
from followup.models.report import FROZEN
from organisation.enums import Role
from organisation.models import RoleAssignment
from styrmodell.demo import scale
from tests import html_forms
from tests.storm import Browser

UNITS, PEOPLE = 500, 100
SECONDS = {1: 60, 2: 15}  # of each of the three parts, by how much may be missed
MIDDLE, SLOW, DONE = (
    3,
    10,
    2,
)  # times as long as one alone: the middle act, one in twenty, and each act with all at once


@dataclass
class Chief:
    """Somebody who writes a report.

    Attributes:
        waits: seconds for each act that was answered.
        wrong: what was answered otherwise.
    """

    browser: Browser
    url: str
    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    typed: int = 0

    def act(self) -> None:
        """See what there is to do, open the report and save a text in it."""
        self.browser.line.close()  # the server has let go of who made a pause
        start = time.perf_counter()
        self._see("/", 200)
        page = self._see(self.url, 200)
        asked = time.perf_counter() - start
        form = next(one for one in html_forms.forms_of(page, self.url) if one.action == self.url)
        name = next(name for name, one in form.fields.items() if one.kind == "textarea")
        self.typed += 1
        start = time.perf_counter()
        self._see(self.url, 302, form.data() | {name: [f"<p>Perioden har gått som vi tänkte, {self.typed}.</p>"]})
        self.waits.append(asked + time.perf_counter() - start)

    def _see(self, url: str, wanted: int, data: dict[str, list[str]] | None = None) -> str:
        status, _, page = self.browser.ask(url, data)
        if status != wanted:
            self.wrong.append(f"{url}: {status}")
        return page


def measure(size: Size) -> Iterator[Ratio]:
    """How long the middle act and a slow one take, how many acts are done, and how many went wrong."""
    call_command("setup_demo", verbosity=0)
    print(scale.load(UNITS), file=sys.stderr)
    with served() as address:
        chiefs = [Chief(Browser(address, username), url) for username, url in _late(PEOPLE)]
        for chief in chiefs:
            chief.act()  # what is asked for the first time is not counted
        seconds = SECONDS[int(size.slack)]
        alone = statistics.median(_waits(chiefs[:1], seconds))
        among = _waits(chiefs, seconds, pause=alone * len(chiefs))
        at_once = _waits(chiefs, seconds)
    people = f"{len(chiefs)} personer, {UNITS} enheter"
    told = f"{1000 * alone:.0f} ms ensam"
    slow = statistics.quantiles(among, n=20)[-1]
    yield Ratio(f"{people}: så länge väntar den mittersta / {told}", statistics.median(among) / alone, MIDDLE)
    yield Ratio(f"{people}: så länge väntar en av tjugo / {told}", slow / alone, SLOW)
    yield Ratio(f"{people} utan paus: tid för varje sparning / {told}", seconds / len(at_once) / alone, DONE)
    wrong = [words for chief in chiefs for words in chief.wrong]
    print("\n".join(wrong[:10]), end="", file=sys.stderr)
    yield Ratio(f"{people}: svar som blev fel", float(len(wrong)), 0, is_count=True)


def _late(count: int) -> list[tuple[str, str]]:
    """Enhetschefer whose report is being written, with its address."""
    last = (
        Report.objects.exclude(status__in=FROZEN)
        .filter(unit__kind="UNIT", unit__is_example=True)
        .order_by("-round__period_to")
    )
    found: dict[str, str] = {}
    for pk, unit in last.values_list("pk", "unit"):
        chief = RoleAssignment.objects.filter(unit=unit, role=Role.UNIT_MANAGER).first()
        if chief is not None and chief.user.username.startswith("chef-"):
            found.setdefault(chief.user.username, reverse("followup:report_write", args=[pk]))
        if len(found) == count:
            break
    return list(found.items())


def _waits(chiefs: Sequence[Chief], seconds: float, pause: float = 0) -> list[float]:
    """How long each act took of all that were begun within so many seconds; the pauses begin spread out."""
    for chief in chiefs:
        chief.waits.clear()
    end = time.perf_counter() + seconds

    def work(number: int, chief: Chief) -> None:
        time.sleep(min(pause * number / len(chiefs), seconds))
        while time.perf_counter() < end:
            chief.act()
            time.sleep(max(0, min(pause - chief.waits[-1], end - time.perf_counter())))

    threads = [threading.Thread(target=work, args=one) for one in enumerate(chiefs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [wait for chief in chiefs for wait in chief.waits]
