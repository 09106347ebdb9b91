"""The table that counts failed logins: made with all others, so that no installation can forget it."""

from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps, schema_editor):
    """Safe where the table exists; does nothing where another cache is configured."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
