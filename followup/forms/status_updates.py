"""How an activity or an assignment goes."""

from django import forms

from followup.forms.answers import SHORT_TEXT, WORK_STATES


class StatusUpdateForm(forms.Form):
    """Läge and what has happened. `version` is the mark of the update the writer saw."""

    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Läge", choices=WORK_STATES, widget=forms.RadioSelect, error_messages={"required": "Välj ett läge."}
    )
    text = forms.CharField(
        label="Vad har hänt?", required=False, max_length=SHORT_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
