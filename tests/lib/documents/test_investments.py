"""Investments per project: sums and deviations are computed, and what nobody has told of is left out."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    NOT_STATED,
    Stated,
)
from styrmodell.lib.documents.investments import InvestmentTable, Project, ProjectGroup, summed
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.html import body_html

AMOUNTS = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=2)
STATED = st.just(NOT_APPLICABLE) | AMOUNTS.map(Stated)


def holding(*blocks):
    return Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "Kapitlet", blocks),))


def page_of(*blocks):
    return lxml_html.fromstring(body_html(holding(*blocks)))


def tkr(value):
    return Stated(Decimal(value) * 1000)


@given(st.lists(STATED, max_size=6))
def test_a_sum_of_projects_lacks_what_a_project_lacks_and_counts_what_does_not_apply_as_nothing(amounts):
    projects = [Project(str(at), budget=amount) for at, amount in enumerate(amounts)]
    told = [amount.value for amount in amounts if not amount.is_not_applicable]
    found = summed(projects, lambda project: project.budget)
    if not told:
        assert found == NOT_APPLICABLE
    elif None in told:
        assert found == NOT_STATED
    else:
        assert found == Stated(sum(told))


def test_the_forecast_is_set_against_the_budget_until_the_year_is_over():
    project = Project("Skola", budget=tkr(100), outcome=tkr(40), forecast=tkr(90))
    table = InvestmentTable((ProjectGroup("KS", (project,)),), "2026")
    assert table.deviation(project) == tkr(10)
    over = replace(project, forecast=NOT_STATED)
    assert replace(table, groups=(ProjectGroup("KS", (over,)),)).deviation(over) == tkr(60)
    assert table.deviation(replace(project, budget=NOT_APPLICABLE)) == NOT_APPLICABLE
    assert table.deviation(replace(project, forecast=NOT_STATED)) == NOT_STATED


def test_columns_that_no_project_has_anything_in_are_left_out():
    table = InvestmentTable((ProjectGroup("KS", (Project("Skola", budget=tkr(1), outcome=tkr(0)),)),), "2026")
    heads = [one.text for one in page_of(table).xpath("//thead/tr[2]/th")]
    assert heads == ["Budget", "Utfall", "Avvikelse"]
    names = [one.text for one in page_of(table).xpath("//tbody//th")]
    assert names == ["KS", "Skola", "Summa investeringar"], "one nämnd's sum is the whole"
