"""The paths that are walked while something is killed, and how each act is found again."""

import random
from collections.abc import Callable, Iterator, Mapping

from django.utils import timezone

from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from tests.house.kill import Said
from tests.support.database import admin, build
from tests.support.people import acting, officer


def make() -> None:
    """Migrate, with the cast."""
    build("palermo")


def cases_path(dice: random.Random) -> Iterator[Said]:
    """Open a case, put people into it, give it to an investigator, read a name; again and again."""
    while True:
        with acting("hana") as hana:
            reference = cases.open_case(officer=hana, at=timezone.now()).reference
        yield Said("opened", reference)
        for _ in range(dice.randrange(1, 4)):
            name = f"Invented {dice.randrange(10**12)}"
            with acting("hana") as hana:
                case = Case.objects.get(reference=reference)
                party = cases.add_party(
                    case=case, kind="person", role="witness", officer=hana, at=timezone.now(), name=name
                )
            yield Said("added", party.reference, name)
        with acting("hana") as hana:
            case = Case.objects.get(reference=reference)
            cases.assign(case=case, to=officer("ari"), officer=hana, at=timezone.now(), version=case.version)
        yield Said("assigned", reference)
        with acting("ari") as ari:
            value = latest([party.pk], "name")[party.pk, "name"]
            read = reveal(
                [value],
                purpose="investigate",
                officer=ari,
                at=timezone.now(),
                subject=party.pk,
                compartment="identity",
                about=party.reference,
            )
        yield Said("read", party.reference, read[value])


def number(sql: str, *values: object) -> int:
    """One number out of the database, past the policies."""
    with admin("palermo") as server:
        row = server.execute(sql, list(values)).fetchone()
    return int(str(row[0])) if row else -1


def once(what: str, found: int) -> str:
    """ "" when it is there once; else how often."""
    return "" if found == 1 else f"{what} is there {found} times"


def entered(verb: str, about: str) -> str:
    """Whether the ledger has one line of it."""
    return once(
        f"{verb} of {about}", number("SELECT count(*) FROM ledger.entry WHERE verb = %s AND about = %s", verb, about)
    )


def opened(said: Said) -> str:
    """The case, its line, its clock."""
    return (
        once("the case", number("SELECT count(*) FROM cases_case WHERE reference = %s", said.reference))
        or entered("case_opened", said.reference)
        or once(
            "the clock",
            number("SELECT count(*) FROM clocks_deadline WHERE kind = 'assign_case' AND about = %s", said.reference),
        )
    )


def added(said: Said) -> str:
    """The party, its line, and its name that still opens: the key outlived the crash as well."""
    missing = once(
        "the party", number("SELECT count(*) FROM cases_party WHERE reference = %s", said.reference)
    ) or once(
        "party_added",
        number(
            "SELECT count(*) FROM ledger.entry WHERE verb = 'party_added' AND terms ->> 'party' = %s", said.reference
        ),
    )
    if missing:
        return missing
    with acting("hana") as hana:
        party = Party.objects.get(reference=said.reference)
        value = latest([party.pk], "name")[party.pk, "name"]
        read = reveal(
            [value], purpose="audit", officer=hana, at=timezone.now(), subject=party.pk, compartment="identity"
        )
    return "" if read == {value: said.found} else "the name is another"


def assigned(said: Said) -> str:
    """The lead, the line, the clock met, the message queued."""
    return (
        once(
            "the lead",
            number("SELECT count(*) FROM cases_case WHERE reference = %s AND lead IS NOT NULL", said.reference),
        )
        or entered("case_assigned", said.reference)
        or once(
            "the clock met",
            number(
                "SELECT count(*) FROM clocks_deadline WHERE kind = 'assign_case' AND about = %s AND met_at IS NOT NULL",
                said.reference,
            ),
        )
        or once(
            "the message",
            number(
                "SELECT count(*) FROM clocks_message m JOIN cases_case c ON m.key LIKE 'case_assigned:' || c.id || '%%' "
                "WHERE c.reference = %s",
                said.reference,
            ),
        )
    )


def read(said: Said) -> str:
    """A name that was shown has its line."""
    return entered("opened", said.reference)


PATHS: Mapping[str, Callable[[random.Random], Iterator[Said]]] = {"cases": cases_path}
CHECKS: Mapping[str, Callable[[Said], str]] = {"opened": opened, "added": added, "assigned": assigned, "read": read}


def halves() -> list[str]:
    """What is half there, acknowledged or not: a row without its line, a line without its row, grants on nothing."""
    asked = {
        "cases without a line": "SELECT count(*) FROM cases_case c WHERE NOT EXISTS (SELECT FROM ledger.entry e WHERE e.subject = c.id AND e.verb = 'case_opened')",
        "lines without a case": "SELECT count(*) FROM ledger.entry e WHERE e.verb = 'case_opened' AND NOT EXISTS (SELECT FROM cases_case c WHERE c.id = e.subject)",
        "subjects about nothing": "SELECT count(*) FROM access.subject s WHERE NOT EXISTS (SELECT FROM cases_case c WHERE c.id = s.id) "
        "AND NOT EXISTS (SELECT FROM cases_party p WHERE p.id = s.id)",
        "parties without a name": "SELECT count(*) FROM cases_party p WHERE NOT EXISTS (SELECT FROM vault.sealed s WHERE s.about = p.id)",
    }
    return [f"{what}: {found}" for what, sql in asked.items() if (found := number(sql))]
