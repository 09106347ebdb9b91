from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0010_comment_on_items'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalperspective',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='version'),
        ),
        migrations.AddField(
            model_name='perspective',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='version'),
        ),
    ]
