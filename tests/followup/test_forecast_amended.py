"""A nämnd's DR2 whose forecast of −450 tkr its body made −600: everywhere it says −600 and tells of −450, and the ledger that is
read in meanwhile changes nothing of it.
"""

import pytest
from django.urls import reverse

from followup.documents.report import build as build_document
from followup.models import FrozenAmount, OperatingForecast, Report
from followup.reading.sides import tells
from followup.services import report_editions
from organisation.enums import Role
from organisation.models import FrozenContent
from styrmodell.lib import checksums
from styrmodell.lib.documents import figures
from tests import build, build_followup
from tests.answers import said
from tests.followup import amending
from tests.followup.money import ledgers

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WAS, IS = "−11 374 000 kr", "−11 524 000 kr"  # against −10 924 000 in the year's budget: −450 and −600 tkr


@pytest.fixture
def report(org):
    return amending.full_report(org)


@pytest.fixture
def decided(report, bo_committee_secretary):
    """Put in as its writer does it, while the ledger is read in once more."""
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    amending.decided(report)
    part = reverse("followup:report_amend", args=[report.pk, "prognos", amending.operation("KN-40").pk])
    bo_committee_secretary.post(part, {"forecast": "-11 524", "version": "0"})
    ledgers.read_in(amending.LATER, build.user(Role.CONTROLLER, report.unit.get_root()))
    bo_committee_secretary.post(reverse("followup:report_amendments_done", args=[report.pk]))
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def test_the_edition_and_the_working_figures_say_what_was_decided(decided, reader):
    edition = decided.editions.get()
    row = FrozenAmount.objects.of(edition.content).get(title="Kulturskola")
    live = OperatingForecast.objects.get(operation=row.operation, round=decided.round)
    assert (live.amount, row.forecast, row.outcome) == (-11524000, -11524000, -9404000)
    (deviation,) = [one for one in edition.content.data["answers"]["deviations"] if one["operation_id"]]
    assert deviation["amount"] == "-600000"
    page = said(reader.get(decided.get_absolute_url())).replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in ("−11 524", "−600", "−9 404") if words not in page] == []


def test_kommunens_report_reads_it_and_tells_of_the_ledger(org, decided):
    document = build_document(build_followup.report(decided.round, org.municipality))
    blocks = [block for chapter in document.chapters for block in chapter.blocks]
    (ledger,) = [block for block in blocks if isinstance(block, figures.Ledger)]
    assert (ledger.total.forecast, ledger.total.outcome) == (-18524000, -15554000)
    (table,) = [one for one in blocks if isinstance(one, figures.DeviationTable) and one.rows[0].amount is not None]
    assert table.rows[0].amount == -600000


def test_what_the_decision_changed_is_told_with_both_figures(decided):
    (decision,) = decided.matters.get().decisions.all()
    told = tells(decided)(decision.content_id, decision.amended_content_id)
    amount = next(item for item in told.items if item.is_changed and item.word == "belopp")
    found = {value.label: (value.before_words, value.after_words) for value in amount.changes.values}
    assert [f"{words} kr".replace("\N{NO-BREAK SPACE}", " ") for words in found["Prognos"]] == [WAS, IS]


def test_the_next_text_begins_with_what_was_decided(decided):
    again = amending.opened_again(decided)
    build_followup.submitted(again)
    rows = report_editions.freeze(again, by=None).data["answers"]["amounts"]
    assert [row["forecast"] for row in rows if row["title"] == "Kulturskola"] == ["-11524000"]


def test_every_frozen_thing_hashes_the_same_ever_after(decided):
    assert [one.pk for one in FrozenContent.objects.all() if checksums.of_data(one.data) != one.sha256] == []
