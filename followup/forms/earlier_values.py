"""The form of earlier years' values: a number for each year that no report asks for, and where they come from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from followup.models import KeyFigureValue
from followup.reading.earlier_values import EarlierYear
from followup.services.earlier_values import PastValue
from organisation.forms.named import UnitField
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from planning.models import KeyFigure
from styrmodell.lib.swedish import number
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import NumberField
from styrmodell.web.seen import SeenField, sent_anew


class UnitChoice(forms.Form):
    """Enheten vars värden skrivs in."""

    vem = UnitField(label="Enhet", empty_label="Välj enhet")

    def __init__(self, data: Mapping[str, Any] | None, *, units: OrgUnitQuerySet, chosen: OrgUnit | None) -> None:
        super().__init__(data, initial={"vem": chosen})
        field: Any = self.fields["vem"]
        field.offer(units)


class EarlierValuesForm(forms.Form):
    """Tidigare års värden, the newest year first."""

    source = TextField(
        label="Källa", max_length=300, help_text="För de värden som ändras, till exempel Kolada eller årsredovisningen."
    )

    def __init__(self, data: Mapping[str, Any] | None, *, figure: KeyFigure, years: Sequence[EarlierYear]) -> None:
        super().__init__(data)
        self.years = years
        self.stale = False
        for one in years:
            if one.told_in:
                continue
            field = NumberField(label=one.label, required=False, initial=one.row.value if one.row else None)
            field.expected = figure.decimals
            field.widget.attrs["aria-label"] = f"Värde för {one.label}"
            self.fields[f"value_{one.year}"] = field
            self.fields[f"seen_{one.year}"] = SeenField(initial=one.version)

    def rows(self) -> Iterator[tuple[EarlierYear, forms.BoundField | None, forms.BoundField | None]]:
        """Each year with its field, which it has when it may be entered, and the hidden one."""
        for one in self.years:
            own = () if one.told_in else (self[f"value_{one.year}"], self[f"seen_{one.year}"])
            yield (one, *own) if own else (one, None, None)

    def values(self) -> dict[int, PastValue]:
        """By year what was written."""
        cleaned = self.cleaned_data
        return {
            one.year: PastValue(cleaned[f"value_{one.year}"], cleaned[f"seen_{one.year}"])
            for one in self.years
            if not one.told_in
        }

    def meet(self, row: KeyFigureValue, decimals: int) -> None:
        """Somebody else was first: their value is told, and what is sent the next time has seen it."""
        name = f"value_{row.period_from.year}"
        self.stale = True
        sent_anew(self, {f"seen_{row.period_from.year}": str(row.version)})
        stored = number(row.value, decimals, missing="inget värde")
        self.add_error(name, f"Någon annan har sparat {stored} medan du skrev. Spara igen om ditt värde ska gälla.")
