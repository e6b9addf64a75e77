"""What a case came from; and how knowledge goes with leading it."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from palermo.access.protect import Protect
from palermo.cases.migrations import _sql_leading
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_everyday_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', models.UUIDField()),
                ('act', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='cases.case')),
            ],
            options={
                'db_table': 'cases_source',
                'indexes': [models.Index(fields=['subject'], name='source_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('act__regex', '^[a-z0-9_]{0,40}$')), name='source_act_code'), models.UniqueConstraint(fields=('case', 'subject'), name='source_once')],
            },
        ),
        Protect("cases_source", "casefile", "case_id", counted=("id", "case_id", "act", "recorded_at"), adds=False),
        migrations.RunSQL(_sql_leading.KEEPER, migrations.RunSQL.noop),
        AsKeeper(_sql_leading.FUNCTIONS),
        AsKeeper(_sql_leading.RIGHTS),
    ]
