"""OrgUnit: the tree of who plans and reports."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from mptt.managers import TreeManager
from mptt.models import TreeForeignKey
from mptt.querysets import TreeQuerySet

from organisation.enums import BOARD_KINDS, OrgUnitKind, PlanningYear
from organisation.unit_words import body_name
from styrmodell.lib.history import tracked
from styrmodell.lib.intervals import Placed, above_q, encloses, within_q
from styrmodell.lib.search import holds
from styrmodell.lib.trees import RankedTree, tree_indexes
from styrmodell.lib.words import KindField


class OrgUnitQuerySet(TreeQuerySet):
    """Questions about units, in the customer's words."""

    def valid(self, *, on: date) -> "OrgUnitQuerySet":
        """Units that exist on the day."""
        return self.valid_some_day(since=on, until=on)

    def valid_some_day(self, *, since: date, until: date) -> "OrgUnitQuerySet":
        """Units that exist on one of the days, the first and the last among them."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=since), valid_from__lte=until)

    def called(self, words: str) -> "OrgUnitQuerySet":
        """Units with the words in their name or code."""
        return self.filter(holds(words, "name", "code"))

    def boards(self) -> "OrgUnitQuerySet":
        """Nämnder, with KF and KS, which answer as nämnder too."""
        return self.filter(kind__in=BOARD_KINDS)

    def within(self, unit: Placed) -> "OrgUnitQuerySet":
        """The unit and everything below it."""
        return self.filter(within_q(unit))

    def above(self, unit: Placed) -> "OrgUnitQuerySet":
        """What the unit lies below."""
        return self.filter(above_q(unit))

    def in_order(self) -> "OrgUnitQuerySet":
        """As the tree is read: top down, left to right."""
        return self.order_by("tree_id", "lft")


class OrgUnit(RankedTree):
    """Organisationsenhet: kommunkoncern, kommun, nämnd, bolag, kontor, avdelning, verksamhetsområde or enhet."""

    kind = KindField("slag", max_length=20, choices=OrgUnitKind)
    code = models.CharField("kod", max_length=20, blank=True, help_text="Som i diarienummer, till exempel KN.")
    name = models.CharField("namn", max_length=200)
    parent = TreeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="överordnad"
    )
    valid_from = models.DateField("gäller från", default=date(2000, 1, 1))
    valid_to = models.DateField("gäller till och med", null=True, blank=True)
    planning_year = models.CharField("planeringsår", max_length=10, choices=PlanningYear, default=PlanningYear.CALENDAR)
    ownership_share = models.DecimalField("ägarandel, procent", max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.CharField("anmärkning", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked(tree=True)

    objects = TreeManager.from_queryset(OrgUnitQuerySet)()

    class Meta:
        verbose_name = "organisationsenhet"
        verbose_name_plural = "organisationsenheter"
        indexes = tree_indexes("org_unit")
        constraints = [
            models.UniqueConstraint(
                Lower("code"), condition=~Q(code="") & Q(valid_to=None), name="org_unit_code_once_while_valid"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="org_unit_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ownership_share=None) | Q(ownership_share__gte=0, ownership_share__lte=100),
                name="org_unit_share_in_percent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:unit_detail", args=[self.pk])

    @property
    def is_board(self) -> bool:
        """True for a nämnd, and for KF and KS, which answer as nämnder."""
        return self.kind in BOARD_KINDS

    @property
    def body_name(self) -> str:
        """Who decides for it: itself, but for a bolag its styrelse."""
        return body_name(self.kind, self.name)

    def is_valid(self, *, on: date) -> bool:
        """True when the unit exists on the day."""
        return self.valid_from <= on and (self.valid_to is None or self.valid_to >= on)

    def ends_by(self, day: date) -> bool:
        """True when the unit's last day is this one or an earlier."""
        return self.valid_to is not None and self.valid_to <= day

    def covers(self, other: "OrgUnit") -> bool:
        """True when `other` is this unit or lies below it."""
        return encloses(self, other)


class OfficeService(models.Model):
    """Kontor som också arbetar åt en annan nämnd än den det står under."""

    office = models.ForeignKey(OrgUnit, models.PROTECT, related_name="also_serves", verbose_name="kontor")
    board = models.ForeignKey(OrgUnit, models.PROTECT, related_name="served_by", verbose_name="nämnd")
    history = tracked()

    class Meta:
        verbose_name = "kontor åt nämnd"
        verbose_name_plural = "kontor åt nämnder"
        constraints = [models.UniqueConstraint(fields=["office", "board"], name="office_service_once")]

    def __str__(self) -> str:
        return f"{self.office} åt {self.board}"
