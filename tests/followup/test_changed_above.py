"""KF changes a nämnd's forecast in kommunens report: the next text of it says what KF decided, and what the nämnd did, until the
nämnd decides anew.
"""

from datetime import date

import pytest

from followup.asking.material import material
from followup.documents.report import build as build_document
from followup.enums import WorkState
from followup.models import FrozenAmount, FrozenState, Report
from followup.reading.amended_rows import amendable_rows
from followup.services import frozen_answers, report_editions
from organisation.enums import Outcome
from styrmodell.lib.documents import blocks
from tests import build_followup
from tests.followup import amending

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

KF_SAID = (
    "Kulturskola, Kulturnämnden: prognos −11 600 tkr, ändrad av Kommunfullmäktige 2026-11-30, § 120; "
    "−11 374 tkr när rapporten beslutades"
)


@pytest.fixture
def below(org):
    """KN's, decided on as it was laid: −11 374 tkr."""
    report = amending.full_report(org)
    build_followup.decided(report, paragraph="§ 98")
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


@pytest.fixture
def top(org, below):
    """Kommunens, before KF."""
    top = build_followup.submitted(build_followup.report(below.round, org.municipality))
    build_followup.decided(top, outcome=Outcome.PROPOSES, date=date(2026, 11, 25))
    return Report.objects.select_related("unit", "round").get(pk=top.pk)


def kf_changes(top, amount="-11600000", **fields):
    amending.decided(top, **{"date": date(2026, 11, 30), "paragraph": "§ 120", **fields})
    amending.amend(top, "amount", amending.operation("KN-40").pk, forecast=amount)
    return amending.finish(top)


def total(report):
    return sum(row.amounts.forecast for row in material(report, whole=True).money.account.rows)


def told(report):
    """What the report's text says of forecasts that have been changed."""
    found = [block for chapter in build_document(report).chapters for block in chapter.blocks]
    lists = [one for one in found if isinstance(one, blocks.RichText) and one.heading.startswith("Prognoser som har")]
    return " ".join(one.html for one in lists).replace("\N{NO-BREAK SPACE}", " ")


def decided_anew(below, amount, **fields):
    again = amending.opened_again(below)
    amending.forecast(again, "KN-40", amount)
    build_followup.submitted(again)
    build_followup.decided(again, **fields)


def test_the_next_text_says_what_kf_decided_and_what_the_nämnd_did(below, top):
    edition = kf_changes(top)
    again = amending.opened_again(top)
    assert total(again) == -18600000
    assert told(again) == f"<ul><li>{KF_SAID}</li></ul>"
    assert FrozenAmount.objects.of(below.editions.get().content).get(title="Kulturskola").forecast == -11374000
    build_followup.submitted(again)
    content = report_editions.freeze(again, by=None)
    before, after = (FrozenAmount.objects.of(one).get(title="Kulturskola") for one in (edition.content, content))
    assert (after.forecast, after.forecast_row_id, after.forecast_version) == (
        before.forecast,
        before.forecast_row_id,
        before.forecast_version,
    )
    assert after.forecast == -11600000
    (deviation,) = [row for row in content.data["answers"]["deviations"] if row["operation_id"]]
    assert deviation["amount"] == "-676000"


def test_it_stands_until_the_nämnd_decides_anew(below, top):
    kf_changes(top)
    again = amending.opened_again(top)
    decided_anew(below, -11450000, date=date(2026, 12, 7), paragraph="§ 110")
    assert (total(again), told(again)) == (-18450000, "")


def test_what_the_nämnd_decided_before_kf_did_is_not_anew_however_late_it_is_registered(below, top):
    kf_changes(top)
    again = amending.opened_again(top)
    decided_anew(below, -11450000, date=date(2026, 11, 27), reason="Sent registrerat.", paragraph="§ 101")
    assert total(again) == -18600000
    assert told(again) == f"<ul><li>{KF_SAID.replace('374', '450')}</li></ul>"


def test_what_is_typed_and_not_decided_changes_nothing_of_it(below, top):
    kf_changes(top)
    amending.forecast(amending.opened_again(below), "KN-40", -1)
    assert total(amending.opened_again(top)) == -18600000


def test_kf_changes_it_again_and_the_paper_says_one_amount(below, top):
    kf_changes(top)
    again = amending.opened_again(top)
    build_followup.submitted(again)
    build_followup.decided(again, outcome=Outcome.PROPOSES, date=date(2026, 12, 2))
    edition = kf_changes(again, "-11700000", date=date(2026, 12, 14), paragraph="§ 130")
    page = edition.html.replace("\N{NO-BREAK SPACE}", " ")
    assert "−18 700" in page
    assert "−11 600" not in page
    third = amending.opened_again(again)
    assert total(third) == -18700000
    assert "−11 700 tkr, ändrad av Kommunfullmäktige 2026-12-14, § 130; −11 374 tkr" in told(third)


def test_kf_that_takes_back_what_ks_changed_leaves_the_nämnds_own(org, below):
    top = build_followup.submitted(build_followup.report(below.round, org.municipality))
    amending.decided(top, outcome=Outcome.PROPOSES, date=date(2026, 11, 25), paragraph="§ 200")
    amending.amend(top, "amount", amending.operation("KN-40").pk, forecast="-11600000")
    amending.finish(top)
    kf_changes(top, "-11374000")
    again = amending.opened_again(top)
    assert (total(again), told(again)) == (-18374000, "")


def test_an_uppdrags_läge_that_kf_changed_is_the_next_texts_too(top):
    receiver = FrozenState.objects.of(top.matters.get().content).get().receiver
    amending.decided(top, date=date(2026, 11, 30), paragraph="§ 120")
    amending.amend(top, "state", f"r{receiver.pk}", state=WorkState.DELAYED, text="Försenat.")
    amending.finish(top)
    again = amending.opened_again(top)
    build_followup.submitted(again)
    row = FrozenState.objects.of(report_editions.freeze(again, by=None)).get()
    assert (row.state, row.text) == (WorkState.DELAYED, "Försenat.")


def test_the_nämnds_own_words_are_not_kfs_to_change(top):
    """What KF could change of them nowhere would be kept: kommunens next text reads them as the nämnd decided them."""
    rows = frozen_answers.rows_in(top.matters.get().content)
    found = amendable_rows(top, rows)
    assert {row.unit_id for (kind, _), row in found.items() if kind in ("assessment", "deviation")} == {top.unit_id}
    assert any(row.unit_id != top.unit_id for row in (*rows["assessments"], *rows["deviations"]))
