"""The functions by which knowledge of the people in a case ends and resumes. They read the case itself, so that no
statement can claim that somebody leads it; what they may give stands in `needs.py`. `_sql_leading` passes it on."""

KEEPER = [
    "GRANT SELECT ON cases_case, cases_involvement, cases_merge TO palermo_keeper",
    "CREATE POLICY keep_leads ON cases_case FOR SELECT TO palermo_keeper USING (true)",
    "CREATE POLICY keep_merges ON cases_merge FOR SELECT TO palermo_keeper USING (true)",
    "GRANT UPDATE (holder, version) ON clocks_deadline TO palermo_keeper",
]

FUNCTIONS = """
-- A case, and those that were merged into it, however many times over.
CREATE FUNCTION cases.files(of uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, pg_temp AS
$$ WITH RECURSIVE file (id) AS (SELECT of UNION
     SELECT m.case_id FROM file JOIN public.cases_merge m ON m.into_id = file.id AND m.undone_at IS NULL)
   SELECT id FROM file $$;

CREATE FUNCTION cases.people(of uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, pg_temp AS
$$ SELECT DISTINCT i.party_id FROM public.cases_involvement i
   WHERE i.case_id IN (SELECT cases.files(of)) AND i.in_error_at IS NULL $$;

CREATE FUNCTION cases.leads_with(who uuid, party uuid, except_ uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.cases_involvement i JOIN public.cases_case c ON c.id = i.case_id
   WHERE i.party_id = party AND i.in_error_at IS NULL AND c.id <> except_ AND c.status = 'open' AND c.lead = who) $$;

CREATE FUNCTION cases.must_do(wanted text, of uuid, named uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   PERFORM access.must_be_whole(of, moment);
   IF NOT access.may_see('casefile', of)
      OR NOT EXISTS (SELECT FROM access.need n, unnest(n.by) r WHERE n.act = wanted AND agencies.holds(r)) THEN
     RAISE EXCEPTION 'You hold no role that may do this with the case.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF named IS NOT NULL AND NOT EXISTS (SELECT FROM access.need n JOIN public.agencies_seat s
        ON s.role = n.seat OR s.agency_id || '/' || s.role = n.seat
      JOIN public.agencies_posting p ON p.seat_id = s.id AND p.officer_id = named
        AND p.from_at <= statement_timestamp() AND (p.until_at IS NULL OR p.until_at > statement_timestamp())
      WHERE n.act = wanted) THEN
     RAISE EXCEPTION 'The officer named does not hold the seat that leads a case.' USING ERRCODE = 'check_violation'; END IF;
   END $$;

-- What `giver` (or, NULL, anybody) held on a subject, live or ended for a reason, `heir` gets by an act of the needs.
CREATE FUNCTION cases.pass_on(wanted text, what uuid, giver uuid, heir uuid, ended text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE given integer; BEGIN
   INSERT INTO access.grants (holder, subject, compartment, purpose, authority, act, from_at, given_by)
   SELECT heir, what, n.compartment, n.purpose, n.authority, n.act, statement_timestamp(), session.me()
   FROM access.need n WHERE n.act = wanted AND EXISTS (
     SELECT FROM access.grants g JOIN public.agencies_officer o ON o.id = g.holder
     WHERE g.subject = what AND g.compartment = n.compartment AND (giver IS NULL OR g.holder = giver)
       AND (g.ended_because = ended OR giver IS NOT NULL AND giver <> heir AND (g.until_at IS NULL OR g.until_at > statement_timestamp())))
     AND NOT EXISTS (SELECT FROM access.grants h WHERE h.holder = heir AND h.subject = what
       AND h.compartment = n.compartment AND (h.until_at IS NULL OR h.until_at > statement_timestamp()))
   ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING;
   GET DIAGNOSTICS given = ROW_COUNT; RETURN given; END $$;

CREATE FUNCTION cases.end_knowledge(of uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE ended integer; BEGIN
   PERFORM cases.must_do('lead_resumes', of, NULL, moment);
   IF NOT EXISTS (SELECT FROM public.cases_case c WHERE c.id = of AND c.status = 'closed') THEN
     RAISE EXCEPTION 'Knowledge of its people ends when a case is closed.' USING ERRCODE = 'check_violation'; END IF;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = 'case_closed'
   WHERE g.subject IN (SELECT cases.people(of)) AND (g.until_at IS NULL OR g.until_at > statement_timestamp())
     AND g.compartment IN (SELECT n.compartment FROM access.need n WHERE n.act = 'lead_resumes' AND n.compartment <> 'case')
     AND g.act IN ('party_added', 'investigator_told_who', 'investigator_assesses', 'lead_replaced', 'lead_resumes')
     AND EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = g.holder)
     AND NOT cases.leads_with(g.holder, g.subject, of);
   GET DIAGNOSTICS ended = ROW_COUNT; RETURN ended; END $$;

CREATE FUNCTION cases.resume_lead(of uuid, heir uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE each uuid; given integer := 0; anybody boolean := agencies.holds('Police/senior_police_officer'); BEGIN
   PERFORM cases.must_do('lead_resumes', of, heir, moment);
   IF heir IS NULL OR NOT EXISTS (SELECT FROM public.cases_case c WHERE c.id = of AND c.lead = heir AND c.status = 'open') THEN
     RAISE EXCEPTION 'Only who leads the open case knows again who the people in it are.'
       USING ERRCODE = 'check_violation'; END IF;
   -- A colleague gives a lead no more than the lead knew; a senior officer may give what the team knew, never to themselves.
   IF anybody AND heir = session.me() THEN anybody := false; END IF;
   FOR each IN SELECT cases.people(of) LOOP
     given := given + cases.pass_on('lead_resumes', each, CASE WHEN anybody THEN NULL ELSE heir END, heir, 'case_closed');
   END LOOP; RETURN given; END $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cases FROM PUBLIC;
GRANT USAGE ON SCHEMA cases TO palermo_desk;
GRANT EXECUTE ON FUNCTION cases.end_knowledge, cases.resume_lead TO palermo_desk;
"""
