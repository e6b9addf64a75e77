"""Sealed numbers are found by a keyed hash that no login can read."""

from django.db import migrations

from palermo.session.steps import AsKeeper
from palermo.vault.migrations import _sql_blind


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_files"), ("ledger", "0005_lookups")]
    operations = [AsKeeper(_sql_blind.TABLES), AsKeeper(_sql_blind.FUNCTIONS), AsKeeper(_sql_blind.RIGHTS)]
