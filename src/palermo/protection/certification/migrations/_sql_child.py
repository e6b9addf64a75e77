"""What the database itself refuses about children: no child without a notice, no guardian whom something stands against."""

RIGHTS = [
    "GRANT SELECT (id, subject, status, child, police_told_because, ended_on) ON certification_presumption TO palermo_keeper",
    "GRANT SELECT (id, reference, child_id, presumption_id, status) ON certification_protectionnotice TO palermo_keeper",
    "GRANT SELECT (id, subject, child_id, party_id, status, asked_at, answer), UPDATE (asked_at) "
    "ON certification_guardian TO palermo_keeper",
    "GRANT SELECT (id, lead, status) ON cases_case TO palermo_keeper",
    *(
        f"CREATE POLICY keep ON {table} FOR SELECT TO palermo_keeper USING (true)"
        for table in ("certification_presumption", "certification_protectionnotice", "certification_guardian", "cases_case")
    ),
    "CREATE POLICY ask ON certification_guardian FOR UPDATE TO palermo_keeper USING (true) WITH CHECK (true)",
    "ALTER POLICY add ON certification_certificate WITH CHECK ("
    "((SELECT access.standing('certificate')) OR subject IN (SELECT access.visible('certificate'))) "
    "AND (certification_id IS NULL OR EXISTS (SELECT FROM certification_certification p WHERE p.id = certification_certificate.certification_id)) "
    "AND (presumption_id IS NULL OR EXISTS (SELECT FROM certification_presumption p WHERE p.id = certification_certificate.presumption_id)))",
]

NOTICE = """
CREATE FUNCTION certification.child_has_a_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF (NEW.child <> 'no' OR NEW.police_told_because = 'for_a_child') AND NOT EXISTS (
        SELECT FROM public.certification_protectionnotice n WHERE n.presumption_id = NEW.id AND n.child_id = NEW.subject) THEN
     RAISE EXCEPTION 'A child is presumed a victim only together with a protection notice.'
       USING ERRCODE = 'check_violation', CONSTRAINT = 'presumption_child_has_a_notice'; END IF;
   IF NEW.ended_on = 'adult_did_not_agree' AND NOT EXISTS (
        SELECT FROM public.certification_protectionnotice n WHERE n.presumption_id = NEW.id AND n.status = 'adult') THEN
     RAISE EXCEPTION 'Only child protection finds that somebody is an adult.'
       USING ERRCODE = 'check_violation', CONSTRAINT = 'presumption_found_adult'; END IF;
   RETURN NULL; END $$;
REVOKE ALL ON FUNCTION certification.child_has_a_notice FROM PUBLIC;
GRANT USAGE ON SCHEMA certification TO palermo_owner;
GRANT EXECUTE ON FUNCTION certification.child_has_a_notice TO palermo_owner;
"""

