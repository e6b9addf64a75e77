"""Sealed files: a header beside a row and its chunks, which leave by one function and only under a committed entry."""

TABLES = """
CREATE TABLE vault.file (
    id uuid PRIMARY KEY,
    subject uuid NOT NULL REFERENCES access.subject,
    compartment text NOT NULL,
    about uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z0-9]{2,12}$'),
    size integer NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    chunks integer NOT NULL CHECK (chunks BETWEEN 1 AND 80),
    key text NOT NULL,
    sealed_at timestamptz NOT NULL,
    sealed_by uuid NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX file_about ON vault.file (about, sealed_at);
CREATE INDEX file_subject ON vault.file (subject);
CREATE TABLE vault.chunk (
    file uuid NOT NULL REFERENCES vault.file,
    subject uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 0),
    ciphertext bytea NOT NULL CHECK (octet_length(ciphertext) BETWEEN 29 AND 262172),
    PRIMARY KEY (file, number)
);
ALTER TABLE vault.chunk ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
ALTER TABLE vault.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.file FORCE ROW LEVEL SECURITY;
ALTER TABLE vault.chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON vault.file FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
CREATE POLICY keep ON vault.chunk FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
CREATE POLICY see ON vault.file FOR SELECT TO palermo_desk USING (
    (compartment, subject) IN (SELECT s.compartment, s.subject FROM access.sees() s)
    OR compartment IN (SELECT access.standings()));
GRANT SELECT (id, subject, compartment, about, kind, size, chunks, sealed_at, sealed_by) ON vault.file TO palermo_desk;
"""

FUNCTIONS = """
CREATE FUNCTION vault.begin_file(new uuid, what uuid, kept text, for_row uuid, of_kind text, under text, bytes integer,
    parts integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF session.me() IS NULL OR access.may_see(kept, what) IS NOT TRUE THEN
     RAISE EXCEPTION 'You hold no grant to seal this here.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF EXISTS (SELECT FROM vault.file f WHERE f.about = for_row AND f.subject <> what)
      OR EXISTS (SELECT FROM vault.sealed v WHERE v.about = for_row AND v.subject <> what) THEN
     RAISE EXCEPTION 'This row is about someone else.' USING ERRCODE = 'insufficient_privilege'; END IF;
   IF (SELECT count(*) >= 20 FROM vault.file f WHERE f.about = for_row) THEN
     RAISE EXCEPTION 'At most 20 files stand beside one row.' USING ERRCODE = 'check_violation'; END IF;
   INSERT INTO vault.file (id, subject, compartment, about, kind, size, chunks, key, sealed_at, sealed_by)
   VALUES (new, what, kept, for_row, of_kind, bytes, parts, under, clock_timestamp(), session.me()); END $$;

CREATE FUNCTION vault.add_chunk(to_file uuid, place integer, sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE f vault.file; BEGIN
   -- Only in the act that began it: nobody lays a piece beside a file that stands.
   SELECT * INTO f FROM vault.file WHERE id = to_file AND sealed_by = session.me() AND xid = pg_current_xact_id();
   IF f.id IS NULL OR place >= f.chunks THEN
     RAISE EXCEPTION 'There is no such file being sealed.' USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO vault.chunk (file, subject, number, ciphertext) VALUES (to_file, f.subject, place, sealed); END $$;

CREATE FUNCTION vault.open_file(entry uuid, wanted uuid) RETURNS TABLE (subject uuid, compartment text, about uuid,
    kind text, size integer, chunks integer, key text, number integer, ciphertext bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF ledger.opening_stands(entry, ARRAY[wanted]) IS NOT TRUE THEN
     RAISE EXCEPTION 'No committed ledger entry stands for this opening.' USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN QUERY SELECT f.subject, f.compartment, f.about, f.kind, f.size, f.chunks, f.key, c.number, c.ciphertext
     FROM vault.file f JOIN vault.chunk c ON c.file = f.id WHERE f.id = wanted
     AND ((f.compartment, f.subject) IN (SELECT s.compartment, s.subject FROM access.sees() s)
          OR f.compartment IN (SELECT access.standings()))
     ORDER BY c.number; END $$;
"""

RIGHTS = """
REVOKE ALL ON FUNCTION vault.begin_file, vault.add_chunk, vault.open_file FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.begin_file, vault.add_chunk, vault.open_file TO palermo_desk;
"""
