"""Freezing a report: what is decided or handed over is kept as it was and read from there ever after."""

from dataclasses import replace

from django.db import transaction
from django.db.models import QuerySet

from followup.asking.material import material
from followup.documents.report import document_from, title_page
from followup.models import Report, ReportEdition, SectionComment
from followup.models.report import FROZEN
from followup.reading.below import reports_below
from followup.services import frozen_answers, living_numbers
from followup.services.operating import hold_money
from organisation.decisions.documents import decisions_in
from organisation.decisions.rows import decision_row
from organisation.desk import pictures
from organisation.models import FrozenContent, Matter, OrgUnit, Picture, User
from organisation.reading.attachments import following, listed_chapter
from organisation.reading.names import over_the_unit
from organisation.services import comments, frozen_contents, maskings
from organisation.services.masked_rows import held, renew, whole
from styrmodell.lib import checksums, richtext
from styrmodell.lib.clock import today
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import content_json, cover_json
from styrmodell.lib.intervals import within_q


@transaction.atomic
def freeze(report: Report, *, by: User | None) -> FrozenContent:
    """Frys: keep what the report says now, as data and as rows. Publishes nothing; an edition does.

    What belongs to the decision (who, when, §, dnr) is on an edition's cover and not in it, so that what kommunstyrelsen
    and kommunfullmäktige decide on can be one and the same.

    Returns:
        the content; the one that was there already when nothing has changed since.
    """
    hold_money(
        OrgUnit.objects.within(report.unit).values_list("pk", flat=True)
    )  # the rows and their sums, read at once
    answers = material(report, whole=True)
    if answers.living:
        living_numbers.settle(answers, by=by)
        answers = material(report, whole=True)  # in the versions that were saved just now
    rows = frozen_answers.rows_of(answers)
    data = {
        **content_json(document_from(answers, municipality=over_the_unit(report.unit, today()))),
        "report": report.pk,
        "answers": frozen_answers.as_data(rows),
    }
    already = frozen_contents.saying(data)
    if already is not None:
        return already
    content = frozen_contents.freeze(data, by=by)
    frozen_answers.write(content, rows)
    maskings.follow(report, content)
    return content


@transaction.atomic
def publish(report: Report, content: FrozenContent, *, matter: Matter | None, by: User | None) -> ReportEdition:
    """Make the report's next edition on what was frozen, whatever the report says now; its pictures become everybody's.

    Args:
        content: what `freeze` gave for this report. The report's status is what the edition is frozen at, and it is already
            called what the content calls it (`unit_then`).
        matter: what it was decided in; None for what is handed upward and decided by nobody.
    """
    number, [content] = next_number(report), map(whole, held([content.pk]))
    attached = list(following(report))
    cover = cover_json(_title_page(report, number, matter), last=listed_chapter(attached))
    html = body_html(frozen_contents.document_in(content, cover))
    edition = ReportEdition.objects.create(
        report=report,
        matter=matter,
        number=number,
        status=report.status,
        content=content,
        cover=cover,
        html=html,
        sha256=checksums.of_edition(content.sha256, cover, html),
        created_by=by,
    )
    edition.attachments.set(attached)
    renew(content)
    _clear_comments(report)
    if report.is_decided_by_body:
        # What everybody may read, they may read with its pictures; only pictures that the text's own writers were shown.
        shown = pictures_of(report).filter(uuid__in=richtext.pictures(html)).values_list("pk", flat=True)
        Picture.objects.filter(pk__in=list(shown)).update(is_published=True)
    return edition


def _clear_comments(report: Report) -> None:
    """Those on the report that is frozen, and on those below it in the round that could come back until now."""
    frozen = SectionComment.objects.filter(within_q(report.unit, path="report__unit__"), report__round=report.round_id)
    comments.clear(frozen.filter(report__status__in=FROZEN))


def _title_page(report: Report, number: int, matter: Matter | None) -> Document:
    """What the edition says of itself beside what was frozen."""
    return replace(
        title_page(report),
        registry_number=report.registry_number,
        dated=report.dated,
        edition=number,
        decisions=tuple(map(decision_row, decisions_in(matter))) if matter else (),
    )


def pictures_of(report: Report) -> QuerySet[Picture]:
    """The pictures that belong in the report: of its own texts and of those handed in from the level below."""
    return pictures.in_texts_of(units_of(report))


def units_of(report: Report) -> list[int]:
    """Whose texts the report may hold: its own unit's, and those of the level below."""
    return [report.unit_id, *reports_below(report).values_list("unit_id", flat=True)]


def next_number(report: Report) -> int:
    """The number of the edition to come; called with the report's row locked."""
    return ReportEdition.objects.filter(report=report).count() + 1
