"""Ties between parties; and, from them and the roles in cases, who may not be near a child."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from palermo.access.protect import Protect
from palermo.cases.migrations import _sql_ties
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_protect'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('recorded_by', models.UUIDField()),
                ('in_error_at', models.DateTimeField(null=True)),
                ('in_error_by', models.UUIDField(null=True)),
                ('in_error_reason', models.CharField(blank=True, max_length=40)),
                ('version', models.PositiveIntegerField(default=1)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.party')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.party')),
            ],
            options={
                'db_table': 'cases_tie',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('family', 'partner', 'works_for', 'owns', 'associate'))), name='tie_kind'), models.CheckConstraint(condition=models.Q(('party', models.F('other')), _negated=True), name='tie_of_two'), models.CheckConstraint(condition=models.Q(('in_error_reason__regex', '^[a-z0-9_]{0,40}$')), name='tie_reason_code'), models.CheckConstraint(condition=models.Q(models.Q(('in_error_at__isnull', True), ('in_error_by__isnull', True), ('in_error_reason', '')), models.Q(('in_error_at__isnull', False), ('in_error_by__isnull', False), models.Q(('in_error_reason', ''), _negated=True)), _connector='OR'), name='tie_in_error_whole'), models.UniqueConstraint(condition=models.Q(('in_error_at__isnull', True)), fields=('party', 'other', 'kind'), name='tie_once')],
            },
        ),
        Protect("cases_tie", "case", "party_id", parents=(("other_id", "cases_party"),),
                counted=("id", "party_id", "other_id", "kind", "at", "in_error_at"),
                changes=("in_error_at", "in_error_by", "in_error_reason", "version")),
        migrations.RunSQL(["CREATE SCHEMA cases AUTHORIZATION palermo_keeper"], "DROP SCHEMA cases CASCADE"),
        migrations.RunSQL(_sql_ties.RIGHTS, migrations.RunSQL.noop),
        AsKeeper(_sql_ties.STANDS),
    ]
