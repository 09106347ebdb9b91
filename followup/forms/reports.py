"""What is filled in about a whole report: a comment on what to change."""

from django import forms


class CommentForm(forms.Form):
    """What the writer should change; always required."""

    comment = forms.CharField(label="Vad ska ändras?", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
