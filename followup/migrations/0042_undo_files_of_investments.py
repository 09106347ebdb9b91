from django.db import migrations, models

FIELD = models.CharField(blank=True, default="", max_length=20, verbose_name="investeringarnas tillfälle")


class Migration(migrations.Migration):
    dependencies = [("followup", "0041_write_to_residents")]

    operations = [
        migrations.AddField("historicalimportbatch", "investments_in", FIELD, preserve_default=False),
        migrations.AddField("importbatch", "investments_in", FIELD, preserve_default=False),
    ]
