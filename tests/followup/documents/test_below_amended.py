"""What kommunens report says of a nämnd that has decided med ändring: what was laid before it, until the changes are in."""

import pytest

from followup.asking.material import material
from followup.documents.report import build as build_document
from followup.models import Report
from styrmodell.lib.documents import blocks, figures
from tests import build_followup
from tests.followup import amending

pytestmark = pytest.mark.django_db


@pytest.fixture
def below(org):
    report = amending.full_report(org)
    amending.decided(report)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


@pytest.fixture
def top(org, below):
    """Kommunens."""
    return build_followup.report(below.round, org.municipality)


def forecast(report):
    return sum(row.amounts.forecast for row in material(report, whole=True).money.account.rows)


def of_kind(document, kind):
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, kind)]


def test_the_handlings_figures_and_words_are_read_with_the_notice(below, top):
    amending.all_moves_on(below)
    document = build_document(top)
    assert forecast(top) == -18374000
    told = of_kind(document, figures.DeviationTable)[0].rows[0]
    assert (told.name, told.unit) == ("Kulturskolan", "Kulturnämnden (ändringarna förs in)")
    contribution = of_kind(document, blocks.ContributionTable)[0].rows[0]
    assert (contribution.unit, contribution.html) == ("Kulturnämnden (ändringarna förs in)", "<p>Så bidrar vi.</p>")
    (chapter,) = [one for one in document.chapters if one.key == "reports"]
    (block,) = chapter.blocks
    assert block.heading == "Beslutade med ändring"
    line = "Kulturnämnden beslutade med ändring 2026-11-20, § 98. Ändringarna förs in; här står vad som lades fram."
    assert block.html == f"<ul><li>{line}</li></ul>"


def test_what_the_body_decided_is_read_when_the_changes_are_in(below, top):
    amending.amend(below, "amount", amending.operation("KN-40").pk, forecast="-11524000")
    assert forecast(top) == -18374000
    amending.finish(below)
    assert forecast(top) == -18524000
    document = build_document(top)
    assert "ändringarna förs in" not in str(document).lower()
    (chapter,) = [one for one in document.chapters if one.key == "reports"]
    amounts = "prognosens avvikelse från årsbudgeten är −600 tkr, −450 tkr i det som lades fram"
    decided = f"Kulturnämnden 2026-11-20, § 98, med ändring: {amounts}"
    assert chapter.blocks[0].html.replace("\xa0", " ") == f"<ul><li>{decided}</li></ul>"


def test_an_edition_of_before_is_not_read_while_a_new_handling_is_changed(below, top):
    """The report was opened anew, decided on again and changed: kommunens report tells of what was laid before the body last."""
    amending.finish(below)
    below = amending.opened_again(below)
    amending.forecast(below, "KN-40", -12000000)
    build_followup.submitted(below)
    amending.decided(below, paragraph="§ 120")
    assert forecast(top) == -19000000
