"""Sealed files, chunk by chunk, beside the row they belong to."""

from django.db import migrations, models

from palermo.session.steps import AsKeeper
from palermo.vault.migrations import _sql_files


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_state"), ("ledger", "0004_files_open_too")]
    operations = [
        AsKeeper(_sql_files.TABLES),
        AsKeeper(_sql_files.FUNCTIONS),
        AsKeeper(_sql_files.RIGHTS),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("subject", models.UUIDField()),
                ("compartment", models.TextField()),
                ("about", models.UUIDField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("chunks", models.IntegerField()),
                ("sealed_at", models.DateTimeField()),
                ("sealed_by", models.UUIDField()),
            ],
            options={"db_table": '"vault"."file"', "managed": False},
        ),
    ]
