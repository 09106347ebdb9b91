"""Giving an uppdrag between plans."""

from decimal import Decimal

import pytest

from planning.models import Assignment
from tests.answers import explained
from tests.planning.views import hostile


@pytest.fixture
def fields(org):
    return {
        "giver": org.council.pk,
        "title": "Bygg ut",
        "due_on": "2028-06-30",
        "funding": "SUPPLEMENT",
        "amount": "1 500 000",
        "receivers": [org.committee.pk, org.company.pk],
        "decided_on": "2026-11-20",
        "paragraph": "45",
        "registry_number": "KS/2026:1",
    }


def test_it_holds_at_once_by_the_givers_decision(org, fields, anna_controller, reader):
    given = Assignment.objects.filter(title="Bygg ut")
    assert anna_controller.post("/uppdrag/ny/", fields).url == given.get().get_absolute_url()
    assert (given.get().decision.body, given.get().decision.paragraph) == (org.council, "§ 45")
    assert given.get().amount == Decimal(1500000)
    assert given.get().receivers.count() == 2
    assert reader.get(given.get().get_absolute_url()).status_code == 200


def test_each_gives_in_their_own_name_only(org, fields, bo_committee_secretary, anna_controller):
    answer = bo_committee_secretary.post("/uppdrag/ny/", fields)
    assert explained(answer)
    own = {**fields, "giver": org.committee.pk, "receivers": [org.office.pk], "funding": "WITHIN_FRAME", "amount": ""}
    assert bo_committee_secretary.post("/uppdrag/ny/", own).status_code == 302


@pytest.mark.parametrize(
    "name", ["title", "due_on", "receivers", "giver", "decided_on", "paragraph", "registry_number"]
)
def test_nothing_may_be_missing(fields, anna_controller, name):
    answer = anna_controller.post("/uppdrag/ny/", {**fields, name: ""})
    assert explained(answer)
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"due_on": day} for day in hostile.DAYS),
        *({"amount": number} for number in [*hostile.NUMBERS, "1,001"]),
        *({"receivers": [value]} for value in hostile.IDS),
        *({"giver": value} for value in hostile.IDS),
        {"starts_on": "2029-01-01"},
        {"funding": "WITHIN_FRAME"},
        {"funding": "X"},
        {"decided_on": "2026-11-24"},
        {"title": "x" * 5000},
        {"title": "\x00"},
    ],
)
def test_what_cannot_be_is_explained(fields, anna_controller, wrong):
    answer = anna_controller.post("/uppdrag/ny/", {**fields, **wrong})
    assert explained(answer)
    assert not Assignment.objects.exists()


def test_a_shorter_or_longer_time_than_one_to_three_years_needs_the_decision_to_say_why(fields, anna_controller):
    given = Assignment.objects.filter(title="Bygg ut")
    for due_on in ("2027-06-30", "2030-06-30"):
        sent = {**fields, "due_on": due_on}
        answer = anna_controller.post("/uppdrag/ny/", sent)
        assert explained(answer) == {"reason"}
        assert "Enligt styrmodellen beskriver fullmäktiges uppdrag" in answer.content.decode()
        sent["warned"] = answer.context["decision"].warned
        assert explained(anna_controller.post("/uppdrag/ny/", sent)) == {"reason"}
        unseen = {**sent, "reason": "Staten ger två år till.", "warned": "annat"}
        assert explained(anna_controller.post("/uppdrag/ny/", unseen)) == {"reason"}
        assert not given.exists()
    assert anna_controller.post("/uppdrag/ny/", {**sent, "reason": "Staten ger två år till."}).status_code == 302
    assert given.get().decision.reason == "Staten ger två år till."


def test_a_nämnds_uppdrag_runs_as_long_as_the_nämnd_says(org, fields, bo_committee_secretary):
    own = {**fields, "giver": org.committee.pk, "receivers": [org.office.pk], "funding": "WITHIN_FRAME", "amount": ""}
    assert bo_committee_secretary.post("/uppdrag/ny/", {**own, "due_on": "2027-02-28"}).status_code == 302
