"""Rätta ett beslut om en plan."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from organisation.desk.files import make
from organisation.models import Decision, MeetingPaper
from planning.enums import PlanKind
from planning.models import Plan, PlanEdition
from planning.services import plan_files
from planning.services import plans as plan_service
from styrmodell.lib.checksums import of_edition
from tests import build
from tests.answers import explained, said, told
from tests.visible_text import lines_of

STANDS = {"date": "2026-11-02", "paragraph": "§ 45", "registry_number": "KN/2026:12", "version": "1"}
WHY = {"why": "Fel inskrivet."}


@pytest.fixture
def edition(plans, written):
    return build.adopted(plans.operational)


@pytest.fixture
def made(edition) -> Decision:
    return edition.matter.decisions.get()


@pytest.fixture
def url(made, plans):
    return f"/planer/{plans.operational.pk}/beslut/{made.pk}/ratta/"


def test_a_wrong_paragraph_is_corrected_with_a_trail(url, made, plans, edition, bo_committee_secretary, reader):
    assert "Kulturnämnden antar 2026-11-02, § 45, dnr KN/2026:12" in said(bo_committee_secretary.get(url))
    answer = bo_committee_secretary.post(url, {**STANDS, **WHY, "paragraph": "54"}, follow=True)
    assert told(answer) == ["success"]
    words = "Kulturnämnden antar 2026-11-02, § 54, dnr KN/2026:12 (rättat 2026-11-23, stod § 45)"
    history = said(reader.get(f"{plans.operational.get_absolute_url()}historik/"))
    assert words in history
    assert "Ändrat av Bo: Fel inskrivet." in history


def test_what_is_frozen_stays_and_what_is_made_anew_says_corrected(url, plans, edition, bo_committee_secretary):
    paper = MeetingPaper.objects.get(matter=edition.matter)
    before = (edition.sha256, edition.html, edition.cover, paper.sha256, paper.html, paper.cover)
    bo_committee_secretary.post(url, {**STANDS, **WHY, "paragraph": "54", "registry_number": "KN/2026:21"})
    edition, paper = PlanEdition.objects.get(pk=edition.pk), MeetingPaper.objects.get(pk=paper.pk)
    assert (edition.sha256, edition.html, edition.cover, paper.sha256, paper.html, paper.cover) == before
    assert edition.sha256 == of_edition(edition.content.sha256, edition.cover, edition.html)
    document = plan_files.text_of(plans.operational, edition).read()
    row = document.decisions[0]
    assert row.paragraph == "§ 54 (rättat 2026-11-23, stod § 45, dnr KN/2026:12)"
    assert (row.registry_number, document.registry_number) == ("KN/2026:21", "KN/2026:21")
    made_anew = make(plan_files.text_of(plans.operational, edition), "html").content.decode()
    assert "§ 54 (rättat 2026-11-23, stod § 45, dnr KN/2026:12)" in "\n".join(lines_of(made_anew)).replace("\xa0", " ")


def test_the_plans_own_number_follows_the_one_it_got_from_the_decision(url, plans, made, bo_committee_secretary):
    assert Plan.objects.get(pk=plans.operational.pk).registry_number == "KN/2026:12"
    bo_committee_secretary.post(url, {**STANDS, **WHY, "registry_number": "KN/2026:21"})
    plan = Plan.objects.get(pk=plans.operational.pk)
    assert (plan.registry_number, plan.matters.get().registry_number) == ("KN/2026:21", "KN/2026:21")


def test_corrected_back_to_what_was_registered_nothing_is_said(url, made, bo_committee_secretary):
    bo_committee_secretary.post(url, {**STANDS, **WHY, "paragraph": "54"})
    bo_committee_secretary.post(url, {**STANDS, **WHY, "version": "2"})
    now = Decision.objects.get(pk=made.pk)
    assert (now.paragraph, now.corrected_on, now.stood, now.history.count()) == ("§ 45", None, "", 3)


def test_the_day_is_corrected_where_the_plan_holds_from_its_periods_first_day(
    url, made, edition, bo_committee_secretary
):
    """A plan for the years to come is in force from their beginning, whichever day in November it was adopted."""
    bo_committee_secretary.post(url, {**STANDS, **WHY, "date": "2026-11-03"})
    now = Decision.objects.get(pk=made.pk)
    assert (now.date, now.stood) == (date(2026, 11, 3), "2026-11-02")
    assert PlanEdition.objects.get(pk=edition.pk).in_force_from == edition.in_force_from


def test_a_day_that_would_change_what_was_in_force_is_refused(org, bo_committee_secretary):
    edition = build.adopted(build.plan(PlanKind.OPERATIONAL, org.committee, 2026))
    assert edition.in_force_from == date(2026, 11, 2)  # adopted after its period had begun
    made = edition.matter.decisions.get()
    url = f"/planer/{edition.plan_id}/beslut/{made.pk}/ratta/"
    answer = bo_committee_secretary.post(url, {**STANDS, **WHY, "date": "2026-11-03"})
    assertContains(answer, "Utgåva 1 gäller från 2026-11-02", status_code=422)
    assert Decision.objects.get(pk=made.pk).date == date(2026, 11, 2)


def test_no_day_makes_what_the_newly_elected_adopted_a_decision_of_those_before_them(org, anna_controller):
    edition = build.adopted(build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027), on=date(2026, 10, 20))
    first, last = edition.matter.decisions.order_by("pk")
    for made, day, status in ((first, "2026-10-01", 302), (last, "2026-10-14", 422), (last, "2026-10-15", 302)):
        sent = {**STANDS, **WHY, "paragraph": made.paragraph, "date": day}
        answer = anna_controller.post(f"/planer/{edition.plan_id}/beslut/{made.pk}/ratta/", sent)
        assert answer.status_code == status, day
    assert Decision.objects.get(pk=last.pk).date == date(2026, 10, 15)


def test_a_day_keeps_its_place_among_the_others(org, plans, anna_controller):
    """KS before KF, also when the day is corrected."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.adopted(plan, on=date(2026, 11, 10))
    first, last = Decision.objects.filter(matter__in=plan.matters.order_by()).order_by("pk")
    for made, day in ((first, "2026-11-11"), (last, "2026-11-09")):
        sent = {**STANDS, **WHY, "paragraph": made.paragraph, "date": day}
        answer = anna_controller.post(f"/planer/{plan.pk}/beslut/{made.pk}/ratta/", sent)
        assert answer.status_code == 422, day
        assert "Beslutet kan inte vara" in answer.content.decode()


