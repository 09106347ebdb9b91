"""Häv en maskning i en rapport."""

from followup.services.reports import locked_report
from organisation.services import maskings
from tests import build_followup
from tests.answers import said, told


def test_the_words_are_read_again(board_report, anna_controller, reader):
    build_followup.decided(build_followup.submitted(board_report))
    made = maskings.mask(board_report, locked_report, words="Så bidrar vi", reason="Prov.", by=None)
    url = f"{board_report.get_absolute_url()}maskningar/{made.pk}/hav/"
    assert reader.post(url, {"reason": "Nej."}).status_code == 403
    assert "Så bidrar vi" not in said(reader.get(board_report.get_absolute_url()))
    assert told(anna_controller.post(url, {"reason": "Det var inget namn."}, follow=True)) == ["success"]
    assert "Så bidrar vi" in said(reader.get(board_report.get_absolute_url()))
