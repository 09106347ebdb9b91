"""Forms of the accounts' lines: one of the municipality's own, and what a line is called."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from followup.enums import AccountKind, LineKind
from followup.models import AccountLine
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenForm

COUNTS, TELLS = "counts", "tells"
NAME_LENGTH = 200


class NewLineForm(forms.Form):
    """En egen rad, under another of the year's."""

    under = forms.TypedChoiceField(label="Under raden")
    name = TextField(label="Vad raden heter", max_length=NAME_LENGTH)
    counts = forms.ChoiceField(
        label="Raden är",
        choices=[(COUNTS, "en del av raden ovanför, som då blir en summa"), (TELLS, "en upplysning, som inte räknas")],
        initial=COUNTS,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, rows: Sequence[AccountLine]) -> None:
        super().__init__(data)
        self.rows = {str(row.pk): row for row in rows if row.kind != LineKind.HEADING}
        found: dict[str, list[tuple[str, str]]] = {}
        for pk, row in self.rows.items():
            found.setdefault(capfirst(AccountKind(row.account).label), []).append((pk, row.name))
        self.fields["under"] = forms.TypedChoiceField(
            label="Under raden", choices=list(found.items()), coerce=self.rows.__getitem__
        )
        self.order_fields(["under", "name", "counts"])


class RenameForm(SeenForm):
    """Vad en rad heter: when the year is over and before."""

    name = TextField(label="Vad raden heter", max_length=NAME_LENGTH)
    interim_name = TextField(
        label="Vad den heter i ett delårsbokslut",
        max_length=NAME_LENGTH,
        required=False,
        help_text="Tom: samma namn hela året.",
    )

    def __init__(self, data: Mapping[str, Any] | None, *, line: AccountLine) -> None:
        initial = {"name": line.name, "interim_name": line.interim_name, "version": line.version}
        super().__init__(data, initial=initial)
