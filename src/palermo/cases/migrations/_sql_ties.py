"""Who is the same as whom, and who stands against being near a child: asked by the database itself, shown to nobody."""

RIGHTS = [
    "GRANT SELECT (case_id, party_id, role, in_error_at) ON cases_involvement TO palermo_keeper",
    "GRANT SELECT (party_id, other_id, undone_at) ON cases_sameness TO palermo_keeper",
    "GRANT SELECT (party_id, other_id, in_error_at) ON cases_tie TO palermo_keeper",
    *(
        f"CREATE POLICY keep ON {table} FOR SELECT TO palermo_keeper USING (true)"
        for table in ("cases_involvement", "cases_sameness", "cases_tie")
    ),
]

STANDS = """
CREATE FUNCTION cases.same_as(what uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ WITH RECURSIVE same (id) AS (
     SELECT what UNION SELECT n.id FROM same, LATERAL (
       SELECT s.other_id AS id FROM public.cases_sameness s WHERE s.party_id = same.id AND s.undone_at IS NULL
       UNION ALL SELECT s.party_id FROM public.cases_sameness s WHERE s.other_id = same.id AND s.undone_at IS NULL) n)
   SELECT id FROM same $$;

-- Whether somebody may not be near a child: 'itself', the role they have in a case of the child, 'tied', or ''. A role
-- or a tie that ended still stands against them; one recorded in error does not.
CREATE FUNCTION cases.stands_against(child uuid, who uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ WITH them AS MATERIALIZED (SELECT cases.same_as(who) AS id), it AS MATERIALIZED (SELECT cases.same_as(child) AS id),
   against AS MATERIALIZED (SELECT DISTINCT i.party_id AS id, i.role FROM public.cases_involvement i
     WHERE i.in_error_at IS NULL AND i.role IN ('suspect', 'employer', 'recruiter')
       AND i.party_id NOT IN (SELECT id FROM it)
       AND i.case_id IN (SELECT c.case_id FROM public.cases_involvement c
         WHERE c.in_error_at IS NULL AND c.party_id IN (SELECT id FROM it))),
   near AS (SELECT t.other_id AS id FROM public.cases_tie t WHERE t.in_error_at IS NULL AND t.party_id IN (SELECT id FROM them)
     UNION SELECT t.party_id FROM public.cases_tie t WHERE t.in_error_at IS NULL AND t.other_id IN (SELECT id FROM them))
   SELECT CASE
     WHEN who IN (SELECT id FROM it) THEN 'itself'
     WHEN EXISTS (SELECT FROM against WHERE id IN (SELECT id FROM them))
       THEN (SELECT min(role) FROM against WHERE id IN (SELECT id FROM them))
     WHEN EXISTS (SELECT FROM against WHERE id IN (SELECT s.id FROM near, cases.same_as(near.id) AS s (id))) THEN 'tied'
     ELSE '' END $$;
REVOKE ALL ON FUNCTION cases.same_as, cases.stands_against FROM PUBLIC;
"""
