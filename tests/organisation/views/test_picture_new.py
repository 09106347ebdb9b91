from django.core.files.uploadedfile import SimpleUploadedFile

from organisation.models import Picture
from tests.organisation.desk.test_pictures import picture_file

PATH = "/bilder/"


def upload(content=None):
    return SimpleUploadedFile("bild.png", content or picture_file().getvalue())


def test_picture_new_answers_with_the_pictures_address(org, david_unit_manager):
    answer = david_unit_manager.post(PATH, {"file": upload(), "unit": org.unit.pk})
    picture = Picture.objects.get()
    assert (answer.status_code, answer.json()) == (201, {"url": f"/media/{picture.uuid}.png"})
    assert list(picture.units.all()) == [org.unit]


def test_picture_new_explains_what_it_does_not_take(david_unit_manager):
    answer = david_unit_manager.post(PATH, {"file": upload(b"<html>")})
    assert answer.status_code == 400
    assert "PNG- eller JPEG-bild" in answer.json()["error"]
    assert david_unit_manager.post(PATH).json() == {"error": "Välj en bild att ladda upp."}
    assert not Picture.objects.exists()


def test_picture_new_is_for_those_who_write_the_units_text(org, david_unit_manager, reader):
    assert david_unit_manager.post(PATH, {"file": upload(), "unit": org.office.pk}).status_code == 403
    assert reader.post(PATH, {"file": upload(), "unit": org.unit.pk}).status_code == 403
    assert david_unit_manager.post(PATH, {"file": upload(), "unit": "999999"}).status_code == 404
    assert david_unit_manager.post(PATH, {"file": upload(), "unit": "x"}).status_code == 404
    assert not Picture.objects.exists()
