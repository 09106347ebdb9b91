"""A draft belongs to a window, and what could not be saved is a row of its own with why. Nothing that is there is lost."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

from styrmodell.web.drafts import first_words


def name_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Each by its first words; what was typed to add several at once belongs to a form of its own."""
    for draft in apps.get_model("organisation", "Draft").objects.iterator(chunk_size=200):
        draft.beginning = first_words(draft.data)
        if draft.key.startswith("report:"):
            draft.key = f"{draft.key}/answers"
        elif draft.key.startswith("plan-link:"):
            draft.key = f"plan:{draft.key.partition(':')[2]}/links"
        elif draft.key.startswith("plan-node:new:"):
            plan, _, what = draft.key.removeprefix("plan-node:new:").partition(":")
            draft.key = f"plan:{plan}/new:{what}{':many' if '1' in draft.data.get('many', '') else ''}"
        draft.save(update_fields=["beginning", "key"])  # the day it was typed stays


class Migration(migrations.Migration):
    dependencies = [("organisation", "0008_say_where_a_job_belongs")]

    operations = [
        migrations.RemoveConstraint(model_name="draft", name="draft_once_per_form"),
        migrations.AddField("draft", "window", models.CharField(blank=True, default="", max_length=40, verbose_name="fönster")),
        migrations.AddField("draft", "page", models.CharField(blank=True, default="", max_length=500, verbose_name="sida")),
        migrations.AddField("draft", "why", models.TextField(blank=True, default="", verbose_name="orsak")),
        migrations.AddField(
            "draft", "beginning", models.CharField(blank=True, default="", max_length=100, verbose_name="början")
        ),
        migrations.RunPython(name_what_is_there, migrations.RunPython.noop),
        migrations.AddConstraint(
            "draft",
            models.UniqueConstraint(
                condition=Q(why=""), fields=["user", "key", "window"], name="draft_once_per_form_and_window"
            ),
        ),
    ]
