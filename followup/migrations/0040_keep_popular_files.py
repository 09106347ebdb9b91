from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0039_keep_unit_parts")]

    operations = [
        migrations.AddField(
            model_name="reportfile",
            name="is_popular",
            field=models.BooleanField(default=False, verbose_name="för invånare"),
        ),
        migrations.RemoveConstraint(model_name="reportfile", name="report_file_once_per_edition"),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("edition__isnull", False)),
                fields=("edition", "media_type", "is_popular"),
                name="report_file_once_per_edition",
            ),
        ),
    ]
