"""A kontor's expected result stands beside what became of it, in the report and in print."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.asking import questions
from followup.documents.report import build as built
from followup.enums import Progress, RoundKind
from followup.services import assessments
from planning.enums import NodeKind, PlanKind
from styrmodell.lib.documents.render.html import body_html
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def priority(org):
    plan = build.plan(PlanKind.OFFICE, org.office, 2026)
    made = build.node(plan, NodeKind.PRIORITY, "Meröppet", expected_result="<p>Fyra bibliotek är meröppna.</p>")
    build.node(plan, NodeKind.PRIORITY, "Läslust")
    build.adopted(plan, on=date(2025, 12, 10))
    return made


def report_of(org, kind, **fields):
    return build_followup.report(build_followup.round_(kind, **fields), org.office)


def asked(report):
    return {one.title: one for one in questions.for_report(report).questions}


def test_what_became_of_it_is_told_any_time_and_needed_when_the_year_is_over(org, priority):
    asks = asked(report_of(org, RoundKind.INTERIM_1))
    assert asks["Meröppet"].expected == "<p>Fyra bibliotek är meröppna.</p>"
    assert (asks["Meröppet"].needs, asks["Meröppet"].is_written_openly) == (("progress",), True)
    assert (asks["Läslust"].needs, asks["Läslust"].is_written_openly) == (("progress",), False)
    asks = asked(report_of(org, RoundKind.ANNUAL, opens_on=date(2026, 11, 1)))
    assert asks["Meröppet"].needs == ("progress", "text")
    assert asks["Läslust"].needs == ("progress",)


def test_the_two_stand_beside_each_other_on_the_page_and_in_print(org, priority, cilla_head_of_office):
    report = report_of(org, RoundKind.INTERIM_2)
    assessments.save(report, priority, by=None, progress=Progress.FORWARD, text="<p>Två är meröppna.</p>")
    page = cilla_head_of_office.get(reverse("followup:report_write", args=[report.pk]))
    for words in (
        "Vad har det blivit av det förväntade resultatet?",
        "Fyra bibliotek är meröppna.",
        "Två är meröppna.",
    ):
        assertContains(page, words)
    printed = body_html(built(report))
    assert '<th scope="col">Förväntat resultat</th>' in printed
    assert printed.index("Fyra bibliotek är meröppna.") < printed.index("Två är meröppna.")
