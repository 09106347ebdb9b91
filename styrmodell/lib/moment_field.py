"""The moment at which a row was written, by the one clock."""

from typing import Any

from django.db import models

from styrmodell.lib.clock import now


class MomentField(models.DateTimeField[Any, Any]):
    """Tidpunkt då raden skrevs: Django's own with `auto_now_add` or `auto_now`, on the day the installation believes it is.

    To migrations it is Django's own, since the column is.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        """What is stored."""
        if self.auto_now or (self.auto_now_add and add):
            setattr(model_instance, self.attname, now())
            return getattr(model_instance, self.attname)
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        """As Django's own."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs
