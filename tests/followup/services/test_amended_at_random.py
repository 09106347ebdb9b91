"""Random changes by the body while random things are written: nothing of either side is lost, and nothing else is changed."""

import random
from decimal import Decimal

import pytest

from followup.enums import Attainment, WorkState
from followup.models import Assessment, Deviation, OperatingForecast, Report, ReportText, StatusUpdate
from followup.reading.amended_rows import FIELDS, ROWS, amendable_rows, subject_of
from followup.services import frozen_answers, status_updates
from styrmodell import integrity
from tests.followup import amending
from tests.followup.amending import amend, finish

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WORDS = ("Nya ord.", "Andra ord.", "Åter andra ord.")
SAYS = {
    "attainment": lambda draw: draw.choice(Attainment.values),
    "state": lambda draw: draw.choice(WorkState.values),
    "forecast": lambda draw: str(-draw.randrange(1, 99) * 1000),
    "title": lambda draw: draw.choice(WORDS),
    "cause": lambda draw: draw.choice(WORDS),
    "responsible": lambda draw: draw.choice(WORDS),
}
CHANGED = {
    "text": ("text",),
    "assessment": ("attainment", "text"),
    "state": ("state", "text"),
    "amount": ("forecast",),
    "deviation": ("title", "cause"),
    "action": ("text", "responsible"),
}


@pytest.fixture
def report(org):
    report = amending.full_report(org)
    amending.decided(report)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


def decide(draw, report, rows):
    """Some rows changed by the body: what it decided of each, by kind and subject."""
    decided = {}
    for (kind, subject), _row in draw.sample(list(amendable_rows(report, rows).items()), 6):
        values = {
            name: said(draw, kind, name) for name in draw.sample(CHANGED[kind], draw.randint(1, len(CHANGED[kind])))
        }
        amend(report, kind, subject, **values)
        decided[kind, subject] = values
    return decided


def said(draw, kind, name):
    words = f"<p>{draw.choice(WORDS)}</p>" if kind in ("text", "assessment") else draw.choice(WORDS)
    return SAYS.get(name, lambda _: words)(draw)


def write(draw, report):
    """Some of what stands in the working text written over meanwhile, each with its version."""
    for model, of_report, field in (
        (ReportText, {"report": report}, "text"),
        (Assessment, {"report": report}, "text"),
        (Deviation, {"report": report}, "cause"),
    ):
        for row in model.objects.filter(**of_report):
            if draw.random() < 0.5:
                model.objects.filter(pk=row.pk).update(**{field: "Skrivet under tiden.", "version": row.version + 1})
    for row in OperatingForecast.objects.filter(round=report.round):
        if draw.random() < 0.5:
            OperatingForecast.objects.filter(pk=row.pk).update(amount=-7, version=row.version + 1)
    for update in StatusUpdate.objects.filter(receiver__unit=report.unit):
        if draw.random() < 0.5:
            status_updates.write(by=None, receiver=update.receiver, state=WorkState.DONE, text="Under tiden.")


def plain(rows):
    """What the rows say, by kind and subject: the fields that a body may change."""
    return {
        (kind, subject_of(kind, row)): {name: getattr(row, name) for name in FIELDS[kind]}
        for kind, (name_of_rows, _) in ROWS.items()
        for row in rows[name_of_rows]
    }


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("takes_decided", [True, False])
def test_what_was_decided_is_what_is_frozen_and_all_else_stands(report, seed, takes_decided):
    draw = random.Random(f"{seed}{takes_decided}")
    content = report.matters.get().content
    before = plain(frozen_answers.rows_in(content))
    decided = decide(draw, report, frozen_answers.rows_in(content))
    write(draw, report)
    live = _written(report)
    edition = finish(report, decided=takes_decided)
    after = plain(frozen_answers.rows_in(edition.content))
    expected = {
        place: {name: _typed(name, decided.get(place, {}).get(name, value), value) for name, value in fields.items()}
        for place, fields in before.items()
    }
    assert after == expected
    assert list(integrity.all_faults()) == []
    _nothing_written_is_lost(report, live, is_kept=not takes_decided)


def _typed(name, decided, value):
    return Decimal(decided) if isinstance(value, Decimal) and name == "forecast" else decided


def _written(report):
    return set(ReportText.objects.filter(report=report, text="Skrivet under tiden.").values_list("pk", flat=True))


def _nothing_written_is_lost(report, texts, *, is_kept):
    """It stands, where it was chosen; else it is in the history, behind what was decided."""
    for row in ReportText.objects.filter(pk__in=texts):
        was_decided = row.history.filter(history_change_reason__startswith="Ändrat av").exists()
        assert row.text == "Skrivet under tiden." or (was_decided and not is_kept)
