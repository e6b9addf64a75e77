"""Reports under row-level security, and the two functions the public site may call."""

from django.db import migrations

from palermo.access.protect import Protect
from palermo.prevention.reporting.migrations import _sql
from palermo.session.steps import AsKeeper

REPORT = (("report_id", "reporting_report"),)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("access", "0001_access"), ("vault", "0001_vault"), ("cases", "0002_protect")]
    operations = [
        Protect("reporting_report", "report", "id",
                counted=("id", "status", "channel", "urgent", "danger", "moving", "child", "ongoing", "region", "place", "industry",
                         "language", "contact", "heard_at", "recorded_at", "kind", "reason"),
                changes=("status", "kind", "reason", "version")),
        Protect("reporting_classification", "report", "report_id", parents=REPORT,
                counted=("id", "report_id", "kind", "entry", "payment", "consent", "ended", "exploitation", "benefit", "made_at")),
        Protect("reporting_question", "report", "report_id", parents=REPORT, counted=("id", "report_id", "asked_at")),
        Protect("reporting_referral", "report", "report_id", parents=(*REPORT, ("case_id", "cases_case")),
                counted=("id", "report_id", "case_id", "made_at")),
        migrations.RunSQL(_sql.KEEPER, "DROP SCHEMA reporting CASCADE"),
        AsKeeper(_sql.RECEIVE + _sql.STANDING),
        AsKeeper(_sql.RIGHTS),
    ]
