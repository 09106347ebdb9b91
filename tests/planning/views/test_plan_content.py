"""An edition's content as a file, and its checksum computed anew."""

import pytest

from planning.models import PlanEdition
from tests import build, checksums_anew


@pytest.fixture
def files(plans, written, reader):
    build.adopted(plans.operational)
    return lambda: checksums_anew.shown(reader.get(f"/planer/{plans.operational.pk}/historik/"))


def test_a_plans_checksums_are_computed_anew(files, reader, tmp_path):
    assert len(files()) == 2
    for address, checksum in files().items():
        assert checksums_anew.computed(tmp_path, reader.get(address))[1] == checksum


def test_what_has_been_altered_has_another_checksum(plans, files, reader, tmp_path):
    edition = PlanEdition.objects.get(plan=plans.operational)
    PlanEdition.objects.filter(pk=edition.pk).update(cover={**edition.cover, "paragraph": "§ 1"})
    found = {
        address: checksums_anew.computed(tmp_path, reader.get(address))[1] == checksum
        for address, checksum in files().items()
    }
    address = f"/planer/{plans.operational.pk}/innehall/?utgava=1"
    assert found == {address: True, f"{address}&del=helhet": False}


def test_a_text_that_is_being_written_has_no_such_file(plans, written, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/innehall/"
    assert bo_committee_secretary.get(url).status_code == 404
    assert bo_committee_secretary.get(f"{url}?utgava=1").status_code == 404
