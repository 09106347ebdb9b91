"""Picture: pictures in long texts are rows, so that every server has them."""

import uuid

from django.conf import settings
from django.db import models

from organisation.models.org_unit import OrgUnit
from styrmodell.lib.moment_field import MomentField


class Picture(models.Model):
    """Bild i en löptext: decoded and encoded anew at upload, served with a permission check."""

    uuid = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, editable=False)
    content = models.BinaryField("innehåll")
    media_type = models.CharField("format", max_length=20, choices=[("image/png", "PNG"), ("image/jpeg", "JPEG")])
    is_published = models.BooleanField("ingår i antagen text", default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="uppladdad av"
    )
    units = models.ManyToManyField(OrgUnit, related_name="+", verbose_name="enheter vars arbetstext visar bilden")
    uploaded_at = MomentField("uppladdad", auto_now_add=True)

    class Meta:
        verbose_name = "bild"
        verbose_name_plural = "bilder"

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def path(self) -> str:
        """The address that stands in the text."""
        return f"/media/{self.uuid}.{'png' if self.media_type == 'image/png' else 'jpg'}"
