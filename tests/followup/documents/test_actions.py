"""How it went with earlier actions, as a report prints it; the table is frozen, decided on and compared with the rest."""

from datetime import date

import pytest

from followup.asking.as_frozen import as_frozen
from followup.asking.material import material
from followup.documents.report import build as build_document
from followup.documents.report import document_from
from followup.enums import RoundKind, WorkState
from followup.models import FrozenState, Report, StatusUpdate
from followup.reading.sides import frozen_text, side_of
from followup.services import frozen_answers, report_editions, status_updates
from styrmodell.lib.documents.blocks import StatusTable
from styrmodell.lib.documents.render.json import content_json
from tests import build_followup
from tests.followup import amending
from tests.followup.promised import promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(org):
    first = build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 26)), org.committee)
    (made,) = promised(first, "Anställ en <bibliotekarie>", due_on=date(2026, 8, 1))
    build_followup.decided(first)
    return made


def table_in(document):
    chapter = next(one for one in document.chapters if one.key == "deviations")
    return next(block for block in chapter.blocks if isinstance(block, StatusTable))


def test_the_table_has_what_it_was_against_and_how_it_went(org, action):
    status_updates.write(by=None, action=action, state=WorkState.DELAYED, text="Ingen sökte.", day=date(2026, 9, 1))
    table = table_in(build_document(build_followup.report(build_followup.round_(), org.committee)))
    assert table.heading == "Åtgärder från tidigare rapporter"
    (row,) = table.rows
    assert (row.name, row.owner, row.due) == ("Anställ en <bibliotekarie>", "Enhetschefen", date(2026, 8, 1))
    assert (row.status.word, row.html) == (
        "Försenat",
        "<p>Mot avvikelsen ”Besöken minskar” i delårsrapport 1 2026.</p><p>Ingen sökte.</p>",
    )


def test_what_was_frozen_says_the_same_whatever_is_written_since(org, action):
    report = amending.full_report(org)
    status_updates.write(by=None, action=action, state=WorkState.ON_TRACK, text="Annons ute.")
    content = report_editions.freeze(Report.objects.select_related("unit", "round").get(pk=report.pk), by=None)
    StatusUpdate.objects.filter(action=action).update(state=WorkState.DONE, text="Klart.", version=2)
    assert frozen_answers.agree(content)
    read = material(report, whole=True)
    then = document_from(as_frozen(read, frozen_answers.rows_in(content)))
    assert table_in(then).rows[0].html.endswith("<p>Annons ute.</p>")
    told = next(one for one in content.data["chapters"] if one["key"] == "deviations")
    assert told == next(one for one in content_json(then)["chapters"] if one["key"] == "deviations")
    side = side_of(frozen_text(content.pk, year=2026), "")
    assert next((one.title, one.group) for one in side.items if one.word == "åtgärd") == (
        "Anställ en <bibliotekarie>",
        "Avvikelser och åtgärder",
    )


def test_its_body_may_say_something_else_of_it(org, action):
    report = amending.full_report(org)
    amending.decided(report)
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    amending.amend(report, "state", f"a{action.pk}", state=WorkState.CANCELLED, text="Nämnden avstår.")
    edition = amending.finish(report)
    row = FrozenState.objects.of(edition.content).get(action=action)
    newest = StatusUpdate.objects.filter(action=action).first()
    assert (
        (row.state, row.text, row.row)
        == (newest.state, newest.text, newest)
        == ("CANCELLED", "Nämnden avstår.", newest)
    )
    assert "Nämnden avstår." in edition.html
