"""The database functions of agencies: who holds what now, and the few ways to change that."""

READS = """
CREATE FUNCTION agencies.holders() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ WITH self AS (SELECT id FROM public.agencies_officer WHERE id = session.me()
                 AND (left_at IS NULL OR left_at > statement_timestamp())),
   people AS (SELECT id FROM self UNION
              SELECT a.absent_id FROM public.agencies_acting a JOIN self ON a.actor_id = self.id
              JOIN public.agencies_officer gone ON gone.id = a.absent_id
                AND (gone.left_at IS NULL OR gone.left_at > statement_timestamp())
              WHERE a.from_at <= statement_timestamp() AND a.until_at > statement_timestamp())
   SELECT coalesce(array_agg(id), '{}') FROM (
     SELECT id FROM people UNION
     SELECT p.seat_id FROM public.agencies_posting p JOIN people ON p.officer_id = people.id
     WHERE p.from_at <= statement_timestamp() AND (p.until_at IS NULL OR p.until_at > statement_timestamp())) held $$;

CREATE FUNCTION agencies.holds(role text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.agencies_seat s WHERE s.id = ANY (agencies.holders())
     AND (s.role = $1 OR s.agency_id || '/' || s.role = $1)) $$;

CREATE FUNCTION agencies.here() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.agencies_officer WHERE id = session.me()
     AND (left_at IS NULL OR left_at > statement_timestamp())) $$;

CREATE FUNCTION agencies.holds_in(role text, agency text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.agencies_agency g WHERE g.id = agency
     AND (agencies.holds(g.id || '/' || role) OR agencies.holds(g.parent_id || '/' || role))) $$;

CREATE FUNCTION agencies.keeps(role text, who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = who AND agencies.holds_in(role, o.agency_id)) $$;

CREATE FUNCTION agencies.on_duty(seat uuid, moment timestamptz, below smallint)
RETURNS TABLE (officer uuid, address text, level smallint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT o.id, o.email, d.level FROM public.agencies_duty d JOIN public.agencies_officer o ON o.id = d.officer_id
   WHERE d.seat_id = seat AND d.from_at <= moment AND d.until_at > moment AND d.level <= below
     AND (o.left_at IS NULL OR o.left_at > moment)
     AND NOT EXISTS (SELECT FROM public.agencies_absence a WHERE a.officer_id = o.id AND a.from_at <= moment
                     AND a.until_at > moment)
   ORDER BY d.level $$;

CREATE FUNCTION agencies.triage_on_duty() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.agencies_seat s, agencies.on_duty(s.id, statement_timestamp(), 9::smallint)
     WHERE s.agency_id = 'Police' AND s.role = 'triage_officer') $$;
"""

TELLING = """
CREATE FUNCTION agencies.tell(holder uuid, template text, key text, moment timestamptz, level smallint)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE told integer; BEGIN
   IF current_setting('role') = 'palermo_desk' AND NOT agencies.here() THEN
     RAISE EXCEPTION 'No session is open.' USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO public.clocks_message (id, key, template, address, language, queued_at, attempts, problem)
   SELECT gen_random_uuid(), tell.key || ':' || who.officer, tell.template, who.address, 'en-nz', moment, 0, ''
   FROM (SELECT d.officer, d.address FROM agencies.on_duty(holder, moment, tell.level) d
         UNION SELECT o.id, o.email FROM public.agencies_officer o
               WHERE o.id = holder AND (o.left_at IS NULL OR o.left_at > moment)) who
   WHERE who.address <> '' ON CONFLICT ON CONSTRAINT clocks_message_key_key DO NOTHING;
   GET DIAGNOSTICS told = ROW_COUNT; RETURN told; END $$;
"""

