"""Whether a committed entry of the session's officer stands for looking something up by its number."""

from django.db import migrations

from palermo.session.steps import LEDGER_KEEPER, AsKeeper

STANDS = """
CREATE FUNCTION ledger.lookup_stands(entry uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM ledger.entry e WHERE e.id = entry AND e.verb = 'looked_up' AND e.officer = session.me()
     AND e.recorded_at > clock_timestamp() - interval '5 minutes' AND pg_xact_status(e.xid) = 'committed') $$;
REVOKE ALL ON FUNCTION ledger.lookup_stands FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.lookup_stands TO palermo_keeper;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_files_open_too")]
    operations = [AsKeeper(STANDS, LEDGER_KEEPER)]
