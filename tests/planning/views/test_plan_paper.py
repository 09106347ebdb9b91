"""En handling av en plan: read by those whom it was sent out to."""

from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import FrozenContent, Picture
from planning.models import PlanNode
from planning.services import plans as plan_service
from tests import build


def test_what_is_written_afterwards_is_read_by_nobody_whom_it_was_sent_out_to(handed_in, member, send_out):
    send_out()
    plan_service.return_for_changes(handed_in, by=None, comment="Skriv om.")
    PlanNode.objects.content().filter(plan=handed_in).update(title="Skrivet efteråt")
    assert member.get(handed_in.get_absolute_url()).status_code == 404
    for rest in ("handlingar/1/", "handlingar/1/docx/", "handlingar/1/json/"):
        answer = member.get(f"/planer/{handed_in.pk}/{rest}")
        assert answer.status_code == 200
        assert b"Skrivet efter" not in answer.content
    assertNotContains(member.get("/"), "Läs verksamhetsplan")  # it lies before nobody any longer


def test_when_the_body_has_decided_it_is_no_task_and_everybody_may_read_it(handed_in, member, reader, send_out):
    send_out()
    assert reader.get(f"/planer/{handed_in.pk}/handlingar/1/").status_code == 404
    build.decided(handed_in)
    assertNotContains(member.get("/"), "Läs verksamhetsplan")
    page = reader.get(f"/planer/{handed_in.pk}/handlingar/1/")
    assertContains(page, "§\u00a045")
    assertContains(reader.get(handed_in.get_absolute_url()), f"/planer/{handed_in.pk}/handlingar/1/")


def test_a_handling_is_one_however_many_editions_its_matter_led_to(handed_in, reader, send_out):
    send_out()
    build.decided(handed_in)
    again = handed_in.editions.get()
    again.pk, again.number = None, 2
    again.save()
    assert reader.get(f"/planer/{handed_in.pk}/handlingar/1/").status_code == 200


def test_data_of_a_later_version_is_shown_as_it_was_stored(handed_in, member, send_out):
    send_out()
    FrozenContent.objects.filter(papers__is_sent_out=True).update(data={"document": {"schema": 99}})
    assertContains(member.get(f"/planer/{handed_in.pk}/handlingar/1/"), "Öppna bibliotek")
    assert member.get(f"/planer/{handed_in.pk}/handlingar/1/docx/").status_code == 404


def test_its_pictures_are_seen_by_those_whom_it_was_sent_out_to(bo, handed_in, member, reader, send_out):
    picture = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=bo)
    picture.units.add(handed_in.unit)
    html = f'<p><img src="{picture.path}" alt="Karta"></p>'
    PlanNode.objects.content().filter(plan=handed_in, kind="DIRECTION").update(text=html)
    assert member.get(picture.path).status_code == 404
    send_out()
    assert [who.get(picture.path).status_code for who in (member, reader)] == [200, 404]


def test_the_way_back_to_the_plan_is_shown_to_those_who_may_read_it(
    handed_in, member, bo_committee_secretary, send_out
):
    send_out()
    way = f'<a href="{handed_in.get_absolute_url()}">'
    assertContains(bo_committee_secretary.get(f"/planer/{handed_in.pk}/handlingar/1/"), way)
    assertNotContains(member.get(f"/planer/{handed_in.pk}/handlingar/1/"), way)
