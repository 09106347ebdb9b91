from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0012_say_of_rounds_and_reports_what_is_known"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("RETURNED", "REOPENED")), _negated=True),
                    models.Q(("return_comment", ""), _negated=True),
                    _connector="OR",
                ),
                name="report_return_has_comment",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "LET_OFF"), _negated=True),
                    models.Q(("let_off_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="report_let_off_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_early", True),
                    models.Q(("due_on__gte", models.F("period_to")), ("opens_on__gte", models.F("period_from"))),
                    _connector="OR",
                ),
                name="round_early_only_when_it_says_so",
            ),
        ),
    ]
