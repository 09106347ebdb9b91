"""A stored edition outlives every version: whatever its data holds, its page is read, and it is said when it cannot be."""

import copy

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import ReportEdition
from organisation.enums import Role
from organisation.models import FrozenContent
from organisation.services import frozen_contents
from tests import build, build_followup
from tests.followup.pages.test_status import adopt

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
UNREADABLE = "går inte att läsa som data"


def block(data):
    return data["chapters"][0]["blocks"][0]


def part(change):
    """The change made to the first block."""
    return lambda data: change(block(data))


READ = {
    "an unknown field in a block": part(lambda block: block.update(footnote="en not")),
    "an unknown field in the document": lambda data: data.update(appendix=[1, 2]),
    "an unknown field in a chapter": lambda data: data["chapters"][0].update(margin={"left": 3}),
    "missing fields": lambda data: [data.pop("scale", None), block(data).pop("heading", None)],
    "another block": part(lambda block: block.update(block="FootnoteTable")),
    "a block without a name": part(lambda block: block.pop("block")),
    "a wrong type in a block": part(lambda block: block.update(heading=7)),
    "blocks that are none": lambda data: data["chapters"][0].update(blocks=[None, 5, "text", []]),
    "no chapters": lambda data: data.pop("chapters"),
}
NOT_READ = {
    "a schema to come": lambda data: data.update(schema=99),
    "no schema": lambda data: data.pop("schema"),
    "no unit": lambda data: data.pop("unit"),
    "a wrong type in the document": lambda data: data.update(year=2026),
    "chapters that are none": lambda data: data.update(chapters={"a": 1}),
    "a chapter that is none": lambda data: data.update(chapters=["a"]),
}


@pytest.fixture
def report(org):
    build_followup.goals(org.municipality, "I1")
    return adopt(build_followup.report(build_followup.round_(), org.municipality), {"I1": "MET"})


@pytest.fixture
def politician(org):
    return build.client(build.user(Role.ELECTED, org.council))


def store(report, change, *, of_cover=False):
    """Write other data over the newest edition's, past every service."""
    edition = ReportEdition.objects.filter(report=report).latest("number")
    if of_cover:
        ReportEdition.objects.filter(report=report).update(cover=_changed(edition.cover, change))
    else:
        data = _changed(edition.content.data, change)
        FrozenContent.objects.filter(report_editions__report=report).update(data=data)
    return edition


def _changed(data, change):
    data = copy.deepcopy(data)
    change(data)
    return data


@pytest.mark.parametrize("change", READ.values(), ids=READ)
def test_what_can_be_read_is_read(report, politician, change):
    store(report, change)
    assertNotContains(politician.get(report.get_absolute_url()), UNREADABLE)
    assert politician.get(reverse("followup:status")).status_code == 200


@pytest.mark.parametrize("change", NOT_READ.values(), ids=NOT_READ)
def test_what_cannot_be_read_is_shown_as_it_was_stored_and_it_is_said(report, politician, change):
    edition = store(report, change)
    page = politician.get(report.get_absolute_url())
    assertContains(page, UNREADABLE)
    assertContains(page, edition.html)
    assert politician.get(reverse("followup:status")).context["page"].goals  # read from rows, not from the data


@pytest.mark.parametrize(
    "change",
    [
        lambda cover: cover.update(decisions=7),
        lambda cover: cover.update(decisions=[{"organ": "KS"}]),
        lambda cover: cover.update(schema=99),
        lambda cover: cover.clear(),
    ],
)
def test_a_cover_that_cannot_be_read_takes_no_page_with_it(report, politician, change):
    store(report, change, of_cover=True)
    assertContains(politician.get(report.get_absolute_url()), UNREADABLE)
    assert politician.get(reverse("followup:status")).context["page"].decision == ""


def test_a_file_of_what_cannot_be_read_is_refused_in_words(report, tmp_path):
    store(report, NOT_READ["a schema to come"])
    with pytest.raises(CommandError, match=UNREADABLE):
        call_command("export_report", "KOMMUN", report.round.code, format="json", output=str(tmp_path / "fil"))


@pytest.mark.parametrize("change", [READ["an unknown field in a block"], READ["another block"], NOT_READ["no unit"]])
def test_what_this_version_does_not_write_is_never_frozen(report, change):
    data = ReportEdition.objects.filter(report=report).latest("number").content.data
    with pytest.raises(ValueError, match=r"skriver|läsa"):
        frozen_contents.freeze(_changed(data, change), by=None)


def test_what_boards_have_stored_is_survived_too(org, report, politician):
    own = adopt(build_followup.report(report.round, org.committee), {})
    store(own, NOT_READ["a schema to come"])
    assert politician.get(reverse("followup:status")).status_code == 200
    assertContains(politician.get(own.get_absolute_url()), UNREADABLE)
