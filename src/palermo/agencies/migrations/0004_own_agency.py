"""Accounts and duty are each agency's own."""

from django.db import migrations

from palermo.agencies.migrations import _sql_own_agency
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_door")]
    operations = [AsKeeper(_sql_own_agency.FUNCTIONS)]
