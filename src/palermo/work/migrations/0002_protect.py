"""Work under row-level security, by subject and compartment; an officer's kept filters, for that officer alone."""

from django.db import migrations

from palermo.access.protect import Protect

PIECE = ("id", "subject", "compartment", "at", "recorded_at", "in_error_at", "in_error_reason")
MARKS = ("in_error_at", "in_error_by", "in_error_reason", "version")
MINE = "officer = (SELECT session.me())"
FILTERS = [
    "ALTER TABLE work_filter ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE work_filter FORCE ROW LEVEL SECURITY",
    "REVOKE ALL ON work_filter FROM PUBLIC",
    "GRANT SELECT, INSERT, DELETE ON work_filter TO palermo_desk",
    f"CREATE POLICY mine ON work_filter FOR ALL TO palermo_desk USING ({MINE}) WITH CHECK ({MINE})",
    "CREATE POLICY maintain ON work_filter FOR ALL TO palermo_owner USING ((SELECT session.maintaining()))",
]


class Migration(migrations.Migration):
    dependencies = [("work", "0001_initial"), ("access", "0001_access"), ("session", "0001_session")]
    operations = [
        Protect("work_note", by_row=True, counted=(*PIECE, "way", "interpreter"), changes=MARKS),
        Protect("work_task", by_row=True, counted=(*PIECE, "status", "what"), changes=("status", *MARKS)),
        Protect("work_appointment", by_row=True, counted=(*PIECE, "status", "what", "begins_at", "interpreter"),
                changes=("status", "begins_at", *MARKS)),
        Protect("work_question", by_row=True, counted=(*PIECE, "status", "topic", "answer", "answered_at"),
                changes=("status", "answer", "answered_at", "answered_by", *MARKS)),
        migrations.RunSQL(FILTERS, "DROP POLICY mine ON work_filter"),
    ]
