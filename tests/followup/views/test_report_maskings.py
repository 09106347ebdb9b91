"""Maskningar i en rapport."""

from followup.services.reports import locked_report
from organisation.services import maskings
from tests import build_followup
from tests.answers import said


def test_what_is_masked_stands_there_for_controllers(board_report, anna_controller, reader):
    build_followup.decided(build_followup.submitted(board_report))
    maskings.mask(board_report, locked_report, words="Så bidrar vi", reason="Prov på skäl.", by=None)
    url = f"{board_report.get_absolute_url()}maskningar/"
    assert "Prov på skäl." in said(anna_controller.get(url))
    assert reader.get(url).status_code == 403
    assert url in anna_controller.get(board_report.get_absolute_url()).content.decode()
    assert url not in reader.get(board_report.get_absolute_url()).content.decode()
