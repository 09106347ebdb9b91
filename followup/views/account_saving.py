"""What is typed in the accounts is saved, or the form says why it was not."""

from collections.abc import Callable

from django.contrib import messages

from followup.forms.accounts import AccountsForm
from followup.services import account_grids
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import number


def saved_words(saved: int) -> str:
    """How many amounts were saved."""
    said = {0: "Inget var ändrat.", 1: "Ett belopp är sparat."}
    return said.get(saved, f"{number(saved)} belopp är sparade.")


def save_typed(request: LoggedInRequest, form: AccountsForm, act: Callable[[], int]) -> bool:
    """Save; False when somebody else saved first or it was refused, and then the form says so.

    Args:
        act: saves, and says how many amounts.
    """
    try:
        saved = act()
    except account_grids.StaleGrids as clash:
        form.meet(clash)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, saved_words(saved))
    return True
