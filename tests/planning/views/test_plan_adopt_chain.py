"""Flerårsplanens beslutskedja: kommunstyrelsens steg på sin dag, kommunfullmäktiges tre veckor senare."""

from datetime import date

import pytest
from pytest_django.asserts import assertRedirects

from organisation.enums import Role
from organisation.models import Decision, Matter, OrgUnit
from planning.enums import EditionKind, NodeKind, PlanKind
from planning.models import Plan, PlanEdition, PlanNode
from planning.services import plans as plan_service
from tests import build
from tests.answers import WHOLE, explained, said
from tests.planning.views import hostile

BOARD = {"date": "2026-10-28", "paragraph": "217", "registry_number": "KS/2026:61", "outcome": "PROPOSES"}
COUNCIL = {"date": "2026-11-18", "paragraph": "§ 131", "registry_number": "KF/2026:61", "outcome": "ADOPTS"}


@pytest.fixture
def top(org, anna):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028, registry_number="KS/2026:61")
    build.node(plan, NodeKind.GOAL, "Trygga invånare")
    plan_service.submit(plan, by=anna)
    Matter.objects.update(handed_in_on=date(2026, 10, 20))
    return plan


@pytest.fixture
def url(top):
    return f"/planer/{top.pk}/anta/"


def by_board(org, **fields):
    return {**BOARD, "body": org.executive_board.pk, **fields}


def by_council(org, **fields):
    return {**COUNCIL, "body": org.council.pk, **fields}


def test_each_bodys_decision_is_registered_on_its_own_day(top, org, url, anna, anna_controller):
    page = said(anna_controller.post(url, by_board(org), follow=True))
    assert "Kommunstyrelsen har föreslagit planen 2026-10-28, § 217; väntar på kommunfullmäktige." in page
    assert not PlanEdition.objects.filter(plan=top).exists()
    anna_controller.post(url, by_council(org))
    edition = PlanEdition.objects.get(plan=top)
    assert edition.kind == EditionKind.DECIDED
    told = list(
        edition.matter.decisions.order_by("pk").values_list("body", "date", "paragraph", "outcome", "is_amended")
    )
    assert told == [
        (org.executive_board.pk, date(2026, 10, 28), "§ 217", "PROPOSES", False),
        (org.council.pk, date(2026, 11, 18), "§ 131", "ADOPTS", False),
    ]
    assert {decision.registered_by for decision in edition.matter.decisions.all()} == {anna}


def test_the_chain_stands_on_the_plan_page_and_in_its_history(top, org, url, anna_controller):
    anna_controller.post(url, by_board(org))
    page = said(anna_controller.post(url, by_council(org), follow=True))
    history = said(anna_controller.get(f"/planer/{top.pk}/historik/"))
    for step, words in (
        (
            ("Kommunstyrelsen", "2026-10-28, § 217", "dnr KS/2026:61", "Föreslår"),
            "Kommunstyrelsen föreslår 2026-10-28, § 217, dnr KS/2026:61",
        ),
        (
            ("Kommunfullmäktige", "2026-11-18, § 131", "dnr KF/2026:61", "Antar"),
            "Kommunfullmäktige antar 2026-11-18, § 131, dnr KF/2026:61",
        ),
    ):
        assert "\n".join(step) in page
        assert words in history


def test_body_day_and_diarienummer_are_proposed_and_who_is_next_is_the_first_choice(org, url, anna_controller):
    for body, outcome in ((org.executive_board, "PROPOSES"), (org.council, "ADOPTS")):
        form = anna_controller.get(url).context["form"]
        assert (form["body"].initial, form["registry_number"].initial) == (body.pk, "KS/2026:61")
        assert form["date"].initial == date(2026, 11, 23)
        assert form["outcome"].field.choices[0][0] == outcome
        anna_controller.post(url, by_board(org))


def test_what_waits_for_fullmäktige_is_said_among_the_tasks_and_cannot_be_given_back(top, org, url, anna_controller):
    anna_controller.post(url, by_board(org))
    work = anna_controller.get("/").content.decode().replace("\xa0", " ")
    assert "väntar på kommunfullmäktige" in work
    assertRedirects(anna_controller.get(f"/planer/{top.pk}/aterlamna/"), top.get_absolute_url(), status_code=303)


@pytest.mark.parametrize("missing", ["body", *BOARD])
def test_a_step_lacks_nothing_and_keeps_what_was_filled_in(top, org, url, anna_controller, missing):
    answer = anna_controller.post(url, by_board(org, **{missing: ""}))
    assert set(answer.context["form"].errors) == {missing}
    assert 'value="KS/2026:61"' in answer.content.decode() or missing == "registry_number"
    assert not Decision.objects.filter(matter__plan_link__plan=top).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"date": day} for day in [*hostile.DAYS, "2026-11-24"]),
        *({"body": value} for value in hostile.IDS),
        *({"paragraph": value} for value in ("femtio", "§", "\x00", "§ 123456")),
        {"registry_number": "x" * 41},
        {"note": "x" * 301},
        {"outcome": "ADOPTS"},
        {"outcome": "REVISED"},
    ],
)
def test_what_cannot_be_a_step_is_explained(top, org, url, anna_controller, wrong):
    answer = anna_controller.post(url, by_board(org, **wrong))
    assert explained(answer) == set(wrong)
    assert not Decision.objects.filter(matter__plan_link__plan=top).exists()


