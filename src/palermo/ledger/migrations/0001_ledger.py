"""The ledger: append-only for everyone, its owner included. Only `ledger.append` and its two sisters write."""

from django.db import migrations

from palermo.session.steps import LEDGER_KEEPER, AsKeeper

PLAIN = r"""
CREATE FUNCTION ledger.plain(terms jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT jsonb_typeof(terms) = 'object' AND (SELECT count(*) <= 16 FROM jsonb_object_keys(terms)) AND NOT EXISTS (
     SELECT FROM jsonb_each(terms) t WHERE t.key !~ '^[a-z_]{1,30}$' OR jsonb_typeof(t.value) IN ('object', 'array', 'null')
        OR (t.value #>> '{}') !~ '^[A-Za-z0-9_./:@+-]{0,64}$'
        -- An address (98D@2002 is none) or a telephone number is nobody's code.
        OR (t.value #>> '{}') ~ '@[A-Za-z]|^(\+|0)[0-9]{6,}$') $$;
"""

TABLE = r"""
CREATE TABLE ledger.entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    place bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    verb text NOT NULL CHECK (verb ~ '^[a-z_]{3,40}$'),
    actor text NOT NULL CHECK (actor IN ('officer', 'public', 'worker')),
    officer uuid CHECK ((actor = 'officer') = (officer IS NOT NULL)),
    subject uuid,
    compartment text NOT NULL CHECK (compartment ~ '^[a-z]{3,20}$'),
    about text NOT NULL DEFAULT '' CHECK (about ~ '^[A-Za-z0-9_./:-]{0,64}$'),
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    authority text NOT NULL DEFAULT '' CHECK (authority ~ '^[A-Za-z0-9_./@()-]{0,80}$'),
    reason text NOT NULL DEFAULT '' CHECK (reason ~ '^[a-z0-9_]{0,60}$'),
    terms jsonb NOT NULL DEFAULT '{}',
    covers uuid[] NOT NULL DEFAULT '{}',
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    login name NOT NULL DEFAULT session_user,
    CONSTRAINT entry_terms_are_plain CHECK (ledger.plain(terms)),
    CONSTRAINT entry_of_someone_is_not_public CHECK (subject IS NULL OR compartment <> 'public'),
    CONSTRAINT entry_of_what_happened CHECK (at >= '1900-01-01' AND at <= recorded_at + interval '5 minutes'),
    CONSTRAINT entry_covers_a_page CHECK (cardinality(covers) <= 200)
);
COMMENT ON COLUMN ledger.entry.terms IS 'codes, references and numbers only; typed text is refused by ledger.plain()';
CREATE INDEX entry_subject ON ledger.entry (subject, place DESC);
CREATE INDEX entry_verb ON ledger.entry (verb, at);

CREATE FUNCTION ledger.never() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The ledger is append-only: enter a correction instead.' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.never();
ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON ledger.entry FOR ALL TO palermo_ledger_keeper USING (true) WITH CHECK (true);
CREATE POLICY count ON ledger.entry FOR SELECT TO palermo_measures USING (true);
GRANT SELECT ON ledger.entry TO palermo_desk;
GRANT SELECT (id, verb, actor, officer, subject, compartment, at, recorded_at, authority, reason, terms)
    ON ledger.entry TO palermo_measures;
"""

FUNCTIONS = r"""
CREATE FUNCTION ledger.append(verb text, at timestamptz, subject uuid, compartment text, about text, authority text,
    reason text, terms jsonb, covers uuid[]) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS
$$ DECLARE me uuid := session.me(); made uuid; BEGIN
   IF me IS NULL THEN RAISE EXCEPTION 'No session is open.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF NOT ledger.plain(terms) THEN RAISE EXCEPTION 'The ledger holds codes and references, never typed text.'
      USING ERRCODE = 'check_violation'; END IF;
   IF at > clock_timestamp() + interval '5 minutes' THEN RAISE EXCEPTION 'An act cannot be entered before it happens.'
      USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO ledger.entry (verb, actor, officer, subject, compartment, about, at, recorded_at, authority, reason, terms, covers)
   VALUES (verb, 'officer', me, subject, compartment, about, at, clock_timestamp(), authority, reason, terms, covers)
   RETURNING id INTO made; RETURN made; END $$;

CREATE FUNCTION ledger.append_public(verb text, subject uuid, compartment text, about text, authority text, terms jsonb)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid; hour timestamptz := date_trunc('hour', clock_timestamp()); BEGIN
   IF NOT ledger.plain(terms) THEN RAISE EXCEPTION 'The ledger holds codes and references, never typed text.'
      USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO ledger.entry (verb, actor, subject, compartment, about, at, recorded_at, authority, terms)
   VALUES (verb, 'public', subject, compartment, about, hour, hour, authority, terms) RETURNING id INTO made;
   RETURN made; END $$;

CREATE FUNCTION ledger.append_worker(verb text, subject uuid, compartment text, about text, authority text, terms jsonb)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made uuid; BEGIN
   IF NOT ledger.plain(terms) THEN RAISE EXCEPTION 'The ledger holds codes and references, never typed text.'
      USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO ledger.entry (verb, actor, subject, compartment, about, at, recorded_at, authority, terms)
   VALUES (verb, 'worker', subject, compartment, about, clock_timestamp(), clock_timestamp(), authority, terms)
   RETURNING id INTO made; RETURN made; END $$;

CREATE FUNCTION ledger.opening_stands(entry uuid, opened uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM ledger.entry e WHERE e.id = entry AND e.verb = 'opened' AND e.officer = session.me()
     AND e.recorded_at > clock_timestamp() - interval '5 minutes' AND opened <@ e.covers
     AND pg_xact_status(e.xid) = 'committed') $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO palermo_desk, palermo_measures, palermo_keeper, palermo_owner;
GRANT EXECUTE ON FUNCTION ledger.append TO palermo_desk, palermo_keeper;
GRANT EXECUTE ON FUNCTION ledger.append_public, ledger.append_worker, ledger.opening_stands TO palermo_keeper;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("session", "0001_session")]
    operations = [
        migrations.RunSQL(["CREATE SCHEMA ledger AUTHORIZATION palermo_ledger_keeper"], "DROP SCHEMA ledger CASCADE"),
        AsKeeper(PLAIN, LEDGER_KEEPER),
        AsKeeper(TABLE, LEDGER_KEEPER),
        AsKeeper(FUNCTIONS, LEDGER_KEEPER),
        AsKeeper(RIGHTS, LEDGER_KEEPER),
    ]
