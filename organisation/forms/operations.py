"""What an administrator fills in about verksamheter."""

from styrmodell.lib.text_field import TextField
from styrmodell.web.fields import DayField
from styrmodell.web.filters import ListFilter, search_field, tick_field
from styrmodell.web.seen import SeenForm


class OperationFilter(ListFilter):
    """Search and filter of a unit's verksamheter."""

    q = search_field()
    avslutade = tick_field("Visa avslutade")


class OperationForm(SeenForm):
    """A verksamhet, as it is called in the accounts."""

    code = TextField(label="Kod", max_length=20, help_text="Som i ekonomisystemet, till exempel KN-30.")
    name = TextField(label="Namn", max_length=200)
    valid_from = DayField(
        label="Gäller från", help_text="Belopp kan läsas in för månader som slutar den dagen eller senare."
    )
    valid_to = DayField(
        label="Gäller till och med",
        required=False,
        help_text="Lämna tomt för tills vidare. Belopp för senare månader räknas inte med i rapporterna.",
    )
