"""The files of the documents' one typeface, and what is measured with them."""

from django.contrib.staticfiles import finders

from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.ruler import Ruler, ruler_of

FONTS = tuple(
    f"fonts/inter-{part}-{weight}-normal.woff2" for part in ("latin", "latin-ext") for weight in (400, 500, 600)
)


def static_file(name: str) -> str:
    """Where a file of the installation is.

    Raises:
        DocumentError: it is not where the set-up puts it.
    """
    path = finders.find(name)
    if not isinstance(path, str):
        raise DocumentError("PDF kan inte skapas: en fil som hör till installationen saknas.", name)
    return path


def font_files() -> tuple[str, ...]:
    """The paths of the fonts.

    Raises:
        DocumentError: one is not where the set-up puts it.
    """
    return tuple(sorted(map(static_file, FONTS)))


def ruler() -> Ruler:
    """The ruler of the typeface.

    Raises:
        DocumentError: a font is not where the set-up puts it.
    """
    return ruler_of(font_files())
