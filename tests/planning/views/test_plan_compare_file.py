"""A comparison as a file: Word at once, its PDF by the worker and then kept for as long as it says the same."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from pytest_django.asserts import assertContains

from organisation.enums import Role
from organisation.models import ComparisonFile, RoleAssignment
from organisation.services import maskings
from planning.services import plan_nodes
from planning.services import plans as plan_service
from planning.services.plan_nodes import locked_plan
from styrmodell.lib.clock import now
from tests import build


@pytest.fixture
def url(plans, written):
    """Adopted, revised and adopted again with another heading."""
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    plan_nodes.edit(written.direction, by=None, version=None, title="Ny rubrik")
    build.adopted(plans.operational)
    return f"/planer/{plans.operational.pk}/jamfor/"


ASKED = "?fran=utgava-1&till=utgava-2"


def test_word_says_which_two_and_what_differs_without_colour_alone(url, reader):
    answer = reader.get(f"{url}docx/{ASKED}")
    words = " ".join(paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "Ny rubrik" in words
    assert "Utgåva 1" in words
    assert reader.get(f"{url}xlsx/{ASKED}").status_code == 404


def test_its_pdf_is_made_once_and_kept_while_it_says_the_same(url, plans, written, reader, bo_committee_secretary):
    assertContains(reader.get(url), "Skapa PDF")
    reader.post(f"{url}pdf/{ASKED}")
    first = reader.get(f"{url}pdf/{ASKED}")
    assert first.content.startswith(b"%PDF")
    bo_committee_secretary.post(f"{url}pdf/{ASKED}")
    assert ComparisonFile.objects.count() == 1
    plan_service.revise(plans.operational, by=None)
    asked = "?fran=utgava-2&till=arbetstext"
    bo_committee_secretary.post(f"{url}pdf/{asked}")
    plan_nodes.edit(written.direction, by=None, version=None, title="Ännu en rubrik")
    assert bo_committee_secretary.get(f"{url}pdf/{asked}").status_code == 302  # that one says something else
    assert reader.get(f"{url}pdf/{asked}").status_code == 404


def name_of(client, url):
    return client.get(url).headers["content-disposition"].partition("filename=")[2].strip('"')


def test_its_name_tells_which_two_and_of_what(url, plans, reader, bo_committee_secretary):
    end = "kulturnamnden-verksamhetsplan-2027-2029.docx"
    asked = {
        ASKED: f"jamforelse-utgava-1-med-utgava-2-{end}",
        "?fran=utgava-2&till=utgava-1": f"jamforelse-utgava-2-med-utgava-1-{end}",
        f"{ASKED}&visa=allt": f"jamforelse-utgava-1-med-utgava-2-med-allt-{end}",
    }
    assert {question: name_of(reader, f"{url}docx/{question}") for question in asked} == asked
    working = name_of(bo_committee_secretary, f"{url}docx/?fran=utgava-2&till=arbetstext")
    assert working == f"jamforelse-utgava-2-med-arbetstexten-2026-11-23-{end}"


@pytest.fixture
def of_draft(url, plans, written, bo_committee_secretary):
    """The address of a comparison of what is being written, whose PDF has been made."""
    plan_service.revise(plans.operational, by=None)
    plan_nodes.edit(written.direction, by=None, version=None, title="Ännu en rubrik")
    asked = f"{url}pdf/?fran=utgava-2&till=arbetstext"
    bo_committee_secretary.post(asked)
    return asked


def test_who_may_read_what_is_being_written_no_more_is_given_no_file_of_it(of_draft, bo, bo_committee_secretary):
    assert bo_committee_secretary.get(of_draft).status_code == 200
    RoleAssignment.objects.filter(user=bo, role=Role.SECRETARY).update(valid_to=now().date() - timedelta(days=1))
    assert bo_committee_secretary.get(of_draft).status_code == 404
    assert bo_committee_secretary.post(of_draft).status_code == 404


def test_of_what_is_being_written_it_is_kept_for_a_day(url, of_draft, reader):
    reader.post(f"{url}pdf/{ASKED}")
    day = timedelta(days=1)
    assert not ComparisonFile.objects.outdated(now()).exists()
    ComparisonFile.objects.outdated(now() + 2 * day).delete()
    assert ComparisonFile.objects.get().before is not None
    assert reader.get(f"{url}pdf/{ASKED}").status_code == 200


def test_it_goes_when_words_are_masked_in_what_it_is_of(url, plans, reader):
    reader.post(f"{url}pdf/{ASKED}")
    maskings.mask(plans.operational, locked_plan, words="Ny rubrik", reason="Ett namn.", by=None)
    assert not ComparisonFile.objects.exists()
    assert reader.get(f"{url}pdf/{ASKED}").status_code == 302
