"""Merges and closings under row-level security; what the team knows ends, resumes and passes on by functions."""

from django.db import migrations

from palermo.access.protect import Protect
from palermo.cases.migrations import _sql
from palermo.session.steps import AsKeeper


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_everyday"), ("access", "0001_access"), ("agencies", "0002_functions")]
    operations = [
        Protect("cases_merge", "casefile", "case_id", parents=(("into_id", "cases_case"),),
                counted=("id", "case_id", "into_id", "reason", "merged_at", "undone_at", "undone_reason"),
                changes=("undone_at", "undone_by", "undone_reason", "version")),
        Protect("cases_closing", "casefile", "case_id",
                counted=("id", "case_id", "reason", "told", "papers", "safety", "grants", "closed_at", "reopened_at"),
                changes=("reopened_at", "reopened_by", "version")),
        migrations.RunSQL(_sql.KEEPER, migrations.RunSQL.noop),
        AsKeeper(_sql.FUNCTIONS),
        AsKeeper(_sql.RIGHTS),
    ]
