"""Officers enrolled by a command on the server."""

from django.db import migrations

from palermo.agencies.migrations import _sql_enrolled
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_door")]
    operations = [AsKeeper(_sql_enrolled.ENROLLED, reverse="DROP FUNCTION agencies.enrolled")]
