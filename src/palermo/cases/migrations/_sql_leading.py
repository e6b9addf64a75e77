"""The functions by which whoever leads a case comes to know of it, and whoever led it before no longer does.

They read who leads it, which cases were merged into it and what it came from in the tables themselves: no statement can
claim any of it. So they may give a lead what the giver does not know: a senior officer gives a case away with the people
in it and learns nothing of them. What they may give stands in `needs.py`.
"""

KEEPER = [
    "GRANT SELECT, INSERT ON cases_source TO palermo_keeper",
    "CREATE POLICY keep ON cases_source FOR ALL TO palermo_keeper USING (true) WITH CHECK (true)",
    "GRANT INSERT ON cases_involvement TO palermo_keeper",
    "CREATE POLICY keep_merging ON cases_involvement FOR INSERT TO palermo_keeper WITH CHECK (merge_id IS NOT NULL)",
]

FUNCTIONS = """
-- What whoever leads a case knows beside its people: the file, those merged into it, what they came from; by which act.
CREATE FUNCTION cases.led_things(of uuid) RETURNS TABLE (subject uuid, act text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT file, 'case_led' FROM cases.files(of) AS file
   UNION SELECT s.subject, s.act FROM public.cases_source s WHERE s.case_id IN (SELECT cases.files(of)) $$;

-- A case came from a report, a visit: whoever ties the two knows both, and may tell a lead of it by `wanted`.
CREATE FUNCTION cases.come_from(of uuid, what uuid, wanted text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   PERFORM access.must_be_whole(what, moment);
   IF NOT access.may_see('casefile', of)
      OR NOT EXISTS (SELECT FROM access.need n WHERE n.act = wanted AND n.to_whom = 'officer' AND n.creates = '')
      OR EXISTS (SELECT FROM access.need n WHERE n.act = wanted
        AND (NOT EXISTS (SELECT FROM unnest(n.by) r WHERE agencies.holds(r)) OR NOT access.may_see(n.compartment, what))) THEN
     RAISE EXCEPTION 'You may not say what this case came from: tie what you know, in a role that may.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO public.cases_source (id, case_id, subject, act, recorded_at)
     VALUES (gen_random_uuid(), of, what, wanted, statement_timestamp()) ON CONFLICT DO NOTHING; END $$;

-- Somebody leads the case: they know of it and of what goes with it; the seat that could take it on knows that no more.
CREATE FUNCTION cases.led(of uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE given integer; heir uuid := (SELECT c.lead FROM public.cases_case c WHERE c.id = of); BEGIN
   PERFORM cases.must_do('case_led', of, heir, moment);
   IF heir IS NULL THEN RAISE EXCEPTION 'Nobody leads this case.' USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO access.grants (holder, subject, compartment, purpose, authority, act, from_at, given_by)
   SELECT heir, t.subject, n.compartment, n.purpose, n.authority, n.act, least(moment, statement_timestamp()), session.me()
   FROM cases.led_things(of) t JOIN access.need n ON n.act = t.act
   ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING;
   GET DIAGNOSTICS given = ROW_COUNT;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = 'taken_on'
   FROM cases.led_things(of) t JOIN access.need n ON n.act = t.act
     JOIN public.agencies_seat s ON s.agency_id || '/' || s.role = n.seat
   WHERE g.subject = t.subject AND g.holder = s.id AND g.compartment = n.compartment
     AND (g.until_at IS NULL OR g.until_at > statement_timestamp());
   RETURN given; END $$;

-- Whoever led a case no longer knows what leading gave, but of what they know by leading another case.
CREATE FUNCTION cases.let_go(of uuid, gone uuid, because text, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE ended integer; BEGIN
   PERFORM access.must_be_whole(of, moment);
   IF gone IS NULL OR because IS NULL OR because !~ '^[a-z0-9_]{3,60}$'
      OR EXISTS (SELECT FROM public.cases_case c WHERE c.id = of AND c.lead = gone) THEN
     RAISE EXCEPTION 'Whoever leads a case goes on knowing of it.' USING ERRCODE = 'check_violation'; END IF;
   IF gone IS DISTINCT FROM session.me() THEN PERFORM cases.must_do('lead_replaced', of, NULL, moment); END IF;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = because
   WHERE g.holder = gone AND (g.until_at IS NULL OR g.until_at > statement_timestamp())
     AND (g.subject IN (SELECT cases.files(of)) AND g.act IN ('case_opened', 'case_led', 'colleague_let_in')
       OR g.subject IN (SELECT cases.people(of)) AND NOT cases.leads_with(gone, g.subject, of) AND g.act IN ('party_added',
         'investigator_named', 'investigator_told_who', 'investigator_assesses', 'lead_replaced', 'lead_resumes')
       OR EXISTS (SELECT FROM cases.led_things(of) t WHERE t.subject = g.subject AND t.act = g.act AND t.act <> 'case_led')
         AND NOT EXISTS (SELECT FROM public.cases_source s JOIN public.cases_case c ON c.id = s.case_id
           WHERE s.subject = g.subject AND c.lead = gone));
   GET DIAGNOSTICS ended = ROW_COUNT; RETURN ended; END $$;

-- What waited for one officer about some subjects waits for another.
CREATE FUNCTION cases.pass_clocks(whats uuid[], gone uuid, heir uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ UPDATE public.clocks_deadline d SET holder = heir, version = d.version + 1
   WHERE d.subject = ANY (whats) AND d.holder = gone AND d.met_at IS NULL AND d.cancelled_at IS NULL $$;

-- Who may take a case from its lead gives what the lead knows of its people to another, never to themselves; before the
-- case says who leads it next. Of a lead who has left, everything ends at once.
CREATE FUNCTION cases.replace_lead(of uuid, heir uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE each uuid; given integer := 0; whats uuid[]; has_left boolean;
   gone uuid := (SELECT c.lead FROM public.cases_case c WHERE c.id = of AND c.status = 'open'); BEGIN
   PERFORM cases.must_do('lead_replaced', of, heir, moment);
   IF gone IS NULL OR heir IS NULL OR heir = session.me() OR heir = gone THEN
     RAISE EXCEPTION 'An open case passes from its lead to another officer, and not to whoever gives it.'
       USING ERRCODE = 'check_violation'; END IF;
   has_left := EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = gone AND o.left_at <= statement_timestamp());
   FOR each IN SELECT cases.people(of) LOOP
     given := given + cases.pass_on('lead_replaced', each, gone, heir, CASE WHEN has_left THEN 'lead_left' ELSE 'lead_changed' END);
   END LOOP;
   whats := ARRAY(SELECT cases.people(of) UNION SELECT t.subject FROM cases.led_things(of) t);
   PERFORM cases.pass_clocks(whats, gone, heir);
   IF has_left THEN
     UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
       ended_by = session.me(), ended_because = 'lead_left'
     WHERE g.subject = ANY (whats) AND g.holder = gone AND (g.until_at IS NULL OR g.until_at > statement_timestamp());
   END IF;
   RETURN given; END $$;

-- Somebody who does not lead a case merged it: the people they do not know of are in the other as well, and its lead knows
-- of them what the lead of the merged one did. Before the merged case says who leads it now.
CREATE FUNCTION cases.bring(made uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE each uuid; brought integer; m record; BEGIN
   SELECT g.case_id, g.into_id, f.lead AS gone, i.lead AS heir INTO m FROM public.cases_merge g
     JOIN public.cases_case f ON f.id = g.case_id JOIN public.cases_case i ON i.id = g.into_id
     WHERE g.id = made AND g.merged_by = session.me() AND g.undone_at IS NULL;
   PERFORM cases.must_do('lead_replaced', m.case_id, m.heir, moment);
   PERFORM cases.must_do('lead_replaced', m.into_id, m.heir, moment);
   IF m.heir = session.me() THEN RAISE EXCEPTION 'Whoever leads the other case is told of its people, and tells nobody.'
     USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO public.cases_involvement
     (id, case_id, party_id, group_id, merge_id, role, from_on, until_on, recorded_by, in_error_reason, version)
   SELECT gen_random_uuid(), m.into_id, i.party_id, i.group_id, made, i.role, i.from_on, i.until_on, session.me(), '', 1
   FROM public.cases_involvement i WHERE i.case_id = m.case_id AND i.in_error_at IS NULL
     AND NOT EXISTS (SELECT FROM public.cases_involvement t WHERE t.case_id = m.into_id AND t.party_id = i.party_id
       AND t.role = i.role AND t.in_error_at IS NULL AND t.until_on = '');
   GET DIAGNOSTICS brought = ROW_COUNT;
   IF m.heir IS NOT NULL AND m.gone <> m.heir THEN
     FOR each IN SELECT cases.people(m.case_id) LOOP
       PERFORM cases.pass_on('lead_replaced', each, m.gone, m.heir, 'case_merged');
     END LOOP;
     PERFORM cases.pass_clocks(ARRAY(SELECT cases.people(m.case_id)), m.gone, m.heir);
   END IF;
   RETURN brought; END $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.come_from, cases.led, cases.let_go, cases.replace_lead, cases.bring TO palermo_desk;
"""
