"""The tables and functions of access. Owned by the keeper: no login can write a grant except through a function."""

TABLES = """
CREATE TABLE access.subject (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind ~ '^[a-z_]{3,20}$'),
    made_at timestamptz NOT NULL
);
CREATE TABLE access.need (
    act text NOT NULL, compartment text NOT NULL, to_whom text NOT NULL, seat text NOT NULL, by text[] NOT NULL,
    purpose text NOT NULL, authority text NOT NULL, creates text NOT NULL, days integer NOT NULL CHECK (days >= 0),
    PRIMARY KEY (act, compartment, to_whom, seat)
);
CREATE TABLE access.grants (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    holder uuid NOT NULL,
    subject uuid REFERENCES access.subject,
    compartment text NOT NULL,
    purpose text NOT NULL,
    authority text NOT NULL,
    act text NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz CHECK (until_at > from_at),
    given_by uuid,
    ended_by uuid,
    ended_because text,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    -- A standing duty, about every subject, comes from the rules when migrating: no officer gives one.
    CONSTRAINT grants_standing_is_given_by_nobody CHECK (subject IS NOT NULL OR given_by IS NULL)
);
CREATE INDEX grants_visible ON access.grants (holder, compartment, until_at) INCLUDE (subject, from_at);
CREATE INDEX grants_live ON access.grants (holder) INCLUDE (compartment, subject, from_at) WHERE until_at IS NULL;
CREATE INDEX grants_ending ON access.grants (holder, until_at) INCLUDE (compartment, subject, from_at)
    WHERE until_at IS NOT NULL;
CREATE INDEX grants_standing ON access.grants (holder, compartment) WHERE subject IS NULL;
CREATE INDEX grants_subject ON access.grants (subject, compartment);
CREATE UNIQUE INDEX grants_once ON access.grants (holder, subject, compartment, act) NULLS NOT DISTINCT
    WHERE until_at IS NULL;
ALTER TABLE access.grants ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.grants FORCE ROW LEVEL SECURITY;
ALTER TABLE access.subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.subject FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON access.grants FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
CREATE POLICY keep ON access.subject FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
"""

READS = """
-- What ended long ago is most of what a seat was ever given: what is live is asked in two parts, each a range of an index.
CREATE FUNCTION access.visible(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 200
SET search_path = pg_catalog, pg_temp AS
$$ SELECT g.subject FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.compartment = wanted AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at IS NULL
   UNION ALL SELECT g.subject FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.compartment = wanted AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at > statement_timestamp() $$;

CREATE FUNCTION access.standing(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM access.grants WHERE holder = ANY (agencies.holders()) AND compartment = wanted
   AND subject IS NULL AND from_at <= statement_timestamp() AND (until_at IS NULL OR until_at > statement_timestamp())) $$;

CREATE FUNCTION access.sees() RETURNS TABLE (compartment text, subject uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 500
SET search_path = pg_catalog, pg_temp AS
$$ SELECT g.compartment, g.subject FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at IS NULL
   UNION ALL SELECT g.compartment, g.subject FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at > statement_timestamp() $$;

CREATE FUNCTION access.standings() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, pg_temp AS
$$ SELECT DISTINCT g.compartment FROM access.grants g WHERE g.holder = ANY (agencies.holders())
   AND g.subject IS NULL AND g.from_at <= statement_timestamp() AND (g.until_at IS NULL OR g.until_at > statement_timestamp()) $$;

CREATE FUNCTION access.may_see(who text, what uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT what IS NOT NULL AND who IS NOT NULL AND (EXISTS (SELECT FROM access.grants g WHERE g.subject = what
     AND g.compartment = who AND g.holder = ANY ((SELECT agencies.holders())::uuid[]) AND g.from_at <= statement_timestamp()
     AND (g.until_at IS NULL OR g.until_at > statement_timestamp())) OR access.standing(who)) $$;

-- Whether the session holds so many live grants, of a compartment or at all, that asking of each row is faster than listing
-- what it may see. It widens nothing: both ways ask the same grants.
CREATE FUNCTION access.broad(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM (SELECT 1 FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.compartment = wanted AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at IS NULL
   UNION ALL SELECT 1 FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.compartment = wanted AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at > statement_timestamp()) live OFFSET 5000) $$;

CREATE FUNCTION access.broad() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM (SELECT 1 FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at IS NULL
   UNION ALL SELECT 1 FROM access.grants g WHERE g.holder = ANY (agencies.holders()) AND g.subject IS NOT NULL
     AND g.from_at <= statement_timestamp() AND g.until_at > statement_timestamp()) live OFFSET 5000) $$;

CREATE FUNCTION access.sees_anything_of(what uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM access.sees() s WHERE s.subject = what) $$;
"""

