"""The accounts of kommunen, the group and each bolag: a year's lines, columns and the amounts in them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import F, Q

from followup.enums import AccountKind, AskedOf, ColumnKind, LineKind, MoneyUnit, Sign
from followup.models.import_batch import ImportBatch
from followup.models.reporting_round import ReportingRound
from followup.rules.accounts.lines import YEAR_END, Line, Lines
from followup.rules.accounts.told import Told
from organisation.models import OrgUnit
from styrmodell.lib.history import tracked

ColumnPlace = tuple[int, int, int, str, int | None]  # unit, year, month, kind and round of a column


class AccountLineQuerySet(models.QuerySet["AccountLine"]):
    """Questions about the lines of the accounts."""

    def lines(self, year: int) -> Lines:
        """The year's lines in order, as the rules have them. One query."""
        return self.through([year])[year]

    def through(self, years: Iterable[int]) -> dict[int, Lines]:
        """Each year's lines. One query."""
        wanted = sorted(set(years))
        return lines_in(self.of_years(wanted), wanted)

    def of_years(self, years: Collection[int]) -> list["AccountLine"]:
        """The rows of some years in order. One query."""
        return list(self.filter(year__in=years).order_by("year", "rank", "pk"))


def lines_in(rows: Iterable["AccountLine"], years: Iterable[int]) -> dict[int, Lines]:
    """Rows of some years as the rules have them, also of a year that has none."""
    found: dict[int, list[AccountLine]] = {year: [] for year in years}
    keys: dict[int | None, str] = {}
    for row in rows:
        found[row.year].append(row)
        keys[row.pk] = row.key
    return {
        year: Lines(
            year,
            tuple(
                replace(row.own_line, part_of=keys.get(row.part_of_id, ""), explains=keys.get(row.explains_id, ""))
                for row in of_year
            ),
        )
        for year, of_year in found.items()
    }


