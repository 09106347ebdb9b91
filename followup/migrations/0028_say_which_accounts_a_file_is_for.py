from django.db import migrations, models
from django.db.models import Q

FIELDS = (
    ("accounts_year", "räkenskapernas år"),
    ("accounts_month", "räkenskapernas månad"),
)


class Migration(migrations.Migration):
    dependencies = [("followup", "0027_freeze_the_accounts")]

    operations = [
        *(
            migrations.AddField(
                model, name, models.PositiveSmallIntegerField(blank=True, null=True, verbose_name=words)
            )
            for model in ("importbatch", "historicalimportbatch")
            for name, words in FIELDS
        ),
        migrations.AddConstraint(
            "importbatch",
            models.CheckConstraint(
                condition=Q(accounts_year=None, accounts_month=None)
                | Q(accounts_year__isnull=False, accounts_month__isnull=False, accounts_month__range=(1, 12)),
                name="import_batch_of_a_period",
            ),
        ),
    ]
