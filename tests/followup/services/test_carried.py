"""Where somebody has changed the same thing since the handling both stand side by side, and nothing is lost unseen."""

from decimal import Decimal

import pytest

from followup.enums import Attainment, WorkState
from followup.models import (
    Action,
    Assessment,
    Deviation,
    FrozenAction,
    FrozenAmount,
    FrozenDeviation,
    FrozenState,
    OperatingForecast,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.services import carried, report_decisions, status_updates
from organisation.decisions.amending import Choice
from organisation.services import amendments
from styrmodell.lib.errors import DomainError
from tests.followup import amending
from tests.followup.amending import amend, finish, moved_on

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def report(org):
    """Decided med ändring; nothing is put in yet."""
    report = amending.full_report(org)
    amending.decided(report)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def handling(report):
    return report.matters.get().content


def side_by_side(report):
    return [(one.title, one.label, one.frozen, one.decided, one.now) for one in moved_on(report)]


def test_what_nobody_has_touched_is_no_choice(report):
    amend(report, "text", "summary", text="<p>Nämndens ord.</p>")
    amend(report, "amount", amending.operation("KN-30").pk, forecast="-7100000")
    assert side_by_side(report) == []


def test_a_forecast_that_has_moved_on_stands_beside_the_decided_one(report):
    school = amending.operation("KN-40")
    amend(report, "amount", school.pk, forecast="-11524000")
    amending.all_moves_on(report)
    nbsp = "\N{NO-BREAK SPACE}"
    amounts = [f"−{kr} kr".replace(" ", nbsp) for kr in ("11 374 000", "11 524 000", "1")]
    ((title, label, *said),) = side_by_side(report)
    assert (title, label) == ("Kulturskola, Kulturnämnden", "Prognos")
    assert [words.replace(" ", nbsp) for words in said] == amounts


def test_what_is_read_in_while_one_waits_for_the_money_is_asked_about(report, monkeypatch):
    school = amending.operation("KN-40")
    amend(report, "amount", school.pk, forecast="-11524000")
    hold = carried.hold_money

    def hold_after_another(units):
        amending.forecast(report, "KN-40", -2)
        hold(units)

    monkeypatch.setattr(carried, "hold_money", hold_after_another)
    with pytest.raises(DomainError, match=r"^Kulturskola"):
        finish(report)


@pytest.mark.parametrize(("takes_decided", "amount"), [(True, -11524000), (False, -1)])
def test_the_choice_says_what_stands_in_the_working_figures_and_never_what_was_decided(report, takes_decided, amount):
    school = amending.operation("KN-40")
    amend(report, "amount", school.pk, forecast="-11524000")
    amending.all_moves_on(report)
    edition = finish(report, decided=takes_decided)
    assert OperatingForecast.objects.get(operation=school, round=report.round).amount == amount
    assert FrozenAmount.objects.of(edition.content).get(operation=school).forecast == Decimal(-11524000)


def test_nothing_is_made_without_a_choice_or_on_another_version_than_was_seen(report):
    amend(report, "text", "summary", text="<p>Nämndens ord.</p>")
    ReportText.objects.filter(report=report, key="summary").update(text="<p>Senare.</p>", version=7)
    ways = report_decisions.ways_of(report)
    with pytest.raises(DomainError, match="Sammanfattning, Text"):
        finish(report)
    (one,) = moved_on(report)
    with pytest.raises(DomainError, match="ändrades nyss"):
        amendments.finish(report, ways, choices={one.key: Choice(takes_decided=True, version=6)}, by=None)
    assert ReportText.objects.get(report=report, key="summary").text == "<p>Senare.</p>"


def test_each_field_of_a_judgement_is_chosen_by_itself(report):
    """What the body did not change of it is never in question."""
    row = Assessment.objects.filter(report=report).first()
    amend(report, "assessment", row.node_id, attainment=Attainment.PARTLY, text="<p>Beslutat.</p>")
    Assessment.objects.filter(pk=row.pk).update(progress="BACKWARD", text="<p>Senare.</p>", version=7)
    assert [one[1:] for one in side_by_side(report)] == [("Motivering", "Så bidrar vi.", "Beslutat.", "Senare.")]
    finish(report, decided=False)
    row.refresh_from_db()
    assert (row.attainment, row.progress, row.text) == ("PARTLY", "BACKWARD", "<p>Senare.</p>")


def test_a_later_lägesrapport_is_not_written_over(report):
    receiver = FrozenState.objects.of(handling(report)).get().receiver
    amend(report, "state", f"r{receiver.pk}", state=WorkState.DELAYED)
    status_updates.write(by=None, receiver=receiver, state=WorkState.DONE, text="Klart.")
    assert [one[1:] for one in side_by_side(report)] == [("Läge", "enligt plan", "försenat", "klart")]
    finish(report, decided=True)
    newest, *earlier = StatusUpdate.objects.filter(receiver=receiver)
    assert (newest.state, newest.text) == (WorkState.DELAYED, "Klart.")
    assert [one.state for one in earlier] == [WorkState.DONE, WorkState.ON_TRACK]


def test_a_struck_deviation_that_has_been_written_on_is_a_choice(report):
    row = FrozenDeviation.objects.of(handling(report)).get(title="Kulturskolan").row
    amend(report, "deviation", 0, "STRIKES")
    Action.objects.create(deviation=row, text="Ny åtgärd")
    ((title, *_, decided, now),) = side_by_side(report)
    assert (title, decided) == ("Kulturskolan", "Utgår")
    assert now == "Kulturskolan. Fler elever. Åtgärderna är andra än i handlingen."
    edition = finish(report, decided=False)
    assert Deviation.objects.filter(pk=row.pk).exists()
    assert not FrozenDeviation.objects.of(edition.content).filter(title="Kulturskolan").exists()


@pytest.mark.parametrize("takes_decided", [True, False])
def test_a_deviation_that_was_taken_away_since_comes_back_only_when_it_is_chosen(report, takes_decided):
    row = FrozenDeviation.objects.of(handling(report)).get(title="Huset är stängt")
    amend(report, "deviation", row.position, cause="Mögel.")
    amending.all_moves_on(report)
    ((*_, decided, now),) = side_by_side(report)
    assert (decided, now) == ("Huset är stängt. Mögel.", "Borttagen")
    edition = finish(report, decided=takes_decided)
    back = Deviation.objects.filter(report=report, title="Huset är stängt", cause="Mögel.")
    assert back.exists() == takes_decided
    assert FrozenDeviation.objects.of(edition.content).get(title="Huset är stängt").cause == "Mögel."


@pytest.mark.parametrize("takes_decided", [True, False])
def test_an_action_put_under_what_has_been_taken_away_brings_it_back_only_when_it_is_chosen(report, takes_decided):
    row = FrozenDeviation.objects.of(handling(report)).get(title="Huset är stängt")
    amend(report, "action", "ny-1", "ADDS", parent=str(row.position), text="Öppna huset")
    assert side_by_side(report) == []
    amending.all_moves_on(report)
    gone = ("Öppna huset", "åtgärd", "", "Öppna huset", "Avvikelsen ”Huset är stängt” är borttagen")
    assert side_by_side(report) == [gone]
    with pytest.raises(DomainError, match="Öppna huset"):
        finish(report)
    edition = finish(report, decided=takes_decided)
    found = Action.objects.filter(text="Öppna huset", deviation__title="Huset är stängt")
    assert found.exists() == takes_decided
    told = FrozenAction.objects.of(edition.content).get(text="Öppna huset")
    assert (told.row, told.deviation) == (found.first(), row.position)
