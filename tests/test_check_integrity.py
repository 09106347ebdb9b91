"""check_integrity finds what is broken on purpose, one promise at a time."""

import hashlib
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from followup.models import FrozenText, OperatingAmount, Report, ReportEdition, ReportFile, ReportingRound, ReportText
from followup.services import report_editions, sections
from organisation.enums import OrgUnitKind
from organisation.models import Decision, FrozenContent, MeetingPaper, Operation, OrgUnit, UnitSuccession
from planning.enums import NodeKind, PlanKind
from planning.models import FrozenNode, Plan, PlanEdition, PlanNode
from planning.services import editions, plans
from styrmodell import integrity
from tests import build

pytestmark = pytest.mark.one_database_a_day


@pytest.fixture
def plan(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, NodeKind.DIRECTION)
    build.node(plan, NodeKind.DIRECTION)
    return plan


@pytest.fixture
def report(org):
    round_ = ReportingRound.objects.create(
        kind="INTERIM_1",
        year=2026,
        period_from=date(2026, 1, 1),
        period_to=date(2026, 4, 30),
        opens_on=date(2026, 5, 1),
        due_on=date(2026, 5, 20),
    )
    return Report.objects.create(round=round_, unit=org.committee)


def faults():
    return list(integrity.all_faults())


def test_the_command_prints_a_line_a_fault_and_exits_with_1(plan):
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert out.getvalue().startswith("Inga fel i 13 enheter, 1 planer, 3 planposter")
    PlanNode.objects.filter(kind=NodeKind.DIRECTION).update(level=7)
    out = StringIO()
    with pytest.raises(CommandError, match="2 fel i 13 enheter") as ended:
        call_command("check_integrity", stdout=out)
    assert ended.value.returncode == 1
    assert len(out.getvalue().splitlines()) == 2


def test_whole_data_has_no_faults(plan, report):
    build.adopted(plan)
    assert faults() == []


def test_a_broken_tree_is_found(plan):
    node = PlanNode.objects.filter(kind=NodeKind.DIRECTION).first()
    PlanNode.objects.filter(pk=node.pk).update(lft=99, rght=100)
    assert f"Planpost {node.pk}: ligger utanför den överordnades gränser" in faults()


def test_a_ring_of_units_is_found(org):
    OrgUnit.objects.filter(pk=org.department.pk).update(parent=org.unit)
    assert any("ligger i en ring" in line for line in faults())


def test_units_that_took_over_from_each_other_in_a_ring_are_found(org):
    for before, after in pairwise([org.unit, org.area, org.department, org.unit]):
        UnitSuccession.objects.create(predecessor=before, successor=after, valid_from=date(2026, 1, 1))
    UnitSuccession.objects.create(predecessor=org.office, successor=org.unit, valid_from=date(2026, 1, 1))
    assert len(faults()) == 3  # the three rows of the ring, and not the one that leads into it
    assert all("tar över efter sig själv, i en ring" in line for line in faults())


def test_an_edition_on_another_content_than_the_one_decided_on_is_found(plan):
    first = build.adopted(plan)
    plans.revise(plan, by=None)
    build.node(plan, NodeKind.DIRECTION)
    second = build.adopted(plan)
    assert faults() == []
    Decision.objects.filter(matter=second.matter).update(content=first.content)
    assert faults() == [
        f"Planutgåva {second.pk}: står på ett annat innehåll än det som sist beslutades",
        f"Beslut {second.matter.decisions.get().pk}: är fattat på något annat än sin handling",
    ]


def test_a_handling_that_has_been_changed_or_renumbered_is_found(plan):
    build.adopted(plan)
    paper = MeetingPaper.objects.get()
    MeetingPaper.objects.update(html=f"{paper.html} ", number=2)
    assert faults() == [
        f"Handling {paper.pk}: innehållet stämmer inte med sin kontrollsumma",
        f"Plan {plan.pk}: handlingarna är inte numrerade i ordning",
    ]


def test_a_unit_in_the_wrong_place_is_found(org):
    OrgUnit.objects.filter(pk=org.unit.pk).update(kind=OrgUnitKind.COMMITTEE)
    assert any(fault.startswith(f"Organisationsenhet {org.unit.pk}: ") for fault in faults())


def test_codes_and_logins_that_nobody_tells_apart_are_found(org):
    OrgUnit.objects.filter(pk=org.other_committee.pk).update(code="\u041a\u039d")  # Cyrillic and Greek
    one, other = (build.user(None, None, login) for login in ("astrid", "\u0430strid"))
    assert faults() == [
        f"Organisationsenhet {org.other_committee.pk}: \u041a\u039d ser likadan ut som för {org.committee.pk}",
        f"Användare {other.pk}: \u0430strid ser likadan ut som för {one.pk}",
    ]


