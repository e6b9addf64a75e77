"""The ledger's line for officers enrolled by a command on the server, which has no officer of its own."""

ENROLLED = """
CREATE FUNCTION agencies.enrolled(who uuid, seat text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN PERFORM ledger.append_worker('officer_enrolled', NULL, 'public', '', '',
     jsonb_build_object('who', who, 'seat', seat)); END $$;
REVOKE ALL ON FUNCTION agencies.enrolled FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agencies.enrolled TO palermo_owner;
"""
