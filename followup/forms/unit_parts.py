"""How much is told of a nämnd's or a bolag's report in kommunens, and a text of it that is shortened."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from followup.documents.unit_parts import SHORTENED, Choice
from followup.enums import PartExtent
from followup.models import UnitPart, UnitPartText
from styrmodell.lib.rich_field import RichTextField
from styrmodell.web.seen import SeenForm


class UnitPartForm(SeenForm):
    """I sin helhet, förkortad or inte med; and which sections of what is förkortad."""

    extent = forms.ChoiceField(label="Så mycket ska vara med", choices=PartExtent, widget=forms.RadioSelect)
    sections = forms.MultipleChoiceField(
        label="Avsnitt i det förkortade", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Mapping[str, Any] | None, *, part: UnitPart | None, choices: Sequence[Choice]) -> None:
        chosen = part.sections if part and part.sections else SHORTENED
        initial = {
            "extent": part.extent if part else PartExtent.SHORT,
            "sections": [one.key for one in choices if one.key in chosen],
            "version": part.version if part else 0,
        }
        super().__init__(data, initial=initial)
        self.fields["sections"].choices = [(one.key, one.title) for one in choices]  # type: ignore[attr-defined]  # a field of choices, declared as any

    def clean(self) -> dict[str, Any]:
        """Of what is förkortad something is told."""
        cleaned = super().clean() or {}
        if cleaned.get("extent") == PartExtent.SHORT and cleaned.get("sections") == []:
            self.add_error("sections", "Välj minst ett avsnitt.")
        return cleaned


class UnitPartTextForm(SeenForm):
    """Förkortad text, begun from the report's own."""

    text = RichTextField(label="Texten i kommunens årsredovisning")

    def __init__(self, data: Mapping[str, Any] | None, *, row: UnitPartText | None, own: str) -> None:
        super().__init__(data, initial={"text": row.text if row else own, "version": row.version if row else 0})
