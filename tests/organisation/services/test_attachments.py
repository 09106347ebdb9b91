"""Bilagor go with a handling, an edition or a decision, and never with the content: what is frozen keeps its own."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from followup.services import report_attachments, report_decisions, report_files
from organisation.desk import files
from organisation.desk.files import Made
from organisation.enums import AttachmentKind, Outcome
from organisation.models import Attachment, FrozenContent
from organisation.reading import attachments as reading
from organisation.reading.attachments import (
    KEY,
    OUTSIDE,
    embedded,
    embedded_in,
    following,
    listed_chapter,
    parted,
)
from organisation.services import attachments, maskings
from organisation.services.attachments import GONE, NO_ORIGIN, Origin
from organisation.services.frozen_contents import document_in
from planning.enums import NodeKind, PlanKind
from planning.models import PlanEdition
from planning.services import plan_attachments, plan_decisions, plan_removal, plans
from planning.services.plan_nodes import locked_plan
from styrmodell.integrity import attachment_faults
from styrmodell.lib import checksums
from styrmodell.lib.errors import DomainError
from tests import attached, build, build_followup

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


def made(name="protokoll.pdf", content=b"%PDF-1.7 ett"):
    return Made(name, "application/pdf", content)


def attach(document, *given, decision=None, title="", kind=AttachmentKind.OTHER, by=None, origin=NO_ORIGIN):
    keeping = (plan_attachments if hasattr(document, "first_year") else report_attachments).KEEPING
    said = {"kind": kind, "title": title, "decision": decision, "by": by, "origin": origin}
    return attachments.attach(document, keeping, given or [made()], **said)


@pytest.fixture
def plan(org):
    """Nämndens, being written."""
    made = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(made, NodeKind.DIRECTION)
    return made


@pytest.fixture
def report(org):
    """Kommunens, handed in."""
    return build_followup.submitted(build_followup.report(build_followup.round_(), org.municipality))


def send(report, body):
    return report_decisions.send_out(report, body=body, meeting_on=ON, by=None)


def test_fullmäktiges_handling_with_revisorernas_utlåtande_is_still_what_kommunstyrelsen_decided(org, report):
    first = send(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    (statement,) = attach(report, made("utlåtande.pdf"), kind=AttachmentKind.AUDIT, title="Utlåtande")
    second = send(report, org.council)
    assert second.content == first.content
    assert ([*first.attachments.all()], [*second.attachments.all()]) == ([], [statement])
    assert "last_chapters" not in first.cover
    edition = build_followup.decided(report)
    assert [*edition.attachments.all()] == [statement]
    assert edition.content == first.content
    assert FrozenContent.objects.filter(data__has_key="answers").count() == 1


def test_it_is_listed_with_name_size_and_checksum_and_the_cover_is_a_part_of_the_sum(org, report):
    (row,) = attach(report, title="Protokoll", kind=AttachmentKind.MINUTES)
    paper = send(report, org.executive_board)
    chapter = document_in(paper.content, paper.cover).chapters[-1]
    assert (chapter.key, chapter.title) == (KEY, "Bilagor")
    for said in ("Protokoll", "protokollsutdrag, PDF, 1\u00a0kB", "protokoll.pdf", parted(row.sha256)):
        assert said in chapter.blocks[0].html
        assert said in paper.html.replace("&nbsp;", "\u00a0")
    assert checksums.of_edition(paper.content.sha256, paper.cover, paper.html) == paper.sha256
    without = {name: value for name, value in paper.cover.items() if name != "last_chapters"}
    assert checksums.of_edition(paper.content.sha256, without, paper.html) != paper.sha256


def test_what_is_taken_away_later_stays_where_it_was_laid_and_is_laid_no_more(org, report):
    (row,) = attach(report)
    first = send(report, org.executive_board)
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    attachments.take_away(report, report_attachments.KEEPING, row, by=None)
    second = send(report, org.council)
    assert ([*first.attachments.all()], [*second.attachments.all()]) == ([row], [])
    row.refresh_from_db()
    assert bytes(row.content) == made().content
    assert list(attachment_faults()) == []


def test_what_has_been_laid_before_nobody_loses_its_bytes_and_keeps_its_trail(bo, plan):
    (row,) = attach(plan, by=bo)
    attachments.take_away(plan, plan_attachments.KEEPING, row, by=bo)
    row.refresh_from_db()
    assert (bytes(row.content), row.uploaded_by, row.removed_by) == (b"", bo, bo)
    assert row.removed_at
    assert list(attachment_faults()) == []
    with pytest.raises(DomainError, match=GONE):
        attachments.take_away(plan, plan_attachments.KEEPING, row, by=bo)
    attach(plan)  # and may come again


def test_an_edition_has_what_was_attached_and_the_next_what_is_attached_then(plan):
    plans.submit(plan, by=None)
    (first,) = attach(plan)
    edition = build.decided(plan)
    with pytest.raises(DomainError, match="till beslutet i stället"):
        attach(plan, made("b.pdf", b"%PDF-1.7 b"))
    with pytest.raises(DomainError, match="till beslutet i stället"):
        attachments.take_away(plan, plan_attachments.KEEPING, first, by=None)
    assert [*edition.attachments.all()] == [first]


def test_a_decision_takes_its_protokollsutdrag_afterwards_and_no_frozen_sum_changes(plan):
    plans.submit(plan, by=None)
    edition = build.decided(plan)
    decision = edition.matter.decisions.get()
    (row,) = attach(plan, decision=decision)
    assert [*decision.attachments.all()] == [row]
    assert [*edition.attachments.all()] == []
    attachments.take_away(plan, plan_attachments.KEEPING, row, by=None)
    row.refresh_from_db()
    assert row.content  # everybody has read it: what was there is known


def test_the_same_file_twice_and_more_than_a_document_carries_are_refused(plan, settings):
    attach(plan)
    with pytest.raises(DomainError, match=r"protokoll.pdf finns redan"):
        attach(plan, made("nytt.pdf", b"%PDF-1.7 nytt"), made())
    settings.ATTACHMENTS_MAX_MB = 0
    with pytest.raises(DomainError, match="tillsammans större än 0 MB"):
        attach(plan, made("b.pdf", b"%PDF-1.7 b"))


def test_its_title_is_else_the_name_of_the_file(plan):
    rows = attach(plan, made("Protokoll 45.pdf"), made("b.pdf", b"b"))
    assert [row.title for row in rows] == ["Protokoll 45", "b"]


def test_a_plan_that_is_removed_takes_its_own_with_it(bo, plan):
    attach(plan)
    plan_removal.remove(plan, by=bo)
    assert not Attachment.objects.exists()


def test_the_check_finds_bytes_that_were_changed_and_a_file_that_its_handling_does_not_list(org, report):
    (row,) = attach(report)
    paper = send(report, org.executive_board)
    Attachment.objects.update(content=b"annat")
    (fault,) = attachment_faults()
    assert fault.startswith(f"Bilaga {row.pk}: protokoll.pdf ")
    (other,) = attach(report, made("b.pdf", b"b"))
    Attachment.objects.filter(pk=row.pk).update(content=made().content)
    paper.attachments.add(other)
    assert list(attachment_faults()) == [f"Handling {paper.pk}: bilagorna är inte de som försättsbladet räknar upp"]


def test_a_plan_is_decided_with_its_attachments_by_its_own_services(plan, org):
    plans.submit(plan, by=None)
    (row,) = attach(plan)
    paper = plan_decisions.send_out(plan, body=org.committee, meeting_on=ON, by=None)
    assert [*paper.attachments.all()] == [row]


def pdf_of(text):
    """The files in the PDF that is made of a text."""
    with pikepdf.open(BytesIO(files.make(text, "pdf").content)) as pdf:
        return {
            str(one.filename): (str(one.relationship), one.get_file().read_bytes()) for one in pdf.attachments.values()
        }


@pytest.mark.real_pdf
def test_it_lies_whole_in_the_pdf_of_the_edition_and_says_whose_it_is(org, report):
    content = attached.pdf("utlåtande")
    origin = Origin("Kommunens revisorer", date(2027, 4, 7), "REV 2027/3")
    attach(report, made("Utlåtande över ÅR.pdf", content), kind=AttachmentKind.AUDIT, title="Granskning", origin=origin)
    build_followup.decided(report, outcome=Outcome.PROPOSES)
    edition = build_followup.decided(report)
    inside = pdf_of(report_files.text_of(report, edition))
    assert inside["bilaga-1-utlatande-over-ar.pdf"] == ("/Supplement", content)
    told = document_in(edition.content, edition.cover).chapters[-1].blocks[0].html
    for said in ("Bilaga 1. Granskning", "PDF, 1\u00a0sida", "Från Kommunens revisorer, 2027-04-07, REV 2027/3"):
        assert said in told
    assert OUTSIDE not in told


def test_none_lies_in_a_pdf_where_words_are_masked(plan):
    plans.submit(plan, by=None)
    attach(plan, made("elev.pdf", b"%PDF-1.7 Bo Ek"))
    edition = build.decided(plan)
    assert len(embedded_in(edition)) == 1
    maskings.mask(plan, locked_plan, words=plan.nodes.get(kind=NodeKind.DIRECTION).title, reason="Namn.", by=None)
    assert embedded_in(PlanEdition.objects.get(pk=edition.pk)) == ()


def test_what_there_is_no_room_for_is_listed_with_where_it_is(plan, monkeypatch):
    monkeypatch.setattr(reading, "MOST_INSIDE", 15)
    rows = attach(plan, made("a.pdf", b"%PDF-1.7 a"), made("b.pdf", b"%PDF-1.7 b"))
    assert [one.name for one in embedded(following(plan))] == ["bilaga-1-a.pdf"]
    [chapter] = listed_chapter(rows)
    first, second = chapter.blocks[0].html.split("</li><li>")
    assert (OUTSIDE in first, OUTSIDE in second) == (False, True)


def test_one_whose_bytes_are_gone_lies_nowhere(plan):
    rows = attach(plan)
    attachments.forget([row.pk for row in rows])
    assert embedded(following(plan)) == ()
