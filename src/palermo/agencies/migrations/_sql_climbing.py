"""What the door may touch beside accounts; and how urgent work that nobody acknowledged climbs the roster."""

DOOR = """
GRANT SELECT, INSERT, UPDATE, DELETE ON agencies_tries TO palermo_door;
GRANT UPDATE (climbed) ON clocks_deadline TO palermo_keeper;
"""

CLIMB = """
CREATE FUNCTION agencies.climb(late uuid, moment timestamptz, after interval) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE d record; next smallint; told integer; most smallint; BEGIN
   SELECT * INTO d FROM public.clocks_deadline c WHERE c.id = late AND c.met_at IS NULL AND c.cancelled_at IS NULL
     AND c.holder IS NOT NULL AND c.climbed < 9 AND c.started_at + after * (c.climbed + 1) <= moment
     FOR UPDATE SKIP LOCKED;
   IF NOT FOUND THEN RETURN -1; END IF;
   next := least(d.climbed + 2, 9);
   SELECT coalesce(max(o.level), 0) INTO most FROM agencies.on_duty(d.holder, moment, 9::smallint) o;
   told := agencies.tell(d.holder, 'duty_climbed', 'climb:' || late || ':' || next, moment, next);
   IF next > most THEN
     -- The roster has no higher level: everybody who holds the seat and is not away is told, and the climb ends.
     next := 9;
     SELECT told + coalesce(sum(agencies.tell(p.officer_id, 'duty_climbed', 'climb:' || late || ':9', moment, 9::smallint)), 0)
       INTO told FROM (SELECT DISTINCT officer_id FROM public.agencies_posting WHERE seat_id = d.holder
         AND from_at <= moment AND (until_at IS NULL OR until_at > moment)) p
       WHERE NOT EXISTS (SELECT FROM public.agencies_absence a WHERE a.officer_id = p.officer_id
         AND a.from_at <= moment AND a.until_at > moment);
   END IF;
   UPDATE public.clocks_deadline SET climbed = CASE next WHEN 9 THEN 9 ELSE next - 1 END WHERE id = late;
   PERFORM ledger.append_worker('duty_climbed', d.subject, d.compartment, d.about, 'local-policy',
     jsonb_build_object('level', next));
   RETURN told; END $$;
REVOKE ALL ON FUNCTION agencies.climb FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agencies.climb TO palermo_worker;
"""
