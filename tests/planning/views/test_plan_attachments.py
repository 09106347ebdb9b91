"""Bilagor till en plan: several at once, all or none, by those who write it or register the decision."""

from datetime import date

from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import Attachment
from planning.enums import NodeKind, PlanKind
from planning.services.plans import submit
from tests import attached, build
from tests.answers import explained, said, told


def url(plan, rest=""):
    return f"/planer/{plan.pk}/bilagor/{rest}"


def form(*files, **fields):
    return {"attached": list(files), "kind": "OTHER", "title": "", "place": "text", **fields}


def test_several_files_are_attached_at_once_and_stand_beside_the_plan(plans, bo_committee_secretary):
    page = bo_committee_secretary.get(plans.operational.get_absolute_url())
    assertContains(page, f'href="{url(plans.operational)}"')
    assertContains(bo_committee_secretary.get(url(plans.operational)), "Inga bilagor.")
    files = (attached.sent(attached.pdf(), "Karta.pdf"), attached.sent(attached.word(), "Underlag.docx"))
    answer = bo_committee_secretary.post(url(plans.operational), form(*files), follow=True)
    assert told(answer) == ["success"]
    assert [row.title for row in plans.operational.attachments.all()] == ["Karta", "Underlag"]
    beside = bo_committee_secretary.get(plans.operational.get_absolute_url())
    for row in plans.operational.attachments.all():
        assertContains(beside, f'href="{url(plans.operational, f"{row.pk}/")}"')
        assertContains(beside, row.sha256[:16])
    assert "Bifogad 2026-11-23 av Bo" in said(beside)


def test_one_that_is_refused_stops_the_others_and_each_is_told_by_its_name(plans, bo_committee_secretary):
    files = (
        attached.sent(attached.pdf(), "karta.pdf"),
        attached.sent(attached.word(), "fel.pdf"),
        attached.sent(b"<svg>", "<b>bild</b>.svg"),
    )
    answer = bo_committee_secretary.post(url(plans.operational), form(*files))
    assert answer.status_code == 422
    assert explained(answer) == {"attached"}
    words = said(answer)
    assert "fel.pdf: Filen slutar" in words
    assert ".svg: Filen är varken" in words
    assert "Inget är sparat. Välj filerna igen." in words
    assert b"<b>bild" not in answer.content
    assert not Attachment.objects.exists()


def test_nothing_chosen_and_one_title_for_several_are_explained(plans, bo_committee_secretary):
    assert explained(bo_committee_secretary.post(url(plans.operational), form())) == {"attached"}
    files = [attached.sent(attached.pdf(text), f"{text}.pdf") for text in "ab"]
    answer = bo_committee_secretary.post(url(plans.operational), form(*files, title="Karta"))
    assert explained(answer) == {"title"}
    many = [attached.sent(attached.pdf(), f"{place}.pdf") for place in range(11)]
    assert explained(bo_committee_secretary.post(url(plans.operational), form(*many))) == {"attached"}


def test_a_protokollsutdrag_goes_with_the_decision_and_is_shown_beside_it(
    handed_in, bo_committee_secretary, reader, eva_other_committee
):
    edition = build.decided(handed_in)
    decision = edition.matter.decisions.get()
    page = bo_committee_secretary.get(url(handed_in))
    assert page.context["form"].fields["place"].choices == [
        (str(decision.pk), f"Beslutet {decision.decider_name} 2026-11-02 § 45")
    ]
    fields = {"kind": "MINUTES", "title": "Protokoll § 45", "place": str(decision.pk)}
    file = attached.sent(attached.pdf(), "kn.pdf")
    assert told(bo_committee_secretary.post(url(handed_in), form(file, **fields), follow=True)) == ["success"]
    row = decision.attachments.get()
    beside = reader.get(handed_in.get_absolute_url())
    assertContains(beside, f'<a href="{url(handed_in, f"{row.pk}/")}">Protokoll § 45</a>')
    assert "Bifogad 2026-11-23 av Bo" in said(beside)
    assertNotContains(beside, f'href="{url(handed_in)}"')
    assert [who.get(url(handed_in)).status_code for who in (reader, eva_other_committee)] == [403, 403]


def test_the_latest_decision_is_the_one_that_is_offered(org, anna_controller):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, NodeKind.GOAL, "Trygga invånare", code="I1", perspective_id=build.perspective().pk)
    submit(plan, by=None)
    for day in (date(2026, 10, 28), date(2026, 11, 18)):
        build.decided(plan, date=day)
    offered = [words for _, words in anna_controller.get(url(plan)).context["form"].fields["place"].choices]
    assert [words.split()[1] for words in offered] == ["Kommunfullmäktige", "Kommunstyrelsen"]


def test_an_adopted_plan_takes_nothing_but_with_its_decisions(handed_in, bo_committee_secretary):
    build.decided(handed_in)
    answer = bo_committee_secretary.post(url(handed_in), form(attached.sent(attached.pdf())))
    assert explained(answer) == {"place"}
    assert not Attachment.objects.exists()


def test_the_same_file_twice_is_explained_and_changes_nothing(plans, bo_committee_secretary):
    content = attached.pdf()
    for status in (302, 422):
        answer = bo_committee_secretary.post(url(plans.operational), form(attached.sent(content)))
        assert answer.status_code == status
    assert Attachment.objects.count() == 1


def test_what_was_taken_away_is_told_with_who_and_when(plans, bo_committee_secretary):
    bo_committee_secretary.post(url(plans.operational), form(attached.sent(attached.pdf(), "karta.pdf")))
    row = plans.operational.attachments.get()
    bo_committee_secretary.post(url(plans.operational, f"{row.pk}/ta-bort/"))
    words = said(bo_committee_secretary.get(url(plans.operational)))
    assert "Borttagen 2026-11-23 av Bo" in words
    assert "karta.pdf" in words
    assertNotContains(bo_committee_secretary.get(plans.operational.get_absolute_url()), "karta.pdf")


def test_the_same_form_with_another_first_file_is_another_act(plans, bo_committee_secretary):
    last = attached.pdf("sist")
    for first in ("a", "b"):
        files = [attached.sent(attached.pdf(first), "a.pdf"), attached.sent(last, "sist.pdf")]
        bo_committee_secretary.post(url(plans.operational), form(*files, act="samma"), follow=True)
        Attachment.objects.filter(title="sist").update(sha256=first)  # else the last would be refused as there already
    assert Attachment.objects.filter(title="a").count() == 2
