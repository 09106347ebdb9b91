"""Den kommunala koncernen in kommunens report: pictured as it was when the period ended, with the writer's text."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from followup.documents.report import build as build_document
from followup.enums import RoundKind
from followup.models import ReportText
from followup.pages import hand_in
from followup.reading.group_structure import structure_of
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, UnitName
from styrmodell.lib.documents.group_structure import GroupStructure
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.municipality)


def pictures(report):
    chapters = build_document(report).chapters
    return [block for chapter in chapters for block in chapter.blocks if isinstance(block, GroupStructure)]


def owned(org, name, share=None, parent=None, **fields):
    return build.unit(OrgUnitKind.COMPANY, name, parent or org.group, ownership_share=share, **fields)


def test_it_holds_the_namnder_and_each_bolag_with_its_share_and_what_it_owns_in_turn(org, report):
    mother = owned(org, "Moderbolaget AB", Decimal(100))
    owned(org, "Energibolaget AB", Decimal("57.5"), mother)
    (picture,) = pictures(report)
    assert (picture.owner, picture.heading) == ("Exempelköpings kommun", "Organisationen den 31 augusti 2026")
    assert {"Kulturnämnden", "Kommunstyrelsen"} <= set(picture.bodies)
    assert not {"Kulturkontoret", "Kommunfullmäktige"} & set(picture.bodies)
    told = [(one.name, one.owned, one.depth) for one in picture.companies if one.name != org.company.name]
    assert told == [
        ("Moderbolaget AB", "100\N{NO-BREAK SPACE}%", 0),
        ("Energibolaget AB", "57,5\N{NO-BREAK SPACE}%", 1),
    ]


def test_a_share_that_nobody_has_said_is_not_taken_for_none(org, report):
    owned(org, "Fibra AB")
    (picture,) = pictures(report)
    fibra = picture.companies[-1]
    assert (fibra.owned, fibra.is_whole) == ("ägarandel ej angiven", False)


def test_it_is_as_it_was_when_the_period_ended(org, report):
    owned(org, "Sålt AB", valid_to="2026-06-30")
    owned(org, "Nytt AB", valid_from="2026-10-01")
    UnitName.objects.create(unit=org.committee, name="Kultur- och fritidsnämnden", valid_from="2020-01-01")
    UnitName.objects.create(unit=org.committee, name="Kulturnämnden", valid_from="2026-09-15")
    (picture,) = pictures(report)
    assert not {"Sålt AB", "Nytt AB"} & {one.name for one in picture.companies}
    assert "Kultur- och fritidsnämnden" in picture.bodies


def test_only_kommunens_delårsrapport_2_and_årsredovisning_have_it(org, report):
    earlier = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality)
    boards = build_followup.report(report.round, org.committee)
    assert pictures(earlier) == pictures(boards) == []


def test_it_is_shown_where_the_text_beside_it_is_written_and_is_no_empty_section(org, report, anna_controller, anna):
    page = anna_controller.get(f"{report.get_absolute_url()}fyll-i/")
    assertContains(page, "Hämtas från organisationen")
    assertContains(page, "Barn- och utbildningsnämnden")
    assert "Den kommunala koncernen" not in {line.text for line in hand_in.build(report, anna).warnings}
    ReportText.objects.create(report=report, key="group", text="<p>Ett bolag såldes i juni.</p>")
    (chapter,) = [one for one in build_document(report).chapters if one.key == "group"]
    assert [type(block).__name__ for block in chapter.blocks] == ["GroupStructure", "RichText"]


def test_how_many_there_are_costs_no_more_to_read(org, report, django_assert_num_queries):
    with django_assert_num_queries(1):
        structure_of(report)
    for number in range(5):
        owned(org, f"Bolag {number} AB")
    assert OrgUnit.objects.filter(kind=OrgUnitKind.COMPANY).count() > 5
    with django_assert_num_queries(1):
        structure_of(report)
