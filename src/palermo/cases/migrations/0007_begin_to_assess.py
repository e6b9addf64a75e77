"""Police begin to assess a person whom somebody else met, once they have put them into a case."""

from django.db import migrations

from palermo.session.steps import AsKeeper

FUNCTION = """
-- Whoever met the person never held the assessment, so nobody could share it: it begins with Police, in a case.
CREATE FUNCTION cases.begin_to_assess(what uuid, of uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE given integer; BEGIN
   PERFORM access.must_be_whole(what, moment);
   IF NOT access.may_see('screening', what)
      OR NOT EXISTS (SELECT FROM access.need n, unnest(n.by) r WHERE n.act = 'party_added' AND agencies.holds(r))
      OR NOT EXISTS (SELECT FROM public.cases_involvement i WHERE i.party_id = what AND i.case_id = of
        AND i.recorded_by = session.me() AND i.in_error_at IS NULL) THEN
     RAISE EXCEPTION 'Who puts a person into a case, and knows what was seen of them, begins to assess them.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO access.grants (holder, subject, compartment, purpose, authority, act, from_at, given_by)
   SELECT session.me(), what, n.compartment, n.purpose, n.authority, n.act, statement_timestamp(), session.me()
   FROM access.need n WHERE n.act = 'party_added' AND n.compartment = 'assessment' AND NOT access.may_see('assessment', what)
   ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING;
   GET DIAGNOSTICS given = ROW_COUNT; RETURN given; END $$;
REVOKE ALL ON FUNCTION cases.begin_to_assess FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.begin_to_assess TO palermo_desk;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_leading")]
    operations = [
        migrations.RunSQL("GRANT SELECT (recorded_by) ON cases_involvement TO palermo_keeper", migrations.RunSQL.noop),
        AsKeeper(FUNCTION),
    ]
