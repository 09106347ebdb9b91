"""Året i korthet: the year's numbers first in a report whose year is over; what nobody has told is not there, and not zero."""

from decimal import Decimal

import pytest

from followup.documents.report import build as build_document
from followup.enums import ColumnKind, RoundKind, Stewardship
from followup.models import OperatingAmount, ReportText
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.models import Operation
from styrmodell.lib.documents.blocks import GoalStrip, RichText
from styrmodell.lib.documents.figures import KeyFigureCharts, Waterfall
from styrmodell.lib.documents.key_numbers import KeyNumbers
from tests import build_followup
from tests.followup import given_accounts as given
from tests.followup import reported_accounts
from tests.followup.rules.accounts import grastorp

pytestmark = pytest.mark.django_db


def report_of(org, unit=None, kind=RoundKind.ANNUAL):
    return build_followup.report(build_followup.round_(kind, 2019), unit or org.municipality)


def summary_of(report):
    return next((one for one in build_document(report).chapters if one.key == "summary"), None)


def numbers_of(report):
    chapter = summary_of(report)
    found = [block for block in chapter.blocks if isinstance(block, KeyNumbers)] if chapter else []
    return [
        (one.name, one.words, one.unit, one.base_text.replace("\N{NO-BREAK SPACE}", " "))
        for block in found
        for one in block.items
    ]


def test_kommunens_year_in_short_is_worked_out_of_its_accounts(org):
    report = report_of(org)
    given.filled(org.municipality, 2019)
    given.filled(org.municipality, 2018, of=2018)
    budget = open_column(org.municipality, 2019, ColumnKind.BUDGET, by=None)
    save_figures(budget, [FigureInput("result", grastorp.figures(2019)["result"])], by=None)
    ReportText.objects.create(report=report, key="sound_management", text="<p>Ja.</p>", step=Stewardship.values[0])
    ReportText.objects.create(report=report, key="summary", text="<p>Ett år i balans.</p>")
    told = {name: (value, unit, beside) for name, value, unit, beside in numbers_of(report)}
    assert told == {
        "Årets resultat": ("12,0", "mkr", "budget: 12,0 · 2018: 6,1"),
        "Resultat av skatt och bidrag": ("3,5", "procent", "2018: 1,8"),
        "Soliditet med alla pensioner": ("12,6", "procent", "2018: 9,7"),
    }
    chapter = summary_of(report)
    assert chapter.title == "Året i korthet"
    assert [type(block) for block in chapter.blocks] == [KeyNumbers, RichText, GoalStrip, Waterfall, KeyFigureCharts]
    assert [fact.label for fact in chapter.blocks[2].facts] == ["God ekonomisk hushållning"]
    assert chapter.blocks[3].result == Decimal(12_043_000)
    assert [one.name for one in chapter.blocks[-1].figures] == ["Årets resultat", "Soliditet med alla pensioner"]


def test_a_year_that_is_not_over_is_summed_up_in_words_alone(org):
    report = report_of(org, kind=RoundKind.INTERIM_2)
    given.filled(org.municipality, 2019, month=8)
    ReportText.objects.create(report=report, key="summary", text="<p>Halvvägs.</p>")
    chapter = summary_of(report)
    assert (chapter.title, [type(block) for block in chapter.blocks]) == ("Sammanfattning", [RichText])


def test_a_nämnd_tells_what_it_cost_and_nothing_where_a_row_lacks_it(org):
    report = report_of(org, org.committee)
    assert summary_of(report) is None
    first, second = (
        Operation.objects.create(code=f"KN-{at}", name=f"Verksamhet {at}", unit=org.committee, valid_from="2015-01-01")
        for at in (1, 2)
    )
    OperatingAmount.objects.create(operation=first, year=2019, month=12, outcome=-40_000_000, budget=-41_500_000)
    other = OperatingAmount.objects.create(operation=second, year=2019, month=12, budget=-1_000_000)
    assert numbers_of(report) == []
    other.outcome = Decimal(-900_000)
    other.save()
    assert numbers_of(report) == [
        ("Nettokostnad", "40,9", "mkr", "budget: 42,5"),
        ("Avvikelse mot budget", "+1,6", "mkr", "plus är bättre"),
    ]


def test_a_bolag_has_no_taxes_and_no_pensions_beside_its_balance(org):
    report = report_of(org, org.company)
    reported_accounts.column(org.company, 2019)
    assert [(name, value, unit) for name, value, unit, _ in numbers_of(report)] == [
        ("Årets resultat", "12,0", "mkr"),
        ("Soliditet", "45,5", "procent"),
    ]
    assert build_document(report).summary == "Årets resultat är 12,0\N{NO-BREAK SPACE}mkr."
