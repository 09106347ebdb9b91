"""What a handling says and the working text says no more is told only to those who may read the handling, at any address."""

import io
import zipfile
from datetime import date
from operator import itemgetter

import pytest
from django.test import Client

from followup.models import Report
from followup.services import report_decisions
from organisation.enums import Outcome, Role
from organisation.models import Decision, MeetingPaper, OrgUnit
from planning.enums import NodeKind
from planning.models import Plan
from planning.services import plan_decisions
from tests import build, matrix, sampling
from tests.hostile import logged_in
from tests.laid import laid
from tests.test_planted_words import LISTS, addresses

pytestmark = pytest.mark.one_database
MEMBER = "ledamot"
WORD = "zqhandlingzq"
# By hand from design §4: who reads Kulturnämndens working text, and revisor. The member is the nämnd's own.
READ_IT = {"controller", "sekreterare", "kontorschef", "ekonom", "direktor", "revisor", MEMBER}
LOGGED_IN = {*matrix.ROLES, MEMBER} - {""}
FILES = ("docx", "json")  # a workbook holds tables, and no running text


def laid_and_taken_out(name: str) -> MeetingPaper:
    """A handling of Kulturnämnden's plan or report that says the word, which its text then says no more."""
    found = matrix.plan(name) if name == "KN27" else matrix.report(name)
    matrix.in_state(found, "SUBMITTED")
    row = words(found)
    field = "title" if isinstance(found, Plan) else "text"
    before = getattr(row, field)
    type(row)._base_manager.filter(pk=row.pk).update(
        **{field: f"{WORD} {before}" if field == "title" else f"<p>{WORD}</p>"}
    )
    paper = laid(found)
    assert WORD in paper.html
    type(row)._base_manager.filter(pk=row.pk).update(**{field: before})
    return paper


def words(found):
    """A row of its text."""
    if isinstance(found, Plan):
        return found.nodes.filter(kind=NodeKind.DIRECTION).first()
    return found.texts.get_or_create(key="summary")[0]


def told_at(client: Client, paths: list[str]) -> set[str]:
    """Those of the addresses whose answer says the word."""
    return {path for path in paths if WORD in said(client, path)}


def said(client: Client, path: str) -> str:
    """What the answer says, also inside an Office file."""
    body = b"".join(client.get(path))
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return " ".join(parts.read(part).decode(errors="replace") for part in parts.namelist())


def elsewhere() -> list[tuple[str, str]]:
    """Who asks for what that is not the handling's own: every address, and every search for the word."""
    # A part of the word, since the field says what was typed.
    asked = [*addresses(), *(("?q word", f"{url}?q={WORD[1:-1]}") for url in LISTS)]
    cells = [(username, name, url) for name, url in asked for username in (*matrix.ROLES, MEMBER)]
    found = sampling.drawn(cells, itemgetter(1), itemgetter(0), lambda cell: cell[1] == "?q word" and cell[::2])
    return [(username, url) for username, _, url in found]


@pytest.mark.some_days
@pytest.mark.usefixtures("jobs_wait")
@pytest.mark.parametrize("name", ["KN27", "KN-10"])
def test_a_handling_is_told_only_to_its_readers_until_it_is_decided_and_then_to_all(demo, name):
    build.user(Role.ELECTED, OrgUnit.objects.get(code="KN"), MEMBER)
    paper = laid_and_taken_out(name)
    found = paper.matter.plan_link.plan if name == "KN27" else paper.matter.report_link.report
    own = f"{found.get_absolute_url()}handlingar/{paper.number}/"
    files = [own, *(f"{own}{form}/" for form in FILES)]
    clients = {username: logged_in(username) for username in (*matrix.ROLES, MEMBER)}
    for username, client in clients.items():
        assert told_at(client, files) == (set(files) if username in READ_IT else set()), username
    compared = f"{found.get_absolute_url()}jamfor/"  # what has been changed since, for who reads both texts
    by_its_readers = {(username, compared) for username in READ_IT}
    asked = [one for one in elsewhere() if one not in by_its_readers]
    assert [(username, url) for username, url in asked if told_at(clients[username], [url])] == []
    decide(found)
    for username, client in clients.items():
        assert told_at(client, files) == (set(files) if username in LOGGED_IN else set()), username


def decide(found: Plan | Report) -> None:
    """The nämnd adopts what was laid before it."""
    service = plan_decisions if isinstance(found, Plan) else report_decisions
    outcome = Outcome.ADOPTS if isinstance(found, Plan) else Outcome.APPROVES
    made = Decision(body=found.unit, date=date(2026, 12, 1), paragraph="§ 99", outcome=outcome)
    service.register(found, by=None, decision=made)
