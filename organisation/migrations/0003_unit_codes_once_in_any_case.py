"""A file's rows name their unit by its code in any case, so no two units that hold may have codes that differ in case only."""

from typing import Any

import django.db.models.functions.text
from django.db import migrations, models

LENGTH = 20


def tell_codes_apart(apps: Any, schema_editor: Any) -> None:
    """Give the later of two such units its code with a number: KN, kn → KN, kn-2."""
    holding = apps.get_model("organisation", "OrgUnit").objects.filter(valid_to=None).exclude(code="").order_by("pk")
    taken: set[str] = set()
    later = []
    for unit in holding.only("code"):
        if unit.code.lower() in taken:
            later.append(unit)
        taken.add(unit.code.lower())
    for unit in later:
        number = next(n for n in range(2, 10_000) if _numbered(unit.code, n).lower() not in taken)
        unit.code = _numbered(unit.code, number)
        taken.add(unit.code.lower())
        unit.save(update_fields=["code"])


def _numbered(code: str, number: int) -> str:
    end = f"-{number}"
    return f"{code[: LENGTH - len(end)]}{end}"


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_cache_table")]

    operations = [
        migrations.RemoveConstraint(model_name="orgunit", name="org_unit_code_once_while_valid"),
        migrations.RunPython(tell_codes_apart, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("code"),
                condition=models.Q(models.Q(("code", ""), _negated=True), ("valid_to", None)),
                name="org_unit_code_once_while_valid",
            ),
        ),
    ]
