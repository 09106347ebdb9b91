"""För in ändringarna: the list of what the body changed in a report, and what else the handling says."""

import pytest

from organisation.models import Amendment
from tests import build_followup
from tests.answers import said, told
from tests.followup import amending
from tests.followup.amending import amend


@pytest.fixture
def url(amended):
    return f"/rapporter/{amended.pk}/andringar/"


def test_what_was_laid_before_the_body_stands_there_part_by_part(url, amended, bo_committee_secretary):
    page = said(bo_committee_secretary.get(url))
    parts = ["I1 Målet I1", "Minska kön", "Kulturskola", "Huset är stängt"]
    assert [part for part in (*parts, "Färre grupper", "Lägg till avvikelse") if part not in page] == []
    assert "2026-11-20, § 98. Ändringarna förs in." in page


def test_what_has_been_put_in_is_told_word_by_word_and_by_whom(url, amended, bo, bo_committee_secretary):
    amend(amended, "amount", amending.operation("KN-40").pk, forecast="-11524000")
    Amendment.objects.update(created_by=bo)
    amend(amended, "deviation", 1, "STRIKES")
    page = said(bo_committee_secretary.get(url)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Prognos\nborttaget: −11 374 000 tillagt: −11 524 000 kr" in page
    assert "Bo 2026-11-23" in page
    assert "Huset är stängt avvikelse, utgår" in page


def test_a_part_is_found_by_its_words(url, bo_committee_secretary):
    page = said(bo_committee_secretary.get(f"{url}?q=kulturskola"))
    assert "Kulturskola" in page
    assert "Minska kön" not in page


def test_a_search_for_what_is_far_too_long_is_no_form_that_was_refused(url, bo_committee_secretary):
    answer = bo_committee_secretary.get(f"{url}?q={'9' * 5_000}")
    assert answer.status_code == 200
    assert "Kulturskola" in said(answer)


def test_a_change_is_taken_away_again(url, amended, bo_committee_secretary):
    amend(amended, "text", "summary", text="<p>Nämndens ord.</p>")
    made = Amendment.objects.get()
    answer = bo_committee_secretary.post(url, {"andring": made.pk, "version": made.version}, follow=True)
    assert (told(answer), Amendment.objects.exists()) == (["success"], False)


def test_what_nämnder_have_written_is_not_kommunens_to_change(org, amended, anna_controller, url):
    amending.finish(amended)
    top = build_followup.submitted(build_followup.report(amended.round, org.municipality))
    amending.decided(top)
    page = said(anna_controller.get(f"/rapporter/{top.pk}/andringar/"))
    words = "Det som nämnder och bolag har skrivit om målen och sina avvikelser är deras och ändras inte här."
    parts = (words, "Prognoser", "Kulturskola", "Minska kön")
    assert [part for part in parts if part not in page] == []
    assert "Huset är stängt" not in page


def test_others_are_told_that_it_is_not_theirs(url, cilla_head_of_office, reader):
    assert [client.get(url).status_code for client in (cilla_head_of_office, reader)] == [403, 404]


def test_a_report_that_nobody_amends_has_nothing_to_put_in(org, amended, url, bo_committee_secretary):
    amending.finish(amended)
    assert bo_committee_secretary.get(url).status_code == 303
