"""The form that a person says with what a pasted table means; it carries what they have seen of it."""

from django import forms

from followup.pages.account_seen import Seen, seen_in
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import sent_anew


class SeenTableForm(forms.Form):
    """Choices about a table, of the accounts or of investments."""

    seen = TextField(required=False, widget=forms.HiddenInput)

    @property
    def shown(self) -> Seen:
        """What the person has seen before."""
        return seen_in(str(self.data.get("seen", ""))) if self.is_bound else Seen()

    def show(self, seen: Seen) -> None:
        """Let the form carry what its page shows."""
        self.initial["seen"] = seen.words
        if self.is_bound:
            sent_anew(self, {"seen": seen.words})
