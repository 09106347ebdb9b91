"""A bolag is spoken of as a bolag: its styrelse decides, and its ägardirektiv and vd are named where a nämnd's are not."""

from datetime import date

import pytest

from followup.documents.report import build as build_document
from organisation.decisions.documents import decisions_in
from organisation.enums import OrgUnitKind, Role
from organisation.unit_words import WORDS, body_name
from planning.enums import NodeKind, PlanKind
from planning.services import plans
from tests import build, build_followup

BODY = body_name(OrgUnitKind.COMPANY, "Exempelköpings Energi AB")
OF_A_NÄMND = ("nämnden", "nämndens", "förvaltningen", "verksamhetsplanen")


def test_each_kind_of_unit_has_its_own_words():
    assert BODY == "Styrelsen för Exempelköpings Energi AB"
    assert body_name(OrgUnitKind.COMMITTEE, "Kulturnämnden") == "Kulturnämnden"
    assert len(set(WORDS.values())) == len(WORDS)


@pytest.mark.django_db
def test_a_bolags_words_are_a_bolags(org):
    """Through a bolag's year: the plan as it is written, handed in and decided, and the report."""
    person = build.client(build.user(Role.COMPANY, org.company))
    plan = build.plan(PlanKind.BUSINESS, org.company, decides_on=date(2026, 12, 8))
    build.node(plan, NodeKind.DIRECTION, "Laddstolpar")
    report = build_followup.report(build_followup.round_(), org.company)
    told = {
        path: person.get(path).content.decode() for path in ("/", f"/planer/{plan.pk}/", f"/planer/{plan.pk}/lamna-in/")
    }
    assert f"{BODY} beslutar 2026-12-08" in told[f"/planer/{plan.pk}/"]
    assert "Uppdrag till vd och dotterbolagen" in told[f"/planer/{plan.pk}/"]
    assert "utifrån ägardirektivet" in told[f"/planer/{plan.pk}/"]
    assert "registrera styrelsens beslut" in told["/"]
    plans.submit(plan, by=None)
    told |= {f"/planer/{plan.pk}/anta/": person.get(f"/planer/{plan.pk}/anta/").content.decode()}
    assert f"{BODY} är det " in told[f"/planer/{plan.pk}/anta/"]
    edition = build.decided(plan)
    assert next(str(one) for one in decisions_in(edition.matter)).startswith(f"{BODY} ")
    assert [row.body for row in build_document(report).decisions] == [BODY]
    assert not [(path, word) for path, html in told.items() for word in OF_A_NÄMND if f" {word} " in html.lower()]
