from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce
from django.utils import timezone


def as_frozen(apps, schema_editor):
    """A plan is called what its newest edition calls it, and each edition what its content says."""
    contents = apps.get_model("organisation", "FrozenContent").objects.filter(pk=OuterRef("content"))
    called = contents.annotate(called=KeyTextTransform("unit", KeyTransform("plan", "data"))).values("called")[:1]
    editions = apps.get_model("planning", "PlanEdition").objects
    editions.update(unit_then=Coalesce(Subquery(called), Value("")))
    newest = editions.filter(plan=OuterRef("pk")).order_by("-number").values("unit_then")[:1]
    apps.get_model("planning", "Plan").objects.update(unit_then=Coalesce(Subquery(newest), Value("")))


def links_as_frozen(apps, schema_editor):
    """What a link leads to is called what it was called on the day of the freezing."""
    links = apps.get_model("planning", "FrozenLink").objects
    units = apps.get_model("organisation", "OrgUnit").objects.filter(pk=OuterRef("to_unit")).values("name")[:1]
    links.update(to_unit_then=Coalesce(Subquery(units), Value("")))
    names = {}
    for name in apps.get_model("organisation", "UnitName").objects.order_by("valid_from"):
        names.setdefault(name.unit_id, []).append(name)
    found = links.filter(to_unit__in=names).values_list("pk", "to_unit", "content__created_at")
    for pk, unit, frozen_at in found.iterator():
        day = timezone.localdate(frozen_at)
        begun = [name for name in names[unit] if name.valid_from <= day]
        links.filter(pk=pk).update(to_unit_then=(begun[-1] if begun else names[unit][0]).name)


NAME = {"blank": True, "default": "", "max_length": 200}


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0010_find_a_form_by_its_key"),
        ("planning", "0003_name_drafts_by_their_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="unit_then",
            field=models.CharField(**NAME, editable=False, verbose_name="enhetens namn i senaste utgåvan"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="planedition",
            name="unit_then",
            field=models.CharField(**NAME, verbose_name="enhetens namn"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="frozenlink",
            name="to_unit_then",
            field=models.CharField(**NAME, verbose_name="till enhet, namn"),
            preserve_default=False,
        ),
        migrations.RunPython(as_frozen, migrations.RunPython.noop),
        migrations.RunPython(links_as_frozen, migrations.RunPython.noop),
    ]
