"""Lägg till a deviation, or an action against one, that the body put into the report."""

import pytest

from followup.models import Action, Deviation
from organisation.models import Amendment
from tests.answers import explained, said
from tests.followup import amending

ROOF = {"kind": "OTHER", "title": "Taket läcker", "cause": "Snön.", "version": "0"}


@pytest.fixture
def url(amended):
    return f"/rapporter/{amended.pk}/andringar/ny/"


def test_a_deviation_and_its_action_are_added(url, amended, bo_committee_secretary):
    bo_committee_secretary.post(f"{url}?slag=avvikelse", ROOF)
    added = Amendment.objects.get()
    page = bo_committee_secretary.get(f"/rapporter/{amended.pk}/andringar/avvikelse/{added.subject}/")
    assert "Lägg till åtgärd" in said(page)
    bo_committee_secretary.post(f"{url}?slag=atgard&under={added.subject}", {"text": "Laga taket", "version": "0"})
    amending.finish(amended)
    assert Action.objects.get(text="Laga taket").deviation == Deviation.objects.get(title="Taket läcker")


def test_an_economic_deviation_gets_its_amount_from_the_handling(url, amended, bo_committee_secretary):
    library = amending.operation("KN-30")
    amending.amend(amended, "amount", library.pk, forecast="-7100000")
    sent = {**ROOF, "kind": "ECONOMY", "operation_id": library.pk}
    bo_committee_secretary.post(f"{url}?slag=avvikelse", sent)
    edition = amending.finish(amended)
    row = next(one for one in edition.content.data["answers"]["deviations"] if one["title"] == "Taket läcker")
    assert row["amount"] == "-100000"


def test_what_was_added_and_taken_away_takes_its_actions_with_it(url, amended, bo_committee_secretary):
    bo_committee_secretary.post(f"{url}?slag=avvikelse", ROOF)
    added = Amendment.objects.get()
    bo_committee_secretary.post(f"{url}?slag=atgard&under={added.subject}", {"text": "Laga taket", "version": "0"})
    bo_committee_secretary.post(f"/rapporter/{amended.pk}/andringar/", {"andring": added.pk, "version": 1})
    content = amended.matters.get().content
    assert amending.finish(amended).content == content


def test_a_deviation_without_a_name_is_explained(url, bo_committee_secretary):
    answer = bo_committee_secretary.post(f"{url}?slag=avvikelse", {**ROOF, "title": " "})
    assert (answer.status_code, explained(answer)) == (422, {"title"})


@pytest.mark.parametrize("asked", ["", "?slag=avsnitt", "?slag=atgard", "?slag=atgard&under=77"])
def test_nothing_else_is_added(url, asked, bo_committee_secretary):
    assert bo_committee_secretary.get(f"{url}{asked}").status_code == 404


def test_others_add_nothing(url, cilla_head_of_office, reader):
    answers = [client.post(f"{url}?slag=avvikelse", ROOF) for client in (cilla_head_of_office, reader)]
    assert [answer.status_code for answer in answers] == [403, 404]
    assert not Amendment.objects.exists()
