"""Presumptions are known to those who may assess the person; a child's notice and guardian, to those who protect it."""

from django.db import migrations

from palermo.access.protect import Protect
from palermo.protection.certification.migrations import _sql_child
from palermo.session.steps import AsKeeper

OF_A_PERSON = ("subject", "cases_party")
CONSENTS = (("consent_id", "certification_consent"), ("police_consent_id", "certification_consent"))


class Migration(migrations.Migration):
    dependencies = [("certification", "0004_presumption"), ("cases", "0003_tie"), ("access", "0001_access")]
    operations = [
        Protect("certification_consent", "screening", parents=(OF_A_PERSON,),
                counted=("id", "subject", "given_for", "how", "language", "at")),
        Protect("certification_presumption", "screening", parents=(OF_A_PERSON, *CONSENTS),
                counted=("id", "subject", "status", "child", "basis", "agency", "role", "at", "police_told_at",
                         "certified_by_id", "ended_at", "ended_on"),
                changes=("status", "child", "consent_id", "police_told_at", "police_told_because", "police_consent_id",
                         "certified_by_id", "ended_at", "ended_by", "ended_on", "version")),
        Protect("certification_protectionnotice", "safety", "id", parents=(("child_id", "cases_party"),),
                counted=("id", "child_id", "presumption_id", "status", "is_child", "agency", "role", "at", "received_at",
                         "acted_at", "acted_on", "adult_at"),
                changes=("status", "received_by", "received_at", "acted_by", "acted_at", "acted_on", "adult_by", "adult_at",
                         "adult_on", "version")),
        Protect("certification_guardian", "safety",
                parents=(("notice_id", "certification_protectionnotice"), ("party_id", "cases_party"),
                         ("child_id", "cases_party")),
                counted=("id", "subject", "notice_id", "child_id", "relation", "status", "proposed_at", "vetted_at",
                         "refused_on", "ended_at", "ended_on"),
                changes=("status", "check_by", "check_at", "answer", "identity_seen", "police_vetted", "child_heard",
                         "no_interest", "vetted_by", "vetted_at", "refused_on", "ended_by", "ended_at", "ended_on",
                         "version")),
        migrations.RunSQL(_sql_child.RIGHTS, migrations.RunSQL.noop),
        AsKeeper(_sql_child.NOTICE),
        AsKeeper(_sql_child.GUARDIAN),
        AsKeeper(_sql_child.RECALL),
        migrations.RunSQL(_sql_child.TRIGGERS, migrations.RunSQL.noop),
    ]
