"""Who investigates never manages support; nobody is asked twice; who manages belongs to the organisation: the database's rules.

They need what their caller may not see (who investigated, whether another organisation helps the person), so they are
functions of the keeper, and answer no more than they are asked.
"""

from django.db import migrations

from palermo.session.steps import AsKeeper

RIGHTS = [
    "GRANT SELECT (id, party_id, seat_id, status, after_id) ON support_referral TO palermo_keeper",
    "CREATE POLICY keep ON support_referral FOR SELECT TO palermo_keeper USING (true)",
    "GRANT SELECT (id, party_id, seat_id, manager, status) ON support_file TO palermo_keeper",
    "CREATE POLICY keep ON support_file FOR SELECT TO palermo_keeper USING (true)",
    "GRANT SELECT (drafted_by, submitted_by, decided_by, revoked_by) ON certification_certification TO palermo_keeper",
]

FUNCTIONS = """
CREATE FUNCTION support.investigated(person uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ WITH persons AS MATERIALIZED (SELECT cases.same_as(person) AS id)
   -- Whoever came to know of the person, in their own name, while they stood in an agency that investigates: who
   -- screened them as Police, recorded them, led their case or was told of it; and who drafted or decided.
   SELECT EXISTS (SELECT FROM access.grants g JOIN persons ON persons.id = g.subject
       JOIN public.agencies_posting p ON p.officer_id = g.holder JOIN public.agencies_seat s ON s.id = p.seat_id
     WHERE g.holder = who AND g.act NOT LIKE 'support\\_%' AND (s.agency_id IN ('Police', 'DoL', 'Customs') OR s.role = 'investigator')
       AND p.from_at <= g.from_at AND (p.until_at IS NULL OR p.until_at > g.from_at))
   OR EXISTS (SELECT FROM public.certification_certification c JOIN persons ON persons.id = c.subject
     WHERE who IN (c.drafted_by, c.submitted_by, c.decided_by, c.revoked_by)) $$;

CREATE FUNCTION support.took_part(referral uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce((SELECT support.investigated(r.party_id, session.me()) FROM public.support_referral r
     WHERE r.id = referral AND access.may_see('case', referral)), false) $$;

CREATE FUNCTION support.helped(person uuid, but uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM public.support_referral r WHERE r.party_id = person AND r.id IS DISTINCT FROM but
       AND r.status IN ('asked', 'declined'))
   OR EXISTS (SELECT FROM public.support_file f WHERE f.party_id = person AND f.id IS DISTINCT FROM but AND f.status <> 'closed') $$;

CREATE FUNCTION support.knows(person uuid, before uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT access.may_see('case', person) OR access.may_see('certificate', person)
   OR EXISTS (SELECT FROM public.support_referral r WHERE r.id = before AND r.party_id = person AND access.may_see('case', before)) $$;

CREATE FUNCTION support.is_referred(person uuid, but uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF session.me() IS NULL OR NOT support.knows(person, but) THEN
     RAISE EXCEPTION 'You hold no grant on this person.' USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN support.helped(person, but); END $$;

CREATE FUNCTION support.one_is_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF NOT support.knows(NEW.party_id, NEW.after_id)
      OR NEW.after_id IS NOT NULL AND NOT access.may_see('case', NEW.after_id) THEN
     RAISE EXCEPTION 'You hold no grant on this person.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF NEW.after_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.support_referral r LEFT JOIN public.support_file f ON f.id = r.id
       WHERE r.id = NEW.after_id AND r.party_id = NEW.party_id AND (r.status = 'passed_on'
         OR r.status = 'accepted' AND f.status <> 'closed' AND f.manager = ANY (agencies.holders()))) THEN
     RAISE EXCEPTION 'Another is asked after one declined, or by the case manager of an open file.' USING ERRCODE = 'check_violation'; END IF;
   IF support.helped(NEW.party_id, NEW.after_id) THEN
     RAISE EXCEPTION 'This person is referred for support already: what was begun goes on, and nobody is asked twice.'
       USING ERRCODE = 'check_violation'; END IF;
   RETURN NEW; END $$;

CREATE FUNCTION support.manager_stands_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF NOT EXISTS (SELECT FROM public.support_referral r WHERE r.id = NEW.id AND r.party_id = NEW.party_id) THEN
     RAISE EXCEPTION 'A file is of the person who was referred.' USING ERRCODE = 'check_violation'; END IF;
   IF support.investigated(NEW.party_id, NEW.manager) THEN
     RAISE EXCEPTION 'Who took part in investigating a person never manages their support.' USING ERRCODE = 'check_violation'; END IF;
   IF NOT EXISTS (SELECT FROM public.agencies_posting p WHERE p.officer_id = NEW.manager AND p.seat_id = NEW.seat_id
       AND p.from_at <= statement_timestamp() AND (p.until_at IS NULL OR p.until_at > statement_timestamp()))
      AND NEW.manager IS DISTINCT FROM session.me() THEN
     RAISE EXCEPTION 'Choose a case manager of the same organisation.' USING ERRCODE = 'check_violation'; END IF;
   RETURN NEW; END $$;

CREATE FUNCTION support.take_over(file uuid, moment timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE before uuid; whose uuid; person uuid; moved integer; BEGIN
   PERFORM access.must_be_whole(file, moment);
   SELECT f.manager, f.seat_id, f.party_id INTO before, whose, person FROM public.support_file f WHERE f.id = file;
   IF before IS NULL OR session.me() IS NULL OR NOT access.may_see('support', file) OR NOT whose = ANY (agencies.holders()) THEN
     RAISE EXCEPTION 'Only a case manager of the same organisation takes a file over.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF support.investigated(person, session.me()) THEN
     RAISE EXCEPTION 'Who took part in investigating a person never manages their support.' USING ERRCODE = 'check_violation'; END IF;
   IF EXISTS (SELECT FROM public.agencies_posting p JOIN public.agencies_officer o ON o.id = p.officer_id
       WHERE p.officer_id = before AND p.seat_id = whose AND (p.until_at IS NULL OR p.until_at > statement_timestamp())
         AND (o.left_at IS NULL OR o.left_at > statement_timestamp())) THEN
     RAISE EXCEPTION 'This file has a case manager: ask them to hand it over, or act for them while they are away.'
       USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO access.grants (holder, subject, compartment, purpose, authority, act, from_at, given_by)
   SELECT session.me(), g.subject, g.compartment, g.purpose, g.authority,
     CASE WHEN g.subject = file THEN 'support_handed_over' ELSE 'support_manager_told' END, least(moment, statement_timestamp()), session.me()
   FROM access.grants g WHERE g.holder = before AND g.until_at IS NULL
     AND (g.subject = file AND g.act IN ('support_accepted', 'support_handed_over')
       OR g.subject = person AND g.act IN ('support_manager_knows', 'support_manager_told'))
   ON CONFLICT (holder, subject, compartment, act) WHERE until_at IS NULL DO NOTHING;
   GET DIAGNOSTICS moved = ROW_COUNT;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = 'manager_left'
   WHERE g.holder = before AND g.until_at IS NULL
     AND (g.subject = file AND g.act IN ('support_accepted', 'support_handed_over')
       OR g.subject = person AND g.act IN ('support_manager_knows', 'support_manager_told'));
   RETURN moved; END $$;

CREATE FUNCTION support.narrow(referral uuid, moment timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE state text; whose uuid; person uuid; ended integer; BEGIN
   PERFORM access.must_be_whole(referral, moment);
   SELECT r.status, r.seat_id, r.party_id INTO state, whose, person FROM public.support_referral r WHERE r.id = referral;
   IF session.me() IS NULL OR NOT access.may_see('case', referral) OR state NOT IN ('accepted', 'declined', 'withdrawn') THEN
     RAISE EXCEPTION 'Nothing ends before the referral is answered.' USING ERRCODE = 'insufficient_privilege'; END IF;
   UPDATE access.grants g SET until_at = greatest(statement_timestamp(), g.from_at + interval '1 microsecond'),
     ended_by = session.me(), ended_because = state
   WHERE (g.until_at IS NULL OR g.until_at > statement_timestamp()) AND (
     -- Accepted: the note is the manager's, who holds it in their own name; referrer and colleagues no longer do.
     state = 'accepted' AND g.subject = referral AND g.act = 'support_referred' AND g.compartment IN ('referral', 'care')
     OR state = 'accepted' AND g.subject = person AND g.act = 'support_who_told' AND g.holder = whose
     -- Not taken up: the organisation asked knows nothing any more; the ministry still oversees.
     OR state <> 'accepted' AND g.subject = referral AND g.act = 'support_referred' AND g.holder = whose
        AND (g.compartment IN ('referral', 'care')
             OR NOT EXISTS (SELECT FROM public.agencies_seat s WHERE s.id = whose AND s.agency_id = 'MSD'))
     OR state <> 'accepted' AND g.subject = person AND g.act IN ('support_status_told', 'support_who_told') AND g.holder = whose);
   GET DIAGNOSTICS ended = ROW_COUNT; RETURN ended; END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA support FROM PUBLIC;
GRANT USAGE ON SCHEMA support TO palermo_desk;
GRANT EXECUTE ON FUNCTION support.took_part, support.is_referred, support.take_over, support.narrow TO palermo_desk;
"""

TRIGGERS = [
    "GRANT USAGE ON SCHEMA support TO palermo_owner",
    "GRANT EXECUTE ON FUNCTION support.one_is_asked, support.manager_stands_apart TO palermo_owner",
]


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0002_protect"), ("certification", "0003_recall"), ("cases", "0003_tie"),
        ("agencies", "0002_functions"), ("access", "0001_access"),
    ]
    operations = [
        migrations.RunSQL(["CREATE SCHEMA support AUTHORIZATION palermo_keeper"], "DROP SCHEMA support CASCADE"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        AsKeeper(FUNCTIONS),
        AsKeeper("; ".join(TRIGGERS)),
        migrations.RunSQL(
            [
                "CREATE TRIGGER one_is_asked BEFORE INSERT ON support_referral FOR EACH ROW EXECUTE FUNCTION support.one_is_asked()",
                "CREATE TRIGGER manager_stands_apart BEFORE INSERT OR UPDATE OF manager ON support_file "
                "FOR EACH ROW EXECUTE FUNCTION support.manager_stands_apart()",
            ],
            migrations.RunSQL.noop,
        ),
    ]
