from django.db import migrations


def held_by_the_topmost(apps, schema_editor):
    """Which enheter an older file named is not kept: it is read by those who may read in amounts of all."""
    units = apps.get_model("organisation", "OrgUnit").objects
    batches = apps.get_model("followup", "ImportBatch").objects.filter(confirmed_at__isnull=False)
    for pk, told in batches.values_list("pk", "told"):
        of_the_file = units.filter(pk=told.get("unit")).values("tree_id")
        topmost = units.filter(tree_id__in=of_the_file, level=0).first()
        batches.filter(pk=pk).update(unit=topmost)


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0007_tell_whose_amounts_a_file_holds"),
    ]

    operations = [
        migrations.RunPython(held_by_the_topmost, migrations.RunPython.noop),
    ]
