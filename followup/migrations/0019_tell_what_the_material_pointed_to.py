from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('followup', '0018_follow_up_directions'),
    ]

    operations = [
        migrations.AddField(
            model_name='assessment',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='skäl till annan bedömning än förslaget'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='suggested',
            field=models.CharField(blank=True, choices=[('MET', 'uppfyllt'), ('PARTLY', 'delvis uppfyllt'), ('NOT_MET', 'ej uppfyllt'), ('NOT_ASSESSED', 'ej bedömt')], max_length=15, verbose_name='förslag ur underlaget'),
        ),
        migrations.AddField(
            model_name='frozenassessment',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='skäl till annan bedömning än förslaget'),
        ),
        migrations.AddField(
            model_name='frozenassessment',
            name='suggested',
            field=models.CharField(blank=True, choices=[('MET', 'uppfyllt'), ('PARTLY', 'delvis uppfyllt'), ('NOT_MET', 'ej uppfyllt'), ('NOT_ASSESSED', 'ej bedömt')], max_length=15, verbose_name='förslag ur underlaget'),
        ),
        migrations.AddField(
            model_name='historicalassessment',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='skäl till annan bedömning än förslaget'),
        ),
        migrations.AddField(
            model_name='historicalassessment',
            name='suggested',
            field=models.CharField(blank=True, choices=[('MET', 'uppfyllt'), ('PARTLY', 'delvis uppfyllt'), ('NOT_MET', 'ej uppfyllt'), ('NOT_ASSESSED', 'ej bedömt')], max_length=15, verbose_name='förslag ur underlaget'),
        ),
    ]
