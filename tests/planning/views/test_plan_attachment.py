"""En bilaga till en plan, fetched: read by whoever reads what it goes with, and sent so that no browser does what it says."""

import pytest

from organisation.desk.files import Made
from organisation.models import Attachment
from organisation.services import attachments
from planning.services import plan_attachments
from planning.services import plans as plan_service
from tests import attached, build


def attach(plan, name="Årsplan §.pdf", decision=None):
    made = Made(name, "application/pdf", attached.pdf(name))
    (row,) = attachments.attach(
        plan, plan_attachments.KEEPING, [made], kind="OTHER", title="", decision=decision, by=None
    )
    return row, f"{plan.get_absolute_url()}bilagor/{row.pk}/"


def statuses(address, *browsers):
    return [browser.get(address).status_code for browser in browsers]


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html", "image/svg+xml"])
def test_it_is_for_keeping_and_no_browser_shows_or_runs_it(plans, bo_committee_secretary, media_type):
    row, address = attach(plans.operational)
    Attachment.objects.update(media_type=media_type)
    answer = bo_committee_secretary.get(address)
    assert answer.content == bytes(row.content)
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%85rsplan%20%C2%A7.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["ETag"] == f'"{row.sha256}"'


def test_a_plain_name_is_sent_plainly_and_cannot_end_the_header(plans, bo_committee_secretary):
    _, address = attach(plans.operational, 'a"; filename=b.exe.pdf')
    assert bo_committee_secretary.get(address)["Content-Disposition"] == (
        'attachment; filename="a\\"; filename=b.exe.pdf"'
    )


def test_of_a_text_that_is_being_written_it_is_read_by_those_who_read_that(
    plans, bo_committee_secretary, cilla_head_of_office, eva_other_committee, reader
):
    _, address = attach(plans.operational)
    readers = (bo_committee_secretary, cilla_head_of_office, eva_other_committee, reader)
    assert statuses(address, *readers) == [200, 200, 404, 404]


def test_of_a_handling_by_those_whom_it_was_sent_out_to_and_what_comes_after_is_not(
    handed_in, member, reader, send_out
):
    _, laid = attach(handed_in, "a.pdf")
    send_out()
    _, later = attach(handed_in, "b.pdf")
    assert statuses(laid, member, reader) == [200, 404]
    assert statuses(later, member, reader) == [404, 404]
    paper = member.get(f"{handed_in.get_absolute_url()}handlingar/1/").content.decode()
    assert f'href="{laid}"' in paper
    assert f'href="{later}"' not in paper


def test_of_an_edition_by_everybody_also_when_it_is_taken_away_from_the_next(
    bo, handed_in, bo_committee_secretary, reader
):
    row, address = attach(handed_in)
    edition = build.decided(handed_in)
    assert statuses(address, reader) == [200]
    plan_service.revise(handed_in, by=bo)
    attachments.take_away(handed_in, plan_attachments.KEEPING, row, by=bo)
    assert statuses(address, reader, bo_committee_secretary) == [200, 200]
    assert address in reader.get(edition.get_absolute_url()).content.decode()
    assert address not in bo_committee_secretary.get(f"{handed_in.get_absolute_url()}?text=arbetstext").content.decode()


def test_of_a_decision_by_those_who_read_it(handed_in, bo_committee_secretary, reader):
    decision = build.decided(handed_in).matter.decisions.get()
    row, address = attach(handed_in, decision=decision)
    assert statuses(address, reader) == [200]
    attachments.take_away(handed_in, plan_attachments.KEEPING, row, by=None)
    assert statuses(address, reader, bo_committee_secretary) == [404, 404]


def test_another_plans_address_gives_it_to_nobody(plans, bo_committee_secretary):
    row, _ = attach(plans.operational)
    assert statuses(f"{plans.office.get_absolute_url()}bilagor/{row.pk}/", bo_committee_secretary) == [404]


@pytest.mark.parametrize("form", ["json", "docx"])
def test_files_of_the_draft_and_of_the_edition_list_it(handed_in, bo_committee_secretary, form):
    attach(handed_in, "karta.pdf")
    for asked in ("?text=arbetstext", "?utgava=1"):
        answer = bo_committee_secretary.get(f"{handed_in.get_absolute_url()}{form}/{asked}")
        assert b"karta.pdf" in attached.unpacked(answer.content)
        if not handed_in.editions.exists():
            build.decided(handed_in)
