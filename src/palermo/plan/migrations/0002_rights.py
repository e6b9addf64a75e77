"""Progress is public knowledge inside government: no row-level security (access/catalogue.py says so), narrow rights."""

from django.db import migrations

RIGHTS = [
    "REVOKE ALL ON plan_progress FROM PUBLIC",
    "GRANT SELECT, INSERT ON plan_progress TO palermo_desk",
    "GRANT UPDATE (status, since_at, recorded_by, version) ON plan_progress TO palermo_desk",
    "GRANT SELECT (id, plan, action, milestone, status, since_at, version) ON plan_progress TO palermo_measures",
]


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("session", "0001_session")]
    operations = [migrations.RunSQL(RIGHTS, "REVOKE ALL ON plan_progress FROM palermo_desk, palermo_measures")]
