"""RoleAssignment: what a user is, where, and when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.enums import Role
from organisation.models.org_unit import OrgUnit
from styrmodell.lib.history import tracked
from styrmodell.lib.words import KindField


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Questions about roles."""

    def current(self, *, on: date) -> "RoleAssignmentQuerySet":
        """Assignments that hold on the day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


class RoleAssignment(models.Model):
    """Rolltilldelning: a user's role in a unit between two days, own or as someone's ställföreträdare."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles", verbose_name="användare")
    role = KindField("roll", max_length=20, choices=Role)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="roles", verbose_name="enhet")
    valid_from = models.DateField("från")
    valid_to = models.DateField("till och med", null=True, blank=True)
    deputy_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name="ställföreträder",
    )
    history = tracked()

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "rolltilldelning"
        verbose_name_plural = "rolltilldelningar"
        ordering = ["unit_id", "role", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "unit", "valid_from"], name="role_once_per_start"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="role_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(deputy_for=None) | ~Q(deputy_for=models.F("user")), name="role_deputy_is_another"
            ),
            models.CheckConstraint(
                condition=Q(deputy_for=None) | Q(valid_to__isnull=False), name="role_deputy_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} i {self.unit}"

    @property
    def version(self) -> int:
        """The last day as a number, 0 for until further notice: it is all that is changed in a role once it is given."""
        return self.valid_to.toordinal() if self.valid_to else 0
