"""Who signs an årsredovisning is asked for, also in the years that have begun: nobody has to answer."""

from django.db import migrations, models
from django.db.models import Max


SECTION = {
    "key": "signatures",
    "title": "Underskrifter",
    "content": "SIGNATURES",
    "help": "En person på varje rad: namn och roll, med komma emellan.",
}
ASKED = (("MUNICIPALITY", "NONE", "J", ""), ("COMPANY", "SHORT", "L", "ÅRL"))


def ask(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects
    rules = apps.get_model("followup", "SectionRule").objects
    for last in sections.filter(key="proposals").exclude(year__in=sections.filter(key="signatures").values("year")):
        end = sections.filter(year=last.year).aggregate(Max("rank"))["rank__max"]
        made = sections.create(year=last.year, rank=end + 1, **SECTION)
        for reporter, least, ground, paragraph in ASKED:
            rules.create(
                section=made,
                reporter=reporter,
                round_kind="ANNUAL",
                extent="SHORT",
                least=least,
                ground=ground,
                paragraph=paragraph,
            )


class Migration(migrations.Migration):
    dependencies = [
        ('followup', '0036_call_chapters_as_rkr_does'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalreportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden'), ('SIGNATURES', 'underskrifter')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.AlterField(
            model_name='reportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden'), ('SIGNATURES', 'underskrifter')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
