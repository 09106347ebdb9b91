"""Flerårsplanens beslutskedja: kommunstyrelsen bereder, kommunfullmäktige beslutar."""

from datetime import date

import pytest

from organisation.models import Decision, OrgUnit
from planning.enums import EditionKind, NodeKind, PlanKind
from planning.models import Plan, PlanEdition
from planning.services import plans as plan_service
from styrmodell.lib.errors import DomainError
from tests import build
from tests.planning.views import hostile

BOARD = {"board_date": "2026-10-28", "board_paragraph": "217", "board_registry_number": "KS/2026:61"}
COUNCIL = {"council_date": "2026-11-16", "council_paragraph": "§ 131", "council_registry_number": "KF/2026:61"}
CHAIN = {**BOARD, **COUNCIL, "edition_kind": "DECIDED", "outcome": "ADOPTS_AMENDED"}


@pytest.fixture
def top(org, anna):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028, registry_number="KS/2026:61")
    build.node(plan, NodeKind.GOAL, "Trygga invånare")
    return plan_service.submit(plan, by=anna)


@pytest.fixture
def url(top):
    return f"/planer/{top.pk}/anta/"


def test_both_bodies_decisions_are_registered_in_order(top, org, url, anna, anna_controller):
    answer = anna_controller.post(url, CHAIN, follow=True)
    assert "Planen är antagen." in answer.content.decode()
    edition = PlanEdition.objects.get(plan=top)
    assert edition.kind == EditionKind.DECIDED
    told = [
        (step.decision.body, step.decision.date, step.decision.paragraph, step.decision.outcome)
        for step in edition.chain.all()
    ]
    assert told == [
        (org.executive_board, date(2026, 10, 28), "§ 217", "HANDS_OVER"),
        (org.council, date(2026, 11, 16), "§ 131", "ADOPTS_AMENDED"),
    ]
    assert {step.decision.registered_by for step in edition.chain.all()} == {anna}


def test_the_chain_stands_on_the_plan_page_in_its_history_and_in_the_editions_data(top, url, anna_controller):
    page = anna_controller.post(url, CHAIN, follow=True).content.decode().replace("\xa0", " ")
    history = anna_controller.get(f"/planer/{top.pk}/historik/").content.decode().replace("\xa0", " ")
    for words in (
        "Kommunstyrelsen överlämnar 2026-10-28, § 217, dnr KS/2026:61",
        "Kommunfullmäktige antar med ändring 2026-11-16, § 131, dnr KF/2026:61",
    ):
        assert words in page
        assert words in history
    assert PlanEdition.objects.get(plan=top).cover["decisions"] == [
        "Kommunstyrelsen 2026-10-28 § 217",
        "Kommunfullmäktige 2026-11-16 § 131",
    ]


def test_the_plans_diarienummer_is_proposed_to_both(url, anna_controller):
    page = anna_controller.get(url).content.decode()
    assert page.count('value="KS/2026:61"') == 2
    assert page.index("Kommunstyrelsen bereder") < page.index("Kommunfullmäktige beslutar")


@pytest.mark.parametrize("missing", [*BOARD, *COUNCIL])
def test_the_chain_lacks_nothing_and_keeps_what_was_filled_in(top, url, anna_controller, missing):
    answer = anna_controller.post(url, {**CHAIN, missing: ""})
    assert set(answer.context["form"].errors) == {missing}
    assert 'value="KF/2026:61"' in answer.content.decode() or missing == "council_registry_number"
    assert not PlanEdition.objects.filter(plan=top).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"board_date": day} for day in [*hostile.DAYS, "2026-11-24"]),
        *({"council_date": day} for day in [*hostile.DAYS, "2026-11-24"]),
        *({"board_paragraph": value} for value in ("femtio", "§", "\x00", "§ 123456")),
        *({"council_paragraph": value} for value in ("femtio", "§", "\x00", "§ 123456")),
        {"board_registry_number": "x" * 41},
        {"outcome": "REFERS_BACK"},
        {"edition_kind": "REVISED"},
        {"edition_kind": ""},
    ],
)
def test_what_cannot_be_a_chain_is_explained(top, url, anna_controller, wrong):
    answer = anna_controller.post(url, {**CHAIN, **wrong})
    assert "Det gick inte att spara" in answer.content.decode()
    assert set(answer.context["form"].errors) == set(wrong)
    assert not PlanEdition.objects.filter(plan=top).exists()


def test_fullmäktige_never_decides_before_kommunstyrelsen(top, url, anna_controller):
    answer = anna_controller.post(url, {**CHAIN, "council_date": "2026-10-27"})
    assert "Kommunfullmäktige kan inte besluta före Kommunstyrelsen, 2026-10-28." in answer.content.decode()
    assert not PlanEdition.objects.filter(plan=top).exists()
    assert not Decision.objects.filter(registered_by__isnull=False).exists()


@pytest.mark.parametrize("left", [{}, {"council_registry_number": "KS/2026:61"}])
def test_a_preliminary_edition_does_with_kommunstyrelsens_decision(top, org, url, anna_controller, left):
    anna_controller.post(url, {**BOARD, **left, "edition_kind": "PRELIMINARY"})
    edition = PlanEdition.objects.get(plan=top)
    assert edition.kind == EditionKind.PRELIMINARY
    assert (edition.decisions.get().body, edition.decisions.get().outcome) == (org.executive_board, "ADOPTS")


def test_a_preliminary_edition_may_have_both_decisions_but_no_half_one(top, url, anna_controller):
    half = {**CHAIN, "edition_kind": "PRELIMINARY", "council_paragraph": ""}
    assert set(anna_controller.post(url, half).context["form"].errors) == {"council_paragraph"}
    anna_controller.post(url, {**CHAIN, "edition_kind": "PRELIMINARY"})
    assert PlanEdition.objects.get(plan=top).chain.count() == 2


def test_a_municipality_without_its_bodies_is_told_so(top, url, anna_controller):
    OrgUnit.objects.filter(kind__in=["EXECUTIVE_BOARD", "MUNICIPAL_COUNCIL"]).update(valid_to=date(2026, 1, 1))
    assert "Kommunfullmäktige saknas i organisationen" in anna_controller.post(url, CHAIN).content.decode()
    assert Plan.objects.get(pk=top.pk).status == "SUBMITTED"


def test_a_body_of_another_plan_does_not_prepare_this_one(top, org):
    chain = [build.decision(org.committee), build.decision(org.council)]
    with pytest.raises(DomainError, match="Kulturnämnden bereder inte den här planen"):
        plan_service.adopt(top, by=None, decisions=chain)
    assert not Decision.objects.filter(body=org.committee).exists()
