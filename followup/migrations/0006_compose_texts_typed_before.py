"""What was typed or read in before all text came in through one door is made as it would be today.

Letters in parts (NFD) are neither found nor recognised, and what nobody sees makes two names of one. What is frozen stays as its
checksum covers it. Histories are made alike, so that no change is told that nobody made.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, migrations, transaction

from styrmodell.lib import richtext
from styrmodell.lib.texts import line_in, text_in

CHUNK = 2000
LINES = {
    "organisation": {
        "OrgUnit": ("code", "name", "note"),
        "UnitName": ("name",),
        "PersonName": ("name",),
        "Operation": ("code", "name"),
        "User": ("username", "email", "name", "title"),
        "Matter": ("registry_number",),
        "Decision": ("paragraph", "registry_number", "note"),
    },
    "planning": {
        "Assignment": ("title",),
        "AssignmentVersion": ("title",),
        "Plan": ("name", "registry_number"),
        "KeyFigure": ("name", "unit_of_measure", "numerator", "denominator", "source", "kolada_id"),
        "PlanNode": ("title", "code", "responsible"),
        "GoverningDocument": ("name", "owner"),
    },
    "followup": {
        "Report": ("registry_number",),
        "Deviation": ("title",),
        "Action": ("text", "responsible"),
        "KeyFigureValue": ("area", "comment"),
        "OperatingForecast": ("comment",),
    },
}
BOXES = {
    "planning": {"Plan": ("return_comment",), "KeyFigure": ("description",), "Contribution": ("text",)},
    "followup": {"Report": ("return_comment",), "Deviation": ("cause",), "StatusUpdate": ("text",)},
}
FORMATTED = {
    "planning": {
        "Assignment": ("text",),
        "AssignmentVersion": ("text",),
        "PlanNode": ("text", "expected_result", "collaboration"),
    },
    "followup": {"ReportText": ("text",), "Assessment": ("text",)},
}


def formatted_in(text: str) -> str:
    """Cleaned only where it must be: what a later cleaner would write in another way is left as it was written."""
    return text if unicodedata.is_normalized("NFC", text) else richtext.clean(text)


def compose(apps: Any, schema_editor: Any) -> None:
    """Every text of every row and of its history."""
    for tables, door in ((LINES, line_in), (BOXES, text_in), (FORMATTED, formatted_in)):
        for app, models in tables.items():
            for name, columns in models.items():
                for model in _with_history(apps, app, name):
                    _compose_rows(model, columns, door)


def _with_history(apps: Any, app: str, name: str) -> list[Any]:
    known = {model.__name__ for model in apps.get_app_config(app).get_models()}
    return [apps.get_model(app, one) for one in (name, f"Historical{name}") if one in known]


def _compose_rows(model: Any, columns: tuple[str, ...], door: Callable[[str], str]) -> None:
    """A row that would be called as another is, or nothing at all, stays as it is: whoever owns it decides."""
    rows = model._base_manager.order_by("pk").values_list("pk", *columns).iterator(chunk_size=CHUNK)
    changed = {pk: composed for pk, *texts in rows if (composed := _composed(dict(zip(columns, texts, strict=True)), door))}
    for pk, composed in changed.items():
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=pk).update(**composed)
        except IntegrityError:
            continue


def _composed(texts: dict[str, str], door: Callable[[str], str]) -> dict[str, str]:
    """Those that differ from what the door makes of them."""
    return {column: door(text) for column, text in texts.items() if text and door(text) not in ("", text)}


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0005_say_when_a_document_was_handed_in"),
        ("planning", "0001_initial"),
        ("followup", "0005_labels_that_say_something"),
    ]

    operations = [migrations.RunPython(compose, migrations.RunPython.noop)]
