"""Writing frozen content: the one place where it is made."""

from typing import Any

from organisation.models import FrozenContent, User
from styrmodell.lib import checksums
from styrmodell.lib.documents.render.json import refuse_unknown

BESIDE = frozenset({"report", "answers"})


def saying(data: dict[str, Any]) -> FrozenContent | None:
    """The content that says exactly this already: what has not changed since it was frozen is one and the same."""
    return FrozenContent.objects.filter(sha256=checksums.of_data(data)).first()


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
