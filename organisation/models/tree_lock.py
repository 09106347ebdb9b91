"""TreeLock: the row that is locked when a new root is made."""

from django.db import models


class TreeLock(models.Model):
    """Lås för nya rötter: two roots made at once would get the same tree id, so they take turns on this row."""

    NEW_ROOTS = "new-roots"

    name = models.CharField("namn", max_length=50, primary_key=True)

    class Meta:
        verbose_name = "trädlås"
        verbose_name_plural = "trädlås"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def hold(cls) -> None:
        """Wait for the lock and hold it until the transaction ends."""
        cls.objects.select_for_update(no_key=True).get_or_create(name=cls.NEW_ROOTS)
