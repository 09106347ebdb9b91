"""The fields of the page about who answers for which section: a form a section, and what is shown of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from followup.models import SectionDuty
from followup.pages.report_sections import LEFT, MINE, MINE_LEFT, NOBODYS, SectionLine
from followup.services.section_duties import Said
from organisation.models import User
from styrmodell.web.filters import ListFilter, choice_field
from styrmodell.web.seen import SeenForm

NOBODY = "Ingen"


class SectionsFilter(ListFilter):
    """Välj bland avsnitten."""

    visa = choice_field(
        "Visa",
        [
            (MINE, "Mina"),
            (LEFT, "Inte klara"),
            (MINE_LEFT, "Mina som inte är klara"),
            (NOBODYS, "Utan ansvarig"),
        ],
        everything="Alla avsnitt",
    )


class DutyForm(SeenForm):
    """Ett avsnitt: who answers for it, and that it is klart. What its writer saw goes along with each field, so that only what
    they have changed themselves is saved.
    """

    responsible = forms.TypedChoiceField(
        label="Ansvarig", required=False, coerce=int, empty_value=None, show_hidden_initial=True
    )
    is_done = forms.BooleanField(label="Klart", required=False, show_hidden_initial=True)

    def __init__(self, data: Mapping[str, Any] | None, line: SectionLine, writers: Iterable[User]) -> None:
        shown = {
            "responsible": line.responsible.pk if line.responsible else "",
            "is_done": line.is_done,
            "version": line.version,
        }
        super().__init__(data, prefix=line.key, initial=shown)
        self.line = line
        field: Any = self.fields["responsible"]
        field.choices = [("", NOBODY), *((one.pk, str(one)) for one in writers)]
        field.label = f"Ansvarig för {line.title}"
        self.fields["is_done"].label = f"{line.title} är klart"

    @property
    def is_sent(self) -> bool:
        """True when the page that was sent showed the section."""
        return self.is_bound and self.add_prefix("version") in self.data

    @property
    def said(self) -> Said:
        """For the service; after `is_valid`."""
        return Said(self.filled_in(), self.seen_version)

    def filled_in(self) -> Mapping[str, Any]:
        """What this person has changed."""
        return {name: value for name, value in self.values().items() if name in self.changed_data}

    def stored(self, current: SectionDuty) -> Mapping[str, Any]:
        """As it is compared: a person by their id, as one is chosen."""
        return {"responsible": current.responsible_id, "is_done": current.is_done}