WRITES = """
CREATE FUNCTION agencies.post(officer uuid, seat uuid, from_at timestamptz, until_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid := gen_random_uuid(); BEGIN
   IF officer IS NULL OR seat IS NULL OR from_at IS NULL OR officer = session.me()
      OR NOT agencies.keeps('account_administrator', officer)
      OR NOT EXISTS (SELECT FROM public.agencies_seat s WHERE s.id = seat AND agencies.holds_in('account_administrator', s.agency_id)) THEN
     RAISE EXCEPTION 'Only an account administrator of the agency posts its officers to its seats, and never themselves.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   IF until_at <= from_at THEN RAISE EXCEPTION 'A posting ends after it begins.' USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO public.agencies_posting (id, officer_id, seat_id, from_at, until_at, made_by)
   VALUES (made, officer, seat, from_at, until_at, session.me()); RETURN made; END $$;

CREATE FUNCTION agencies.leave(gone uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF gone IS NULL OR moment IS NULL OR NOT agencies.keeps('account_administrator', gone) THEN
     RAISE EXCEPTION 'Only an account administrator of the agency records that an officer left.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   -- Whoever has left stays gone: a later record of it opens nothing again.
   IF EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = gone AND o.left_at <= moment) THEN
     RAISE EXCEPTION 'That this officer left is recorded already.' USING ERRCODE = 'check_violation'; END IF;
   UPDATE public.agencies_officer SET left_at = moment WHERE id = gone;
   UPDATE public.agencies_posting SET until_at = greatest(moment, from_at) WHERE officer_id = gone AND (until_at IS NULL OR until_at > moment);
   UPDATE public.agencies_acting SET until_at = greatest(moment, from_at + interval '1 microsecond')
     WHERE (actor_id = gone OR absent_id = gone) AND until_at > moment;
   UPDATE session.token SET ended_at = CASE WHEN moment <= clock_timestamp() THEN clock_timestamp() END,
     expires_at = least(expires_at, moment) WHERE officer = gone AND ended_at IS NULL; END $$;

CREATE FUNCTION agencies.act_for(absent uuid, actor uuid, from_at timestamptz, until_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid := gen_random_uuid(); BEGIN
   IF NOT agencies.here() OR absent IS NULL OR actor IS NULL OR from_at IS NULL OR until_at IS NULL
      OR (absent <> session.me() AND NOT agencies.keeps('duty_officer', absent)) OR actor = session.me() THEN
     RAISE EXCEPTION 'The officer who will be away, or their duty officer, names who acts for them; nobody names themselves.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   IF NOT EXISTS (SELECT FROM public.agencies_officer a JOIN public.agencies_officer b ON a.agency_id = b.agency_id
      WHERE a.id = absent AND b.id = actor AND a.left_at IS NULL AND b.left_at IS NULL AND NOT a.service AND NOT b.service) THEN
     RAISE EXCEPTION 'Someone of the same agency acts for an officer, and both are still there.'
       USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO public.agencies_acting (id, absent_id, actor_id, from_at, until_at, arranged_by)
   VALUES (made, absent, actor, from_at, until_at, session.me()); RETURN made; END $$;

CREATE FUNCTION agencies.mint(who uuid, fresh bytea, lasts interval, purpose text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF lasts > interval '12 hours' OR NOT EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = who
      AND (o.left_at IS NULL OR o.left_at > statement_timestamp())) THEN RETURN false; END IF;
   INSERT INTO session.token (hash, officer, expires_at, purpose)
   SELECT fresh, who, least(clock_timestamp() + lasts, o.left_at), mint.purpose FROM public.agencies_officer o WHERE o.id = who;
   RETURN true; END $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA agencies FROM PUBLIC;
GRANT USAGE ON SCHEMA agencies TO palermo_owner, palermo_desk, palermo_door, palermo_public, palermo_worker,
    palermo_ledger_keeper;
GRANT EXECUTE ON FUNCTION agencies.holders, agencies.holds, agencies.here, agencies.holds_in, agencies.keeps, agencies.on_duty, agencies.post, agencies.leave,
    agencies.act_for, agencies.tell TO palermo_desk;
GRANT EXECUTE ON FUNCTION agencies.here TO palermo_ledger_keeper;
GRANT EXECUTE ON FUNCTION agencies.triage_on_duty TO palermo_public, palermo_desk;
GRANT EXECUTE ON FUNCTION agencies.mint TO palermo_door;
GRANT EXECUTE ON FUNCTION agencies.on_duty, agencies.tell TO palermo_worker;
"""

WHO_SEES_WHOM = [
    statement
    for table in ("agencies_officer", "agencies_posting", "agencies_acting", "agencies_duty", "agencies_absence")
    for statement in (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY keep ON {table} FOR ALL TO palermo_owner, palermo_keeper USING (true) WITH CHECK (true)",
        f"CREATE POLICY look ON {table} FOR SELECT TO palermo_door, palermo_measures, palermo_worker USING (true)",
        f"CREATE POLICY see ON {table} FOR SELECT TO palermo_desk USING ((SELECT agencies.here()))",
    )
]
"""Officers, their seats and their roster are known inside government, so to whoever has a session; to nobody else."""

MAY_CHANGE = {
    "agencies_duty": "EXISTS (SELECT FROM agencies_seat s WHERE s.id = seat_id AND agencies.holds_in('duty_officer', s.agency_id))",
    "agencies_absence": "agencies.here() AND (officer_id = session.me() OR agencies.keeps('duty_officer', officer_id))",
}
ROSTER = [
    statement
    for table, rule in MAY_CHANGE.items()
    for statement in (
        f"CREATE POLICY add ON {table} FOR INSERT TO palermo_desk WITH CHECK ({rule})",
        f"CREATE POLICY change ON {table} FOR UPDATE TO palermo_desk USING ({rule}) WITH CHECK ({rule})",
    )
]
"""A roster is its duty officer's, an absence one's own: whoever changes either turns urgent calls away."""

KEEPER_RIGHTS = """
GRANT USAGE ON SCHEMA public TO palermo_keeper;
GRANT SELECT, UPDATE ON agencies_officer, agencies_posting, agencies_acting TO palermo_keeper;
GRANT INSERT ON agencies_posting, agencies_acting TO palermo_keeper;
GRANT SELECT ON agencies_seat, agencies_agency, agencies_duty, agencies_absence TO palermo_keeper;
GRANT INSERT, SELECT ON clocks_message TO palermo_keeper;
GRANT SELECT ON agencies_agency, agencies_agencyname, agencies_seat, agencies_officer, agencies_posting, agencies_acting
    TO palermo_desk;
GRANT SELECT, INSERT, UPDATE ON agencies_duty, agencies_absence TO palermo_desk;
GRANT SELECT ON agencies_agency, agencies_seat TO palermo_measures;
GRANT SELECT (id, agency_id, service, joined_at, left_at) ON agencies_officer TO palermo_measures;
GRANT SELECT, INSERT, UPDATE ON agencies_account TO palermo_door;
GRANT USAGE ON SEQUENCE agencies_account_id_seq TO palermo_door;
GRANT SELECT (id, handle, name, rank, agency_id, left_at) ON agencies_officer TO palermo_door;
GRANT USAGE ON SCHEMA public TO palermo_desk, palermo_door, palermo_public, palermo_measures, palermo_worker;
"""
