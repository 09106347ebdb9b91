"""Last year's numbers that a text may still hold: those of the tables that are others this year."""

from decimal import Decimal

from followup.asking.last_year import LastYear, content_before, numbers_before, section_before
from followup.enums import RoundKind
from followup.models import Report
from followup.rules.last_years_words import remarks
from followup.services import key_figure_values
from planning.models import KeyFigure
from styrmodell.lib.swedish import NBSP
from tests import build_followup
from tests.followup import reported_accounts as given


def test_the_lines_of_the_accounts_stand_as_they_were(org):
    last = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2024), org.municipality)
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    given.everything(report)
    numbers = list(numbers_before(report, LastYear(last, 0)))
    told = {one.key: one.values[0][1] for one in numbers}
    assert {"Årets resultat", "Skatteintäkter", "Summa tillgångar"} <= told.keys()
    result = told["Årets resultat"].replace(NBSP, " ")
    said = [one.words for one in remarks(f"<p>Årets resultat är {result}.</p>", "<p>Då.</p>", 2025, numbers)]
    assert said == [f"Årets resultat: {result} var talet 2024."]


def test_key_figures_stand_as_they_were_frozen_and_one_that_is_the_same_is_left_out(org, anna):
    reports = []
    for year, *values in ((2025, "4.9", "7"), (2026, "5.1", "7")):
        build_followup.work_plan(org.unit, figures=2, year=year)
        made = build_followup.report(build_followup.round_(year=year), org.unit)
        period = (made.round.period_from, made.round.period_to)
        for name, value in zip(("Besök 1", "Besök 2"), values, strict=True):
            figure = KeyFigure.objects.get(name=name)
            key_figure_values.record(figure, org.unit, period, by=None, value=Decimal(value))
        reports.append(made)
    build_followup.submitted(reports[0])
    read = Report.objects.select_related("unit", "round").annotate(last_content=content_before(anna))
    report = read.get(pk=reports[1].pk)
    assert [one.key for one in numbers_before(report, section_before(report, "summary"))] == ["Besök 1"]
