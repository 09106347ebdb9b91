"""What happened, risks and kontrollmoment beside the texts of a report, one a row."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0042_undo_files_of_investments"),
        ("organisation", "0021_say_who_an_attachment_is_from"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSectionRow",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("EVENT", "händelse"), ("RISK", "risk"), ("CONTROL", "kontrollmoment")],
                        max_length=8,
                        verbose_name="slag",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="nummer")),
                ("title", models.CharField(max_length=500, verbose_name="vad")),
                ("day", models.DateField(blank=True, null=True, verbose_name="dag")),
                ("is_whole_month", models.BooleanField(default=False, verbose_name="bara månaden är känd")),
                (
                    "probability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "osannolik"), (2, "mindre sannolik"), (3, "möjlig"), (4, "sannolik")],
                        null=True,
                        verbose_name="sannolikhet",
                    ),
                ),
                (
                    "consequence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "försumbar"), (2, "lindrig"), (3, "kännbar"), (4, "allvarlig")],
                        null=True,
                        verbose_name="konsekvens",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[("NO_REMARK", "utan anmärkning"), ("FLAW", "brist")],
                        max_length=10,
                        verbose_name="resultat",
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=500, verbose_name="hantering")),
                ("responsible", models.CharField(blank=True, max_length=150, verbose_name="ansvarig")),
                ("is_example", models.BooleanField(default=False, verbose_name="exempeldata")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="followup.report",
                        verbose_name="rapport",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rad i avsnitt",
                "verbose_name_plural": "historical rader i avsnitt",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SectionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("EVENT", "händelse"), ("RISK", "risk"), ("CONTROL", "kontrollmoment")],
                        max_length=8,
                        verbose_name="slag",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="nummer")),
                ("title", models.CharField(max_length=500, verbose_name="vad")),
                ("day", models.DateField(blank=True, null=True, verbose_name="dag")),
                ("is_whole_month", models.BooleanField(default=False, verbose_name="bara månaden är känd")),
                (
                    "probability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "osannolik"), (2, "mindre sannolik"), (3, "möjlig"), (4, "sannolik")],
                        null=True,
                        verbose_name="sannolikhet",
                    ),
                ),
                (
                    "consequence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "försumbar"), (2, "lindrig"), (3, "kännbar"), (4, "allvarlig")],
                        null=True,
                        verbose_name="konsekvens",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[("NO_REMARK", "utan anmärkning"), ("FLAW", "brist")],
                        max_length=10,
                        verbose_name="resultat",
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=500, verbose_name="hantering")),
                ("responsible", models.CharField(blank=True, max_length=150, verbose_name="ansvarig")),
                ("is_example", models.BooleanField(default=False, verbose_name="exempeldata")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="section_rows",
                        to="followup.report",
                        verbose_name="rapport",
                    ),
                ),
            ],
            options={
                "verbose_name": "rad i avsnitt",
                "verbose_name_plural": "rader i avsnitt",
            },
        ),
        migrations.CreateModel(
            name="FrozenSectionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(verbose_name="plats")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                ("is_example", models.BooleanField(default=False, verbose_name="exempeldata")),
                (
                    "kind",
                    models.CharField(
                        choices=[("EVENT", "händelse"), ("RISK", "risk"), ("CONTROL", "kontrollmoment")],
                        max_length=8,
                        verbose_name="slag",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("title", models.CharField(max_length=500, verbose_name="vad")),
                ("day", models.DateField(null=True, verbose_name="dag")),
                ("is_whole_month", models.BooleanField(default=False, verbose_name="bara månaden är känd")),
                (
                    "probability",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "osannolik"), (2, "mindre sannolik"), (3, "möjlig"), (4, "sannolik")],
                        null=True,
                        verbose_name="sannolikhet",
                    ),
                ),
                (
                    "consequence",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "försumbar"), (2, "lindrig"), (3, "kännbar"), (4, "allvarlig")],
                        null=True,
                        verbose_name="konsekvens",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[("NO_REMARK", "utan anmärkning"), ("FLAW", "brist")],
                        max_length=10,
                        verbose_name="resultat",
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=500, verbose_name="hantering")),
                ("responsible", models.CharField(blank=True, max_length=150, verbose_name="ansvarig")),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.frozencontent",
                        verbose_name="fryst innehåll",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.orgunit",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="followup.sectionrow",
                        verbose_name="rad i avsnitt",
                    ),
                ),
            ],
            options={
                "verbose_name": "fryst rad i avsnitt",
                "verbose_name_plural": "frysta rader i avsnitt",
                "ordering": ["content_id", "position"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="sectionrow",
            constraint=models.UniqueConstraint(fields=("report", "kind", "number"), name="section_row_once"),
        ),
        migrations.AddConstraint(
            model_name="sectionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("day__isnull", False), ("kind", "EVENT")),
                    models.Q(models.Q(("kind", "EVENT"), _negated=True), ("day", None)),
                    _connector="OR",
                ),
                name="section_row_event_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "RISK"), models.Q(("consequence", None), ("probability", None)), _connector="OR"
                ),
                name="section_row_risk_is_judged",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("probability", None), ("probability__range", (1, 4)), _connector="OR"),
                    models.Q(("consequence", None), ("consequence__range", (1, 4)), _connector="OR"),
                ),
                name="section_row_risk_on_its_scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "CONTROL"), ("finding", ""), _connector="OR"),
                name="section_row_control_has_finding",
            ),
        ),
        migrations.AddConstraint(
            model_name="frozensectionrow",
            constraint=models.UniqueConstraint(fields=("content", "kind", "number"), name="frozen_section_row_once"),
        ),
    ]
