"""Forms for reading in a file of outcomes."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from followup.forms.odd_amounts import OddAmounts

MAX_BYTES = 30 * 1024 * 1024


class ImportForm(forms.Form):
    """Välj fil."""

    file = forms.FileField(
        label="CSV-fil",
        allow_empty_file=True,  # the reader says in our words what is wrong with it
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        error_messages={"required": "Välj en fil."},
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what no ledger file can be."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError("Filen är för stor: högst 30 MB. Dela upp den.")
        return file


class ConsentForm(OddAmounts):
    """Läs in: with rows that cannot be read in one has to say that the others are, and with odd amounts that they are right."""

    skip_errors = forms.BooleanField(label="Läs in de andra raderna ändå", required=False)
