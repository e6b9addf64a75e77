"""The public site's two doors: hand a report in, and ask how one's own report stands. It can read nothing else."""

RECEIVE = """
CREATE FUNCTION reporting.receive(new uuid, receipt bytea, reply bytea, signs text[], still text, in_region text,
    at_place text, in_industry text, spoken text, answer text, due timestamptz, under text, ids uuid[], fields text[],
    boxes bytea[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
   -- A report is anonymous: its times are kept to the hour, here, in the vault and in the ledger.
   hour timestamptz := date_trunc('hour', clock_timestamp());
   pressing boolean := signs && ARRAY['danger', 'moving', 'child'];
   -- But an urgent one must be acknowledged within minutes, and a clock that began up to an hour early would be overdue
   -- on arrival. Five minutes, rounded down, is as coarse as that clock can be and still be kept honestly.
   started timestamptz := CASE WHEN pressing
     THEN date_bin('5 minutes', clock_timestamp(), timestamptz '2009-07-01 00:00+00') ELSE hour END;
   triage uuid; named text; BEGIN
   IF cardinality(ids) NOT BETWEEN 1 AND 8 OR cardinality(ids) <> cardinality(fields) OR cardinality(ids) <> cardinality(boxes)
      OR NOT signs <@ ARRAY['danger', 'moving', 'child'] OR octet_length(receipt) <> 32 OR octet_length(reply) <> 32
      OR due <= started OR due > started + (CASE WHEN pressing THEN interval '1 hour' ELSE interval '15 days' END)
      OR NOT EXISTS (SELECT FROM vault.desk_key k WHERE k.id = under AND k.until_at IS NULL) THEN
     RAISE EXCEPTION 'A report is handed in whole and sealed, or not at all.' USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO public.reporting_report (id, status, channel, urgent, danger, moving, child, ongoing, region, place, industry,
     language, contact, heard_at, recorded_at, code, reply_key, kind, reason, version)
   VALUES (new, 'received', 'web', pressing, 'danger' = ANY (signs), 'moving' = ANY (signs), 'child' = ANY (signs), still,
     in_region, at_place, in_industry, spoken, answer, hour, hour, receipt, reply, 'unclear', '', 1)
   ON CONFLICT (code) DO NOTHING RETURNING reference INTO named;
   IF named IS NULL THEN RETURN false; END IF;  -- "Send" was pressed twice: the report is here once
   INSERT INTO access.subject (id, kind, made_at) VALUES (new, 'report', hour);
   INSERT INTO vault.sealed (id, subject, compartment, about, field, scheme, key, ciphertext, sealed_at)
   SELECT s.id, new, 'report', new, s.field, 'desk_key', under, s.box, hour
   FROM unnest(ids, fields, boxes) AS s (id, field, box);
   SELECT s.id INTO triage FROM public.agencies_seat s WHERE s.agency_id = 'Police' AND s.role = 'triage_officer';
   INSERT INTO public.clocks_deadline (id, kind, subject, compartment, about, holder, started_at, due_at, climbed, version)
   VALUES (gen_random_uuid(), CASE WHEN pressing THEN 'acknowledge_urgent' ELSE 'acknowledge' END, new, 'report', named,
     triage, started, due, 0, 1);
   IF pressing AND agencies.tell(triage, 'report_urgent', 'report:' || new, started, 1::smallint) = 0 THEN
     PERFORM agencies.tell(triage, 'report_urgent', 'report:' || new, clock_timestamp(), 1::smallint);
   ELSIF NOT pressing THEN  -- not before the next full hour, so that the outbox does not tell the minute either
     PERFORM agencies.tell(triage, 'report_waits', 'report:' || new, hour + interval '1 hour', 1::smallint);
   END IF;
   PERFORM ledger.append_public('report_received', new, 'report', named, 'nz-2009/promise/public-reports',
     jsonb_build_object('channel', 'web'));
   RETURN true; END $$;
"""

STANDING = """
CREATE FUNCTION reporting.standing(receipt bytea) RETURNS TABLE (state text, box bytea, asked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce(r.state, ''), q.box, q.asked_at
   FROM (SELECT 1) always  -- one row and the same look-ups for any receipt, known or not
   LEFT JOIN LATERAL (SELECT id, CASE status WHEN 'acknowledged' THEN 'read' WHEN 'emergency' THEN 'acting'
       WHEN 'referred' THEN 'acting' ELSE status END AS state
     FROM public.reporting_report WHERE code = receipt) r ON true
   LEFT JOIN LATERAL (SELECT a.box, a.asked_at FROM public.reporting_question a WHERE a.report_id = r.id AND r.state = 'asked'
     ORDER BY a.asked_at DESC LIMIT 1) q ON true $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA reporting FROM PUBLIC;
GRANT USAGE ON SCHEMA reporting TO palermo_public;
GRANT EXECUTE ON FUNCTION reporting.receive, reporting.standing TO palermo_public;
"""

KEEPER = [
    "CREATE SCHEMA reporting AUTHORIZATION palermo_keeper",
    "GRANT SELECT, INSERT ON reporting_report TO palermo_keeper",
    "CREATE POLICY keep ON reporting_report FOR ALL TO palermo_keeper USING (true) WITH CHECK (true)",
    "GRANT SELECT ON reporting_question TO palermo_keeper",
    "CREATE POLICY keep ON reporting_question FOR SELECT TO palermo_keeper USING (true)",
]
