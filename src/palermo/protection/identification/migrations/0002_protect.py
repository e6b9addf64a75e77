"""Findings and the evidence index under row-level security, in the compartment of assessment."""

from django.db import migrations

from palermo.access.protect import Protect

OF_A_PERSON = (("subject", "cases_party"), ("case_id", "cases_case"))


class Migration(migrations.Migration):
    dependencies = [("identification", "0001_initial"), ("access", "0001_access"), ("cases", "0002_protect")]
    operations = [
        Protect("identification_finding", "assessment", parents=OF_A_PERSON,
                counted=("id", "subject", "case_id", "kind", "status", "answer", "law", "found_at", "ended_at"),
                changes=("status", "ended_at", "ended_by", "in_error_reason")),
        Protect("identification_evidence", "assessment", parents=OF_A_PERSON,
                counted=("id", "subject", "case_id", "kind", "at")),
    ]
