"""What a report's frozen content says of what is carried over: a row each, as they stood."""

from typing import Any

from django.db import models

from followup.models.carry_overs import BalanceUnit, CarryOver, EarmarkedEquity
from followup.models.frozen_rows import FrozenAnswer
from followup.models.investments import InvestmentAmount, InvestmentProject


def amount_field(label: str) -> Any:
    """An amount as it was, kr."""
    return models.DecimalField(f"{label}, kr", max_digits=15, decimal_places=2, null=True)


def mark_field(label: str) -> Any:
    """That the amount did not apply."""
    return models.BooleanField(f"{label}, inte tillämpligt", default=False)


class FrozenCarryOver(FrozenAnswer):
    """Fryst ombudgetering; of an investment with the project's amounts of the year, and without a row where nobody had said why."""

    row = models.ForeignKey(CarryOver, models.SET_NULL, null=True, related_name="+", verbose_name="ombudgetering")
    project_row = models.ForeignKey(
        InvestmentProject, models.PROTECT, null=True, related_name="+", verbose_name="investeringsprojekt"
    )
    amount_row = models.ForeignKey(
        InvestmentAmount, models.PROTECT, null=True, related_name="+", verbose_name="investeringsbelopp"
    )
    year = models.PositiveSmallIntegerField("år")
    title = models.CharField("projekt eller ändamål", max_length=240)
    unit_name = models.CharField("enhet, namn", max_length=200)
    budget = amount_field("budget")
    budget_na = mark_field("budget")
    outcome = amount_field("utfall")
    outcome_na = mark_field("utfall")
    asked = amount_field("begärs")
    asked_na = mark_field("begärs")
    why = models.CharField("varför", max_length=500, blank=True)
    decided = amount_field("beslutat")
    decided_na = mark_field("beslutat")
    decided_in = models.CharField("beslut", max_length=100, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst ombudgetering"
        verbose_name_plural = "frysta ombudgeteringar"
        constraints = [
            models.UniqueConstraint(fields=["content", "row"], name="frozen_carry_over_once"),
            models.UniqueConstraint(fields=["content", "project_row"], name="frozen_carry_over_project_once"),
        ]


class FrozenBalanceUnit(FrozenAnswer):
    """Fryst balansenhet."""

    row = models.ForeignKey(BalanceUnit, models.SET_NULL, null=True, related_name="+", verbose_name="balansenhet")
    year = models.PositiveSmallIntegerField("år")
    title = models.CharField("balansenhet, namn", max_length=200)
    unit_name = models.CharField("enhet, namn", max_length=200)
    opening = amount_field("ingående balans")
    opening_na = mark_field("ingående balans")
    change = amount_field("årets resultat")
    change_na = mark_field("årets resultat")
    source = models.CharField("källa", max_length=300, blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst balansenhet"
        verbose_name_plural = "frysta balansenheter"
        constraints = [models.UniqueConstraint(fields=["content", "row"], name="frozen_balance_unit_once")]


class FrozenEarmarked(FrozenAnswer):
    """Fryst öronmärkt eget kapital."""

    row = models.ForeignKey(
        EarmarkedEquity, models.SET_NULL, null=True, related_name="+", verbose_name="öronmärkt eget kapital"
    )
    year = models.PositiveSmallIntegerField("år")
    title = models.CharField("ändamål", max_length=200)
    unit_name = models.CharField("enhet, namn", max_length=200)
    opening = amount_field("ingående balans")
    opening_na = mark_field("ingående balans")
    used = amount_field("använt")
    used_na = mark_field("använt")
    set_aside = amount_field("avsatt")
    set_aside_na = mark_field("avsatt")
    decided_in = models.CharField("beslut", max_length=100, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst öronmärkt eget kapital"
        verbose_name_plural = "fryst öronmärkt eget kapital"
        constraints = [models.UniqueConstraint(fields=["content", "row"], name="frozen_earmarked_once")]
