"""Öppna för revidering."""

import pytest

from planning.models import Plan
from tests import build


@pytest.fixture
def url(plans, written):
    build.adopted(plans.operational)
    return f"/planer/{plans.operational.pk}/revidera/"


def test_the_writer_opens_the_text_and_readers_keep_the_edition(plans, url, bo_committee_secretary, reader):
    assert "Andra läser den antagna utgåvan" in bo_committee_secretary.get(url).content.decode()
    bo_committee_secretary.post(url)
    assert Plan.objects.get(pk=plans.operational.pk).status == "DRAFT"
    assert "Antagen" in reader.get(f"/planer/{plans.operational.pk}/").content.decode()


def test_others_may_not_open_it(plans, url, cilla_head_of_office, eva_other_committee, reader):
    for who in (cilla_head_of_office, eva_other_committee, reader):
        assert who.post(url).status_code == 403
    assert Plan.objects.get(pk=plans.operational.pk).status == "ADOPTED"


def test_a_text_that_is_open_is_not_opened_again(plans, url, bo_committee_secretary):
    bo_committee_secretary.post(url, follow=True)
    again = bo_committee_secretary.post(url, follow=True)
    assert [str(message) for message in again.context["messages"]] == ["Planen är redan öppen för revidering."]