class AccountLine(models.Model):
    """Räkenskapsrad: a line of a year's accounts. Its key is the same through the years, whatever it is called.

    Attributes:
        part_of: the line that it counts in; a line that others count in is their sum.
        explains: for a line of a note, the line that the note is about.
        is_own: the municipality's, beside what law and RKR ask for.
    """

    year = models.PositiveSmallIntegerField("år")
    key = models.CharField("nyckel", max_length=40)
    account = models.CharField("räkenskap", max_length=20, choices=AccountKind)
    name = models.CharField("namn", max_length=200)
    interim_name = models.CharField("namn under året", max_length=200, blank=True)
    kind = models.CharField("slag", max_length=10, choices=LineKind, default=LineKind.AMOUNT)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="räknas i"
    )
    explains = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="told_of", verbose_name="not till"
    )
    sign = models.CharField("tecken", max_length=6, choices=Sign, default=Sign.PLUS)
    asked_of = models.CharField("finns hos", max_length=12, choices=AskedOf, default=AskedOf.ALL)
    is_interim = models.BooleanField("med i delårsbokslut", default=True)
    paragraph = models.CharField("paragraf", max_length=60, blank=True)
    is_own = models.BooleanField("egen rad", default=False)
    rank = models.PositiveSmallIntegerField("ordning")
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = AccountLineQuerySet.as_manager()

    class Meta:
        verbose_name = "räkenskapsrad"
        verbose_name_plural = "räkenskapsrader"
        ordering = ["year", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["year", "key"], name="account_line_once_a_year"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="account_line_not_part_of_itself"),
            models.CheckConstraint(
                condition=~Q(kind=LineKind.HEADING) | Q(part_of=None, explains=None),
                name="account_line_heading_counts_not",
            ),
            models.CheckConstraint(
                condition=Q(explains=None) | Q(account=AccountKind.NOTES), name="account_line_only_notes_explain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def line(self) -> Line:
        """It as the rules have it; read with what it counts in and explains."""
        return replace(
            self.own_line,
            part_of=self.part_of.key if self.part_of else "",
            explains=self.explains.key if self.explains else "",
        )

    @property
    def own_line(self) -> Line:
        """It as the rules have it, without what it counts in and explains. No query."""
        return Line(
            self.key,
            self.name,
            AccountKind(self.account),
            kind=LineKind(self.kind),
            sign=Sign(self.sign),
            asked_of=AskedOf(self.asked_of),
            interim_name=self.interim_name,
            is_interim=self.is_interim,
            paragraph=self.paragraph,
        )


class AccountColumn(models.Model):
    """Räkenskapskolumn: whose accounts, of what period, and whether what was, what is budgeted or what is forecast.

    Attributes:
        month: to the end of which month; a year's budget and a forecast are to the end of the year.
        share: kommunens share of a bolag in percent, as it was then; None when nobody has said it.
        is_whole_group: a bolag's amounts are those of it and all below it, which then are not added once more.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="account_columns", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("till och med månad", default=YEAR_END)
    kind = models.CharField("slag", max_length=12, choices=ColumnKind)
    round = models.ForeignKey(
        ReportingRound, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prognosens tillfälle"
    )
    share = models.DecimalField("ägarandel, procent", max_digits=5, decimal_places=2, null=True, blank=True)
    is_whole_group = models.BooleanField("underkoncernens belopp", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "räkenskapskolumn"
        verbose_name_plural = "räkenskapskolumner"
        ordering = ["unit_id", "year", "month", "kind"]
        constraints = [
            # One constraint a case, since NULLs never collide.
            models.UniqueConstraint(
                fields=["unit", "year", "month", "kind"], condition=Q(round=None), name="account_column_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "round"], condition=Q(round__isnull=False), name="account_forecast_once"
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=YEAR_END), name="account_column_month"),
            models.CheckConstraint(
                condition=Q(kind=ColumnKind.FORECAST, round__isnull=False, month=YEAR_END)
                | (~Q(kind=ColumnKind.FORECAST) & Q(round=None)),
                name="account_column_forecast_has_round",
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=100), name="account_column_share_in_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.get_kind_display()} {self.year}-{self.month:02d}"

    @property
    def place(self) -> ColumnPlace:
        """What tells it from every other, stored or not."""
        return self.unit_id, self.year, self.month, self.kind, self.round_id

    @property
    def is_interim(self) -> bool:
        """True before the year is over."""
        return self.month != YEAR_END


class AccountFigure(models.Model):
    """Räkenskapsbelopp: what a line says in a column, in kronor; costs and what is paid with minus.

    NULL is not reported, zero is zero, and *inte tillämpligt* is a third: the line says nothing of this unit. `said_in` and
    `decimals` tell how it was said and so how exact it is: 742 318 tkr may be half a thousand from what it was.
    """

    column = models.ForeignKey(AccountColumn, models.PROTECT, related_name="figures", verbose_name="kolumn")
    line = models.ForeignKey(AccountLine, models.PROTECT, related_name="figures", verbose_name="rad")
    amount = models.DecimalField("belopp, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    is_not_applicable = models.BooleanField("inte tillämpligt", default=False)
    said_in = models.CharField("angivet i", max_length=3, choices=MoneyUnit, default=MoneyUnit.KR)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="account_figures", verbose_name="inläsning"
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "räkenskapsbelopp"
        verbose_name_plural = "räkenskapsbelopp"
        constraints = [
            models.UniqueConstraint(fields=["column", "line"], name="account_figure_once"),
            models.CheckConstraint(
                condition=Q(is_not_applicable=False) | Q(amount=None), name="account_figure_or_not_applicable"
            ),
            models.CheckConstraint(condition=Q(decimals__lte=2), name="account_figure_decimals"),
        ]

    def __str__(self) -> str:
        said = "inte tillämpligt" if self.is_not_applicable else "saknas" if self.amount is None else self.amount
        return f"{self.line}: {said}"

    @property
    def told(self) -> Told:
        """It as the rules have it."""
        return Told(self.amount, MoneyUnit(self.said_in), self.decimals, is_not_applicable=self.is_not_applicable)


class ExplainedDifference(models.Model):
    """Förklarad skillnad: why two figures of a column do not agree. It holds as long as they differ by just that.

    Attributes:
        check_key: the check that tells of it.
    """

    column = models.ForeignKey(AccountColumn, models.PROTECT, related_name="explained", verbose_name="kolumn")
    check_key = models.CharField("kontroll", max_length=100)
    difference = models.DecimalField("skillnad, kr", max_digits=15, decimal_places=2)
    text = models.CharField("förklaring", max_length=500)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "förklarad skillnad"
        verbose_name_plural = "förklarade skillnader"
        constraints = [models.UniqueConstraint(fields=["column", "check_key"], name="explained_difference_once")]

    def __str__(self) -> str:
        return f"{self.column}: {self.text}"
