from django.db import migrations

# The years that have begun ask what the others begin with: a kontor's and an enhet's own account is voluntary, and so
# nobody is asked for more than they have handed in already.
REPORTERS = ("OFFICE", "UNIT")
ROUNDS = ("MONTHLY", "INTERIM_1", "INTERIM_2", "ANNUAL")


def ask(apps, schema_editor):
    rules = apps.get_model("followup", "SectionRule").objects
    for section in apps.get_model("followup", "ReportSection").objects.filter(key="operating"):
        for reporter in REPORTERS:
            for round_kind in ROUNDS:
                rules.get_or_create(
                    section=section,
                    reporter=reporter,
                    round_kind=round_kind,
                    defaults={"extent": "SHORT", "ground": "J"},
                )


class Migration(migrations.Migration):
    dependencies = [("followup", "0023_change_the_sections_of_a_year")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
