"""What happened, risks and kontrollmoment: the same words in every format, and a picture that says no more than its list."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from lxml import html
from openpyxl import load_workbook

from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.references import lost_references, with_references
from styrmodell.lib.documents.render.csv_tables import csv_tables
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json_keys import export_json
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.documents.timeline import TimelineEvent
from styrmodell.lib.documents.timeline_chart import describe, timeline_chart
from tests.lib.documents.risk_samples import CONTROLS, EVENTS, RISKS


def told(*blocks, **more):
    chapter = Chapter("risker", "Risker i år", blocks, **more)
    return Document("Årsredovisning", "2019", "Åsunda kommun", "KOMMUN", chapters=(chapter,))


def test_events_are_a_list_that_is_numbered_as_the_points():
    root = html.fromstring(body_html(told(EVENTS)))
    lists = root.xpath("//ol[@class='timeline-events']")
    assert [one.get("start") for one in lists] == ["1", "3"]
    assert [" ".join(one.text_content().split()) for one in root.xpath("//ol/li")] == [
        "14 mars Åsunda skola invigdes",
        "mars Bron stängdes Exempeldata",
        "2 januari 2020 Lånet löstes",
    ]
    assert [one.text_content() for one in root.xpath("//p[@class='timeline-part']")] == [
        "Under året",
        "Efter årets slut",
    ]


def test_the_picture_tells_what_came_after_by_its_form():
    drawn = str(timeline_chart(EVENTS))
    assert [drawn.count(f'<circle class="{look}"') for look in ("own", "dot")] == [2, 1]
    assert describe(EVENTS) == "Tidslinje januari 2019–januari 2020 med tre händelser, numrerade som i listan."
    assert describe(replace(EVENTS, rows=EVENTS.rows[:1])) == "Tidslinje 2019 med en händelse, numrerade som i listan."


def test_points_of_one_day_stand_above_each_other_and_those_before_the_period_are_drawn():
    rows = tuple(TimelineEvent(f"h-{at}", f"Sak {at}", "31 december", date(2018, 12, 31)) for at in range(40))
    drawn = html.fromstring(str(timeline_chart(replace(EVENTS, rows=rows))))
    places = [(one.get("cx"), one.get("cy")) for one in drawn.xpath("//*[local-name()='circle']")]
    assert len(set(places)) == 40
    assert all(float(y) > 0 for _, y in places)


def test_a_risk_value_is_said_in_words_and_form():
    root = html.fromstring(body_html(told(RISKS)))
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")] for row in root.xpath("//tbody/tr")
    ]
    assert rows[0] == [
        "Räntan stiger",
        "3 möjlig",
        "4 allvarlig",
        "12 hög",
        "Räntan binds på flera år",
        "Ekonomichefen",
    ]
    assert rows[2][:4] == ["En ny risk", "saknas", "saknas", "saknas"]
    assert [one.get("class").split()[-1] for one in root.xpath("//*[contains(@class, 'judged')]")] == [
        "shape-triangle",
        "shape-tick",
    ]


@pytest.mark.parametrize("read", ["word", "excel"])
def test_office_files_have_the_figures_in_columns(read):
    if read == "word":
        [table] = docx.Document(BytesIO(word_file(told(RISKS)))).tables
        found = [[cell.text for cell in row.cells] for row in table.rows]
        assert found[1][:5] == ["Räntan stiger", "3 möjlig", "4 allvarlig", "12", "hög"]
    else:
        sheet = load_workbook(BytesIO(excel_file(told(RISKS)))).worksheets[1]
        found = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert next(row for row in found if row[0] == "Räntan stiger")[1:5] == [3, 4, 12, "hög"]


def test_the_figures_of_risks_lie_in_the_pdf_with_their_keys():
    [file] = csv_tables(told(EVENTS, RISKS, CONTROLS))
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Radnyckel;Risk;Sannolikhet;Konsekvens;Riskvärde;Nivå;Hantering;Ansvarig"
    assert lines[1] == "risk-rantan;Räntan stiger;3;4;12;hög;Räntan binds på flera år;Ekonomichefen"
    assert lines[3] == "risk-ny;En ny risk;;;;;;"


def test_each_row_has_a_key_in_the_data_and_can_be_led_to():
    document = told(RichText("<p>{se:rad-risk-rantan}, {se:rad-handelse-bron}</p>"), EVENTS, RISKS, CONTROLS)
    blocks = export_json(document)["chapters"][0]["blocks"]
    assert [block["key"] for block in blocks[1:]] == ["risker-timeline", "risker-risk-table", "risker-control-table"]
    assert [row["key"] for row in blocks[3]["rows"]] == ["kontroll-attest", "kontroll-avtal", "kontroll-logg"]
    assert lost_references(document) == []
    page = html.fromstring(body_html(with_references(document)))
    places = set(page.xpath("//@id"))
    assert {"rad-risk-rantan", "rad-handelse-bron", "rad-kontroll-logg"} <= places
