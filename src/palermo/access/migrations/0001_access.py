"""Grants and the functions that give and end them; then the protection of the rooms below."""

from django.db import migrations

from palermo.access.migrations import _sql
from palermo.access.protect import Protect
from palermo.session.steps import LEDGER_KEEPER, AsKeeper

CLOCKS = ["GRANT SELECT, UPDATE ON clocks_message TO palermo_worker",
          "GRANT SELECT (id, kind, subject, compartment, about, holder, started_at, due_at, met_at, cancelled_at, climbed), "
          "UPDATE (climbed) ON clocks_deadline TO palermo_worker",
          "CREATE POLICY climb ON clocks_deadline FOR SELECT TO palermo_worker USING (true)",
          "CREATE POLICY climbed ON clocks_deadline FOR UPDATE TO palermo_worker USING (true)",
          "GRANT SELECT, INSERT ON clocks_deadline TO palermo_keeper",
          "CREATE POLICY keep ON clocks_deadline FOR ALL TO palermo_keeper USING (true) WITH CHECK (true)"]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("agencies", "0002_functions"), ("ledger", "0001_ledger"), ("clocks", "0001_initial")]
    operations = [
        migrations.RunSQL(["CREATE SCHEMA access AUTHORIZATION palermo_keeper"], "DROP SCHEMA access CASCADE"),
        AsKeeper(_sql.TABLES),
        AsKeeper(_sql.READS),
        AsKeeper(_sql.WRITES),
        AsKeeper(_sql.RIGHTS),
        AsKeeper(_sql.LEDGER_POLICY, LEDGER_KEEPER),
        Protect("clocks_deadline", by_row=True,
                counted=("id", "kind", "subject", "compartment", "started_at", "due_at", "met_at", "cancelled_at"),
                changes=("met_at", "cancelled_at", "due_at", "holder", "version")),
        Protect("clocks_pause", by_row=True, counted=("id", "deadline_id", "from_at", "until_at", "reason"),
                changes=("until_at",), parents=(("deadline_id", "clocks_deadline"),)),
        migrations.RunSQL(CLOCKS, migrations.RunSQL.noop),
    ]
