"""How an activity or an assignment goes."""

from django import forms

from followup.forms.answers import SHORT_TEXT, WORK_STATES
from followup.models import StatusUpdate
from styrmodell.lib.text_field import TextField
from styrmodell.web.seen import SeenForm


class StatusUpdateForm(SeenForm):
    """Läge and what has happened. `version` is the mark of the update the writer saw."""

    state = forms.ChoiceField(
        label="Läge", choices=WORK_STATES, widget=forms.RadioSelect, error_messages={"required": "Välj ett läge."}
    )
    text = TextField(
        label="Vad har hänt?", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def mark_of(self, current: StatusUpdate) -> str:
        """Which update is shown, and its version."""
        return current.mark
