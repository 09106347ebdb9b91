from django.db import migrations
from django.db.models import F, Q

REOPENED = "Öppnad på nytt"
CAME_BACK = ["Återlämnad", "Återremitterad", "Avslagen", "Lagd till handlingarna", REOPENED]
ANALYSIS = {
    "annual_title": "Analys av årets utfall",
    "annual_help": "Varför blev utfallet som det blev, och vad skiljer mot budgeten?",
}


def tell_what_is_known(apps, schema_editor):
    """Rounds with early dates were meant so; who gave a report back stands in its history; an årsrapport forecasts nothing."""
    rounds = apps.get_model("followup", "ReportingRound").objects
    rounds.filter(Q(opens_on__lt=F("period_from")) | Q(due_on__lt=F("period_to"))).update(is_early=True)
    apps.get_model("followup", "ReportSection").objects.filter(key="forecast").update(**ANALYSIS)
    history = apps.get_model("followup", "HistoricalReport").objects
    history.filter(history_change_reason=REOPENED, status="RETURNED").update(status="REOPENED")
    given_back = history.filter(history_change_reason__in=CAME_BACK).order_by("-history_date", "-history_id")
    reports = apps.get_model("followup", "Report").objects.filter(status="RETURNED")
    for pk in list(reports.values_list("pk", flat=True)):
        last = given_back.filter(id=pk).first()
        if last is None:
            continue
        how = last.history_change_reason
        apps.get_model("followup", "Report").objects.filter(pk=pk).update(
            status="REOPENED" if how == REOPENED else "RETURNED",
            returned_how="" if how in ("Återlämnad", REOPENED) else how,
            returned_at=last.history_date,
            returned_by=last.history_user_id,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0011_who_gave_back_and_who_is_let_off"),
    ]

    operations = [
        migrations.RunPython(tell_what_is_known, migrations.RunPython.noop),
    ]
