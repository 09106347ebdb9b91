"""What has been handed down in next year's plan, in other units, in whole data, and by two people at once."""

from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from organisation.enums import OrgUnitKind
from organisation.open_work import hand_over_work, open_work
from planning.enums import NodeKind, PlanKind
from planning.models import HandedDown, Plan
from planning.services import handover, last_year, plan_copies
from planning.services.handing_down import Given, hand_down
from styrmodell import integrity
from styrmodell.lib.errors import StaleEdit
from tests import build, database
from tests.planning.handed import EIGHTY, items

pytestmark = pytest.mark.django_db


def stored(plan):
    return Plan.objects.get(pk=plan.pk)


def test_next_years_plan_has_what_is_handed_down_for_it_and_not_last_years(org, give, visits, david):
    last = build.plan(PlanKind.WORK, org.unit)
    build.node(last, NodeKind.KEY_FIGURE, "Lån", key_figure=(loans := build.key_figure("Lån")))
    give(org.unit)
    give(org.unit, EIGHTY, figure=build.key_figure("Besökare"), year=2028)
    assert visits.pk not in last_year.bringable(last).values_list("key_figure", flat=True)
    chosen = [node.pk for node in last_year.bringable(last)]
    plan = plan_copies.start_from(last, org.unit, 2028, by=david, chosen=chosen)
    assert items(plan) == [("Besökare", [(2028, 80)]), ("Lån", [])]
    give(org.unit, figure=loans, year=2029)
    again = plan_copies.start_from(
        plan, org.unit, 2029, by=david, chosen=[*last_year.bringable(plan).values_list("pk", flat=True)]
    )
    assert items(again) == [("Lån", [(2029, 90)])]


def test_a_successor_takes_over_what_the_unit_has_and_what_it_has_handed_down(org, give, administrator, visits):
    heir = build.unit(OrgUnitKind.UNIT, "Nya enheten", org.office)
    plan, own = build.plan(PlanKind.WORK, org.unit), build.plan(PlanKind.WORK, heir)
    loans = build.key_figure("Lån")
    give(org.unit)
    give(org.unit, figure=loans)
    give(heir, EIGHTY, figure=loans)
    handover.hand_over(org.unit, to=heir, by=administrator)
    assert items(own) == [("Lån", [(2027, 80)]), ("Besök", [(2027, 90)])]
    assert stored(plan).unit == org.unit  # the successor has a plan of its own
    assert [row.unit for row in HandedDown.objects.filter(figure=visits)] == [heir]
    handover.hand_over(org.office, to=org.other_office, by=administrator)
    assert {row.giver for row in HandedDown.objects.all()} == {org.other_office}
    assert list(integrity.all_faults()) == []


def test_a_plan_that_follows_to_the_successor_keeps_its_items(org, give, administrator):
    heir = build.unit(OrgUnitKind.UNIT, "Nya enheten", org.office)
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    node = HandedDown.objects.get().node
    handover.hand_over(org.unit, to=heir, by=administrator)
    row = HandedDown.objects.get()
    assert (row.unit, row.node, stored(plan).unit) == (heir, node, heir)
    assert list(integrity.all_faults()) == []


def test_what_stands_is_open_work_of_the_unit_and_of_who_handed_it_down(org, give, administrator):
    give(org.unit)
    told = {}
    for unit in (org.unit, org.office):
        work = next(one for one in open_work(unit, by=administrator) if one.label == "Utdelade nyckeltal")
        told[unit] = [item.text for item in work.items]
    assert told == {org.unit: ["Besök, från 2027-01-01"], org.office: ["1 som enheten har delat ut för 2027"]}


def test_of_several_that_take_over_one_gets_what_was_handed_down_for_a_year(org, give, administrator):
    give(org.unit)
    give(org.unit, EIGHTY, year=2028)
    for year, heir in ((2027, org.other_office), (2028, org.office)):
        hand_over_work(org.office, to=heir, by=administrator, keys=[f"handedyear-{year}"])
    assert [row.giver for row in HandedDown.objects.all()] == [org.other_office, org.office]


def test_an_item_of_another_figure_or_plan_is_a_fault(org, give):
    plan = build.plan(PlanKind.WORK, org.unit)
    give(org.unit)
    other = build.node(build.plan(PlanKind.WORK, org.department), NodeKind.KEY_FIGURE)
    row = HandedDown.objects.get()
    assert list(integrity.all_faults()) == []
    HandedDown.objects.update(node=other)
    assert list(integrity.all_faults()) == [
        f"Utdelat nyckeltal {row.pk}: {other.pk} i planen är ett annat nyckeltal",
        f"Utdelat nyckeltal {row.pk}: {other.pk} står i en annan enhets plan",
    ]
    assert stored(plan).is_open


@pytest.mark.django_db(transaction=True)
def test_two_who_hand_down_at_once_take_turns(org, visits, cilla):
    """The second waits for the first, and is told what stands there then."""
    if not database.on_postgresql():
        pytest.skip("SQLite has one writer at a time")
    plan = build.plan(PlanKind.WORK, org.unit)
    outcomes = []
    begin = Barrier(2)

    def give_once(value):
        try:
            begin.wait()
            hand_down(
                org.office, build.YEAR, give=[Given(visits, org.unit, (Decimal(value), None))], take_back=(), by=cilla
            )
            outcomes.append("given")
        except StaleEdit as stale:
            outcomes.append(str(stale.current.target[0]))
        finally:
            connection.close()

    threads = [Thread(target=give_once, args=[value]) for value in (80, 90)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row = HandedDown.objects.get()
    assert sorted(outcomes) == sorted(["given", str(row.value)])
    assert items(plan) == [("Besök", [(2027, row.value)])]
