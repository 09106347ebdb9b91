"""A document with what nobody should write and somebody will."""

from dataclasses import replace
from datetime import date

from styrmodell.lib.documents.blocks import DecisionRow, GoalTable, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.figures import BudgetBars, KeyFigureCharts, LedgerRow, Waterfall
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.plan_items import PlanItems
from tests.lib.documents.parts import DEBT, EMPTY, MET, OCTOBER, SURVEY, kr
from tests.lib.documents.samples import full

NASTY = "😀👩\u200d👩\u200d👧 العربية \u202eabc עברית Ḿṫ ≥ ≤ → ✓ 漢字 \x00\x1b<script>alert(1)</script> &amp; é\u0323 Жизнь ½ … "
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def hostile():
    """What nobody should write and somebody will: emoji, other scripts, endless words and titles, markup."""
    row = StatusRow(NASTY + WORD, WORD, f"<p>{NASTY}{WORD}</p>", MET, date(2021, 1, 1))
    series = replace(SURVEY, name=NASTY, conclusion=WORD, own_name=WORD, source=NASTY, unit_of_measure=WORD)
    huge = LedgerRow(WORD, *kr(-999_999_999_999, 999_999_999_999, None, 1))
    return replace(
        full(),
        kind="Delårsrapport " + "mycket lång " * 420,
        unit=NASTY,
        municipality=WORD,
        period=NASTY,
        registry_number=WORD[:200],
        summary=NASTY * 3,
        status=NASTY,
        decisions=(DecisionRow(WORD, None, NASTY, WORD, NASTY),) * 5,
        chapters=(
            Chapter(
                "a",
                NASTY * 20,
                (RichText(f"<h3>{NASTY}</h3><p>{WORD}</p>", heading=WORD),),
                eyebrow=NASTY,
                lead=WORD,
                group=NASTY,
            ),
            Chapter(
                "b", "", (replace(OCTOBER, rows=(huge,), heading=WORD), BudgetBars((huge,), heading=NASTY)), group=NASTY
            ),
            Chapter("c", WORD, (StatusTable((row,)), KeyFigureCharts((series, EMPTY, replace(DEBT, name=WORD))))),
            Chapter(
                "d",
                "Tomt",
                (StatusTable(()), GoalTable(()), BudgetBars(()), KeyFigureCharts(()), Waterfall(()), PlanItems(())),
            ),
        ),
    )
