"""Messages that can be taken back: what happened, and a button "Ångra" that posts to an address."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

PREFIX = "undo:"


def offer_undo(request: HttpRequest, sentence: str, *, url: str, tell: Callable[..., None] = messages.success) -> None:
    """Say what happened and offer to undo it.

    Args:
        sentence: what happened, in Swedish ("Inriktningen är borttagen.").
        url: the address of the view that undoes it; it is called with POST and checks permission itself.
        tell: `messages.info` where it is somebody else who did it: a green tick is for what one has done oneself.
    """
    tell(request, sentence, extra_tags=PREFIX + url)


def undo_url(message: Message) -> str:
    """The address that undoes what the message tells about, or nothing when it cannot be undone."""
    tags = message.extra_tags or ""
    return tags.removeprefix(PREFIX) if tags.startswith(PREFIX) else ""
