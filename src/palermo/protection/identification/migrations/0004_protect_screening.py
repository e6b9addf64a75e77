"""Visits, the people met, signs and referrals under row-level security, in the compartment of assessment."""

from django.db import migrations

from palermo.access.protect import Protect

OF_A_PERSON = (("subject", "cases_party"), ("visit_id", "identification_visit"))
OF_A_SCREENING = (*OF_A_PERSON, ("screening_id", "identification_screening"), ("case_id", "cases_case"))


class Migration(migrations.Migration):
    dependencies = [("identification", "0003_screening"), ("access", "0001_access"), ("cases", "0002_protect")]
    operations = [
        Protect("identification_visit", "assessment", "id",
                counted=("id", "at", "agency", "role", "occasion", "sector", "region", "method", "met", "danger"),
                changes=("met", "version")),
        Protect("identification_screening", "assessment", parents=OF_A_PERSON,
                counted=("id", "subject", "visit_id", "status", "reason", "child", "profile", "indicators", "at", "ended_at"),
                changes=("status", "reason", "child", "language", "interpreter", "alone", "profile", "indicators", "ended_at",
                         "version")),
        Protect("identification_sign", "assessment", parents=OF_A_SCREENING,
                counted=("id", "subject", "visit_id", "screening_id", "case_id", "profile", "code", "observer", "seen_at",
                         "in_error_at"),
                changes=("in_error_at", "in_error_by", "in_error_reason")),
        # The case is no parent here: who referred does not see it, and still changes the row when they tell who it is.
        Protect("identification_referral", "assessment", parents=OF_A_SCREENING[:3],
                counted=("id", "subject", "visit_id", "screening_id", "status", "urgent", "made_at", "told_at", "decided_at",
                         "reason"),
                changes=("status", "told_at", "decided_at", "decided_by", "reason", "case_id", "version")),
    ]
