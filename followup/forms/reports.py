"""What is filled in about a whole report: a comment on what to change."""

from django import forms

from styrmodell.lib.text_field import TextField


class CommentForm(forms.Form):
    """What the writer should change; always required."""

    comment = TextField(label="Vad ska ändras?", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
