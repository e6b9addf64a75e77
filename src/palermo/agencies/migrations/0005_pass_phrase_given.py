"""New pass-phrases given by a command on the server: somebody who may run it could otherwise sign in as anyone, unseen."""

from django.db import migrations

from palermo.agencies.migrations import _sql_renewed
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_enrolled")]
    operations = [AsKeeper(_sql_renewed.RENEWED, reverse="DROP FUNCTION agencies.pass_phrase_given")]
