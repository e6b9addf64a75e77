"""Find entries by when they happened: the auditors' filter by day, and what is counted for the Plan in a period."""

from django.db import migrations

from palermo.session.steps import LEDGER_KEEPER, AsKeeper


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_state")]
    operations = [AsKeeper("CREATE INDEX entry_at ON ledger.entry (at)", LEDGER_KEEPER, "DROP INDEX ledger.entry_at")]
