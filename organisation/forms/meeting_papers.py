"""What is filled in when a document is sent out to the body that is to decide."""

from django import forms

from styrmodell.web.fields import DayField


class SendOutForm(forms.Form):
    """Skicka ut: the day of the meeting; the body is the one in turn."""

    meeting_on = DayField(label="Sammanträdesdatum")
