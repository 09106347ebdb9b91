"""Kommunens årsredovisning has RKR R15's headings word for word, and every årsrapport begins with the year in short.

A section that somebody has given a name of their own keeps it.
"""

from django.db import migrations, models

# As the section table has them: key, the title it was called by, and what kommunen calls it when the year is over.
OF_KOMMUNEN = (
    ("events", "Väsentliga händelser", "Händelser av väsentlig betydelse"),
    (
        "circumstances",
        "Omvärld, risker och viktiga förhållanden",
        "Viktiga förhållanden för resultat och ekonomisk ställning",
    ),
    ("governance", "Styrning och uppföljning", "Styrning och uppföljning av den kommunala verksamheten"),
    ("sound_management", "God ekonomisk hushållning", "God ekonomisk hushållning och ekonomisk ställning"),
    ("personnel", "Personal", "Väsentliga personalförhållanden"),
)
OF_ALL = (
    ("balanced_budget", "Balanskravsutredning", "Balanskravsresultat"),
    ("summary", "Sammanfattning", "Året i korthet"),
)


def name(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects.all()
    for key, title, of_kommunen in OF_KOMMUNEN:
        sections.filter(key=key, title=title, annual_title="").update(municipal_title=of_kommunen)
    for key, title, of_all in OF_ALL:
        sections.filter(key=key, title=title, annual_title="").update(annual_title=of_all)


class Migration(migrations.Migration):
    dependencies = [("followup", "0035_ask_for_people_with_their_table")]

    operations = [
        migrations.AddField(
            model_name="historicalreportsection",
            name="municipal_title",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="rubrik i kommunens årsredovisning"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reportsection",
            name="municipal_title",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="rubrik i kommunens årsredovisning"),
            preserve_default=False,
        ),
        migrations.RunPython(name, migrations.RunPython.noop),
    ]
