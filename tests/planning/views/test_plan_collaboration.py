"""Planens samverkan: whom it names and what they answer, written on one page and saved at once."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import CollaborationAnswer, NodeKind, PlanKind
from planning.models import Collaboration, PlanNode
from planning.services import collaborations, plan_nodes
from planning.services import plans as plan_service
from tests import build, html_forms
from tests.answers import WHOLE, explained, told
from tests.collaborating import answered, named
from tests.planning.views import hostile


@pytest.fixture
def priority(plans):
    return build.node(plans.office, NodeKind.PRIORITY, "Meröppet")


@pytest.fixture
def row(priority, org):
    return named(priority, org.other_office, "Bussar.")


@pytest.fixture
def url(plans, row):
    return f"/planer/{plans.office.pk}/samverkan/"


@pytest.fixture
def head(org):
    return build.user(Role.HEAD_OF_OFFICE, org.other_office)


def sent(client, url):
    """What the page sends when nothing is changed in it."""
    return form_of(client.get(url), url)


def form_of(answer, url):
    forms = html_forms.forms_of(answer.content.decode(), url)
    return next(form for form in forms if any(name.startswith("new-") for name in form.fields)).data()


def rows():
    found = Collaboration.objects.standing().order_by("pk")
    return [(str(one.unit or one.party), one.about, one.answer) for one in found]


def test_everything_is_added_changed_and_removed_in_one_save(plans, org, priority, row, url, cilla_head_of_office):
    other = build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården")
    gone = named(priority, "Länsmusiken")
    mine = sent(cilla_head_of_office, url)
    mine |= {f"about-{row.pk}": ["Bussar på lördagar."], f"remove-{gone.pk}": ["on"]}
    mine |= {f"unit-{priority.pk}": [str(org.company.pk)], f"new-{priority.pk}": ["Larm."]}
    mine |= {f"party-{other.pk}": ["Region Sörmland"]}
    assert cilla_head_of_office.post(url, mine).status_code == 302
    assert rows() == [
        ("Utbildningskontoret", "Bussar på lördagar.", "ASKED"),
        ("Exempelköpings Energi AB", "Larm.", "ASKED"),
        ("Region Sörmland", "", "ASKED"),
    ]


def test_the_answers_are_shown_and_a_no_is_shown(row, url, head, cilla_head_of_office):
    answered(row, CollaborationAnswer.NO, by=head, text="Inga bussar.")
    answer = cilla_head_of_office.get(url)
    assertContains(answer, "Inga bussar.")
    assert answer.context["form"].page.lede == "En har svarat nej."


def test_both_at_once_and_words_about_nobody_are_explained(org, priority, url, cilla_head_of_office):
    both = {f"unit-{priority.pk}": [str(org.company.pk)], f"party-{priority.pk}": ["Region Sörmland"]}
    answer = cilla_head_of_office.post(url, sent(cilla_head_of_office, url) | both)
    assert (answer.status_code, explained(answer)) == (422, {f"party-{priority.pk}"})
    answer = cilla_head_of_office.post(url, sent(cilla_head_of_office, url) | {f"new-{priority.pk}": ["Larm."]})
    assert (answer.status_code, explained(answer)) == (422, {f"unit-{priority.pk}"})
    assert len(rows()) == 1


def test_somebody_named_twice_is_refused_and_what_was_written_stands(org, priority, url, cilla_head_of_office):
    twice = {f"unit-{priority.pk}": [str(org.other_office.pk)], f"new-{priority.pk}": ["En gång till."]}
    answer = cilla_head_of_office.post(url, sent(cilla_head_of_office, url) | twice)
    assert (answer.status_code, explained(answer)) == (422, {WHOLE})
    assert form_of(answer, url)[f"new-{priority.pk}"] == ["En gång till."]


@pytest.mark.parametrize("value", hostile.IDS)
def test_units_and_rows_that_are_not_there_change_nothing(priority, url, cilla_head_of_office, value):
    typed = {f"unit-{priority.pk}": value, f"about-{value}": "x", f"version-{value}": value, f"remove-{value}": "on"}
    assert cilla_head_of_office.post(url, typed).status_code in (200, 302, 422)
    assert len(rows()) == 1


def test_words_that_were_changed_or_answered_meanwhile_are_shown_beside_ones_own(
    row, url, head, priority, cilla_head_of_office
):
    mine = sent(cilla_head_of_office, url) | {f"about-{row.pk}": ["Mina ord"]}
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Deras ord")})
    answered(row, CollaborationAnswer.YES, by=head)
    answer = cilla_head_of_office.post(url, mine)
    assertContains(answer, "Deras ord", status_code=409)
    again = {name: value for name, value in form_of(answer, url).items() if name != "keep"}
    assert again[f"about-{row.pk}"] == ["Mina ord"]
    assert cilla_head_of_office.post(url, again).status_code == 302
    assert rows() == [("Utbildningskontoret", "Mina ord", "ASKED")]


def test_the_stored_words_may_be_kept(row, url, priority, cilla_head_of_office):
    mine = sent(cilla_head_of_office, url) | {f"about-{row.pk}": ["Mina ord"]}
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Deras ord")})
    answer = cilla_head_of_office.post(url, mine)
    assert cilla_head_of_office.post(url, form_of(answer, url) | {"keep": [str(row.pk)]}).status_code == 302
    assert rows()[0][1] == "Deras ord"


def test_who_removes_a_row_that_was_changed_or_answered_meanwhile_sees_it_first(
    row, url, priority, head, cilla_head_of_office
):
    mine = sent(cilla_head_of_office, url) | {f"remove-{row.pk}": ["on"]}
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Deras ord")})
    answered(row, CollaborationAnswer.YES, by=head, text="Vi har redan bokat.")
    answer = cilla_head_of_office.post(url, mine)
    assert answer.status_code == 409
    (both,) = [line.stale for line in answer.context["form"].stale]
    (texts,) = both.texts
    assert (texts.mine, texts.stored) == ("Tas bort", "<p>Deras ord</p><p>Ja. Vi har redan bokat.</p>")
    kept = form_of(answer, url)
    assert cilla_head_of_office.post(url, kept | {"keep": [str(row.pk)]}).status_code == 302
    assert rows() == [("Utbildningskontoret", "Deras ord", "YES")]
    again = {name: value for name, value in kept.items() if name != "keep"}
    assert cilla_head_of_office.post(url, again).status_code == 302
    assert rows() == []


def test_words_of_a_row_that_was_taken_away_meanwhile_wait_as_a_draft(
    plans, row, url, priority, cilla, cilla_head_of_office
):
    mine = sent(cilla_head_of_office, url) | {f"about-{row.pk}": ["Mina ord"]}
    collaborations.save_all(priority.plan, by=None, remove={row.pk: None})
    assert "error" in told(cilla_head_of_office.post(url, mine, follow=True))
    assert cilla.drafts.get(key=f"plan:{plans.office.pk}/collaboration").data[f"about-{row.pk}"] == "Mina ord"


def test_whom_one_names_is_saved_though_the_item_is_no_longer_among_those_looked_for(
    org, url, priority, row, plans, cilla_head_of_office
):
    other = build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården")
    narrowed = f"{url}?svar=utan"
    mine = sent(cilla_head_of_office, narrowed)
    mine |= {f"unit-{other.pk}": [str(org.company.pk)], f"new-{other.pk}": ["Larm."]}
    named(other, "Region Sörmland")
    assert cilla_head_of_office.post(narrowed, mine).status_code == 302
    assert ("Exempelköpings Energi AB", "Larm.", "ASKED") in rows()


def test_whom_one_names_in_an_item_that_was_removed_meanwhile_waits_as_a_draft(
    org, url, priority, row, plans, cilla, cilla_head_of_office
):
    other = build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården")
    mine = sent(cilla_head_of_office, url)
    mine |= {f"unit-{other.pk}": [str(org.company.pk)], f"new-{other.pk}": ["Larm."]}
    plan_nodes.remove(other, by=None)
    assert "error" in told(cilla_head_of_office.post(url, mine, follow=True))
    kept = cilla.drafts.get(key=f"plan:{plans.office.pk}/collaboration").data
    assert (kept[f"unit-{other.pk}"], kept[f"new-{other.pk}"]) == ("Exempelköpings Energi AB", "Larm.")


def test_what_is_looked_for_is_found(plans, row, url, head, priority, cilla_head_of_office):
    build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården")
    answered(row, CollaborationAnswer.YES, by=head)
    named(priority, "Region Sörmland")

    def shown(query):
        items = cilla_head_of_office.get(url + query).context["form"].page.items
        return {item.title: [one.who for one in item.partners] for item in items if item.partners or "utan" in query}

    assert shown("?q=bussar") == {"Meröppet": ["Utbildningskontoret"]}
    assert shown("?svar=YES") == {"Meröppet": ["Utbildningskontoret"]}
    assert shown("?svar=ASKED") == {}
    assert "Kultur i vården" in shown("?svar=utan")
    assertContains(cilla_head_of_office.get(f"{url}?q=finnsinte"), "Ingen samverkan passar")


def test_what_is_saved_is_what_is_shown(row, url, priority, plans, cilla_head_of_office):
    """A page that shows some of it sends some of it, and leaves the others."""
    other = named(build.node(plans.office, NodeKind.PRIORITY, "Kultur i vården"), "Region Sörmland", "Turnéer.")
    narrowed = f"{url}?q=bussar"
    mine = sent(cilla_head_of_office, narrowed) | {f"about-{row.pk}": ["Nya bussar."]}
    assert cilla_head_of_office.post(narrowed, mine).status_code == 302
    other.refresh_from_db()
    assert [about for _, about, _ in rows()] == ["Nya bussar.", "Turnéer."]


def test_who_reads_the_working_text_reads_it_and_who_does_not_finds_nothing(
    org, plans, url, row, head, anna_controller, bo_committee_secretary
):
    assertContains(anna_controller.get(url), "Bussar.")
    assertNotContains(anna_controller.get(url), "Spara samverkan")
    assert anna_controller.post(url, {}).status_code == 403
    assert bo_committee_secretary.get(url).status_code == 200
    for stranger in (head, build.user(Role.ELECTED, org.council)):
        assert build.client(stranger).get(url).status_code == 404


def test_an_empty_plan_says_what_to_do_first(org, cilla_head_of_office):
    plan = build.plan(PlanKind.OFFICE, org.office, 2028)
    assertContains(cilla_head_of_office.get(f"/planer/{plan.pk}/samverkan/"), "Inget att samverka om än")


def test_a_plan_that_names_nobody_says_so_to_who_only_reads(plans, anna_controller):
    build.node(plans.office, NodeKind.PRIORITY, "Meröppet")
    assertContains(anna_controller.get(f"/planer/{plans.office.pk}/samverkan/"), "Ingen samverkan än")


def test_a_flerårsplan_has_none(plans, anna_controller):
    assert anna_controller.get(f"/planer/{plans.top.pk}/samverkan/").status_code == 404


def test_what_was_written_when_the_plan_was_handed_in_waits_as_a_draft(plans, row, url, cilla, cilla_head_of_office):
    mine = sent(cilla_head_of_office, url) | {f"about-{row.pk}": ["Mina ord"]}
    plan_service.submit(plans.office, by=None)
    assert told(cilla_head_of_office.post(url, mine, follow=True)) == ["error"]
    assert cilla.drafts.get(key=f"plan:{plans.office.pk}/collaboration")


def test_the_number_of_queries_does_not_grow(plans, url, org, cilla_head_of_office, django_assert_num_queries):
    with django_assert_num_queries(8):
        cilla_head_of_office.get(url)
    for number in range(10):
        named(build.node(plans.office, NodeKind.PRIORITY), f"Förening {number}")
    with django_assert_num_queries(8):
        cilla_head_of_office.get(url)


def test_the_plans_page_tells_whom_it_names_and_the_others_page_who_names_it(
    org, plans, row, head, cilla_head_of_office, bo_committee_secretary
):
    assertContains(cilla_head_of_office.get(f"/planer/{plans.office.pk}/"), "Utbildningskontoret (inget svar än)")
    theirs = build.plan(PlanKind.OFFICE, org.other_office)
    page = build.client(head).get(f"/planer/{theirs.pk}/")
    assertContains(page, "Andra samverkar med oss")
    assertContains(page, f'href="/samverkan/{row.pk}/"')
    assertNotContains(cilla_head_of_office.get(f"/planer/{plans.office.pk}/"), "Andra samverkar med oss")


def test_another_years_plan_does_not_tell_of_it(org, plans, row, head):
    later = build.plan(PlanKind.OFFICE, org.other_office, 2028)
    assertNotContains(build.client(head).get(f"/planer/{later.pk}/"), "Andra samverkar med oss")


def test_who_only_reads_editions_is_not_told_who_names_the_unit(org, plans, row, head):
    theirs = build.plan(PlanKind.OFFICE, org.other_office)
    build.adopted(theirs)
    reader = build.client(build.user(Role.ELECTED, org.council))
    assertNotContains(reader.get(f"/planer/{theirs.pk}/"), "Andra samverkar med oss")
    assertContains(build.client(head).get(f"/planer/{theirs.pk}/"), "Andra samverkar med oss")


def test_horisontellt_arbete_names_another_nämnd_and_the_plan_tells_of_it(org, bo_committee_secretary):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, sections=True)
    section = PlanNode.objects.get(plan=plan, title="Horisontellt arbete")
    url = f"/planer/{plan.pk}/samverkan/"
    mine = sent(bo_committee_secretary, url) | {f"unit-{section.pk}": [str(org.other_committee.pk)]}
    assert bo_committee_secretary.post(url, mine).status_code == 302
    page = bo_committee_secretary.get(f"/planer/{plan.pk}/")
    assertContains(page, "Barn- och utbildningsnämnden (inget svar än)")


def test_the_plans_pages_stand_beside_each_other_for_those_who_may_open_them(
    url, row, plans, cilla_head_of_office, anna_controller
):
    def beside(client):
        return [(page.label, page.is_here) for page in client.get(url).context["beside"]]

    assert beside(cilla_head_of_office) == [
        ("Planen", False),
        ("Koppla till mål", False),
        ("Dela ut nyckeltal", False),
        ("Samverkan", True),
    ]
    assert beside(anna_controller) == [("Planen", False), ("Samverkan", True)]
    assertContains(cilla_head_of_office.get(url), ">Mitt arbete<")  # the frame's own pages are another's


def test_what_is_answered_after_the_decision_stands_beside_the_edition_for_those_who_wrote_it(
    org, plans, row, head, cilla_head_of_office
):
    build.adopted(plans.office)
    url = f"/planer/{plans.office.pk}/"
    assertNotContains(cilla_head_of_office.get(url), "svar efter beslutet")
    answered(row, CollaborationAnswer.NO, by=head)
    assertContains(cilla_head_of_office.get(url), "svar efter beslutet")
    assertContains(cilla_head_of_office.get(url), "Utbildningskontoret (inget svar än)")
    assertNotContains(build.client(build.user(Role.ELECTED, org.council)).get(url), "svar efter beslutet")
