"""A referral is known as a case is; the file and all in it as support. Words are sealed beside them, in referral and care."""

from django.db import migrations

from palermo.access.protect import Protect

OF_A_FILE = (("file_id", "support_file"),)


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial"), ("cases", "0002_protect")]
    operations = [
        Protect("support_referral", "case", "id",
                counted=("id", "party_id", "after_id", "status", "role", "agency", "referred_at", "identified_at", "child",
                         "urgent", "consent", "answered_at", "reason"),
                changes=("status", "consent", "consent_how", "named_at", "answered_at", "answered_by", "reason", "version")),
        Protect("support_file", "support", "id", parents=(("id", "support_referral"),),
                counted=("id", "party_id", "seat_id", "status", "opened_at", "assessed_at", "planned_at", "reviewed_at",
                         "closed_at", "reason", "outcome"),
                changes=("manager", "status", "opened_at", "assessed_at", "planned_at", "reviewed_at", "closed_at", "reason", "outcome",
                         "version")),
        Protect("support_review", "support", "file_id", parents=OF_A_FILE, counted=("id", "file_id", "number", "at", "with_person")),
        Protect("support_rating", "support", "file_id", parents=(*OF_A_FILE, ("review_id", "support_review")),
                counted=("id", "file_id", "review_id", "round", "domain", "level", "at")),
        Protect("support_plan", "support", "file_id", parents=OF_A_FILE,
                counted=("id", "file_id", "number", "agreed_at", "agreed_by", "given_how", "interpreter", "replaced_at"),
                changes=("replaced_at",)),
        Protect("support_service", "support", "file_id", parents=OF_A_FILE,
                counted=("id", "file_id", "number", "kind", "domain", "status", "asked_at", "offered_at", "taken_at",
                         "started_at", "settled_at", "reason"),
                changes=("status", "offered_at", "taken_at", "started_at", "settled_at", "reason", "version")),
    ]