def test_what_the_newly_elected_decided_keeps_a_day_when_they_had_taken_office(org, anna_controller):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2027)
    build.adopted(plan, on=date(2026, 10, 15))
    first, last = Decision.objects.filter(matter__in=plan.matters.order_by()).order_by("pk")
    sent = {**STANDS, **WHY, "paragraph": first.paragraph, "date": "2026-10-14"}
    assert anna_controller.post(f"/planer/{plan.pk}/beslut/{first.pk}/ratta/", sent).status_code == 302
    sent["paragraph"] = last.paragraph
    answer = anna_controller.post(f"/planer/{plan.pk}/beslut/{last.pk}/ratta/", sent)
    assertContains(answer, "hade utgåva 1 varit preliminär", status_code=422)
    assert Decision.objects.get(pk=last.pk).date == date(2026, 10, 15)


def test_a_paragraph_that_another_decision_has_is_refused(plans, written, bo_committee_secretary):
    edition = build.adopted(plans.operational)
    first = edition.matter.decisions.get()
    plan_service.revise(plans.operational, by=None)
    build.adopted(plans.operational, on=date(2026, 11, 3))
    answer = bo_committee_secretary.post(
        f"/planer/{edition.plan_id}/beslut/{first.pk}/ratta/", {**STANDS, **WHY, "paragraph": "46"}
    )
    assertContains(answer, "Beslutet är redan registrerat", status_code=422)


@pytest.mark.parametrize("wrong", [{"paragraph": ""}, {"date": ""}, {"date": "2026-11-24"}, {"registry_number": ""}])
def test_what_cannot_be_a_decision_is_no_correction(url, bo_committee_secretary, wrong):
    assert explained(bo_committee_secretary.post(url, {**STANDS, **WHY, **wrong})) == set(wrong)


def test_a_correction_says_why(url, made, bo_committee_secretary):
    assert explained(bo_committee_secretary.post(url, {**STANDS, "paragraph": "54"})) == {"why"}
    assert Decision.objects.get(pk=made.pk).paragraph == "§ 45"


def test_nobody_corrects_over_what_they_have_not_seen(url, made, bo_committee_secretary, anna_controller):
    anna_controller.post(url, {**STANDS, **WHY, "paragraph": "54"})
    answer = bo_committee_secretary.post(url, {**STANDS, **WHY, "paragraph": "55"})
    assert answer.context["form"].stale
    assert Decision.objects.get(pk=made.pk).paragraph == "§ 54"


def test_an_approval_has_a_day_to_correct_and_nothing_else(plans, cilla_head_of_office, disa_director, anna_controller):
    edition = build.adopted(plans.office)
    made = edition.matter.decisions.get()
    url = f"/planer/{plans.office.pk}/beslut/{made.pk}/ratta/"
    assert cilla_head_of_office.get(url).status_code == 403
    assert [*disa_director.get(url).context["form"].fields] == ["date", "why", "version"]
    anna_controller.post(url, {"date": "2026-11-03", "why": "Fel dag.", "version": "1"})
    assert Decision.objects.get(pk=made.pk).stood == "2026-11-02"


def test_another_documents_decision_is_not_found(url, plans, bo_committee_secretary, org):
    other = build.adopted(build.plan(PlanKind.OPERATIONAL, org.other_committee)).matter.decisions.get()
    assert bo_committee_secretary.get(f"/planer/{plans.operational.pk}/beslut/{other.pk}/ratta/").status_code == 404


def test_why_is_not_lost_where_nothing_else_is_changed(url, made, bo_committee_secretary):
    answer = bo_committee_secretary.post(url, {**STANDS, **WHY})
    assertContains(answer, "Inget är ändrat.", status_code=422)
    assertContains(answer, WHY["why"], status_code=422)
