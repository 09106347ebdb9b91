"""Parts of nämnders and bolags reports in kommunens årsredovisning, as they were taken in."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('followup', '0038_say_who_answers_for_a_section'),
        ('organisation', '0020_say_what_a_comparison_is_of'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalUnitPart',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('extent', models.CharField(choices=[('WHOLE', 'i sin helhet'), ('SHORT', 'förkortad'), ('LEFT_OUT', 'inte med')], default='SHORT', max_length=10, verbose_name='omfattning')),
                ('sections', models.JSONField(default=list, verbose_name='avsnitt')),
                ('source_version', models.PositiveIntegerField(default=0, verbose_name='rapportens version')),
                ('told', models.CharField(blank=True, max_length=400, verbose_name='hur långt rapporten hade kommit')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='togs in')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('content', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.frozencontent', verbose_name='fryst innehåll')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='followup.report', verbose_name='rapport')),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='followup.report', verbose_name='ur rapporten')),
                ('taken_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='togs in av')),
            ],
            options={
                'verbose_name': 'historical del ur årsrapport',
                'verbose_name_plural': 'historical delar ur årsrapporter',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='UnitPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('extent', models.CharField(choices=[('WHOLE', 'i sin helhet'), ('SHORT', 'förkortad'), ('LEFT_OUT', 'inte med')], default='SHORT', max_length=10, verbose_name='omfattning')),
                ('sections', models.JSONField(default=list, verbose_name='avsnitt')),
                ('taken', models.JSONField(default=dict, verbose_name='det som togs in')),
                ('source_version', models.PositiveIntegerField(default=0, verbose_name='rapportens version')),
                ('told', models.CharField(blank=True, max_length=400, verbose_name='hur långt rapporten hade kommit')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='togs in')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('content', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.frozencontent', verbose_name='fryst innehåll')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unit_parts', to='followup.report', verbose_name='rapport')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='followup.report', verbose_name='ur rapporten')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='togs in av')),
            ],
            options={
                'verbose_name': 'del ur årsrapport',
                'verbose_name_plural': 'delar ur årsrapporter',
            },
        ),
        migrations.CreateModel(
            name='HistoricalUnitPartText',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('place', models.CharField(max_length=80, verbose_name='plats')),
                ('text', models.TextField(verbose_name='text')),
                ('original', models.TextField(verbose_name='texten som förkortades')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='followup.unitpart', verbose_name='del ur årsrapport')),
            ],
            options={
                'verbose_name': 'historical förkortad text',
                'verbose_name_plural': 'historical förkortade texter',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='UnitPartText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=80, verbose_name='plats')),
                ('text', models.TextField(verbose_name='text')),
                ('original', models.TextField(verbose_name='texten som förkortades')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='followup.unitpart', verbose_name='del ur årsrapport')),
            ],
            options={
                'verbose_name': 'förkortad text',
                'verbose_name_plural': 'förkortade texter',
            },
        ),
        migrations.AddConstraint(
            model_name='unitpart',
            constraint=models.UniqueConstraint(fields=('report', 'source'), name='unit_part_once'),
        ),
        migrations.AddConstraint(
            model_name='unitpart',
            constraint=models.CheckConstraint(condition=models.Q(('extent', 'LEFT_OUT'), ('taken_at__isnull', False), _connector='OR'), name='unit_part_told_is_taken'),
        ),
        migrations.AddConstraint(
            model_name='unitparttext',
            constraint=models.UniqueConstraint(fields=('part', 'place'), name='unit_part_text_once'),
        ),
    ]
