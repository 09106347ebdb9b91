"""A comparison of two texts of a report as a file."""

import pytest

from followup.models import Report
from followup.services import reports
from tests import build_followup

pytestmark = pytest.mark.django_db


def test_what_two_editions_differ_in_is_a_file(board_report, reader):
    build_followup.decided(build_followup.submitted(board_report))
    report = Report.objects.select_related("unit", "round").get(pk=board_report.pk)
    reports.reopen(report, by=None, comment="Fel.")
    reports.save_text(report, "summary", "<p>Skrivet om.</p>", by=None)
    build_followup.decided(reports.submit(report, by=None))
    url, asked = f"{report.get_absolute_url()}jamfor/", "?fran=utgava-1&till=utgava-2"
    assert reader.get(f"{url}docx/{asked}").status_code == 200
    reader.post(f"{url}pdf/{asked}")
    assert reader.get(f"{url}pdf/{asked}").content.startswith(b"%PDF")
    assert reader.get(f"{url}pdf/?fran=arbetstext&till=utgava-1").status_code == 404
