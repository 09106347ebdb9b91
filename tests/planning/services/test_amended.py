"""Med ändring: the edition is the handling with the amendments in, and the working text says so too."""

from datetime import date
from decimal import Decimal

import pytest

from organisation.decisions.amending import Choice
from organisation.enums import Amends
from organisation.services import amendments
from planning.enums import Funding, NodeKind, PlanKind
from planning.models import FrozenLink, Plan, PlanNode, Target
from planning.pages.amendments import amending_of
from planning.reading.amended import NODE
from planning.reading.moved_on import moved_on
from planning.reading.tree import frozen_rows
from planning.services import editions, plans
from planning.services.plan_decisions import WAYS
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from tests import build

SAID = "Ändrat av Kulturnämnden 2026-11-02 § 45"


@pytest.fixture
def decision(plans, written):
    """Nämndens plan, decided med ändring; nothing of it put in yet."""
    return decided(plans.operational)


def decided(plan, **fields):
    if not Plan.objects.get(pk=plan.pk).is_handed_in:
        plans.submit(plan, by=None)
    assert build.decided(plan, is_amended=True, **fields) is None
    return plan.matters.last().decisions.order_by("pk").last()


def amend(plan, subject, what=Amends.CHANGES, **values):
    where = {"kind": NODE, "subject": str(subject)}
    return amendments.amend(plan, WAYS, **where, what=what, by=None, version=None, values=values)


def finish(plan, **choices):
    return amendments.finish(plan, WAYS, choices=choices, by=None)


def rows(edition):
    return {row.title: row for row in frozen_rows(edition.content_id)}


def whole(plan):
    """The tree is whole and the working text would be frozen as the edition's."""
    assert trees.faults(PlanNode, "planpost") == []
    return editions.freeze(plan, by=None)


def test_what_was_decided_without_a_change_is_what_was_laid(plans, decision):
    edition = finish(plans.operational)
    assert edition.content == decision.content
    decision.refresh_from_db()
    assert decision.amended_content == decision.content


def test_what_is_added_below_something_goes_when_that_is_taken_away_again(plans, decision):
    plan = plans.operational
    above = amend(plan, "ny-1", Amends.ADDS, kind=NodeKind.DIRECTION, parent="", title="Ny inriktning")
    amend(plan, "ny-2", Amends.ADDS, kind=NodeKind.PRIORITY, parent="ny-1", title="Under den")
    assert [one.title for one in amending_of(plan, decision).told] == ["Ny inriktning", "Under den"]
    amendments.take_away(plan, WAYS, above.pk, by=None, version=1)
    assert amending_of(plan, decision).told == ()
    assert {"Ny inriktning", "Under den"}.isdisjoint(rows(finish(plan)))


def test_words_targets_and_the_uppdrag_are_as_the_body_made_them(plans, written, decision):
    plan = plans.operational
    amend(plan, written.direction.pk, title="Öppnare bibliotek", text="<p>Alla <strong>dagar</strong>.</p>")
    amend(plan, written.figure.pk, targets={"2028": ["4.0000"], "2029": ["7.5000"]})
    amend(plan, written.assignment.pk, title="Utred snart", catalogue={"due_on": "2028-06-30"})
    edition = finish(plan)
    assert edition.content != decision.content
    shown = rows(edition)
    assert shown["Öppnare bibliotek"].text == "<p>Alla <strong>dagar</strong>.</p>"
    assert shown["Besök"].targets == {2028: (Decimal(4), None), 2029: (Decimal("7.5"), None)}
    assert shown["Utred snart"].task.due_on == date(2028, 6, 30)
    assert "Alla <strong>dagar</strong>" in edition.html
    assert whole(plan) == edition.content
    written.assignment.assignment.refresh_from_db()
    assert written.assignment.assignment.title == "Utred snart"
    assert written.direction.history.latest().history_change_reason == SAID
    assert Target.history.latest().history_change_reason == SAID
    assert written.assignment.assignment.versions.get().due_on == date(2028, 6, 30)


