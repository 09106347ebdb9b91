"""An edition's content as a file, and its checksum computed anew."""

import pytest

from followup.models import Report, ReportEdition
from organisation.models import User
from tests import checksums_anew


@pytest.fixture
def revisor(demo, client):
    client.force_login(User.objects.get(username="revisor"))
    return client


def test_the_revisor_fetches_an_editions_content_and_computes_its_checksum_anew(revisor, tmp_path):
    report = Report.objects.get(unit__code="KN", round__kind="INTERIM_2", round__period_from__year=2026)
    files = checksums_anew.shown(revisor.get(f"/rapporter/{report.pk}/historik/"))
    names = {}
    for address, checksum in files.items():
        name, again = checksums_anew.computed(tmp_path, revisor.get(address))
        assert again == checksum
        names[name] = checksum
    editions = ReportEdition.objects.filter(report=report).select_related("content")
    assert set(names.values()) == {one for edition in editions for one in (edition.sha256, edition.content.sha256)}
    whole = (tmp_path / f"{checksums_anew.FILE}-helhet.txt").read_text()
    assert whole.split("\n")[0] == names[f"{checksums_anew.FILE}-innehall.json"]


def test_there_is_no_file_of_an_edition_that_is_not_there(revisor):
    report = Report.objects.filter(unit__code="KN", editions__isnull=False).first()
    assert revisor.get(f"/rapporter/{report.pk}/innehall/").status_code == 404
    assert revisor.get(f"/rapporter/{report.pk}/innehall/?utgava=99").status_code == 404
