"""The files of a comparison: Word as it is asked for; its PDF is made once and kept under what the comparison says."""

from django.core.exceptions import ObjectDoesNotExist

from organisation.desk.files import Made, Text
from organisation.models import ComparisonFile, User
from organisation.pages.comparisons import Compares, How, Picked, pick
from styrmodell.lib import checksums
from styrmodell.lib.clock import today
from styrmodell.lib.comparison.document import comparison_document
from styrmodell.lib.documents.render.json import to_json

FORMS = ("docx",)  # beside PDF


def text_of(compares: Compares, found: Picked, how: How) -> Text:
    """A comparison as files are made of it: whoever may read both its sides may have the file that says the same.

    Args:
        compares: what the reader may compare now.
    """
    document = comparison_document(found.comparison, shows_all=how.shows_all, of=compares.name)
    said = checksums.of_data(to_json(document))

    def keep(made: Made, *, by: User | None) -> ComparisonFile:
        sides = {"before_id": found.before.content, "after_id": found.after.content}
        known = {"created_by": by, **sides, **made.columns}
        return ComparisonFile.objects.get_or_create(said_sha256=said, defaults=known)[0]

    return Text(
        read=lambda: document,
        units=compares.units,
        kept=ComparisonFile.objects.filter(said_sha256=said),
        keep=keep,
        url=f"{compares.url}jamfor/",
        asked=f"{found.asked}{How(shows_all=how.shows_all).asked}",
        name=_name(compares, found, how),
    )


def _name(compares: Compares, found: Picked, how: How) -> str:
    """What tells it from other comparisons first: "Jämförelse handling 1 med utgåva 2 Kulturnämnden, verksamhetsplan …"."""
    before, after = (one.short if one.content else f"{one.short} {today()}" for one in (found.before, found.after))
    return f"Jämförelse {before} med {after} {'med allt ' if how.shows_all else ''}{compares.name}"


def asked_text(compares: Compares, before: str, after: str, *, shows_all: bool) -> Text:
    """The same of two that are asked for by their keys.

    Raises:
        ObjectDoesNotExist: there is no such text for whoever asks, any more.
    """
    found = pick(compares, before, after)
    if found is None:
        raise ObjectDoesNotExist("nothing to compare")
    return text_of(compares, found, How(shows_all=shows_all))
