"""What was typed in an item and not saved is found by its plan."""

from typing import Any

from django.db import migrations

BEFORE = "plan-node:"


def name_by_plan(apps: Any, schema_editor: Any) -> None:
    """What belongs to an item that is there no more keeps its name, and is read in Mitt arbete."""
    nodes = apps.get_model("planning", "PlanNode").objects
    for draft in apps.get_model("organisation", "Draft").objects.filter(key__startswith=BEFORE).defer("data"):
        number = draft.key.removeprefix(BEFORE)
        plan = nodes.filter(pk=number).values_list("plan", flat=True).first() if number.isdecimal() else None
        if plan is not None:
            draft.key, draft.page = f"plan:{plan}/node:{number}", f"/planer/{plan}/?andra={number}#post-{number}"
            draft.save(update_fields=["key", "page"])


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_sort_as_swedes_do"),
        ("organisation", "0009_keep_what_could_not_be_saved"),
    ]

    operations = [migrations.RunPython(name_by_plan, migrations.RunPython.noop)]
