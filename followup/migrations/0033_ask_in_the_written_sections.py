"""What law and RKR ask for by name is written now: years that have begun get the question, and what cannot be left out.

A section that somebody has worded is left as it is.
"""

from django.db import migrations

# As the section table has them: key, question, and whether a report that is asked in full is handed in without it.
SECTIONS = (
    (
        "circumstances",
        "Vilka förhållanden i omvärlden och hos er, och vilka risker, behöver läsaren känna till för att förstå läget?",
        True,
    ),
    ("governance", "Hur styrs verksamheten och hur följs den upp? Vem beslutar vad, och vad är nytt i år?", True),
    (
        "internal_control",
        "Har den interna kontrollen varit tillräcklig? Vad har granskats, vad visade det, och vad görs åt bristerna?",
        True,
    ),
    ("private_providers", "Vilka privata utförare anlitar ni, hur följs de upp, och vad visar uppföljningen?", False),
)


def ask(apps, schema_editor):
    sections = apps.get_model("followup", "ReportSection").objects.all()
    for key, question, is_needed in SECTIONS:
        sections.filter(key=key, help="").update(help=question)
        sections.filter(key=key).update(is_needed=is_needed)


class Migration(migrations.Migration):
    dependencies = [("followup", "0032_keep_what_is_carried_over")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
