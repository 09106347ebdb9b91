import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from organisation.desk import pictures
from organisation.enums import Role
from organisation.permissions import visible_pictures
from styrmodell.lib.errors import DomainError
from tests import build


def picture_file(kind="PNG", size=(60, 40), mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 0).save(file, kind, **options)
    return io.BytesIO(file.getvalue())


def claims(width, height):
    """A PNG of a few bytes whose header claims to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_encoded_anew(david, kind, media_type):
    file = picture_file(kind)
    picture = pictures.add(file, 1000, by=david)
    assert picture.media_type == media_type
    assert Image.open(io.BytesIO(picture.content)).size == (60, 40)


def test_what_stands_in_the_file_besides_the_picture_is_left_behind(david):
    exif = Image.Exif()
    exif[0x010E] = "hemlig plats"
    file = picture_file("JPEG", exif=exif)
    assert b"hemlig plats" in file.getvalue()
    assert b"hemlig plats" not in pictures.add(file, 1000, by=david).content


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_comment_and_a_colour_profile_are_left_behind(david, kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = picture_file(kind, icc_profile=profile, comment=b"hemlig plats")
    assert Image.open(io.BytesIO(file.getvalue())).info["icc_profile"] == profile
    content = pictures.add(file, 1000, by=david).content
    assert b"hemlig plats" not in content
    assert not Image.open(io.BytesIO(content)).info.keys() & {"icc_profile", "comment", "exif"}


def test_a_profile_that_says_nothing_is_left_behind_too(david):
    content = pictures.add(picture_file("JPEG", icc_profile=b"rubbish"), 1000, by=david).content
    assert "icc_profile" not in Image.open(io.BytesIO(content)).info


def test_a_photo_is_decoded_no_larger_than_it_is_kept(david, monkeypatch):
    """Forty million points, four bytes each, are held by nobody: the decoder makes them fewer as it goes."""
    decoded, photo = [], picture_file("JPEG", (6000, 5000))
    load = Image.Image.load
    monkeypatch.setattr(Image.Image, "load", lambda one: (decoded.append(one.size), load(one))[1])
    pictures.add(photo, 1000, by=david)
    assert max(decoded) <= (3000, 2500)


def test_a_huge_photo_is_made_smaller(david):
    picture = pictures.add(picture_file("JPEG", (4800, 1200)), 1000, by=david)
    assert Image.open(io.BytesIO(picture.content)).size == (2400, 600)


def test_cmyk_and_palettes_are_taken(david):
    assert pictures.add(picture_file("JPEG", mode="CMYK"), 1000, by=david).media_type == "image/jpeg"
    assert pictures.add(picture_file("PNG", mode="P"), 1000, by=david).media_type == "image/png"


@pytest.mark.parametrize(
    ("file", "size", "sentence"),
    [
        (picture_file(), 5 * 1024 * 1024 + 1, "större än 5 MB"),
        (picture_file("GIF"), 100, "PNG- eller JPEG-bild"),
        (io.BytesIO(b"<svg onload=alert(1)>"), 100, "PNG- eller JPEG-bild"),
        (io.BytesIO(b""), 0, "PNG- eller JPEG-bild"),
        (io.BytesIO(picture_file("JPEG", (400, 400)).getvalue()[:300]), 300, "PNG- eller JPEG-bild"),
        (claims(6000, 6000), 100, "för många bildpunkter"),
        (claims(8000, 6000), 100, "för många bildpunkter"),
        (claims(12_000, 9_000), 100, "för många bildpunkter"),
        (claims(60_000, 60_000), 100, "för många bildpunkter"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_in_words(david, file, size, sentence):
    with pytest.raises(DomainError, match=sentence):
        pictures.add(file, size, by=david)


def test_a_picture_is_seen_by_those_who_read_the_text_it_stands_in(org, david):
    chief = build.user(Role.HEAD_OF_OFFICE, org.office)
    other = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    picture = pictures.add(picture_file(), 1000, by=david, unit=org.unit)
    assert picture in visible_pictures(david)
    assert picture in visible_pictures(chief)
    assert picture not in visible_pictures(other)


def test_a_picture_in_an_adopted_text_is_seen_by_everybody(org, david):
    picture = pictures.add(picture_file(), 1000, by=david)
    picture.is_published = True
    picture.save()
    assert picture in visible_pictures(build.user(Role.ELECTED, org.council))


def test_a_text_opens_only_pictures_that_its_writer_may_see(org, david):
    chief = build.user(Role.HEAD_OF_OFFICE, org.other_office)
    picture = pictures.add(picture_file(), 1000, by=david, unit=org.unit)
    pictures.attach([picture.uuid], unit=org.other_office, by=chief)
    assert picture not in visible_pictures(chief)
    pictures.attach([picture.uuid], unit=org.other_office, by=david)
    assert picture in visible_pictures(chief)
