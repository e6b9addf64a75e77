"""Visits, the people met, signs and referrals under row-level security, in a compartment of their own: whoever met a
person keeps what they saw, and learns nothing of what Police find out. A sign that came to light on a case is Police's."""

from django.db import migrations

from palermo.access.protect import Protect

OF_A_PERSON = (("subject", "cases_party"), ("visit_id", "identification_visit"))
OF_A_SCREENING = (*OF_A_PERSON, ("screening_id", "identification_screening"), ("case_id", "cases_case"))


class Migration(migrations.Migration):
    dependencies = [("identification", "0003_screening"), ("access", "0001_access"), ("cases", "0002_protect")]
    operations = [
        Protect("identification_visit", "screening", "id",
                counted=("id", "at", "agency", "role", "occasion", "sector", "region", "method", "met", "danger"),
                changes=("met", "version")),
        Protect("identification_screening", "screening", parents=OF_A_PERSON,
                counted=("id", "subject", "visit_id", "status", "reason", "child", "profile", "indicators", "at", "ended_at"),
                changes=("status", "reason", "child", "language", "interpreter", "alone", "profile", "indicators", "ended_at",
                         "version")),
        Protect("identification_sign", by_row=True, parents=OF_A_SCREENING,
                counted=("id", "subject", "visit_id", "screening_id", "case_id", "profile", "code", "observer", "seen_at",
                         "in_error_at"),
                changes=("in_error_at", "in_error_by", "in_error_reason")),
        # The case is no parent here: who referred does not see it, and still changes the row when they tell who it is.
        Protect("identification_referral", "screening", parents=OF_A_SCREENING[:3],
                counted=("id", "subject", "visit_id", "screening_id", "status", "urgent", "made_at", "told_at", "decided_at",
                         "reason"),
                changes=("status", "told_at", "decided_at", "decided_by", "reason", "case_id", "version")),
    ]
