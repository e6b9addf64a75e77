"""The blind index: a keyed hash beside a sealed number, by which it is found and not read."""

TABLES = """
CREATE TABLE vault.blind (
    sealed uuid NOT NULL REFERENCES vault.sealed,
    subject uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose ~ '^[a-z_]{3,30}$'),
    token bytea NOT NULL CHECK (octet_length(token) = 32),
    PRIMARY KEY (sealed, purpose)
);
CREATE INDEX blind_token ON vault.blind (token, purpose);
ALTER TABLE vault.blind ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.blind FORCE ROW LEVEL SECURITY;
CREATE POLICY keep ON vault.blind FOR ALL TO palermo_keeper USING (true) WITH CHECK (true);
"""

FUNCTIONS = """
CREATE FUNCTION vault.mark(value uuid, why text, mark bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE v vault.sealed; BEGIN
   SELECT * INTO v FROM vault.sealed s WHERE s.id = value AND s.sealed_by = session.me();
   IF v.id IS NULL OR access.may_see(v.compartment, v.subject) IS NOT TRUE THEN
     RAISE EXCEPTION 'There is no such value of yours.' USING ERRCODE = 'insufficient_privilege'; END IF;
   INSERT INTO vault.blind (sealed, subject, purpose, token) VALUES (value, v.subject, why, mark); END $$;

CREATE FUNCTION vault.find(entry uuid, why text, marks bytea[]) RETURNS TABLE (subject uuid, about uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
   IF ledger.lookup_stands(entry) IS NOT TRUE OR cardinality(marks) > 100 THEN
     RAISE EXCEPTION 'No committed ledger entry stands for this search.' USING ERRCODE = 'insufficient_privilege'; END IF;
   RETURN QUERY SELECT v.subject, v.about FROM vault.blind b JOIN vault.sealed v ON v.id = b.sealed
     WHERE b.token = ANY (marks) AND b.purpose = why
     AND ((v.compartment, v.subject) IN (SELECT s.compartment, s.subject FROM access.sees() s)
          OR v.compartment IN (SELECT access.standings()))
     ORDER BY v.sealed_at LIMIT 50; END $$;
"""

RIGHTS = """
REVOKE ALL ON FUNCTION vault.mark, vault.find FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.mark, vault.find TO palermo_desk;
"""
