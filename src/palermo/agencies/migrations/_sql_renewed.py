"""The ledger's line for a pass-phrase given by a command on the server, which has no officer of its own."""

RENEWED = """
CREATE FUNCTION agencies.pass_phrase_given(who uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN PERFORM ledger.append_worker('pass_phrase_given', NULL, 'public', '', '',
     jsonb_build_object('who', who)); END $$;
REVOKE ALL ON FUNCTION agencies.pass_phrase_given FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agencies.pass_phrase_given TO palermo_owner;
"""
