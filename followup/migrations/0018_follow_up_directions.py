from django.db import migrations, models
from django.db.models import F

# The years that have begun get the section that the others begin with: voluntary in delårsrapport 1.
SECTION = {
    "key": "directions",
    "title": "Inriktningar och prioriteringar",
    "content": "DIRECTIONS",
    "help": "Har ni kommit närmare det ni vill uppnå sedan förra rapporten?",
}
ASKED = {"INTERIM_1": "SHORT", "INTERIM_2": "FULL", "ANNUAL": "FULL"}
BOARDS_AND_COMPANIES = ("MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY")


def ask(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects
    rules = apps.get_model("followup", "SectionRule").objects
    reports = apps.get_model("followup", "Report").objects.filter(unit__kind__in=BOARDS_AND_COMPANIES)
    for goals in sections.filter(key="goals"):
        sections.filter(year=goals.year, rank__gt=goals.rank).update(rank=F("rank") + 1)
        made = sections.create(year=goals.year, rank=goals.rank + 1, **SECTION)
        for round_kind, extent in ASKED.items():
            # Nobody is asked for more of what they have handed in already, should it be opened again.
            told = reports.filter(round__year=goals.year, round__kind=round_kind).exclude(status__in=["DRAFT", "LET_OFF"])
            for reporter in () if told.exists() else ("BOARD", "COMPANY"):
                rules.create(
                    section=made, reporter=reporter, round_kind=round_kind, extent=extent, least=extent, ground="S"
                )


class Migration(migrations.Migration):
    dependencies = [("followup", "0017_follow_up_actions")]

    operations = [
        migrations.AlterField(
            model_name="reportsection",
            name="content",
            field=models.CharField(choices=[('TEXT', 'löpande text'), ('PROPOSALS', 'att-satser'), ('GOALS', 'bedömning av mål'), ('DIRECTIONS', 'förflyttning för inriktningar'), ('PRIORITIES', 'läge för prioriteringar'), ('ACTIVITIES', 'läge för aktiviteter'), ('COUNCIL_ASSIGNMENTS', 'läge för fullmäktiges uppdrag'), ('SPECIAL_ASSIGNMENTS', 'läge för särskilda uppdrag'), ('KEY_FIGURES', 'nyckeltalsvärden'), ('OPERATING', 'driftredovisning'), ('DEVIATIONS', 'avvikelser och åtgärder'), ('DECISION_DATA', 'beslutsdata'), ('OVERVIEW', 'utvecklingsöversikt'), ('GROUP', 'koncernens organisation'), ('CIRCUMSTANCES', 'viktiga förhållanden'), ('GOVERNANCE', 'styrning och uppföljning'), ('INVESTMENTS', 'investeringsredovisning'), ('INCOME_STATEMENT', 'resultaträkning'), ('BALANCE_SHEET', 'balansräkning'), ('CASH_FLOW', 'kassaflödesanalys'), ('NOTES', 'noter'), ('CONSOLIDATED', 'sammanställda räkenskaper'), ('BALANCED_BUDGET', 'balanskravsutredning'), ('INTERNAL_CONTROL', 'intern kontroll'), ('PRIVATE_PROVIDERS', 'privata utförare'), ('CARRIED_OVER', 'ombudgetering'), ('AUDIT', 'revisorernas bedömning')], max_length=20, verbose_name="innehåll"),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
