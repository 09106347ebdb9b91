"""A document made from what a report was frozen as: what it said then, whatever has been written and read in since."""

import pytest

from followup.asking.as_frozen import as_frozen
from followup.asking.material import material
from followup.documents.report import document_from
from followup.models import ScaleStep
from followup.services import frozen_answers, report_editions
from styrmodell.lib.documents.render.json import content_json
from tests import build_followup
from tests.followup import amending

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return amending.full_report(org)


def frozen(report):
    """The report frozen, and what its rows make of it now."""
    content = report_editions.freeze(report, by=None)
    return content, lambda: _made(report, content)


def _made(report, content):
    read = as_frozen(material(report, whole=True), frozen_answers.rows_in(content))
    return _document(content_json(document_from(read)))


def _document(data):
    return {chapter["key"]: chapter for chapter in data["chapters"]} | {"summary": data["summary"]}


def test_the_rows_of_a_nämnds_report_make_its_document(report):
    content, made = frozen(report)
    assert made() == _document(content.data)


def test_the_rows_of_kommunens_report_make_its_document(org, report):
    build_followup.decided(report)
    content, made = frozen(build_followup.submitted(build_followup.report(report.round, org.municipality)))
    assert made() == _document(content.data)


def test_the_rows_of_an_enhets_report_make_its_document(org):
    build_followup.work_plan(org.unit)
    content, made = frozen(build_followup.submitted(build_followup.report(build_followup.round_(), org.unit)))
    assert made() == _document(content.data)


def test_the_document_is_what_it_was_when_all_has_moved_on(report):
    content, made = frozen(report)
    amending.all_moves_on(report)
    assert made() == _document(content.data)
    said = str(content.data["chapters"])
    assert [
        words for words in ("Minska kön", "Färre grupper", "Vattenskada", "-11374000", "-450000") if words not in said
    ] == []


def test_the_words_of_the_scales_are_those_of_the_day(report):
    content, made = frozen(report)
    for number, (dimension, key) in enumerate((("ATTAINMENT", "MET"), ("PROGRESS", "FORWARD"))):
        ScaleStep.objects.create(dimension=dimension, key=key, word="Annat ord", first_year=2026, rank=number)
    assert made() == _document(content.data)
