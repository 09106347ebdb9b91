"""Whatever is sent as a draft, which no form does: an answer, and the person's pages still open."""

import pytest
from django.urls import reverse

from tests.hostile import EMOJI, LONG, NUL, logged_in

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize(
    "data",
    [
        "", "null", "[]", "7", "NaN", "{", '{"text": NaN}', '{"text": "a\\u0000b"}', '{"text": "\\ud800"}', NUL,
        '{"\\u0000": 1}', "[" * 50_000, '{"a":' * 50_000, "9" * 10_000, '{"text": "' + LONG * 50 + '"}', EMOJI,
    ],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_a_strange_draft_gets_an_answer(demo, data):
    client = logged_in("sekreterare")
    response = client.post(reverse("organisation:draft_save"), {"key": "prov", "data": data})
    assert response.status_code in (204, 400)
    assert client.get(reverse("my_work")).status_code == 200


@pytest.mark.parametrize("key", ["", NUL, "x" * 201, EMOJI, "\ud800".encode(errors="replace").decode()])
def test_a_draft_with_a_strange_key_gets_an_answer(demo, key):
    response = logged_in("sekreterare").post(reverse("organisation:draft_save"), {"key": key, "data": '{"a": "b"}'})
    assert response.status_code in (204, 400)
