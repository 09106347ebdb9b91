"""What is said to invånarna in Så gick det med pengarna alone may be written, also in the years that have begun: nobody has to."""

from django.db import migrations, models
from django.db.models import Max


NAME = "Så gick det med pengarna"
SECTIONS = {
    "leaflet": (
        "inledning",
        "Vad vill ni säga till invånarna? Högst 240 tecken. Står överst i Så gick det med pengarna, inte i årsredovisningen.",
    ),
    "leaflet_costs": (
        "hundra kronor",
        "Vad behöver läsaren veta om vart pengarna gick? Högst 100 tecken. Står under bilden av hundra kronor.",
    ),
    "leaflet_goals": (
        "målen",
        "Vad blev bättre för invånarna, och vad blev det inte? Högst 200 tecken. Står under målen.",
    ),
    "leaflet_built": (
        "det som byggdes",
        "Vad har invånarna fått för pengarna? Högst 80 tecken. Står under det som byggdes och köptes.",
    ),
    "leaflet_next": (
        "vad som händer sedan",
        "Vad händer nästa år, i vanliga ord? Högst 330 tecken. Tomt hämtas det ur Förväntad utveckling.",
    ),
}


def ask(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects
    rules = apps.get_model("followup", "SectionRule").objects
    told = sections.filter(key="leaflet").values("year")
    for year in sections.exclude(year__in=told).order_by("year").values_list("year", flat=True).distinct():
        end = sections.filter(year=year).aggregate(Max("rank"))["rank__max"]
        for rank, (key, (title, help)) in enumerate(SECTIONS.items(), start=end + 1):
            made = sections.create(
                year=year, key=key, title=f"{NAME}: {title}", content="LEAFLET", rank=rank, help=help
            )
            rules.create(section=made, reporter="MUNICIPALITY", round_kind="ANNUAL", extent="SHORT", ground="J")


class Migration(migrations.Migration):

    dependencies = [
        ('followup', '0040_keep_popular_files'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalreportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden'), ('SIGNATURES', 'underskrifter'), ('LEAFLET', 'egna ord till invånarna')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.AlterField(
            model_name='reportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden'), ('SIGNATURES', 'underskrifter'), ('LEAFLET', 'egna ord till invånarna')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