GUARDIAN = """
CREATE FUNCTION certification.guardian_stands_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF NEW.status IN ('proposed', 'appointed') AND (TG_OP = 'INSERT' OR NEW.status <> OLD.status)
      AND cases.stands_against(NEW.child_id, NEW.party_id) <> '' THEN
     RAISE EXCEPTION 'Whoever is suspected in a case of the child, or tied to one who is, is never its guardian.'
       USING ERRCODE = 'check_violation', CONSTRAINT = 'guardian_stands_apart'; END IF;
   IF NOT EXISTS (SELECT FROM public.certification_protectionnotice n WHERE n.id = NEW.subject AND n.child_id = NEW.child_id) THEN
     RAISE EXCEPTION 'A guardian is of the child of its notice.'
       USING ERRCODE = 'check_violation', CONSTRAINT = 'guardian_of_the_child'; END IF;
   RETURN NEW; END $$;

CREATE FUNCTION certification.stands_against(notice uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF session.me() IS NULL OR NOT access.may_see('safety', notice) OR NOT access.may_see('case', who) THEN
     RAISE EXCEPTION 'You hold no grant to ask this.' USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN (SELECT cases.stands_against(n.child_id, who) <> '' FROM public.certification_protectionnotice n WHERE n.id = notice);
   END $$;

-- Those who lead an open case of the child come to know of the notice and of who is proposed, and are to answer.
CREATE FUNCTION certification.ask_police(guardian uuid, moment timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE g record; n record; lead record; asked integer := 0; BEGIN
   SELECT x.id, x.subject, x.child_id, x.party_id, x.status, x.asked_at, x.answer INTO g
     FROM public.certification_guardian x WHERE x.id = guardian;
   IF session.me() IS NULL OR g.id IS NULL OR NOT access.may_see('safety', g.subject) THEN
     RAISE EXCEPTION 'You hold no grant to ask this.' USING ERRCODE = 'insufficient_privilege'; END IF;
   PERFORM access.must_be_whole(g.subject, moment);
   IF g.status <> 'proposed' OR g.answer <> '' THEN RETURN 0; END IF;
   SELECT id, reference INTO n FROM public.certification_protectionnotice WHERE id = g.subject;
   FOR lead IN SELECT DISTINCT c.lead AS id FROM public.cases_case c JOIN public.cases_involvement i ON i.case_id = c.id
       WHERE c.lead IS NOT NULL AND c.status = 'open' AND i.in_error_at IS NULL
         AND i.party_id IN (SELECT cases.same_as(g.child_id))
         AND EXISTS (SELECT FROM public.agencies_posting p JOIN public.agencies_seat s ON s.id = p.seat_id
           WHERE p.officer_id = c.lead AND s.agency_id = 'Police' AND s.role = 'investigator'
             AND p.from_at <= statement_timestamp() AND (p.until_at IS NULL OR p.until_at > statement_timestamp()))
       ORDER BY c.lead LOOP
     PERFORM access.spread('guardian_check_asked', g.subject, moment, lead.id);
     PERFORM access.spread('guardian_shown_to_police', g.party_id, moment, lead.id);
     INSERT INTO public.clocks_deadline (id, kind, subject, compartment, about, holder, started_at, due_at, climbed, version)
     VALUES (gen_random_uuid(), 'check_guardian', g.subject, 'safety', n.reference, lead.id, moment,
       moment + interval '1 day', 0, 1) ON CONFLICT DO NOTHING;
     asked := asked + 1;
   END LOOP;
   IF asked > 0 AND g.asked_at IS NULL THEN
     UPDATE public.certification_guardian SET asked_at = moment WHERE id = guardian; END IF;
   RETURN asked; END $$;

-- A role, a tie or a sameness that is recorded later may stand against a guardian who is appointed: then it is said at once.
CREATE FUNCTION certification.look_at_guardians() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   INSERT INTO public.clocks_deadline (id, kind, subject, compartment, about, holder, started_at, due_at, climbed, version)
   SELECT gen_random_uuid(), 'replace_guardian', g.subject, 'safety', n.reference, s.id, statement_timestamp(),
     statement_timestamp(), 0, 1
   FROM public.certification_guardian g JOIN public.certification_protectionnotice n ON n.id = g.subject
     JOIN public.agencies_seat s ON s.agency_id = 'MSD' AND s.role = 'child_protection_officer'
   WHERE g.status = 'appointed' AND (TG_TABLE_NAME <> 'cases_involvement' OR g.child_id IN (
       SELECT cases.same_as(i.party_id) FROM public.cases_involvement i
       WHERE i.in_error_at IS NULL AND i.case_id = (to_jsonb(NEW) ->> 'case_id')::uuid))
     AND cases.stands_against(g.child_id, g.party_id) <> ''
   ON CONFLICT DO NOTHING;
   RETURN NULL; END $$;
REVOKE ALL ON FUNCTION certification.guardian_stands_apart, certification.stands_against, certification.ask_police,
  certification.look_at_guardians FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certification.guardian_stands_apart, certification.look_at_guardians TO palermo_owner;
GRANT EXECUTE ON FUNCTION certification.stands_against, certification.ask_police TO palermo_desk;
"""

RECALL = """
CREATE FUNCTION certification.recall_presumed(which uuid, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE recalled integer; BEGIN
   IF session.me() IS NULL OR NOT EXISTS (SELECT FROM public.certification_presumption p
        WHERE p.id = which AND access.may_see('screening', p.subject)) THEN
     RAISE EXCEPTION 'Only who may see this presumption recalls its notices.'
       USING ERRCODE = 'insufficient_privilege'; END IF;
   UPDATE public.clocks_message SET recalled_at = moment
   WHERE recalled_at IS NULL AND sent_at IS NULL
     AND key >= 'presumption:' || which || ':' AND key < 'presumption:' || which || ';';
   GET DIAGNOSTICS recalled = ROW_COUNT; RETURN recalled; END $$;
REVOKE ALL ON FUNCTION certification.recall_presumed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certification.recall_presumed TO palermo_desk;
"""

TRIGGERS = [
    "CREATE CONSTRAINT TRIGGER child_has_a_notice AFTER INSERT OR UPDATE ON certification_presumption "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION certification.child_has_a_notice()",
    "CREATE TRIGGER stands_apart BEFORE INSERT OR UPDATE ON certification_guardian "
    "FOR EACH ROW EXECUTE FUNCTION certification.guardian_stands_apart()",
    *(
        f"CREATE TRIGGER look_at_guardians AFTER INSERT OR UPDATE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION certification.look_at_guardians()"
        for table in ("cases_involvement", "cases_tie", "cases_sameness")
    ),
]
