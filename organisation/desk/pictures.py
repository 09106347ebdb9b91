"""Pictures in long texts: decoded and encoded anew at upload, kept as rows, shown to those who may read the text."""

import io
from collections.abc import Iterable
from typing import IO, Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import Q, QuerySet
from PIL import Image, ImageCms, ImageOps

from organisation.models import OrgUnit, Picture, User
from organisation.permissions import visible_pictures
from styrmodell.lib import richtext
from styrmodell.lib.documents.render.pdf import Pictures
from styrmodell.lib.errors import DomainError

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000  # of a JPEG, which is decoded at the size that it is kept in
MAX_PNG_PIXELS = 16_000_000  # which are all decoded, four bytes each
MAX_SIDE = 2400  # a full page width at 300 dpi; more only makes the documents heavy

TOO_MANY_PIXELS = "Bilden har för många bildpunkter (högst 40 miljoner, i en PNG 16 miljoner). Förminska den först."


@transaction.atomic
def add(file: IO[bytes] | File[Any], size: int, *, by: User, unit: OrgUnit | None = None) -> Picture:
    """Store an uploaded picture without its metadata.

    Args:
        size: the file's length in bytes.
        unit: the unit whose text the picture is for; those who read that working text see it.

    Raises:
        DomainError: too large, not a PNG or JPEG, or broken.
    """
    if size > MAX_BYTES:
        raise DomainError("Bilden är större än 5 MB. Spara den i mindre storlek och försök igen.")
    content, media_type = encoded_anew(file)
    picture = Picture.objects.create(content=content, media_type=media_type, uploaded_by=by)
    if unit is not None:
        picture.units.add(unit)
    return picture


def attach(uuids: Iterable[str | UUID], *, unit: OrgUnit, by: User | None) -> None:
    """Let those who read the unit's working text see these pictures. Called when a text with pictures is saved.

    Only pictures that the writer may see are attached, so that nobody opens a picture by writing its address.
    """
    seen = visible_pictures(by) if by is not None else Picture.objects.all()
    let_see(seen.filter(uuid__in=list(uuids)), unit)


def let_see(shown: QuerySet[Picture], unit: OrgUnit) -> None:
    """Show the pictures to those who read the unit's working text; those that are shown there already stay so."""
    rows = Picture.units.through
    rows.objects.bulk_create(
        [rows(picture_id=pk, orgunit_id=unit.pk) for pk in shown.values_list("pk", flat=True)], ignore_conflicts=True
    )


def publish(uuids: Iterable[str | UUID], *, unit: OrgUnit) -> None:
    """Let everybody who is logged in see these pictures: they stand in a text that everybody reads.

    Only the unit's own: an address that somebody wrote by hand names a picture that the writer may not see, and it stays
    unseen.
    """
    own = Picture.objects.filter(uuid__in=list(uuids), units=unit).values_list("pk", flat=True)
    Picture.objects.filter(pk__in=list(own)).update(is_published=True)


def in_texts_of(units: Iterable[int]) -> QuerySet[Picture]:
    """The pictures that belong in the units' texts: their own, and those that everybody sees."""
    return Picture.objects.filter(Q(is_published=True) | Q(units__in=units)).distinct()


def reader(shown: QuerySet[Picture]) -> Pictures:
    """Gives a file the bytes of these pictures by their addresses in the text, and of no others."""

    def read(address: str) -> bytes | None:
        found = richtext.PICTURE.match(address)
        picture = shown.filter(uuid=found[1]).first() if found else None
        return bytes(picture.content) if picture else None

    return read


def encoded_anew(file: IO[bytes] | File[Any]) -> tuple[bytes, str]:
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as source:
            png = source.format == "PNG"
            if source.width * source.height > (MAX_PNG_PIXELS if png else MAX_PIXELS):
                raise DomainError(TOO_MANY_PIXELS)
            source.draft(None, (MAX_SIDE, MAX_SIDE))  # a JPEG is decoded no larger than it is kept
            picture = _bare(source)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise DomainError(TOO_MANY_PIXELS) from bomb
    except (OSError, SyntaxError, ValueError) as fault:
        raise DomainError("Filen är inte en hel PNG- eller JPEG-bild. Spara om bilden och försök igen.") from fault
    result = io.BytesIO()
    if png:
        picture.save(result, "PNG")
    else:
        picture.convert("RGB").save(result, "JPEG", quality=88, optimize=True)
    return result.getvalue(), "image/png" if png else "image/jpeg"


def _bare(source: Image.Image) -> Image.Image:
    """The picture upright, as small as it is kept and in the colours of the web, with nothing else that stood in the file."""
    profile = source.info.get("icc_profile")
    if source.mode == "P":  # whose colours cannot be mixed
        picture = source.convert("RGBA" if source.has_transparency_data else "RGB")
    else:
        source.load()
        picture = source
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    ImageOps.exif_transpose(picture, in_place=True)
    picture = _in_srgb(picture, profile) if profile else picture
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.info.clear()  # comments, profiles and the rest, which would be written anew
    return picture


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """As the profile says that the colours look; as they are where it says nothing that can be read."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (OSError, ValueError, ImageCms.PyCMSError):
        return picture
