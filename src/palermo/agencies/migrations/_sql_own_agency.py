"""Accounts and duty are each agency's own: an administrator or duty officer of one has no say in another."""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION agencies.post(officer uuid, seat uuid, from_at timestamptz, until_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid := gen_random_uuid(); home text; BEGIN
   SELECT s.agency_id INTO home FROM public.agencies_seat s JOIN public.agencies_officer o ON o.agency_id = s.agency_id
     WHERE s.id = seat AND o.id = officer;
   IF home IS NULL OR officer = session.me() OR NOT agencies.holds(home || '/account_administrator') THEN
     RAISE EXCEPTION 'An account administrator posts officers of their own agency to its seats, and never themselves.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   IF EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = officer AND o.left_at IS NOT NULL) THEN
     RAISE EXCEPTION 'This officer has left: nobody who left is posted.' USING ERRCODE = 'check_violation'; END IF;
   IF EXISTS (SELECT FROM public.agencies_posting p WHERE p.officer_id = officer AND p.seat_id = seat
      AND (p.until_at IS NULL OR p.until_at > post.from_at) AND (post.until_at IS NULL OR p.from_at < post.until_at)) THEN
     RAISE EXCEPTION 'This officer already holds that seat then.' USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO public.agencies_posting (id, officer_id, seat_id, from_at, until_at, made_by)
   VALUES (made, officer, seat, post.from_at, post.until_at, session.me()); RETURN made; END $$;

CREATE OR REPLACE FUNCTION agencies.leave(gone uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF NOT EXISTS (SELECT FROM public.agencies_officer o WHERE o.id = gone
      AND agencies.holds(o.agency_id || '/account_administrator')) THEN
     RAISE EXCEPTION 'Only an account administrator of the officer''s agency records that they left.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   UPDATE public.agencies_officer SET left_at = moment WHERE id = gone AND left_at IS NULL;
   IF NOT FOUND THEN RAISE EXCEPTION 'It is recorded already that this officer left.' USING ERRCODE = 'check_violation'; END IF;
   UPDATE public.agencies_posting SET until_at = greatest(moment, from_at) WHERE officer_id = gone
     AND (until_at IS NULL OR until_at > moment);
   UPDATE public.agencies_acting SET until_at = greatest(moment, from_at + interval '1 microsecond')
     WHERE (actor_id = gone OR absent_id = gone) AND until_at > moment;
   UPDATE session.token SET ended_at = clock_timestamp() WHERE officer = gone AND ended_at IS NULL; END $$;

CREATE OR REPLACE FUNCTION agencies.act_for(absent uuid, actor uuid, from_at timestamptz, until_at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid := gen_random_uuid(); home text; BEGIN
   SELECT o.agency_id INTO home FROM public.agencies_officer o JOIN public.agencies_officer a ON a.agency_id = o.agency_id
     WHERE o.id = absent AND a.id = actor AND o.left_at IS NULL AND a.left_at IS NULL;
   IF home IS NULL THEN
     RAISE EXCEPTION 'Someone of the same agency acts for an officer.' USING ERRCODE = 'check_violation'; END IF;
   IF session.me() IS NULL OR actor = session.me()
      OR (absent <> session.me() AND NOT agencies.holds(home || '/duty_officer')) THEN
     RAISE EXCEPTION 'The officer who will be away, or their duty officer, names who acts for them; nobody names themselves.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO public.agencies_acting (id, absent_id, actor_id, from_at, until_at, arranged_by)
   VALUES (made, absent, actor, act_for.from_at, act_for.until_at, session.me()); RETURN made; END $$;

CREATE FUNCTION agencies.enrolled(who uuid, seat text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN PERFORM ledger.append_worker('officer_enrolled', NULL, 'public', '', '',
     jsonb_build_object('who', who, 'seat', seat)); END $$;
REVOKE ALL ON FUNCTION agencies.enrolled FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agencies.enrolled TO palermo_owner;
"""
