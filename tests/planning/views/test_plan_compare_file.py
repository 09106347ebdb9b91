"""A comparison as a file: Word at once, its PDF by the worker and then kept for as long as it says the same."""

from io import BytesIO

import docx
import pytest
from pytest_django.asserts import assertContains

from organisation.models import ComparisonFile
from planning.services import plan_nodes
from planning.services import plans as plan_service
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
