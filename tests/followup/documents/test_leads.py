"""A section's first paragraph as its chapter's lead."""

import pytest

from followup.documents.leads import led
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter

REST = "<h3>Mer</h3><p>Och mer.</p>"


def told(html, **more):
    return led(Chapter("events", "Händelser", (RichText(html),), **more))


def test_a_short_first_paragraph_stands_over_what_follows_it():
    made = told(f"<p>Lånen &amp; räntan växer.</p>{REST}")
    assert (made.lead, [block.html for block in made.blocks]) == ("Lånen & räntan växer.", [REST])


@pytest.mark.parametrize(
    "html",
    [
        "<p>Allt som sägs.</p>",
        f"<p>{'Ett långt stycke. ' * 20}</p>{REST}",
        f"<p>Det står i {{se:notes}}.</p>{REST}",
        f"<p>Det är <strong>viktigt</strong>.</p>{REST}",
        f"<ul><li>En sak.</li></ul>{REST}",
    ],
    ids=["alone", "long", "leads elsewhere", "formatted", "a list"],
)
def test_what_is_no_conclusion_stays_in_the_text(html):
    made = told(html)
    assert (made.lead, [block.html for block in made.blocks]) == ("", [html])


def test_a_chapter_that_has_a_lead_keeps_it():
    assert told(f"<p>Kort.</p>{REST}", lead="Resultatet är bra.").lead == "Resultatet är bra."
