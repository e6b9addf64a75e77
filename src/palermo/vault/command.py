"""`palermo keys`: make the keyring, publish the desk's public key, check that both belong together."""

from django.db import connections, transaction
from django.db.utils import ProgrammingError

from palermo.server import migrate
from palermo.server.arguments import parser
from palermo.vault import keyring, keystore, sync


def main(argv: list[str]) -> int:
    """Run one of the acts on keys. Returns 0 when it is done, 1 when something is wrong."""
    words = parser("keys", "Make, publish and check this installation's keys.")
    words.add_argument("act", choices=tuple(ACTS), help="what to do")
    try:
        return ACTS[words.parse_args(argv).act]()
    except (keyring.NoKeyring, sync.AnotherKey) as wrong:
        print(wrong)
        return 1


def _make() -> int:
    if keyring.make():
        print(f"A keyring was made at {keyring.path()}. Keep a copy apart from the database and its backups.")
    else:
        print(f"There is a keyring at {keyring.path()} already. Nothing was changed.")
    return 0


def _publish() -> int:
    try:
        with migrate.opened(), transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute("SET LOCAL ROLE palermo_keeper")
            name = sync.publish(cursor)
    except ProgrammingError:
        print("The database does not let us publish now: open an upgrade (“palermo roles --open”) and try again.")
        return 1
    print(f"Reports are sealed to the desk's key {name!r}.")
    return 0


def _check() -> int:
    name, pair = keyring.desk_key()
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        try:
            found, public = sync.published(cursor)
        except LookupError as none:
            print(none)
            return 1
    if (found, public) != (name, bytes(pair.public_key)):
        print(f"The keyring's desk key is {name!r}; reports are sealed to {found!r}. Run “palermo keys publish”.")
        return 1
    print(f"The keyring and the database agree on the desk's key {name!r}.")
    print(f"The keystore is {keystore.path()}" + ("." if keystore.path().exists() else ", not made yet."))
    return 0


ACTS = {"make": _make, "publish": _publish, "check": _check}
