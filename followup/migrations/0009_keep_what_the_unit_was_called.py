from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce


def as_frozen(apps, schema_editor):
    """A report is called what its newest edition calls it."""
    editions = apps.get_model("followup", "ReportEdition").objects.filter(report=OuterRef("pk")).order_by("-number")
    called = editions.annotate(called=KeyTextTransform("unit", "content__data")).values("called")[:1]
    apps.get_model("followup", "Report").objects.update(unit_then=Coalesce(Subquery(called), Value("")))


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0008_older_files_are_for_who_reads_in_all"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="unit_then",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=200, verbose_name="enhetens namn i senaste utgåvan"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(as_frozen, migrations.RunPython.noop),
    ]