def test_what_is_struck_goes_with_what_stands_below_it_and_with_its_links(plans, written, decision):
    other = amend(plans.operational, "ny-1", Amends.ADDS, kind=NodeKind.DIRECTION, title="En annan")
    amend(plans.operational, written.direction.pk, Amends.STRIKES)
    edition = finish(plans.operational)
    assert list(rows(edition)) == ["Utred meröppet", other.values["title"]]
    assert not FrozenLink.objects.of(edition.content).exists()
    gone = PlanNode.objects.filter(pk__in=[written.direction.pk, written.priority.pk, written.figure.pk])
    assert len(set(gone.values_list("removal_id", flat=True))) == 1
    assert None not in gone.values_list("removal_id", flat=True)
    assert written.priority.history.latest().history_change_reason == "Struken av Kulturnämnden 2026-11-02 § 45"
    assert whole(plans.operational) == edition.content


def test_what_is_added_becomes_items_of_the_text(plans, written, decision):
    plan, share = plans.operational, build.key_figure("Andel", decimals=1)
    figure = {"pk": share.pk, "name": "Andel", "unit_of_measure": "procent", "decimals": 1}
    amend(plan, "ny-1", Amends.ADDS, kind=NodeKind.DIRECTION, title="Läslust", text="<p>Hela livet.</p>")
    amend(plan, "ny-2", Amends.ADDS, kind=NodeKind.PRIORITY, parent="ny-1", title="Bokbuss")
    amend(
        plan, "ny-3", Amends.ADDS, kind=NodeKind.KEY_FIGURE, parent="ny-2", title="Andel", key_figure_id=share.pk,
        targets={"2029": ["60.0000"]}, catalogue=figure,
    )  # fmt: skip
    edition = finish(plan)
    shown = rows(edition)
    assert (shown["Läslust"].parent, shown["Bokbuss"].parent) == (None, shown["Läslust"].pk)
    assert shown["Andel"].targets == {2029: (Decimal(60), None)}
    assert whole(plan) == edition.content
    added = PlanNode.objects.get(pk=shown["Bokbuss"].pk)
    assert added.history.latest().history_change_reason == "Tillagd av Kulturnämnden 2026-11-02 § 45"


def test_an_uppdrag_that_is_added_is_given_by_the_edition(plans, written, decision, org):
    amend(
        plans.operational, "ny-1", Amends.ADDS, kind=NodeKind.SPECIAL_ASSIGNMENT, title="Flytta arkivet",
        receivers=[org.office.pk],
        catalogue={
            "starts_on": None, "due_on": "2027-12-31", "funding": Funding.WITHIN_FRAME, "amount": None,
            "receivers": ["Kulturkontoret"],
        },
    )  # fmt: skip
    edition = finish(plans.operational)
    task = rows(edition)["Flytta arkivet"].task
    assert task.receivers == ("Kulturkontoret",)
    assert whole(plans.operational) == edition.content
    given = PlanNode.objects.get(title="Flytta arkivet").assignment
    assert (given.giver, given.is_given()) == (org.committee, True)


def test_nothing_is_added_below_what_is_struck(plans, written, decision):
    amend(plans.operational, "ny-1", Amends.ADDS, kind=NodeKind.PRIORITY, parent=str(written.direction.pk), title="Ny")
    amend(plans.operational, written.direction.pk, Amends.STRIKES)
    with pytest.raises(DomainError, match="tillkommer under det som stryks"):
        finish(plans.operational)


def test_what_is_called_otherwise_today_is_called_as_in_the_handling(plans, written, decision, org):
    """Neither the unit's name nor the nyckeltal's comes into what the body decided."""
    type(org.committee).objects.filter(pk=org.committee.pk).update(name="Fritidsnämnden")
    type(written.figure.key_figure).objects.update(name="Besökare")
    amend(plans.operational, written.direction.pk, title="Öppnare bibliotek")
    edition = finish(plans.operational)
    assert edition.content.data["document"]["unit"] == "Kulturnämnden"
    assert "Besökare" not in str(edition.content.data)
    assert edition.unit_then == "Kulturnämnden"


