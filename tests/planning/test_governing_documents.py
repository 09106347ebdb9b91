"""Styrdokument: a plan with a name and without a last day, several a unit and year, and its row in the catalogue."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from organisation.enums import Role
from planning.enums import GoverningKind, NodeKind, PlanKind
from planning.forms.plans import PlanFilter
from planning.models import GoverningDocument, Plan, PlanEdition
from planning.pages import plan_list, starting
from planning.pages.plan import build as page
from planning.pages.plan_choice import choose
from planning.permissions import may_start_plan
from planning.services import plans
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db


def document(unit, name="Biblioteksplan", year=2020):
    return build.plan(PlanKind.GOVERNING, unit, year, name=name)


def in_force(day):
    return set(PlanEdition.objects.in_force(on=day).values_list("plan__name", flat=True))


def test_a_unit_has_several_a_year_told_apart_by_their_names(org):
    document(org.committee)
    document(org.committee, "Program för kultur")
    with pytest.raises(DomainError):
        document(org.committee)
    with pytest.raises(DomainError):
        document(org.committee, "")
    with pytest.raises(DomainError):
        build.plan(PlanKind.OPERATIONAL, org.committee, name="Framåt")


def test_the_database_holds_that_only_a_styrdokument_has_a_name_and_no_last_day(org):
    open_ended, yearly = document(org.committee), build.plan(PlanKind.OPERATIONAL, org.committee)
    for plan, wrong in (
        (open_ended, {"name": ""}),
        (open_ended, {"period_to": date(2021, 1, 1)}),
        (yearly, {"name": "Framåt"}),
        (yearly, {"period_to": None}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(**wrong)
    for twice in (open_ended, yearly):
        fields = {name: getattr(twice, name) for name in ("kind", "unit", "name", "period_from", "period_to")}
        same = Plan(first_year=twice.first_year, **fields)
        with pytest.raises(IntegrityError), transaction.atomic():
            same.save()


def test_it_is_in_force_till_one_of_the_same_name_is(org):
    for name, year in (("Biblioteksplan", 2020), ("Program", 2020)):
        build.adopted(document(org.committee, name, year), on=date(year, 2, 1))
    assert in_force(date(2019, 12, 31)) == set()
    assert in_force(date(2040, 1, 1)) == {"Biblioteksplan", "Program"}
    newer = build.adopted(document(org.committee, year=2026), on=date(2026, 2, 1))
    editions = PlanEdition.objects.in_force(on=date(2026, 3, 1)).filter(plan__name="Biblioteksplan")
    assert list(editions) == [newer]
    assert in_force(date(2026, 1, 31)) == {"Biblioteksplan", "Program"}


def test_a_plan_without_a_last_day_covers_every_later_year_and_breaks_no_list(org):
    plan = document(org.committee, year=2020)
    reader = build.user(Role.SECRETARY, org.committee)
    assert list(Plan.objects.covering(year=2035)) == [plan]
    assert not Plan.objects.covering(year=2019).exists()
    assert list(Plan.objects.holding(on=date(2035, 1, 1))) == [plan]
    listed = plan_list.listed(reader)
    chosen = PlanFilter({}, plans=listed)
    assert [row.title for row in plan_list.plan_rows(chosen.apply(listed))] == ["Biblioteksplan"]
    assert plan.years == "från 2020"
    assert starting.startable(reader)
    assert PlanKind.GOVERNING not in {one.kind for one in starting.startable(reader)}


def test_its_sections_and_points_are_written_handed_in_and_read_as_a_plans(org):
    plan = document(org.committee)
    with pytest.raises(DomainError):
        plans.submit(plan, by=None)
    build.node(plan, NodeKind.SECTION, "Inledning")
    build.node(plan, NodeKind.POINT, "Öppet alla dagar", code="1")
    with pytest.raises(DomainError):
        build.node(plan, NodeKind.DIRECTION)
    edition = build.adopted(plan)
    reader = build.user(None)
    shown = page(choose(plan, reader, number=edition.number), reader)
    assert "Öppet alla dagar" in repr(shown.sections)


def test_who_writes_it(org):
    secretary, controller = build.user(Role.SECRETARY, org.committee), build.user(Role.CONTROLLER, org.group)
    assert may_start_plan(secretary, PlanKind.GOVERNING, org.committee)
    assert not may_start_plan(secretary, PlanKind.GOVERNING, org.council)
    assert may_start_plan(controller, PlanKind.GOVERNING, org.council)
    assert not may_start_plan(controller, PlanKind.GOVERNING, org.committee)


def test_the_catalogue_names_giver_owner_and_what_replaces_it(org):
    fields = {"kind": GoverningKind.POLICY, "giver": org.council, "owner": "kanslichef"}
    new = GoverningDocument.objects.create(name="Personalpolicy 2024", valid_from=date(2024, 1, 1), **fields)
    old = GoverningDocument.objects.create(name="Personalpolicy 2016", successor=new, **fields)
    assert list(new.predecessors.all()) == [old]
    new.plan = document(org.council, new.name, 2024)
    new.save()
    assert new.plan.governing_document == new
    for wrong in ({"successor": new}, {"next_revision": date(2023, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            GoverningDocument.objects.filter(pk=new.pk).update(**wrong)
