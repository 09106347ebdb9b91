"""God ekonomisk hushållning is asked for as a step and a text; what has been written stays."""

from django.db import migrations


def ask_for_a_step(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects.filter(key="sound_management")
    sections.filter(content="TEXT").update(content="STEWARDSHIP")


class Migration(migrations.Migration):
    dependencies = [("followup", "0030_weigh_sound_management")]

    operations = [migrations.RunPython(ask_for_a_step, migrations.RunPython.noop)]
