"""A chapter drawn alone: the numbers of the whole, the headings that it stands under, and no way to what is not there."""

import pytest

from styrmodell.lib.documents.blocks import GoalRow, GoalTable, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.excerpt import excerpt
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.render.json import to_json
from styrmodell.lib.documents.render.pdf import print_job


def table(title):
    return StatusTable((StatusRow("Rad"),), title, "Vad")


def text(html):
    return RichText(html)


WHOLE = Document(
    "Årsredovisning",
    "2025",
    "Kommunen",
    "KOMMUN",
    registry_number="KS 2026:1",
    summary="Allt i en mening.",
    status="Utkast",
    contents_levels=3,
    chapters=(
        Chapter("summary", "Sammanfattning", (text("<p>Kort.</p>"),), is_numbered=False),
        Chapter("report", "Förvaltningsberättelse", (text("<p>Delens egen text.</p>"),), lead="Ingress."),
        Chapter("overview", "Översikt", (table("Fem år"),), level=2),
        Chapter(
            "events",
            "Händelser",
            (table("Händelserna"), text("<p>Mer sägs i {se:staff}, {se:events} och {se:tabell-handelserna}.</p>")),
            level=2,
        ),
        Chapter("goals", "Mål", (GoalTable((GoalRow("G1", "Ett mål", chapter="goal-1"),)),), level=2),
        Chapter("goal-1", "Ett mål", (text("<p>Så gick det.</p>"),), level=3),
        Chapter("staff", "Personal", (text("<p>Ja.</p>"),), level=2),
    ),
)


def labels(*keys):
    return [section.label for section in outline_of(excerpt(WHOLE, keys)).sections]


def test_it_has_the_numbers_of_the_whole_under_the_headings_that_it_stands_under():
    assert labels("events") == ["1 Förvaltningsberättelse", "1.2 Händelser"]
    assert labels("goal-1") == ["1 Förvaltningsberättelse", "1.3 Mål", "1.3.1 Ett mål"]
    assert labels("summary") == ["Sammanfattning"]
    assert labels("goals", "goal-1") == ["1 Förvaltningsberättelse", "1.3 Mål", "1.3.1 Ett mål"]
    assert [caption.label for caption in outline_of(excerpt(WHOLE, ["events"])).captions] == ["Tabell\xa02"]
    assert excerpt(WHOLE, ["nothing"]) is None


@pytest.mark.parametrize("drawn", [body_html, print_html])
def test_references_out_of_it_are_words_and_those_within_it_lead_there(drawn):
    html = str(drawn(excerpt(WHOLE, ["events"])))
    assert "se avsnitt\xa01.4," in html
    assert 'href="#kapitel-staff"' not in html
    assert '<a href="#kapitel-events">avsnitt\xa01.2</a>' in html
    assert '<a href="#tabell-handelserna">tabell\xa02</a>' in html


@pytest.mark.parametrize("drawn", [body_html, print_html])
def test_nothing_of_the_rest_is_drawn(drawn):
    html = str(drawn(excerpt(WHOLE, ["events"])))
    for words in ("Delens egen text", "Ingress", "Fem år", "Allt i en mening", "KS 2026:1"):
        assert words not in html


def test_a_goal_leads_to_its_chapter_only_where_that_is_there():
    assert 'href="#kapitel-goal-1"' not in body_html(excerpt(WHOLE, ["goals"]))
    assert 'href="#kapitel-goal-1"' in body_html(excerpt(WHOLE, ["goals", "goal-1"]))


def test_it_is_told_as_the_document_that_it_is_and_is_marked_on_paper():
    part = excerpt(WHOLE, ["events"])
    assert [chapter["key"] for chapter in to_json(part)["chapters"]] == ["report", "events"]
    assert "outline" not in to_json(part)
    assert "Utkast" in print_job(part).html


def test_of_a_short_document_it_is_its_chapter():
    short = Document("Delårsrapport 2", "2025", "Nämnden", "KN", chapters=(WHOLE.chapters[6], WHOLE.chapters[0]))
    assert [section.label for section in outline_of(excerpt(short, ["staff"])).sections] == ["Personal"]
    assert "Kort." not in body_html(excerpt(short, ["staff"]))
