"""The form with which files are attached: several at once, each judged by its content before any is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst

from organisation.desk.attached import checked
from organisation.desk.files import Made
from organisation.enums import AttachmentKind
from styrmodell.lib.attached.names import FORMS
from styrmodell.lib.errors import DomainError
from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DayField

MOST = 10
KINDS = [(kind.value, capfirst(kind.label)) for kind in AttachmentKind]
ENDINGS = ",".join(ending for endings, _, _ in FORMS.values() for ending in endings)


class FilesInput(forms.FileInput):
    """Välj filer, several at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All that were chosen, and not the last one alone."""
        return files.getlist(name) if files else []


class FilesField(forms.FileField):
    """Files that are attached; a sentence for each that is refused, and then none of them is taken."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Made]:
        """The files as they may be kept.

        Raises:
            ValidationError: none, too many, or some that may not be kept, each by its name.
        """
        files: list[UploadedFile] = [one for one in data or [] if one is not None]
        if not files:
            raise ValidationError(self.error_messages["required"], "required")
        if len(files) > MOST:
            raise ValidationError(f"Bifoga högst {MOST} filer åt gången.")
        taken, refused = [], []
        for file in files:
            try:
                taken.append(checked(file))
            except DomainError as refusal:
                refused.append(f"{file.name}: {refusal}")
        if refused:
            raise ValidationError([*refused, "Inget är sparat. Välj filerna igen."])
        return taken


class AttachForm(forms.Form):
    """Bifoga filer: what they are, what they are called, and what they belong to where that can be several things."""

    attached = FilesField(
        label="Filer",
        widget=FilesInput(attrs={"accept": ENDINGS, "multiple": True}),
        error_messages={"required": "Välj minst en fil."},
    )
    kind = forms.ChoiceField(label="Slag", choices=KINDS, initial=AttachmentKind.OTHER)
    title = TextField(
        label="Rubrik",
        max_length=150,
        required=False,
        help_text="Bara när en fil bifogas. Utan rubrik visas filens namn.",
    )
    sender = TextField(
        label="Från",
        max_length=120,
        required=False,
        help_text="Vem som har skrivit den, till exempel Kommunens revisorer.",
    )
    dated = DayField(label="Daterad", required=False)
    registry_number = TextField(label="Diarienummer", max_length=40, required=False)
    place = forms.ChoiceField(label="Hör till")

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["attached"].help_text = (
            f"PDF, Word (.docx), Excel (.xlsx), PNG eller JPEG, högst {settings.ATTACHMENT_MAX_MB} MB var. "
            "Bilder sparas utan platsuppgifter."
        )
        self.fields["place"] = forms.ChoiceField(
            label="Hör till", choices=places, initial=places[0][0] if places else ""
        )

    def clean(self) -> dict[str, Any]:
        """One title is for one file."""
        if self.cleaned_data.get("title") and len(self.cleaned_data.get("attached", ())) > 1:
            self.add_error("title", "En rubrik gäller en fil. Lämna den tom, eller bifoga filerna en i taget.")
        return self.cleaned_data