WRITES = """
CREATE FUNCTION access.must_be_whole(what uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   -- NULL makes every comparison NULL, and a refusal that is NULL does not refuse.
   IF what IS NULL OR moment IS NULL OR moment > statement_timestamp() + interval '5 minutes' THEN
     RAISE EXCEPTION 'Say about whom, and when; an act cannot be entered before it happens.'
       USING ERRCODE = 'check_violation'; END IF; END $$;

CREATE FUNCTION access.spread(wanted text, what uuid, moment timestamptz, named uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE given integer; BEGIN
   IF named IS NOT NULL AND EXISTS (SELECT FROM access.need n WHERE n.act = wanted AND n.to_whom = 'officer'
      AND NOT EXISTS (SELECT FROM public.agencies_posting p JOIN public.agencies_seat s ON s.id = p.seat_id
        WHERE p.officer_id = named AND (s.role = n.seat OR s.agency_id || '/' || s.role = n.seat)
          AND p.from_at <= statement_timestamp() AND (p.until_at IS NULL OR p.until_at > statement_timestamp()))) THEN
     RAISE EXCEPTION 'The officer named does not hold the seat that "%" is for.', wanted USING ERRCODE = 'check_violation';
   END IF;
   IF EXISTS (SELECT FROM access.need n WHERE n.act = wanted AND n.to_whom = 'named'
      AND NOT EXISTS (SELECT FROM public.agencies_seat s WHERE s.id = named AND s.role = n.seat)) THEN
     RAISE EXCEPTION 'Name the agency that "%" is for, by a seat it has.', wanted USING ERRCODE = 'check_violation';
   END IF;
   INSERT INTO access.grants (holder, subject, compartment, purpose, authority, act, from_at, until_at, given_by)
   SELECT who.holder, what, n.compartment, n.purpose, n.authority, n.act, least(moment, statement_timestamp()),
     CASE n.days WHEN 0 THEN NULL ELSE moment + make_interval(days => n.days) END, session.me()
   FROM access.need n, LATERAL (
     SELECT session.me() AS holder WHERE n.to_whom = 'actor' AND session.me() IS NOT NULL UNION ALL
     SELECT named WHERE n.to_whom = 'officer' AND named IS NOT NULL UNION ALL
     SELECT named WHERE n.to_whom = 'named' UNION ALL
     SELECT s.id FROM public.agencies_seat s WHERE n.to_whom = 'seat' AND s.agency_id || '/' || s.role = n.seat) who
   WHERE n.act = wanted
   ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING;
   GET DIAGNOSTICS given = ROW_COUNT; RETURN given; END $$;

CREATE FUNCTION access.new_subject(wanted text, moment timestamptz, named uuid DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid := gen_random_uuid(); becomes text; BEGIN
   PERFORM access.must_be_whole(made, moment);
   SELECT min(n.creates) INTO becomes FROM access.need n WHERE n.act = wanted AND n.to_whom <> 'standing'
     HAVING min(n.creates) <> '' AND bool_and(EXISTS (SELECT FROM unnest(n.by) r WHERE agencies.holds(r)));
   IF becomes IS NULL THEN RAISE EXCEPTION 'You hold no role that may do "%".', wanted
     USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO access.subject (id, kind, made_at) VALUES (made, becomes, moment);
   PERFORM access.spread(wanted, made, moment, named);
   RETURN made; END $$;

CREATE FUNCTION access.give(wanted text, what uuid, named uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   PERFORM access.must_be_whole(what, moment);
   IF NOT EXISTS (SELECT FROM access.need n WHERE n.act = wanted AND n.creates = '' AND n.to_whom <> 'standing')
      OR EXISTS (SELECT FROM access.need n WHERE n.act = wanted
        AND (n.creates <> '' OR NOT EXISTS (SELECT FROM unnest(n.by) r WHERE agencies.holds(r))
             OR NOT access.may_see(n.compartment, what))) THEN
     RAISE EXCEPTION 'You may not do "%" here: share only what you hold, in a role that may.', wanted
       USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN access.spread(wanted, what, moment, named); END $$;

CREATE FUNCTION access.finish(what uuid, acts text[], whose uuid, because text, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE ended integer; BEGIN
   PERFORM access.must_be_whole(what, moment);
   IF because IS NULL OR because !~ '^[a-z0-9_]{3,60}$' THEN RAISE EXCEPTION 'Say why the grants end, as a code.'
     USING ERRCODE = 'check_violation'; END IF;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = because
   WHERE g.subject = what AND (g.until_at IS NULL OR g.until_at > statement_timestamp()) AND (acts IS NULL OR g.act = ANY (acts))
     AND (whose IS NULL OR g.holder = whose) AND (access.may_see(g.compartment, what) OR g.holder = session.me())
     -- Who may do the act may end what it gave; a grant of an act that is no longer in the rules must not stay for ever.
     AND (EXISTS (SELECT FROM access.need n, unnest(n.by) r WHERE n.act = g.act AND agencies.holds(r))
          OR NOT EXISTS (SELECT FROM access.need n WHERE n.act = g.act));
   GET DIAGNOSTICS ended = ROW_COUNT; RETURN ended; END $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
GRANT USAGE ON SCHEMA access TO palermo_owner, palermo_desk, palermo_ledger_keeper, palermo_measures;
GRANT EXECUTE ON FUNCTION access.visible, access.standing, access.sees, access.standings, access.may_see,
    access.broad(text), access.broad(), access.sees_anything_of, access.new_subject, access.give, access.finish TO palermo_desk;
GRANT EXECUTE ON FUNCTION access.visible, access.standing, access.sees, access.standings TO palermo_owner, palermo_ledger_keeper;
GRANT SELECT ON access.grants, access.subject, access.need TO palermo_desk;
CREATE POLICY see ON access.grants FOR SELECT TO palermo_desk USING (
    (SELECT access.standing('ledger')) OR holder IN (SELECT unnest(agencies.holders()))
    OR subject IN (SELECT s.subject FROM access.sees() s) OR compartment IN (SELECT access.standings())
    OR (subject IS NULL AND (SELECT agencies.here())));
CREATE POLICY see ON access.subject FOR SELECT TO palermo_desk USING (
    (SELECT access.standing('ledger')) OR id IN (SELECT s.subject FROM access.sees() s));
"""

LEDGER_POLICY = """
CREATE POLICY see ON ledger.entry FOR SELECT TO palermo_desk USING (
    (SELECT access.standing('ledger')) OR (compartment = 'public' AND (SELECT agencies.here()))
    OR CASE WHEN (SELECT access.broad()) THEN access.may_see(compartment, subject)
            ELSE (compartment, subject) IN (SELECT s.compartment, s.subject FROM access.sees() s) END
    OR compartment IN (SELECT access.standings()));
"""
