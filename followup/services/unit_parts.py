"""Nämndernas och bolagens delar: their reports are taken into kommunens årsredovisning, chosen from and shortened."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from followup.documents.report import build
from followup.documents.unit_parts import SHORTENED, chapters_in, choices, kept, placed_texts
from followup.enums import PartExtent
from followup.models import Report, UnitPart, UnitPartText
from followup.reading.below import ReportBelow, told_below
from followup.reading.unit_parts import is_readable, told_words
from followup.services import reports
from organisation.desk import pictures
from organisation.models import FrozenContent, User
from organisation.services.frozen_contents import document_in
from organisation.services.masked_rows import held
from styrmodell.lib import richtext
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new, signed

NOT_READABLE = "Rapporten är inte lämnad, och kan inte tas in än."


@transaction.atomic
def take(report: Report, sources: Collection[int], *, by: User | None) -> list[UnitPart]:
    """Ta in: keep what reports say now as parts of kommunens, förkortade unless they were there already; all or none.

    A text that has been shortened stays as it is, and is told of where the report's own has changed.

    Args:
        sources: the ids of the reports.

    Raises:
        DomainError: kommunens report is not open, or one of the others is not handed in.
    """
    current = reports.open_report(report)
    wanted = [one for one in told_below(current) if one.report.pk in sources]
    if len(wanted) < len(set(sources)) or not all(map(is_readable, wanted)):
        raise DomainError(NOT_READABLE)
    known = {row.source_id: row for row in UnitPart.objects.filter(report=current)}
    contents = {one.pk: one for one in held(sorted(one.content for one in wanted if one.content is not None))}
    new, changes = list[UnitPart](), list[Any]()
    for one in wanted:
        fields, row = _taken(one, contents, by), known.get(one.report.pk)
        if row is None:
            new.append(UnitPart(report=current, source=one.report, sections=list(SHORTENED), **fields))
        else:
            fields |= {} if row.is_told else {"extent": PartExtent.SHORT, "sections": row.sections or list(SHORTENED)}
            changes.append((row, fields, None))
    save_many(new, by=by, reason="Taget in")
    save_many_changes(changes, by=by, reason="Taget in på nytt")
    reports.mark_started(current, by=by)
    return [*new, *(row for row, _, _ in changes)]


@transaction.atomic
def choose(
    report: Report, source: Report, *, by: User, extent: str, sections: Sequence[str] = (), version: int | None = None
) -> UnitPart:
    """Choose how much is told of a report, and of one that is förkortad which sections. What nobody has taken in is taken in.

    Args:
        version: the version of the part that the user saw, 0 when there was none; None when nobody was shown one.

    Raises:
        DomainError: kommunens report is not open, the other is not handed in, or nothing is chosen of it.
        StaleEdit: somebody else has chosen otherwise.
    """
    current = reports.open_report(report)
    row = UnitPart.objects.filter(report=current, source=source).first()
    if row is not None and version is not None and version != row.version and not _says(row, extent, sections):
        raise StaleEdit(row)
    if extent != PartExtent.LEFT_OUT and (row is None or row.taken_at is None):
        [row] = take(current, [source.pk], by=by)
    if row is None:
        row = UnitPart(report=current, source=source, extent=PartExtent.LEFT_OUT)
        save_new(row, by=by, reason="Inte med")
        return row
    fields: dict[str, Any] = {"extent": extent}
    if extent == PartExtent.SHORT:
        fields["sections"] = [one.key for one in choices(chapters_in(row.taken)) if one.key in sections]
        if not fields["sections"]:
            raise DomainError("Välj minst ett avsnitt, eller att delen inte ska vara med.")
    save_changes(row, fields, by=by, reason="Omfattning vald")
    return row


@transaction.atomic
def save_text(part: UnitPart, place: str, text: str, *, by: User, version: int | None = None) -> UnitPartText:
    """Förkorta: what is to stand in place of one of the report's own texts.

    Args:
        version: the version of the shortened text that the user saw, 0 when there was none.

    Raises:
        DomainError: kommunens report is not open, there is no such text, or nothing is left of it.
        StaleEdit: somebody else has shortened it otherwise.
    """
    current = _open_part(part)
    own = next((one for one in placed_texts(chapters_in(current.taken)) if one.place == place), None)
    if own is None:
        raise DomainError("Texten finns inte längre i delen.")
    text = richtext.clean(text)
    if richtext.is_empty(text):
        raise DomainError("Texten är tom. Välj bort avsnittet om det inte ska vara med.")
    row = current.texts.filter(place=place).first()
    if row is None:
        row = UnitPartText(part=current, place=place, text=text, original=own.html)
        save_new(row, by=by, reason="Förkortad")
    else:
        save_changes(row, {"text": text, "original": own.html}, by=by, version=version, reason="Förkortad")
    pictures.attach(richtext.pictures(text), unit=current.report.unit, by=by)
    return row


@transaction.atomic
def restore_text(part: UnitPart, place: str, *, by: User, version: int) -> None:
    """Återställ: the report's own text stands there again.

    Args:
        version: the version of the shortened text that the user saw.

    Raises:
        DomainError: kommunens report is not open, or somebody else has shortened the text otherwise since.
    """
    row = _open_part(part).texts.filter(place=place).first()
    if row is None:
        return
    if row.version != version:
        raise DomainError(
            "Någon annan har ändrat den förkortade texten sedan sidan visades. Läs den, och välj på nytt."
        )
    signed(row, by=by, reason="Återställd").delete()


def _open_part(part: UnitPart) -> UnitPart:
    """The part with kommunens report locked."""
    current = reports.open_report(part.report)
    return UnitPart.objects.select_related("report__unit").get(report=current, pk=part.pk)


def _taken(one: ReportBelow, contents: dict[int, FrozenContent], by: User | None) -> dict[str, Any]:
    """What is kept of a report, and when and of what."""
    content = contents.get(one.content) if one.content is not None else None
    return {
        "taken": kept(document_in(content) if content else build(one.report)),
        "content": content,
        "source_version": one.report.version,
        "told": told_words(one),
        "taken_at": now(),
        "taken_by": by,
    }


def _says(row: UnitPart, extent: str, sections: Sequence[str]) -> bool:
    """Whether the part is told so already."""
    return row.extent == extent and (extent != PartExtent.SHORT or set(row.sections) == set(sections))
