"""Writing frozen content: the one place where it is made."""

from collections.abc import Mapping
from typing import Any, Protocol

from organisation.decisions.rows import corrected
from organisation.models import FrozenContent, User
from organisation.models.frozen_content import BESIDE
from styrmodell.lib import checksums
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.json import Unreadable, read, refuse_unknown


def saying(data: dict[str, Any]) -> FrozenContent | None:
    """The content that says exactly this already: what has not changed since it was frozen is one and the same."""
    return FrozenContent.objects.filter(sha256=checksums.of_data(data)).first()


def document_in(content: FrozenContent, cover: Mapping[str, Any] | None = None) -> Document:
    """The document as it was frozen, under the cover of an edition or a handling.

    Raises:
        ValueError: it cannot be read as data; the stored HTML is what there is.
    """
    document = read(content.data.get("document", content.data), cover)
    if isinstance(document, Unreadable):
        raise ValueError(document.reason)
    return document


class Frozen(Protocol):
    """An edition or a handling."""

    content: Any
    cover: Any
    matter_id: Any


def document_now(frozen: Frozen) -> Document:
    """The document as files made from now on say it: as it was frozen, with what has been corrected of its decisions.

    Raises:
        ValueError: as `document_in`.
    """
    return document_in(frozen.content, corrected(frozen.cover, frozen.matter_id))


def freeze(data: dict[str, Any], *, by: User | None) -> FrozenContent:
    """Keep the data for ever, with its checksum.

    Args:
        data: what `styrmodell.lib.documents` wrote, with its schema version under "schema". A plan's document stands
            under "document", a report's with its rows beside it (`BESIDE`).

    Raises:
        ValueError: the document holds a key, a block or a type that this version does not write.
    """
    refuse_unknown(data.get("document", {name: value for name, value in data.items() if name not in BESIDE}))
    return FrozenContent.objects.create(
        data=data, schema_version=data["schema"], sha256=checksums.of_data(data), created_by=by
    )
