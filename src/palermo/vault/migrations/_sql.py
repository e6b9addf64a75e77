"""Sealed values and the one function that hands out their ciphertext: only under a committed ledger entry."""

TABLES = """
CREATE TABLE vault.sealed (
    id uuid PRIMARY KEY,
    subject uuid NOT NULL REFERENCES access.subject,
    compartment text NOT NULL,
    about uuid NOT NULL,
    field text NOT NULL CHECK (field ~ '^[a-z_]{2,40}$'),
    scheme text NOT NULL CHECK (scheme IN ('subject_key', 'desk_key')),
    key text NOT NULL,
    ciphertext bytea NOT NULL CHECK (octet_length(ciphertext) BETWEEN 29 AND 1048576),
    sealed_at timestamptz NOT NULL,
    sealed_by uuid,
    replaces uuid REFERENCES vault.sealed
);
CREATE INDEX sealed_about ON vault.sealed (about, field, sealed_at DESC);
CREATE INDEX sealed_subject ON vault.sealed (subject);
CREATE TABLE vault.desk_key (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{2,40}$'),
    public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
    from_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    until_at timestamptz
);
ALTER TABLE vault.sealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.sealed FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON vault.sealed FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
CREATE POLICY see ON vault.sealed FOR SELECT TO palermo_desk USING (
    CASE WHEN (SELECT access.broad()) THEN access.may_see(compartment, subject)
         ELSE (compartment, subject) IN (SELECT s.compartment, s.subject FROM access.sees() s) END
    OR compartment IN (SELECT access.standings()));
GRANT SELECT (id, subject, compartment, about, field, sealed_at, sealed_by, replaces) ON vault.sealed TO palermo_desk;
GRANT SELECT ON vault.desk_key TO palermo_public, palermo_desk, palermo_owner;
"""

FUNCTIONS = """
CREATE FUNCTION vault.seal(new uuid, what uuid, kept text, for_row uuid, in_field text, under text, sealed bytea,
    instead_of uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF session.me() IS NULL OR NOT access.may_see(kept, what) THEN
     RAISE EXCEPTION 'You hold no grant to seal this here.' USING ERRCODE = 'insufficient_privilege'; END IF;
   -- What stands beside a row is about one subject: no one lays words of another beside it, to be read as newer.
   IF EXISTS (SELECT FROM vault.sealed v WHERE v.about = for_row AND v.subject <> what) THEN
     RAISE EXCEPTION 'This row is about someone else.' USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO vault.sealed (id, subject, compartment, about, field, scheme, key, ciphertext, sealed_at, sealed_by, replaces)
   VALUES (new, what, kept, for_row, in_field, 'subject_key', under, sealed, clock_timestamp(), session.me(), instead_of);
   END $$;

CREATE FUNCTION vault.open_(entry uuid, wanted uuid[]) RETURNS TABLE (id uuid, subject uuid, compartment text, about uuid,
    field text, scheme text, key text, ciphertext bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF NOT ledger.opening_stands(entry, wanted) THEN
     RAISE EXCEPTION 'No committed ledger entry stands for this opening.' USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN QUERY SELECT v.id, v.subject, v.compartment, v.about, v.field, v.scheme, v.key, v.ciphertext
     FROM vault.sealed v WHERE v.id = ANY (wanted)
     AND access.may_see(v.compartment, v.subject); END $$;
"""

RIGHTS = """
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vault FROM PUBLIC;
GRANT USAGE ON SCHEMA vault TO palermo_owner, palermo_desk, palermo_public;
GRANT EXECUTE ON FUNCTION vault.seal, vault.open_ TO palermo_desk;
"""
