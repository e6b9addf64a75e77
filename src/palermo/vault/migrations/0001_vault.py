"""The vault: sealed values under row-level security, opened through one door."""

from django.db import migrations

from palermo.session.steps import AsKeeper
from palermo.vault.migrations import _sql


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_access")]
    operations = [
        migrations.RunSQL(["CREATE SCHEMA vault AUTHORIZATION palermo_keeper"], "DROP SCHEMA vault CASCADE"),
        AsKeeper(_sql.TABLES),
        AsKeeper(_sql.FUNCTIONS),
        AsKeeper(_sql.RIGHTS),
    ]
