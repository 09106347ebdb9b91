"""What every page's frame shows: navigation, the user's menu, the municipality's name and a pinned day."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from organisation.permissions import ADMINISTERS, READS_ROLE_CHANGES, READS_WORKING_TEXT
from organisation.reach.grants import municipality_name
from organisation.reach.who_may import Rule
from styrmodell.lib.clock import is_pinned, today


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a menu: its label, the name of its address, and who it is for (None: everybody)."""

    label: str
    url_name: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A menu entry as it is shown."""

    label: str
    url: str
    current: bool


NAVIGATION = (
    Entry("Mitt arbete", "my_work"),
    Entry("Planer", "planning:plan_list"),
    Entry("Uppföljning", "followup:round_list"),
    Entry("Status", "followup:status"),
    Entry("Uppdrag", "followup:assignment_list"),
    Entry("Nyckeltal", "planning:key_figure_list"),
    Entry("Ekonomi", "followup:economy", READS_WORKING_TEXT),
)
USER_MENU = (
    Entry("Organisation", "organisation:unit_list"),
    Entry("Användare och roller", "organisation:user_list", ADMINISTERS),
    Entry("Rollernas historik", "organisation:role_history", READS_ROLE_CHANGES),
    Entry("Byt lösenord", "account_change_password"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Gives `nav`, `user_menu`, `municipality`, `pinned_day` and the addresses the frame links to.

    Asks the database only for a logged-in user's roles, which the page asks for anyway; for a stranger's page that shows it,
    kommunens name.
    """
    user = getattr(request, "user", None)  # missing when a middleware before the login refused the request
    known = user is not None and user.is_authenticated
    return {
        "nav": _links(NAVIGATION, request) if known else (),
        "user_menu": _links(USER_MENU, request) if known else (),
        "municipality": SimpleLazyObject(lambda: municipality_name(user)) if user is not None else "",
        "pinned_day": today() if is_pinned() else None,
        "logout_url": address("account_logout"),
        "draft_url": address("organisation:draft_save"),
        "sent_url": address("organisation:sent_form"),
        "search_url": address("search"),
    }


def address(url_name: str) -> str:
    """The address of a named page, or nothing while that page does not exist."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _links(entries: tuple[Entry, ...], request: HttpRequest) -> tuple[Link, ...]:
    """The entries this user may use, whose pages exist, with the one we are in marked."""
    allowed = [entry for entry in entries if entry.rule is None or entry.rule.somewhere(request.user)]
    pages = [(entry.label, address(entry.url_name)) for entry in allowed]
    return tuple(Link(label, url, _is_within(request.path, url)) for label, url in pages if url)


def _is_within(path: str, url: str) -> bool:
    """True on the page itself and on the pages below it; the start page has none below."""
    return path == url or (url != "/" and path.startswith(url))