def test_fullmäktige_never_decides_before_kommunstyrelsen(top, org, url, anna_controller):
    for earlier in ({"outcome": "PROPOSES"}, {"outcome": "HANDS_OVER"}):
        anna_controller.post(url, by_council(org, **earlier))
    assert not Decision.objects.filter(matter__plan_link__plan=top).exists()
    anna_controller.post(url, by_board(org))
    answer = anna_controller.post(url, by_council(org, date="2026-10-27"))
    assert answer.context["form"].non_field_errors()
    assert not PlanEdition.objects.filter(plan=top).exists()


def test_a_preliminary_edition_does_with_kommunstyrelsens_decision(top, org, url, anna_controller):
    anna_controller.post(url, by_board(org, outcome="ADOPTS_PRELIMINARY"))
    edition = PlanEdition.objects.get(plan=top)
    assert edition.kind == EditionKind.PRELIMINARY
    assert (edition.matter.decisions.get().body, edition.matter.decisions.get().outcome) == (
        org.executive_board,
        "ADOPTS",
    )


def test_a_municipality_without_its_bodies_is_told_so(top, org, url, anna_controller):
    OrgUnit.objects.filter(kind__in=["EXECUTIVE_BOARD", "MUNICIPAL_COUNCIL"]).update(valid_to=date(2026, 1, 1))
    assert explained(anna_controller.post(url, by_board(org))) == {"body", WHOLE}
    assert Plan.objects.get(pk=top.pk).status == "SUBMITTED"


def test_the_same_decision_is_registered_once_and_after_an_återremiss_with_another_paragraph(
    top, org, url, anna, anna_controller
):
    for _ in range(2):
        anna_controller.post(url, by_board(org, outcome="TABLES"))
    assert Decision.objects.filter(matter__plan_link__plan=top).count() == 1
    anna_controller.post(url, by_board(org, outcome="REFERS_BACK", paragraph="218", note="Skriv om målet."))
    plan_service.submit(Plan.objects.get(pk=top.pk), by=anna)
    Matter.objects.update(handed_in_on=date(2026, 10, 20))
    assert explained(anna_controller.post(url, by_board(org))) == {WHOLE}
    anna_controller.post(url, by_board(org, paragraph="219"))
    assert Decision.objects.filter(matter__plan_link__plan=top).count() == 3


def test_återremiss_is_registered_in_the_same_form(top, org, url, anna_controller):
    anna_controller.post(url, by_board(org, outcome="REFERS_BACK", note="Skriv om målet."), follow=True)
    assert Plan.objects.get(pk=top.pk).return_comment == "Skriv om målet."


@pytest.mark.parametrize(("body", "other"), [("executive_board", "council"), ("council", "executive_board")])
def test_the_bodys_own_sekreterare_reads_what_is_handed_in_to_it_and_registers_its_decision(top, org, url, body, other):
    own = build.client(build.user(Role.SECRETARY, getattr(org, body)))
    if body == "council":
        build.decided(top, body=org.executive_board, date=date(2026, 10, 28))
    page = own.get(f"/planer/{top.pk}/").content.decode()
    assert "Trygga invånare" in page
    assert url in page
    sent = by_board(org) if body == "executive_board" else by_council(org)
    assert own.post(url, sent | {"body": getattr(org, other).pk}).status_code == 422  # the other's is not theirs
    assertRedirects(own.post(url, sent), f"/planer/{top.pk}/")
    assert Decision.objects.filter(body=getattr(org, body)).exists()


def test_ks_sekreterare_does_not_read_the_flerårsplan_before_it_is_handed_in_nor_hands_it_back(top, org, url):
    own = build.client(build.user(Role.SECRETARY, org.executive_board))
    assert own.get(f"/planer/{top.pk}/aterlamna/").status_code == 403
    assert own.get(f"/planer/{top.pk}/historik/").context["page"] is None
    node = PlanNode.objects.get(plan=top, kind=NodeKind.GOAL)
    assert own.get(f"/historik/poster/{node.pk}/").status_code == 404
    Plan.objects.filter(pk=top.pk).update(status="DRAFT")
    assert own.get(f"/planer/{top.pk}/").status_code == 404


def test_a_nämnds_sekreterare_neither_reads_it_nor_registers_its_decision(top, org, url, bo_committee_secretary):
    assert bo_committee_secretary.get(f"/planer/{top.pk}/").status_code == 404
    assert bo_committee_secretary.post(url, by_board(org)).status_code == 404
