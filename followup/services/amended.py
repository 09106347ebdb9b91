"""What a decision *med ändring* made of a report: its handling with the amendments in, as a frozen content of its own.

Nothing of what is written or booked today comes in: the rows are the handling's own with the amended fields set, and its
document is the stored one with what those rows cause.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from followup.asking.as_frozen import as_frozen
from followup.asking.material import Material, material
from followup.documents.report import document_from
from followup.models import FrozenDeviation, Report
from followup.reading.amended_parts import Part, parts_of
from followup.reading.amended_rows import PARENT, ROWS, amendable_rows, say, with_fields
from followup.reading.scales import Words
from followup.services import frozen_answers
from followup.services.frozen_answers import Rows
from organisation.enums import Amends
from organisation.models import Amendment, Decision, FrozenContent, User
from organisation.services import frozen_contents
from organisation.services.masked_rows import whole
from organisation.services.matters import Added
from styrmodell.lib.clock import now
from styrmodell.lib.documents.merged import merged
from styrmodell.lib.documents.render.json import content_json


def amended(
    report: Report, decision: Decision, amendments: Sequence[Amendment], added: Added, by: User | None
) -> FrozenContent:
    """The handling with its amendments in, frozen; the handling's own content where they change nothing.

    Args:
        added: what `carry` gave.
    """
    content = decision.content
    assert content is not None
    handling = frozen_answers.rows_in(content)
    before = as_frozen(material(report, whole=True), handling)
    parts = parts_of(report, handling, amendments)
    rows = _rows_with(report, handling, parts, before.words, added, by)
    after = as_frozen(before, rows)
    _tell_amounts(rows, after)
    document = merged(frozen_contents.document_in(whole(content)), document_from(before), document_from(after))
    data = {**content_json(document), "report": report.pk, "answers": frozen_answers.as_data(rows)}
    already = frozen_contents.saying(data)
    if already is not None:
        return already
    made = frozen_contents.freeze(data, by=by)
    frozen_answers.write(made, rows)
    return made


def _rows_with(
    report: Report, handling: Rows, parts: Sequence[Part], words: Words, added: Added, by: User | None
) -> Rows:
    """The handling's rows with the amendments in, not saved."""
    rows: Rows = {name: [with_fields(row, {}, words) for row in of_kind] for name, of_kind in handling.items()}
    known = amendable_rows(report, rows)
    deviations = {str(row.position): row for row in rows["deviations"]}
    under = {id(row): deviations[str(row.deviation)] for row in rows["actions"]}
    for part in sorted(parts, key=lambda one: one.kind == "action"):  # it may be put under a deviation that is added
        name, subject = ROWS[part.kind][0], part.amendment.subject
        row = known.get((part.kind, subject))
        if part.amendment.what == Amends.STRIKES:
            rows[name].remove(row)
            continue
        if row is None:
            row = ROWS[part.kind][1](unit_id=report.unit_id)
            rows[name].insert(_place_in(rows[name], report), row)
        if part.kind == "deviation":
            deviations[subject] = row
        elif part.kind == "action" and id(row) not in under:
            under[id(row)] = deviations[str(part.amendment.values[PARENT])]
        say(row, part.fields, words)
        _point(row, part, added, by)
    _number(rows, under)
    return rows


def _place_in(rows: Sequence[Any], report: Report) -> int:
    """After the last of the report's own."""
    return max((place for place, row in enumerate(rows, 1) if row.unit_id == report.unit_id), default=0)


def _point(row: Any, part: Part, added: Added, by: User | None) -> None:
    """Let the row tell which live row it is of, and in which version where that says the same."""
    live, says_it = part.live, part.live is not None and not part.differs
    match part.kind:
        case "text":
            row.key, row.row = part.amendment.subject, live
        case "assessment":
            row.row, row.set_by, row.set_at = live, by, now()
        case "state":
            row.row = live if says_it else row.row
        case "step":
            pass  # a value that has been frozen is never taken away
        case "amount":
            row.forecast_row = live
            row.forecast_version = live.version if says_it else row.forecast_version
            return
        case _:
            row.row_id = added.get(part.amendment.subject, row.row_id)
    row.version = live.version if says_it else row.version


def _number(rows: Rows, under: Mapping[int, FrozenDeviation]) -> None:
    """The rows' places anew, and the actions under their deviations; those of what is struck go with it."""
    for position, row in enumerate(rows["deviations"]):
        row.position = position
    left = {id(row) for row in rows["deviations"]}
    actions = [row for row in rows["actions"] if id(under[id(row)]) in left]
    for row in actions:
        row.deviation = under[id(row)].position
    rows["actions"] = sorted(actions, key=lambda row: row.deviation)
    for of_kind in rows.values():
        for position, row in enumerate(of_kind):
            row.position = position


def _tell_amounts(rows: Rows, after: Material) -> None:
    """What the economic deviations amount to follows from the amounts."""
    for row in rows["deviations"]:
        if row.operation_id in after.money.deviations:
            row.amount = after.money.deviations[row.operation_id]
