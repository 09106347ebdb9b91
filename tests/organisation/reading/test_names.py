"""What units and people were called on a day."""

from datetime import date, timedelta

import pytest
from django.db.models import F
from pytest_django.asserts import assertContains

from followup.models import StatusUpdate
from followup.services import reports
from organisation.decisions.documents import decisions_in
from organisation.enums import Role
from organisation.models import OrgUnit, PersonName, UnitName
from organisation.reading import names
from organisation.reading.account_changes import account_changes
from organisation.services import org_units, users
from organisation.services.frozen_contents import document_in
from planning.enums import NodeKind, PlanKind
from planning.models import PlanEdition, PlanNode
from planning.pages import plan_list
from planning.pages.plan import build as page
from planning.pages.plan_choice import choose
from planning.reading.aims import aims_of
from planning.reading.changes import history_rows, node_rows, node_steps, plan_changes
from planning.reading.editions import editions_of
from planning.reading.links import edition_links
from planning.services import plan_nodes, plans
from styrmodell.lib.clock import today
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def rename(unit, name):
    fresh = OrgUnit.objects.get(pk=unit.pk)
    return org_units.edit(fresh, by=None, version=fresh.version, fields={"name": name})


def then(unit, day):
    return names_on([unit], day)[unit.pk]


def names_on(units, day):
    """As a list asks for the names of its rows."""
    listed = OrgUnit.objects.filter(pk__in=[unit.pk for unit in units]).order_by()
    return dict(listed.annotate(then=names.unit_name("pk", day)).values_list("pk", "then"))


def yesterday():
    return today() - timedelta(days=1)


def test_a_unit_that_was_never_renamed_has_one_name_and_no_rows(org):
    org_units.edit(org.committee, by=None, version=1, fields={"note": "Sammanträder på tisdagar"})
    assert then(org.committee, date(1990, 1, 1)) == "Kulturnämnden"
    assert not UnitName.objects.exists()


def test_a_renamed_unit_is_called_each_name_in_its_time(org):
    rename(org.committee, "Kultur- och fritidsnämnden")
    assert then(org.committee, yesterday()) == "Kulturnämnden"
    assert then(org.committee, date(1990, 1, 1)) == "Kulturnämnden"
    assert then(org.committee, today()) == "Kultur- och fritidsnämnden"
    rename(org.committee, "Fritidsnämnden")  # the same day: the one before it was a slip
    assert [row.name for row in UnitName.objects.order_by("valid_from")] == ["Kulturnämnden", "Fritidsnämnden"]


def test_a_unit_that_has_not_begun_was_never_called_anything_else(org):
    coming = build.unit("COMMITTEE", "Nya nämnden", org.municipality, valid_from=today() + timedelta(days=30))
    rename(coming, "Tillväxtnämnden")
    assert not UnitName.objects.exists()


def test_a_list_of_units_is_named_in_one_query(org, django_assert_num_queries):
    rename(org.committee, "Fritidsnämnden")
    units = list(OrgUnit.objects.all())
    with django_assert_num_queries(1):
        found = names_on(units, yesterday())
    assert found[org.committee.pk] == "Kulturnämnden"
    assert found[org.office.pk] == org.office.name


def test_what_was_decided_and_adopted_keeps_the_names_of_its_day(org):
    edition = build.adopted(build.plan(PlanKind.OPERATIONAL, org.committee, 2026), on=date(2025, 11, 2))
    rename(org.committee, "Fritidsnämnden")
    (head,) = editions_of(edition.plan)
    assert head.unit == "Kulturnämnden"
    assert [line.words.split()[0] for line in head.decisions] == ["Kulturnämnden"]
    assert [one.decider_name for one in decisions_in(edition.matter)] == ["Kulturnämnden"]
    reader, plan = build.user(None), type(edition.plan).objects.get(pk=edition.plan.pk)
    assert page(choose(plan, reader), reader).eyebrow == "Kulturnämnden"
    secretary = build.user(Role.SECRETARY, org.committee)
    assert page(choose(plan, secretary, working=True), secretary).eyebrow == "Fritidsnämnden"


def test_a_person_who_approved_keeps_the_name_they_had(org):
    person = build.user(Role.DIRECTOR, org.municipality, name="Eva Berg")
    edition = build.adopted(build.plan(PlanKind.OFFICE, org.office), person=person, on=date(2026, 11, 2))
    users.edit(person, by=person, name="Eva Lind", email=person.email, title="")
    assert [row.name for row in PersonName.objects.order_by("valid_from")] == ["Eva Berg", "Eva Lind"]
    assert [one.decider_name for one in decisions_in(edition.matter)] == ["Eva Berg"]
    assert editions_of(edition.plan)[0].decisions[0].words.startswith("Eva Berg")
    later = build.adopted(build.plan(PlanKind.OFFICE, org.office, 2028), person=person, on=today())
    assert [one.decider_name for one in decisions_in(later.matter)] == ["Eva Lind"]


