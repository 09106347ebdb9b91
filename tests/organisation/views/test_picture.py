import pytest

from organisation.desk import pictures
from organisation.enums import Role
from tests import build
from tests.organisation.desk.test_pictures import picture_file


@pytest.fixture
def picture(org, david):
    return pictures.add(picture_file(), 100, by=david, unit=org.unit)


def test_picture_is_shown_to_those_who_read_the_working_text(org, david, picture):
    for user in (david, build.user(Role.HEAD_OF_OFFICE, org.office), build.user(Role.CONTROLLER, org.group)):
        answer = build.client(user).get(picture.path)
        assert (answer.status_code, answer.content) == (200, bytes(picture.content))


def test_picture_cannot_be_taken_for_anything_else(david, picture):
    answer = build.client(david).get(picture.path)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_picture_has_one_address(david, picture):
    client = build.client(david)
    assert client.get(f"/media/{picture.uuid}.jpg").status_code == 404
    assert client.get("/media/00000000-0000-4000-8000-000000000000.png").status_code == 404
    assert client.get("/media/inte-en-bild.png").status_code == 404
