"""Imported once by the process that the setting processes are forked from: loading WeasyPrint takes a second each time."""

from contextlib import suppress

with suppress(OSError):  # Pango is missing: the setting process says so itself
    import styrmodell.lib.documents.render.weasy  # noqa: F401 - to have it loaded is the point