@pytest.fixture
def moved(plans, written, decision):
    """What the body changed has been changed in the working text too, somehow; what it left has been changed as well."""
    plan = plans.operational
    PlanNode.objects.filter(pk=written.direction.pk).update(title="Skrivet sedan", text="<p>Nytt.</p>", version=2)
    amend(plan, written.direction.pk, title="Beslutat")
    return plan, decision


def test_what_has_been_written_since_stands_beside_for_choice(moved, written):
    plan, decision = moved
    (one,) = moved_on(plan, decision, list(decision.amendments.all()))
    assert (one.title, one.label, one.frozen, one.decided, one.now) == (
        "Öppna bibliotek", "Rubrik", "Öppna bibliotek", "Beslutat", "Skrivet sedan",
    )  # fmt: skip
    with pytest.raises(DomainError, match="Välj vad som ska gälla"):
        finish(plan)
    PlanNode.objects.filter(pk=written.direction.pk).update(title="Skrivet igen")
    with pytest.raises(DomainError, match="Läs igen och välj"):
        finish(plan, **{one.key: Choice(takes_decided=True, version=one.version)})


@pytest.mark.parametrize(("takes", "title"), [(True, "Beslutat"), (False, "Skrivet sedan")])
def test_the_choice_decides_what_the_working_text_says_and_never_what_was_decided(moved, written, takes, title):
    plan, decision = moved
    (one,) = moved_on(plan, decision, list(decision.amendments.all()))
    edition = finish(plan, **{one.key: Choice(takes_decided=takes, version=one.version)})
    assert rows(edition)["Beslutat"].text == "<p>Kvällar och lördagar.</p>"
    written.direction.refresh_from_db()
    assert (written.direction.title, written.direction.text) == (title, "<p>Nytt.</p>")


@pytest.mark.parametrize("takes", [True, False])
def test_what_has_been_taken_out_since_stands_there_again_when_it_is_chosen(plans, written, decision, takes):
    plan, removal = plans.operational, PlanNode.new_removal_id()
    PlanNode.objects.filter(pk__in=[written.direction.pk, written.priority.pk]).update(removal_id=removal)
    amend(plan, written.priority.pk, title="Beslutat")
    (one,) = moved_on(plan, decision, list(decision.amendments.all()))
    assert (one.now, one.decided) == ("Borttagen ur arbetstexten", "Rubrik: Beslutat")
    finish(plan, **{one.key: Choice(takes_decided=takes, version=one.version)})
    standing = PlanNode.objects.content().filter(title__in=["Öppna bibliotek", "Beslutat"])
    assert standing.count() == (2 if takes else 0)


@pytest.mark.parametrize("takes", [True, False])
def test_what_is_struck_and_has_been_changed_since_is_not_lost_unseen(plans, written, decision, takes):
    plan = plans.operational
    PlanNode.objects.filter(pk=written.priority.pk).update(title="Skrivet sedan")
    amend(plan, written.direction.pk, Amends.STRIKES)
    amend(plan, "ny-1", Amends.ADDS, kind=NodeKind.DIRECTION, title="En annan")
    (one,) = moved_on(plan, decision, list(decision.amendments.all()))
    assert one.now == "”Skrivet sedan” är ändrad"
    finish(plan, **{one.key: Choice(takes_decided=takes, version=one.version)})
    assert PlanNode.objects.content().filter(pk=written.direction.pk).exists() is not takes


def test_the_next_body_decides_on_what_the_first_made_of_it_and_may_change_it_again(org):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    goal = build.node(plan, NodeKind.GOAL, "Mål", code="I1")
    first = decided(plan)
    amend(plan, goal.pk, title="Kommunstyrelsens mål")
    assert finish(plan) is None
    second = decided(plan, date=date(2026, 11, 23))
    first.refresh_from_db()
    assert (second.content, second.content != first.content) == (first.amended_content, True)
    assert second.paper.content == first.amended_content
    amend(plan, goal.pk, title="Fullmäktiges mål")
    edition = finish(plan)
    assert (edition.html.count("Fullmäktiges mål"), "Kommunstyrelsens mål" in edition.html) == (1, False)
    assert whole(plan) == edition.content
    assert "Kommunstyrelsens mål" in first.amended_content.data["nodes"][0]["title"]
