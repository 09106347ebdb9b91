"""The only exceptions whose text is shown to users."""

from typing import Any


class DomainError(Exception):
    """A rule refused what the user asked for. The text is a Swedish sentence: what is wrong and what to do."""


class StaleEdit(DomainError):
    """Somebody else saved the same row first.

    Attributes:
        current: the row as it is stored now, so that the page can show both texts.
    """

    def __init__(self, current: Any) -> None:
        super().__init__("Någon annan har ändrat samma text medan du skrev. Båda versionerna visas nedan.")
        self.current = current
