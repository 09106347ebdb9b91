"""What a document promises as data: deviations are computed, missing is not zero, nothing is lost on the way."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.documents.blocks import GoalRow, GoalTable, RichText
from styrmodell.lib.documents.figures import KeyFigureSeries, LedgerRow, Step, Waterfall
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.status import LOOKS
from styrmodell.lib.swedish import money_tkr
from tests.lib.documents import samples
from tests.lib.documents.hostile import hostile
from tests.lib.documents.parts import OCTOBER

AMOUNTS = st.none() | st.decimals(min_value=-(10**13), max_value=10**13, places=2)


def printed(row):
    amounts = (row.outcome, row.budget, row.deviation, row.forecast, row.year_budget, row.year_deviation)
    return " ".join(money_tkr(amount).replace("\N{NO-BREAK SPACE}", "") for amount in amounts)


def test_the_october_table_of_2021_comes_out_as_it_was_printed():
    assert [printed(row) for row in (*OCTOBER.rows, OCTOBER.total)] == [
        "−539 −536 −3 −643 −643 0",
        "−1660 −2320 660 −2140 −2810 670",
        "−12215 −12740 525 −15039 −15339 300",
        "−9404 −8892 −513 −11374 −10924 −450",
        "−6361 −7015 654 −7715 −8555 840",
        "−10691 −11409 718 −13557 −13737 180",
        "−40871 −42911 2040 −50467 −52007 1540",
    ]


def test_a_printed_total_is_not_corrected_to_the_sum_of_its_rows():
    summed = sum(row.outcome for row in OCTOBER.rows)
    assert money_tkr(summed) != money_tkr(OCTOBER.total.outcome)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_deviation_is_missing_exactly_when_an_amount_is(outcome, budget, forecast, year_budget):
    row = LedgerRow("Bibliotek", outcome, budget, forecast, year_budget)
    assert (row.deviation is None) == (outcome is None or budget is None)
    assert (row.year_deviation is None) == (forecast is None or year_budget is None)
    if row.deviation is not None:
        assert row.deviation + budget == outcome


def test_nothing_spent_is_not_the_same_as_nothing_reported():
    assert LedgerRow("Scen", Decimal(0), Decimal(-5)).deviation == 5
    assert LedgerRow("Scen", None, Decimal(-5)).deviation is None


def test_a_waterfall_ends_where_its_steps_lead():
    assert Waterfall((Step("Budget", Decimal(43)), Step("KS", Decimal(-5)))).result == 38
    assert Waterfall(()).result == 0


@pytest.mark.parametrize("make", [samples.full, samples.monthly, samples.plan, samples.minimal, hostile])
def test_a_document_survives_its_json(make):
    document = make()
    assert read(json.loads(json.dumps(to_json(document)))) == document


@given(st.lists(st.builds(LedgerRow, st.text(), AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.booleans())), st.text())
def test_amounts_and_texts_survive_the_json_to_the_last_digit(rows, text):
    ledger = OCTOBER.__class__(tuple(rows), note=text)
    document = Document("Rapport", "2026", text, "X", chapters=(Chapter("a", text, (ledger, RichText(text))),))
    back = read(json.loads(json.dumps(to_json(document))))
    assert back == document
    assert repr(back) == repr(document)  # 1.50 is not 1.5


def test_a_series_has_a_value_or_none_for_every_period():
    with pytest.raises(ValueError, match="2 perioder"):
        KeyFigureSeries("Sjukfrånvaro", "procent", ("2020", "2021"), (Decimal(1),))
    with pytest.raises(ValueError, match="0 perioder"):
        KeyFigureSeries("Sjukfrånvaro", "procent", (), ())


def test_chapters_can_be_linked_to():
    def document(*chapters):
        return Document("Rapport", "2026", "Kommunen", "K", chapters=chapters)

    with pytest.raises(ValueError, match="samma nyckel"):
        document(Chapter("a", "A"), Chapter("a", "B"))
    with pytest.raises(ValueError, match="länka"):
        document(Chapter("å ä", "A"))
    with pytest.raises(ValueError, match="finns-inte"):
        document(Chapter("a", "A", (GoalTable((GoalRow("Mål", chapter="finns-inte"),)),)))


def test_every_status_key_has_a_look_of_its_own_or_shared_on_purpose():
    assert {key.value for key in StatusKey} <= set(LOOKS)
    assert Status(StatusKey.NOT_MET, "Ej uppfyllt").look.shape == "triangle"


def test_the_title_is_the_kind_and_the_year():
    assert samples.full().title == "Delårsrapport 2 2021"
    assert samples.monthly().title == "Månadsrapport oktober 2021"
