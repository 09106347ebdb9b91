"""Fryst innehåll: only what can be read back is frozen."""

import pytest

from organisation.models import FrozenContent
from organisation.services import frozen_contents
from styrmodell.lib.documents.render.json import content_json
from tests.lib.documents import samples

pytestmark = pytest.mark.django_db

BESIDE = {"report": {"unit": 1}, "answers": []}


@pytest.mark.parametrize(
    "wrap", [lambda data: data | BESIDE, lambda data: {"schema": data["schema"], "document": data}]
)
def test_what_no_version_writes_is_not_frozen(wrap):
    document = content_json(samples.full())
    assert frozen_contents.freeze(wrap(document), by=None).pk
    with pytest.raises(ValueError, match="inte skriver"):
        frozen_contents.freeze(wrap(document | {"footnote": "en not"}), by=None)
    assert FrozenContent.objects.count() == 1
