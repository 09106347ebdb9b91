"""How chapters share the pages of a PDF: short ones stand together, and no page is mostly white but the last of a part."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest

from styrmodell.lib.documents.blocks import (
    Contribution,
    ContributionTable,
    DecisionRow,
    Fact,
    GoalStrip,
    RichText,
    Source,
    SourceList,
    StatusRow,
    StatusTable,
)
from styrmodell.lib.documents.figures import KeyFigureCharts, KeyFigureSeries, Ledger, LedgerRow
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.plan_items import PlanItem, PlanItems
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job
from tests import sampling, verapdf
from tests.lib.documents.parts import BUN, KN, MET, OCTOBER, ON_TRACK, SCALE, SN
from tests.lib.documents.word_boxes import filled, outside, pieces

pytestmark = pytest.mark.one_database
SENTENCE = "Verksamheten har utvecklats som planerat, och invånarna har fått fler vägar in i besluten. "
THIRD = 1 / 3


def document(*chapters):
    return Document("Månadsrapport", "oktober 2026", KN, "KN", chapters=chapters)


def printed(*chapters):
    return weasy.set_pdf(print_job(document(*chapters)))


def goal(number, text="", rows=0):
    units = (KN, SN, BUN) * 9
    table = ContributionTable(tuple(Contribution(unit, f"<p>{SENTENCE}</p>", MET) for unit in units[:rows]))
    strip = GoalStrip((Fact("Bedömning", status=MET), Fact("Förflyttning", status=ON_TRACK)))
    blocks = (strip, *([RichText(f"<p>{text}</p>", "Motivering")] if text else []), *([table] if rows else []))
    return Chapter(f"mal-{number}", f"Mål nummer {number}", blocks, eyebrow=f"Mål {number}", group="Målen")


def test_forty_short_goals_share_their_pages():
    pdf = printed(*(goal(number, SENTENCE) for number in range(40)))
    assert len(filled(pdf)) <= 12
    assert min(filled(pdf)[:-1]) > 0.6


def test_a_goal_is_not_parted_from_its_heading():
    pdf = printed(*(goal(number, SENTENCE * 3, rows=2) for number in range(9)))
    found = pieces(pdf)
    for number in range(9):
        (heading,) = [piece for piece in found if piece.text == f"Mål nummer {number}" and piece.size > 15]
        motive = [piece for piece in found if piece.page == heading.page and piece.text == "Motivering"]
        assert any(piece.top < heading.bottom for piece in motive)


def lines(count):
    return StatusTable(tuple(StatusRow(f"Uppdrag {at}", html=SENTENCE, status=ON_TRACK) for at in range(count)))


@pytest.mark.some_days
@pytest.mark.parametrize("rows", [14, 18, 19, 20, 21, 22, 26] if sampling.is_whole else [19, 26])
def test_no_page_is_mostly_white_wherever_the_chapter_before_ends(rows):
    ledger = Ledger(OCTOBER.rows, LedgerRow("Summa"), heading="Driftredovisning")
    pdf = printed(
        Chapter("a", "Uppdrag", (lines(rows),)),
        Chapter("b", "Personal", (RichText(f"<p>{SENTENCE}</p>"),)),
        Chapter("c", "Driftredovisning", (ledger, lines(12))),
        Chapter("d", "Förväntad utveckling", (RichText(f"<p>{SENTENCE * 2}</p>"),)),
    )
    assert min(filled(pdf)[:-1]) >= THIRD
    assert len([piece for piece in pieces(pdf) if piece.page == len(filled(pdf)) and "Sida" not in piece.text]) > 4
    assert outside(pdf) == []


def test_what_a_page_had_begun_and_then_left_to_the_next_is_drawn_once():
    """The words beside a chart are set before it is seen that the chart has no room."""

    def chart(number):
        conclusion = "Värdet är högre än tidigare och når målet. " * 4 + f"Sist {number}."
        values = (Decimal(3), Decimal(5), Decimal(4))
        return KeyFigureCharts(
            (
                KeyFigureSeries(
                    f"Nyckeltal {number}", "procent", ("2023", "2024", "2025"), values, conclusion=conclusion
                ),
            )
        )

    numbers = range(12)  # with a line more each time over the chart, which meets the foot of a page in all ways
    pdf = printed(
        *(Chapter(f"k{at}", f"Kapitel {at}", (RichText(f"<p>{SENTENCE * (2 + at)}</p>"), chart(at))) for at in numbers)
    )
    words = " ".join(piece.text for piece in pieces(pdf))
    assert [words.count(f"Sist {at}.") for at in numbers] == [1] * len(numbers)


def test_a_label_stands_whole_beside_two_lines_of_its_text_wherever_the_page_ends():
    label = "Sammanvägd bedömning av hela det gångna året"
    numbers = range(6)
    pdf = printed(
        *(
            Chapter(
                f"k{at}",
                f"Kapitel {at}",
                (
                    RichText(f"<p>{SENTENCE * (35 + at)}</p>"),
                    GoalStrip((Fact("Bedömning", status=MET),)),
                    RichText(f"<p>Kort {at}.</p><h3>Målet</h3><p>{SENTENCE * 5}</p>", label),
                ),
            )
            for at in numbers
        )
    )
    found = pieces(pdf)
    for at in numbers:
        (beside,) = [piece for piece in found if piece.text == f"Kort {at}."]
        below = {piece.text for piece in found if piece.page == beside.page and piece.bottom < beside.bottom + 1}
        assert {"bedömning av hela", "det gångna året", "Målet"} <= below, at
        assert [one for one in found if one.page == beside.page and one.text == "Bedömning" and one.top > beside.top], (
            at
        )


def test_a_few_lines_that_would_stand_alone_are_taken_in_where_the_page_before_can_be_drawn_together():
    rows = [RichText(f"<p>{SENTENCE * 3}</p>", f"Uppdrag {at}") for at in range(4)]

    def pages(sentences):
        last = RichText(f"<p>{SENTENCE * sentences}</p>", "Mer")
        pdf = printed(
            Chapter("a", "Uppdrag", (*rows, last)), Chapter("b", "Beslut", (RichText("<p>Vi beslutar.</p>"),))
        )
        assert outside(pdf) == []
        return len(filled(pdf))

    assert [pages(10), pages(12), pages(18)] == [1, 1, 2]


def test_the_reading_guide_stands_below_the_contents_however_many_chapters_a_report_has():
    found = [
        replace(goal(number, SENTENCE), group=f"Grupp {number // 6}") if number else goal(0, SENTENCE, rows=2)
        for number in range(28)
    ]
    report = replace(document(*found), kind="Årsrapport", year="2026", decisions=(DecisionRow("Nämnden"),), scale=SCALE)
    pdf = weasy.set_pdf(print_job(report))
    places = [piece.page for piece in pieces(pdf) if piece.text in ("Innehåll", "Så läser du rapporten")]
    assert set(places) == {2}


def test_an_only_row_is_not_moved_along_with_the_chapter_after_it():
    one = StatusTable((StatusRow("Se över avgifterna", html=SENTENCE, status=ON_TRACK),))
    pdf = printed(
        Chapter("a", "Uppdrag", (lines(5),)), Chapter("b", "Särskilt", (one,)), Chapter("c", "Nyckeltal", (lines(11),))
    )
    assert [piece.page for piece in pieces(pdf) if piece.text == "Särskilt" and piece.size > 15] == [1]


def test_a_few_lines_at_the_end_of_a_plan_take_its_last_item_along():
    """However many lines are left on the page before; and the number of an item is never parted from its heading."""
    for lengths in range(4, 11, 2):
        items = tuple(PlanItem(str(at), f"Inriktning {at}", html=f"<p>{SENTENCE * lengths}</p>") for at in range(1, 9))
        pdf = printed(
            Chapter("a", "Inriktningar", (PlanItems(items),)),
            Chapter("b", "Källor", (SourceList((Source("Planen", "KS"),)),)),
        )
        found = pieces(pdf)
        for item in items:
            places = {piece.page for piece in found if piece.text in (item.number, item.name) and piece.size > 8.9}
            assert len(places) == 1, (lengths, item.number)
        last = max(piece.page for piece in found)
        assert [piece for piece in found if piece.page == last and piece.text.startswith("Inriktning ")], lengths


def test_what_is_laid_out_anew_is_still_for_everybody():
    pdf = printed(
        Chapter("a", "Uppdrag", (lines(20),)), Chapter("b", "Personal", (RichText("Ja."),)), goal(1, SENTENCE, 25)
    )
    assert verapdf.failures(pdf, "ua1") == []


def test_a_writers_heading_is_larger_than_the_text_and_smaller_than_the_chapters():
    html = f"<h3>Under perioden</h3><p>{SENTENCE}</p><h4>Mindre</h4><p>{SENTENCE}</p>"
    pdf = printed(Chapter("a", "Sammanfattning", (RichText(html), RichText(html, heading="Läget"))))
    size: dict[str, float] = {}
    for piece in pieces(pdf):
        size[piece.text] = max(size.get(piece.text, 0), piece.size)
    text = max(size[words] for words in size if words.startswith("Verksamheten"))
    assert size["Sammanfattning"] > size["Under perioden"] > size["Mindre"] > text


def test_what_is_emphasised_is_slanted_with_real_italics():
    pdf = printed(Chapter("a", "Läget", (RichText("<p>Mycket <em>viktigt</em>.</p>"),)))
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]
        assert any("Inter-Italic" in str(font.FontName) for font in fonts)
