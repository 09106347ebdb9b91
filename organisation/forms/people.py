"""What an administrator fills in about people and their roles."""

from typing import Any

from django import forms

from organisation.enums import Role
from organisation.forms.fields import offer
from organisation.forms.named import PersonField, UnitField
from organisation.models import RoleAssignment, User
from organisation.permissions import administered_units
from styrmodell.lib.text_field import MailField, TextField
from styrmodell.web.fields import DayField
from styrmodell.web.filters import ListFilter, choice_field, search_field, tick_field
from styrmodell.web.seen import SeenForm


class UserFilter(ListFilter):
    """Search and filter of the list of users."""

    q = search_field()
    roll = choice_field("Roll", Role.choices, everything="Alla roller")
    stangda = tick_field("Visa stängda konton")


class RoleChangeFilter(ListFilter):
    """Search in the history of the roles."""

    q = search_field("Namn eller enhet")


class UserForm(SeenForm):
    """Name, title and address of a person."""

    name = TextField(label="Namn", max_length=150)
    title = TextField(label="Titel", max_length=150, required=False)
    email = MailField(
        label="E-post", max_length=254, help_text="Arbetsadressen. Länken för att välja lösenord skickas hit."
    )


class UserNewForm(UserForm):
    """The same, with the login name, which is never changed afterwards."""

    username = TextField(
        label="Användarnamn",
        max_length=150,
        validators=[User.username_validator],
        help_text="Bokstäver, siffror och tecknen @ . + - _. Kan inte ändras efteråt.",
    )
    field_order = ["name", "title", "email", "username"]


class RoleForm(forms.Form):
    """A role to give to a person."""

    role = forms.ChoiceField(label="Roll", choices=[("", "Välj roll"), *Role.choices])
    unit = UnitField(label="Enhet", empty_label="Välj enhet")
    valid_from = DayField(label="Från och med")
    valid_to = DayField(label="Till och med", required=False, help_text="Lämna tomt för tills vidare.")
    deputy_for = PersonField(
        label="Ställföreträder",
        required=False,
        empty_label="Ingen, rollen är den egna",
        help_text="En ställföreträdare har samma rättigheter som den ordinarie under tiden och behöver en sista dag.",
    )

    def __init__(self, *args: Any, person: User, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", administered_units(by))
        offer(self, "deputy_for", User.objects.filter(is_active=True).exclude(pk=person.pk))


class RoleEndForm(SeenForm):
    """The last day of a role."""

    on = DayField(label="Sista dag")

    def stored(self, current: RoleAssignment) -> dict[str, Any]:
        """The day that somebody else has chosen."""
        return {"on": current.valid_to}


class HandOverForm(forms.Form):
    """Who takes over a person's roles, and from when."""

    to = PersonField(label="Överlämna till", empty_label="Välj person")
    on = DayField(label="Från och med", help_text="Rollerna upphör dagen före för den som lämnar.")

    def __init__(self, *args: Any, person: User, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "to", User.objects.filter(is_active=True).exclude(pk=person.pk))
