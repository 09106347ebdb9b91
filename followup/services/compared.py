"""Which texts of a report can be compared, as its reader may read them, and what two of them differ in."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import reverse

from followup import permissions
from followup.asking.material import material
from followup.models import Report
from followup.reading.editions import editions_of
from followup.reading.sides import ReportText, frozen_text, side_of, text_of
from followup.services.frozen_answers import KINDS, rows_of
from followup.services.report_editions import units_of
from organisation.decisions.documents import decisions_about, is_laid
from organisation.decisions.words import line_from
from organisation.pages.comparisons import EDITIONS, WORKING, Choice, Compares, facts_of, paper_choices
from organisation.pages.papers import papers_with_matters
from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.model import Comparison


def comparisons_of(report: Report, user: Any) -> Compares:
    """What can be compared of a report. The number of queries does not depend on how much there is.

    Args:
        report: with its unit and round.
    """
    crumbs = [
        ("Uppföljning", reverse("followup:round_list")),
        (str(report.round), report.round.get_absolute_url()),
    ]
    is_visible = Report.objects.visible_to(user).filter(pk=report.pk).exists()
    if is_visible:
        crumbs.append((report.unit_name, report.get_absolute_url()))
    return Compares(
        own=report.pk,
        choices=(*_working(report, user), *_papers(report, user), *(_editions(report) if is_visible else ())),
        compare=_compare,
        name=str(report),
        url=report.get_absolute_url(),
        crumbs=tuple(crumbs),
        is_written=not report.is_frozen and not is_laid(report),
        units=partial(units_of, report),
    )


def _working(report: Report, user: Any) -> Iterator[Choice]:
    if permissions.may_read_working_report(user, report):
        name = f"Arbetstexten, {report.get_status_display()}"
        yield Choice("arbetstext", name, "arbetstexten", WORKING, partial(_written, report), of=report.pk)


def _written(report: Report) -> ReportText:
    rows = rows_of(material(report, whole=True))
    return text_of({model: rows[name] for name, model in KINDS.items()}, year=report.round.year)


def _papers(report: Report, user: Any) -> Iterator[Choice]:
    papers = papers_with_matters(permissions.readable_papers(user, report))
    made = decisions_about(report).filter(matter__in={paper.matter_id for paper in papers}) if papers else ()
    read = partial(frozen_text, year=report.round.year)
    yield from paper_choices(papers, map(line_from, made), report.pk, read)


def _editions(report: Report) -> Iterator[Choice]:
    """Editions are everybody's who may read the report, and so is who set the judgements in them."""
    for edition in editions_of(report):
        yield Choice(
            key=f"utgava-{edition.number}",
            name=edition.name_with_day,
            short=f"utgåva {edition.number}",
            group=EDITIONS,
            read=partial(frozen_text, edition.content, year=report.round.year),
            of=report.pk,
            content=edition.content,
            matter=edition.matter,
            made_at=edition.when,
            is_edition=True,
            facts=facts_of(edition.decisions),
        )


def _compare(before: Choice, after: Choice) -> Comparison:
    with_setters = before.is_edition and after.is_edition
    old, new = (side_of(one.read(), one.name, facts=one.facts, with_setters=with_setters) for one in (before, after))
    return compare(old, new)
