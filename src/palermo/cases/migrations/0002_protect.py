"""Cases and parties under row-level security."""

from django.db import migrations

from palermo.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("access", "0001_access")]
    operations = [
        Protect("cases_case", "casefile", "id",
                counted=("id", "status", "classification", "opened_at", "closed_at", "region", "industry"),
                changes=("status", "classification", "closed_at", "lead", "region", "industry", "version")),
        Protect("cases_party", "case", "id", counted=("id", "kind", "made_at"), changes=("language", "version")),
        Protect("cases_group", "casefile", "case_id", parents=(("case_id", "cases_case"),), counted=("id", "case_id", "made_at")),
        Protect("cases_involvement", "casefile", "case_id", parents=(("party_id", "cases_party"), ("group_id", "cases_group")),
                counted=("id", "case_id", "party_id", "group_id", "role", "in_error_at"),
                changes=("until_on", "in_error_at", "in_error_reason", "version")),
        Protect("cases_sameness", "case", "party_id", parents=(("other_id", "cases_party"),),
                counted=("id", "party_id", "other_id", "reason", "declared_at", "undone_at"),
                changes=("undone_at", "undone_by", "version")),
        Protect("cases_filenumber", by_row=True, counted=("id", "subject", "system", "recorded_at")),
    ]
