"""Delårsrapport 2 2026 of kommunen and of a bolag: whole, with what its table asks for and nothing else."""

import json

import pytest

from followup.asking.questions import for_report
from followup.enums import Reporter, RoundKind
from followup.models import Report
from styrmodell.lib.documents.render.json import read
from tests.exported import exported
from tests.followup.law_table import BESIDE, ROWS, cells, rows

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("demo")]

WHOLE = {"KOMMUN": Reporter.MUNICIPALITY, "SKFAB": Reporter.COMPANY}
# Where a section stands that has no chapter of its own.
PLACES = {"decision_data": "decisions", "proposals": "decisions", "goals": "goal"}
BESIDE_SECTIONS = {"decisions", "ratios", "reports", "sources"}  # the chapters that no section asks for
# Asked for, and not here: what the reporter has none of.
WITHOUT = {
    "KOMMUN": {"key_figures"},  # its nyckeltal stand under the goals
    "SKFAB": {"council_assignments", "key_figures", "deviations"},  # it has no uppdrag, nyckeltal or deviations
}


def asked(reporter):
    """The sections that the law's table asks for in a delårsrapport 2."""
    table = dict(cells(row) for row in rows(ROWS) + rows(BESIDE))
    return {key for key, said in table.items() if (reporter, RoundKind.INTERIM_2) in said}


def chapters(unit):
    """The keys of the chapters that the exported report has; each of fullmäktige's goals is one."""
    document = read(json.loads(exported(("export_report", unit, "2026-DR2"), "json")))
    return {"goal" if one.key.startswith("goal-") else one.key for one in document.chapters}


@pytest.mark.parametrize("unit", WHOLE)
def test_every_section_of_the_table_stands_there_and_no_other(unit):
    wanted = {PLACES.get(key, key.replace("_", "-")) for key in asked(WHOLE[unit])}
    found = chapters(unit)
    assert wanted - found <= {key.replace("_", "-") for key in WITHOUT[unit]}
    assert found - wanted - BESIDE_SECTIONS == set()


@pytest.mark.parametrize("unit", WHOLE)
def test_nothing_is_missing_in_it(unit):
    report = Report.objects.get(unit__code=unit, round__kind=RoundKind.INTERIM_2, round__year=2026)
    assert [one.title for one in for_report(report).missing] == []
