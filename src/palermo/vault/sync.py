"""The desk's public keys in the database: what the public site seals reports to."""

from django.db.backends.utils import CursorWrapper

from palermo.vault import keyring


class AnotherKey(Exception):
    """The database holds another public key under the same name: this keyring belongs to another
    installation.
    """


def publish(cursor: CursorWrapper) -> str:
    """Write the current desk key's public half where the public site reads it, if it is not there yet.

    Needs the keeper's role. Returns the key's name. Raises AnotherKey, and NoKeyring without a keyring. An
    older key stays, marked as ended: what was sealed to it is still opened with its private half.
    """
    name, pair = keyring.desk_key()
    public = bytes(pair.public_key)
    cursor.execute("SELECT public_key FROM vault.desk_key WHERE id = %s", [name])
    if row := cursor.fetchone():
        if bytes(row[0]) != public:
            raise AnotherKey(
                f"The database already has a desk key {name!r}, and it is not this keyring's: "
                f"restore the keyring that "
                "this database was written with (PALERMO_KEYRING)."
            )
        return name
    cursor.execute("UPDATE vault.desk_key SET until_at = clock_timestamp() WHERE until_at IS NULL")
    cursor.execute("INSERT INTO vault.desk_key (id, public_key) VALUES (%s, %s)", [name, public])
    return name


def after_migrating(cursor: CursorWrapper) -> None:
    """Publish the desk's key where there is a keyring; a server that only migrates may have none."""
    if keyring.path().exists():
        publish(cursor)


def published(cursor: CursorWrapper) -> tuple[str, bytes]:
    """The name and the 32 bytes of the key that reports are sealed to now. Raises LookupError when there is
    none.
    """
    cursor.execute("SELECT id, public_key FROM vault.desk_key WHERE until_at IS NULL ORDER BY from_at DESC LIMIT 1")
    row = cursor.fetchone()
    if row is None:
        raise LookupError("The desk has published no key, so no report can be sealed: run “palermo keys publish”.")
    return row[0], bytes(row[1])
