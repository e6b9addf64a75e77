"""Notices of a certificate that was recorded in error are recalled: a function, for the desk cannot touch the outbox."""

from django.db import migrations

from palermo.session.steps import AsKeeper

RECALL = """
CREATE FUNCTION certification.recall(which uuid, what uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE recalled integer; BEGIN
   IF session.me() IS NULL OR NOT access.may_see('assessment', what) OR NOT agencies.holds('senior_police_officer')
      OR NOT EXISTS (SELECT FROM public.certification_certification c WHERE c.id = which AND c.subject = what) THEN
     RAISE EXCEPTION 'Only a senior officer who may see this certification recalls its notices.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   UPDATE public.clocks_message SET recalled_at = moment
   WHERE recalled_at IS NULL AND sent_at IS NULL
     AND key >= 'certification:' || which || ':' AND key < 'certification:' || which || ';';
   GET DIAGNOSTICS recalled = ROW_COUNT; RETURN recalled; END $$;
REVOKE ALL ON FUNCTION certification.recall FROM PUBLIC;
GRANT USAGE ON SCHEMA certification TO palermo_desk;
GRANT EXECUTE ON FUNCTION certification.recall TO palermo_desk;
"""

RIGHTS = [
    "GRANT UPDATE (recalled_at) ON clocks_message TO palermo_keeper",
    "GRANT SELECT (id, subject) ON certification_certification TO palermo_keeper",
    "CREATE POLICY keep ON certification_certification FOR SELECT TO palermo_keeper USING (true)",
]


class Migration(migrations.Migration):
    dependencies = [("certification", "0002_protect"), ("agencies", "0002_functions"), ("access", "0001_access")]
    operations = [
        migrations.RunSQL(
            ["CREATE SCHEMA certification AUTHORIZATION palermo_keeper"], "DROP SCHEMA certification CASCADE"
        ),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        AsKeeper(RECALL),
    ]
