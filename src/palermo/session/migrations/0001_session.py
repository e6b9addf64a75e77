"""Tokens, who they speak for, references, and maintenance; owned by the keeper, readable by no login."""

from django.db import migrations

from palermo.law.references import REFERENCE_SQL
from palermo.session.steps import LEDGER_KEEPER, AsKeeper

TABLES = """
CREATE TABLE session.token (
    hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    officer uuid NOT NULL,
    minted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    purpose text NOT NULL CHECK (purpose IN ('desk', 'command'))
);
CREATE INDEX token_officer ON session.token (officer) WHERE ended_at IS NULL;

CREATE TABLE session.maintenance (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 400),
    began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    open boolean NOT NULL DEFAULT true,
    login name NOT NULL DEFAULT session_user
);

CREATE TABLE session.reference_made (reference text PRIMARY KEY);
"""

FUNCTIONS = """
CREATE FUNCTION session.token_hash() RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT sha256(convert_to(nullif(current_setting('palermo.token', true), ''), 'UTF8')) $$;

CREATE FUNCTION session.me() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT officer FROM session.token
   WHERE hash = session.token_hash() AND ended_at IS NULL AND expires_at > statement_timestamp() $$;

CREATE FUNCTION session.end_token(spent bytea) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ UPDATE session.token SET ended_at = clock_timestamp() WHERE hash = spent AND ended_at IS NULL $$;

CREATE FUNCTION session.maintain(why text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ INSERT INTO session.maintenance (reason) VALUES (why) $$;

CREATE FUNCTION session.maintained() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ UPDATE session.maintenance SET open = false WHERE xid = pg_current_xact_id() $$;

CREATE FUNCTION session.maintaining() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM session.maintenance WHERE open AND xid = pg_current_xact_id_if_assigned()
     AND began_at >= transaction_timestamp()) $$;  -- transaction numbers begin again after a restore

CREATE FUNCTION session.reference(prefix text) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE made text; BEGIN
   LOOP
     made := session.make_reference(prefix);
     INSERT INTO session.reference_made VALUES (made) ON CONFLICT DO NOTHING;
     IF FOUND THEN RETURN made; END IF;
   END LOOP; END $$;

CREATE FUNCTION session.own_reference() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   -- A reference that the writer chose would tell, by clashing, that a hidden record has it.
   IF current_setting('role') = 'palermo_desk' THEN NEW.reference := session.reference(TG_ARGV[0]); END IF;
   RETURN NEW; END $$;
"""

NOT_FOR_ALL = "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
"""PostgreSQL lets everybody execute a new function. Not here: who may is said function by function."""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA session FROM PUBLIC;
GRANT USAGE ON SCHEMA session TO palermo_owner, palermo_desk, palermo_door, palermo_public, palermo_worker,
    palermo_measures, palermo_ledger_keeper, palermo_desk_login;
GRANT EXECUTE ON FUNCTION session.me() TO palermo_desk, palermo_ledger_keeper;
GRANT EXECUTE ON FUNCTION session.reference(text) TO palermo_desk, palermo_owner;
GRANT EXECUTE ON FUNCTION session.end_token(bytea) TO palermo_door;
GRANT EXECUTE ON FUNCTION session.own_reference() TO palermo_owner;
GRANT EXECUTE ON FUNCTION session.maintain(text), session.maintained(), session.maintaining() TO palermo_owner;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(["CREATE SCHEMA session AUTHORIZATION palermo_keeper"], "DROP SCHEMA session CASCADE"),
        AsKeeper(NOT_FOR_ALL),
        AsKeeper(NOT_FOR_ALL, LEDGER_KEEPER),
        migrations.RunSQL(NOT_FOR_ALL, migrations.RunSQL.noop),
        AsKeeper(TABLES),
        AsKeeper(REFERENCE_SQL + FUNCTIONS),
        AsKeeper(RIGHTS),
    ]