def test_kommunen_is_called_what_it_was_called_on_the_day(org, django_assert_num_queries):
    rename(org.municipality, "Nyköpings kommun")
    with django_assert_num_queries(2):
        assert names.over_the_unit(org.committee, today()) == "Nyköpings kommun"
        assert names.over_the_unit(org.committee, yesterday()) == "Exempelköpings kommun"
    assert names.over_the_unit(org.municipality, today()) == ""


def test_an_edition_keeps_what_kommunen_was_called_when_it_was_frozen(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, "DIRECTION", "Biblioteken är öppna")
    edition = build.adopted(plan)
    rename(org.municipality, "Nyköpings kommun")
    assert document_in(edition.content, edition.cover).municipality == "Exempelköpings kommun"


def test_a_plan_that_is_adopted_is_called_by_its_name_of_then_in_lists_links_and_searches(org, anna):
    above = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    direction = build.node(above, NodeKind.DIRECTION, "Öppna bibliotek")
    build.adopted(above)
    below = build.plan(PlanKind.OFFICE, org.office, 2026)
    build.contribution(build.node(below, NodeKind.PRIORITY, "Fler kvällar"), direction)
    edition = build.adopted(below)
    rename(org.committee, "Fritidsnämnden")
    rename(org.office, "Fritidskontoret")
    rows = plan_list.plan_rows(plan_list.searched(plan_list.listed(anna), "Kulturnämnden").order_by("pk"))
    assert [(row.title, row.unit) for row in rows] == [("Verksamhetsplan 2026–2028", "Kulturnämnden")]
    assert plan_list.searched(plan_list.listed(anna), "Fritidsnämnden").exists()
    shown = type(below).objects.get(pk=below.pk)
    assert (shown.unit_name, shown.unit.name) == ("Kulturkontoret", "Fritidskontoret")
    assert [link.unit for link in edition_links(edition, anna)] == ["Kulturnämnden"]
    taken_on = edition_links(PlanEdition.objects.get(plan=above), anna)
    assert [link.unit for link in taken_on] == ["Kulturkontoret"]
    assert [aim.unit for aim in aims_of(shown, anna)] == ["Kulturnämnden"]


def test_an_edition_is_called_what_its_content_says_also_when_a_later_one_is_called_otherwise(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    build.adopted(plan)
    rename(org.committee, "Fritidsnämnden")
    plans.revise(type(plan).objects.get(pk=plan.pk), by=None)
    build.adopted(plan)
    assert [head.unit for head in editions_of(plan)] == ["Kulturnämnden", "Fritidsnämnden"]
    assert type(plan).objects.get(pk=plan.pk).unit_name == "Fritidsnämnden"


def test_a_decided_report_keeps_its_title_whatever_its_unit_is_called_later(org, anna, anna_controller):
    round_ = build_followup.round_()
    report = build_followup.submitted(build_followup.report(round_, org.committee))
    build_followup.decided(report)
    rename(org.committee, "Fritidsnämnden")
    page = anna_controller.get(report.get_absolute_url()).content.decode()
    assert "<title>Delårsrapport 2 2026, Kulturnämnden" in page
    assert "Fritidsnämnden" not in page
    for words in ("Kulturnämnden", "Fritidsnämnden"):
        assertContains(anna_controller.get(f"{round_.get_absolute_url()}?q={words}"), ">Kulturnämnden</a>")
    report = type(report).objects.get(pk=report.pk)
    assert str(report) == "Delårsrapport 2 2026, Kulturnämnden"
    reports.reopen(report, by=anna, comment="Rätta.")
    assertContains(anna_controller.get(f"{report.get_absolute_url()}?text=arbetstext"), "Fritidsnämnden")


def test_who_did_something_is_called_what_they_were_called_when_they_did_it(org, anna):
    bo = build.user(Role.SECRETARY, org.committee, name="Bo Berg")
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    node = build.node(plan, NodeKind.DIRECTION, "Öppna bibliotek", by=bo)
    PlanNode.history.update(history_date=F("history_date") - timedelta(days=1))
    users.edit(bo, by=anna, name="Bo Lind", email=bo.email, title="")
    plan_nodes.edit(PlanNode.objects.get(pk=node.pk), by=bo, version=1, title="Öppnare bibliotek")
    assert [row.who for row in history_rows(plan_changes(plan.pk))] == ["Bo Lind", "Bo Berg"]
    assert [row.who for row in node_rows(node, node_steps(node, anna))] == ["Bo Lind", "Bo Berg"]
    assert account_changes(bo)[0].who == str(anna)


def test_a_lägesrapport_is_by_whoever_wrote_it_as_they_were_called(org):
    david = build.user(Role.UNIT_MANAGER, org.unit, name="David Ek")
    activity = build.node(build.plan(PlanKind.WORK, org.unit), NodeKind.ACTIVITY, "Kurs")
    StatusUpdate.objects.create(node=activity, state="ON_TRACK", date=yesterday(), written_by=david)
    users.edit(david, by=david, name="David Alm", email=david.email, title="")
    StatusUpdate.objects.create(node=activity, state="ON_TRACK", date=today(), written_by=david)
    assert [row.writer_then for row in StatusUpdate.objects.with_writers()] == ["David Alm", "David Ek"]
