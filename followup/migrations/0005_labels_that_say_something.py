from django.db import migrations

# What stood beside a text and only said what its chapter's title says.
SAID_NOTHING = ("I korthet", "Analys", "Läget", "Vad som väntar")


def clear(apps, schema_editor):
    apps.get_model("followup", "ReportSection").objects.filter(label__in=SAID_NOTHING).update(label="")


class Migration(migrations.Migration):
    dependencies = [("followup", "0004_import_file_sums_and_undo")]

    operations = [migrations.RunPython(clear, migrations.RunPython.noop)]
