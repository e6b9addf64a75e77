"""Who holds what now, and the few ways to change that."""

from django.db import migrations

from palermo.agencies.migrations import _sql
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial"), ("session", "0001_session"), ("clocks", "0001_initial")]
    operations = [
        migrations.RunSQL(["CREATE SCHEMA agencies AUTHORIZATION palermo_keeper", _sql.KEEPER_RIGHTS], "DROP SCHEMA agencies CASCADE"),
        AsKeeper(_sql.READS),
        AsKeeper(_sql.TELLING),
        AsKeeper(_sql.WRITES),
        AsKeeper(_sql.RIGHTS),
        migrations.RunSQL(_sql.WHO_SEES_WHOM + _sql.ROSTER, migrations.RunSQL.noop),
    ]
