"""Who put in what bodies changed on the way to an edition, and when."""

from collections import Counter

from django.utils import timezone

from organisation.decisions.documents import decisions_in
from organisation.models import Amendment
from styrmodell.lib.swedish import count_words


def put_in_words(matter: int | None) -> tuple[str, ...]:
    """ "Kulturnämnden: tre ändringar, införda av Bo Ekman 2026-10-28": a line a body, person and day. Two queries at most, and none
    where nothing was laid.

    Args:
        matter: the id of the edition's.
    """
    if matter is None:
        return ()
    rows = Amendment.objects.filter(decision__matter=matter).select_related("created_by").order_by("decision_id", "pk")
    made = Counter(
        (row.decision_id, str(row.created_by or "systemet"), timezone.localdate(row.created_at)) for row in rows
    )
    if not made:
        return ()
    bodies = {decision.pk: decision.decider_name for decision in decisions_in(matter)}
    return tuple(
        f"{bodies[decision]}: {_counted(count)} av {who} {day}" for (decision, who, day), count in made.items()
    )


def _counted(count: int) -> str:
    return f"{count_words(count, common=True)} {'ändring, införd' if count == 1 else 'ändringar, införda'}"
