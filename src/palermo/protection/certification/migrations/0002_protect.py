"""Certifications are known to those who assess; certificates, with status and dates alone, to the services as well."""

from django.db import migrations

from palermo.access.protect import Protect

OF_A_PERSON = (("subject", "cases_party"), ("case_id", "cases_case"))
OF_A_CERTIFICATION = (("certification_id", "certification_certification"),)


class Migration(migrations.Migration):
    dependencies = [("certification", "0001_initial"), ("identification", "0002_protect")]
    operations = [
        Protect("certification_certification", "assessment", parents=OF_A_PERSON,
                counted=("id", "subject", "case_id", "status", "began_at", "submitted_at", "decision", "decided_at",
                         "lacking", "revoked_at", "in_error_at"),
                changes=("status", "protection_id", "legal_id", "submitted_by", "submitted_at", "submitted_hash",
                         "decision", "decided_by", "decided_at", "decided_rank", "decided_hash", "lacking", "review",
                         "questioned_at", "told_at", "helped_at", "heard_at", "revoked_by", "revoked_at", "revoked_on",
                         "in_error_by", "in_error_at", "version")),
        Protect("certification_act", "assessment", parents=OF_A_CERTIFICATION,
                counted=("id", "certification_id", "subject", "number", "step", "becomes", "at", "reason", "lacking",
                         "in_error_at"),
                changes=("in_error_at",)),
        Protect("certification_personact", "assessment", parents=OF_A_CERTIFICATION,
                counted=("id", "certification_id", "subject", "kind", "about", "language", "accepted", "at")),
        Protect("certification_certificate", "certificate", parents=OF_A_CERTIFICATION,
                counted=("id", "subject", "certification_id", "kind", "status", "from_at", "ended_at", "support_until"),
                changes=("status", "ended_at", "support_until", "version")),
    ]
