"""The section about people has a table of its own beside the text; what has been written stays."""

from django.db import migrations, models


def ask(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects.filter(key="personnel")
    sections.filter(content="TEXT").update(content="PERSONNEL")


class Migration(migrations.Migration):
    dependencies = [("followup", "0034_keep_personnel_figures")]

    operations = [
        migrations.AlterField(
            model_name='historicalreportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.AlterField(
            model_name='reportsection',
            name='content',
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning'), ('STEWARDSHIP', 'god ekonomisk hushållning'), ('PERSONNEL', 'personalförhållanden')], max_length=20, verbose_name='innehåll'),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
