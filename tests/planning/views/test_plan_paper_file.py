"""Handlingen as a file."""

from io import BytesIO

import docx
from pytest_django.asserts import assertContains


def test_the_file_says_which_handling_it_is(handed_in, member, send_out):
    send_out()
    answer = member.get(f"/planer/{handed_in.pk}/handlingar/1/docx/")
    assert "handling-1-verksamhetsplan" in answer["Content-Disposition"]
    words = " ".join(paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "Handling 1" in words
    assert "Till sammanträde: Kulturnämnden 2026-12-01" in words
    assert member.get(f"/planer/{handed_in.pk}/handlingar/1/exe/").status_code == 404


def test_its_pdf_is_made_as_it_is_sent_out_and_kept(handed_in, member, send_out):
    send_out()
    first = member.get(f"/planer/{handed_in.pk}/handlingar/1/pdf/")
    assert first.content.startswith(b"%PDF")
    assert first.content == member.get(f"/planer/{handed_in.pk}/handlingar/1/pdf/").content
    assertContains(member.get(f"/planer/{handed_in.pk}/handlingar/1/"), "handlingar/1/pdf/")
