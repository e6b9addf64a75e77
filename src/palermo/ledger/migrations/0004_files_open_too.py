"""An entry that a file was opened stands for its opening, as one for sealed words does."""

from django.db import migrations

from palermo.session.steps import LEDGER_KEEPER, AsKeeper

STANDS = """
CREATE OR REPLACE FUNCTION ledger.opening_stands(entry uuid, opened uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM ledger.entry e WHERE e.id = entry AND e.verb IN ('opened', 'file_opened') AND e.officer = session.me()
     AND e.recorded_at > clock_timestamp() - interval '5 minutes' AND opened <@ e.covers
     AND pg_xact_status(e.xid) = 'committed') $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_entry_at")]
    operations = [AsKeeper(STANDS, LEDGER_KEEPER)]
