"""A pass-phrase to be chosen anew, what sign-in counts, and urgent work climbing the roster."""

from django.db import migrations, models

from palermo.agencies.migrations import _sql_climbing
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_functions'),
        ('clocks', '0001_initial'),
        ('ledger', '0001_ledger'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='renew',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='Tries',
            fields=[
                ('key', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('until_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'agencies_tries',
                'indexes': [models.Index(fields=['until_at'], name='tries_until')],
            },
        ),
        migrations.RunSQL(_sql_climbing.DOOR, migrations.RunSQL.noop),
        AsKeeper(_sql_climbing.CLIMB, reverse="DROP FUNCTION agencies.climb"),
    ]