def test_a_plan_without_a_root_is_found(plan):
    PlanNode.history.all().delete()
    PlanNode.objects.exclude(parent=None).delete()
    PlanNode.objects.all().delete()
    assert f"Plan {plan.pk}: saknar rot för sin text" in faults()


def test_a_node_in_another_plans_tree_is_found(org, plan):
    other = build.plan(PlanKind.OPERATIONAL, org.other_committee)
    node = PlanNode.objects.filter(kind=NodeKind.DIRECTION).first()
    PlanNode.objects.filter(pk=node.pk).update(plan=other)
    assert f"Planpost {node.pk}: hör till plan {other.pk} men ligger under en post i plan {plan.pk}" in faults()


@pytest.mark.parametrize("change", [{"html": "<p>Annat</p>"}, {"sha256": "0" * 64}, {"cover": {}}])
def test_a_changed_plan_edition_is_found(plan, change):
    edition = build.adopted(plan)
    PlanEdition.objects.update(**change)
    assert faults() == [f"Planutgåva {edition.pk}: innehållet stämmer inte med sin kontrollsumma"]


def test_a_changed_row_of_an_edition_is_found(plan):
    content = build.adopted(plan).content
    row = FrozenNode.objects.of(content).first()
    FrozenNode.objects.of(content).filter(pk=row.pk).update(title="Ändrad i efterhand")
    assert faults() == [f"Fryst innehåll {content.pk}: raderna stämmer inte med det som frystes"]


def test_changed_frozen_content_is_found_though_no_edition_stands_on_it(plan):
    content = editions.freeze(plan, by=None)
    FrozenContent.objects.filter(pk=content.pk).update(sha256="0" * 64)
    assert faults() == [f"Fryst innehåll {content.pk}: innehållet stämmer inte med sin kontrollsumma"]


def test_a_changed_report_edition_is_found(report):
    Report.objects.update(unit_then=report.unit.name)
    edition = report_editions.publish(report, report_editions.freeze(report, by=None), matter=None, by=None)
    assert faults() == []
    ReportEdition.objects.update(cover={**edition.cover, "registry_number": "KS/2026:1"})
    assert faults() == [f"Rapportutgåva {edition.pk}: innehållet stämmer inte med sin kontrollsumma"]


def test_another_name_of_the_unit_than_was_frozen_is_found(plan, report):
    edition = build.adopted(plan)
    report_editions.publish(report, report_editions.freeze(report, by=None), matter=None, by=None)
    for model in (PlanEdition, Plan, Report):
        model.objects.update(unit_then="Fritidsnämnden")
    said = "enheten kallas ”Fritidsnämnden” men hette ”Kulturnämnden” när innehållet frystes"
    assert faults() == [f"Planutgåva {edition.pk}: {said}", f"Plan {plan.pk}: {said}", f"Rapport {report.pk}: {said}"]


def test_a_row_of_a_frozen_report_that_says_something_else_is_found(report):
    sections.begin(report.round.year)
    ReportText.objects.create(report=report, key="summary", text="<p>Så gick det.</p>")
    content = report_editions.freeze(report, by=None)
    assert faults() == []
    FrozenText.objects.of(content).update(text="<p>Så gick det inte.</p>")
    assert faults() == [f"Fryst innehåll {content.pk}: raderna stämmer inte med det som frystes"]


def test_a_changed_file_is_found(report):
    file = ReportFile.objects.create(
        report=report, file_name="dr1.pdf", content=b"%PDF", sha256=hashlib.sha256(b"%PDF").hexdigest()
    )
    assert faults() == []
    ReportFile.objects.update(content=b"%PDF ")
    assert faults() == [f"Rapportfil {file.pk}: dr1.pdf stämmer inte med sin kontrollsumma"]


def test_money_that_no_report_counts_is_found(org, report):
    operation = Operation.objects.create(unit=org.committee, code="10", name="Bibliotek")
    OperatingAmount.objects.create(operation=operation, year=2026, month=4, outcome=Decimal("-100"))
    assert faults() == []
    operation.valid_to = date(2026, 3, 31)
    operation.save()
    assert faults() == [
        f"Driftredovisning {report.round}: utfall är bokfört med −100,00 men räknas med 0,00 i rapporterna"
    ]


def test_every_plan_of_the_demo_is_whole(demo):
    assert Plan.objects.exists()
    assert faults() == []
