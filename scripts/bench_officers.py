"""Officers of the bench: by standing duty alone, and leading cases that come with about so many grants. All invented."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from palermo.server.logins import Connection


@dataclass(frozen=True)
class Officer:
    """One of them: what the table calls them, their seat, and how many grants they come to hold by leading cases."""

    name: str
    handle: str
    seat: str
    grants: int

    @property
    def id(self) -> UUID:
        """The same in every run."""
        return uuid5(UUID("c4b9f6e8-0d4f-4b36-9f3e-2f6d4d3d7a10"), self.handle)


@dataclass(frozen=True)
class Sees:
    """References an officer may open: cases, and people as pairs of case and person."""

    cases: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


OFFICERS = (
    Officer("senior officer, standing duty", "bench-senior", "Police/senior_police_officer", 0),
    Officer("triage officer, standing duty", "bench-triage", "Police/triage_officer", 0),
    Officer("investigator, about 200 grants", "bench-two-hundred", "Police/investigator", 200),
    Officer("investigator, about 5,000 grants", "bench-five-thousand", "Police/investigator", 5000),
)
MOVABLE = """SELECT c.id, c.lead, count(*) FROM cases_case c
    JOIN LATERAL (SELECT c.id AS subject UNION SELECT i.party_id FROM cases_involvement i WHERE i.case_id = c.id) s ON true
    JOIN access.grants g ON g.subject = s.subject AND g.holder = c.lead AND (g.until_at IS NULL OR g.until_at > now())
    JOIN agencies_officer o ON o.id = c.lead WHERE o.handle LIKE 'police-investigator-%%'
    GROUP BY c.id, c.lead ORDER BY c.reference LIMIT %s"""
"""Cases of the country's invented investigators, with how many grants their leads hold on them and their people."""
SEEN = """SELECT c.reference, p.reference FROM cases_case c JOIN cases_involvement i ON i.case_id = c.id
    JOIN cases_party p ON p.id = i.party_id AND p.kind = 'person'
    JOIN access.grants g ON g.subject = p.id AND g.compartment = 'assessment' AND g.holder = ANY (%s)
      AND (g.until_at IS NULL OR g.until_at > now())
    WHERE c.lead = %s OR %s ORDER BY md5(c.reference) LIMIT 30"""


def ready(link: Connection, enlist: Callable[[Officer], None]) -> tuple[Officer, ...]:
    """Make those who are not there yet, and give them their cases: whole ones, with all that their leads knew."""
    for officer in OFFICERS:
        if not link.execute("SELECT FROM agencies_officer WHERE id = %s", [officer.id]).fetchone():
            enlist(officer)
            _give_cases(link, officer)
    link.execute("ANALYZE")
    return OFFICERS


def _give_cases(link: Connection, officer: Officer) -> None:
    held = 0
    if not officer.grants:
        return
    with link.transaction():
        link.execute("SET LOCAL session_replication_role = replica")
        for case, lead, grants in link.execute(MOVABLE, [officer.grants]).fetchall():
            link.execute("UPDATE cases_case SET lead = %s WHERE id = %s", [officer.id, case])
            about = "(subject = %s OR subject IN (SELECT party_id FROM cases_involvement WHERE case_id = %s))"
            for table in ("access.grants", "clocks_deadline"):
                change = f"UPDATE {table} SET holder = %s WHERE holder = %s AND {about}"  # noqa: S608 - two names of ours
                link.execute(change, [officer.id, lead, case, case])
            held += grants
            if held >= officer.grants:
                return


def grants(link: Connection, officer: UUID) -> int:
    """How many grants the officer holds, with those of their seats."""
    query = """SELECT count(*) FROM access.grants g
        WHERE (g.until_at IS NULL OR g.until_at > now()) AND g.subject IS NOT NULL AND g.holder = ANY (%s)"""
    return int(str((link.execute(query, [_holders(link, officer)]).fetchone() or (0,))[0]))


def _holders(link: Connection, officer: UUID) -> list[UUID]:
    seats = link.execute("SELECT seat_id FROM agencies_posting WHERE officer_id = %s", [officer]).fetchall()
    return [officer, *(row[0] for row in seats)]


def sees(link: Connection, officer: Officer) -> Sees:
    """What they may open: of a senior officer whoever's case it is, of an investigator their own cases."""
    senior = officer.seat.endswith("senior_police_officer")
    if not (senior or officer.grants):
        return Sees((), ())
    found = link.execute(SEEN, [_holders(link, officer.id), officer.id, senior]).fetchall()
    people = tuple((str(case), str(party)) for case, party in found)
    return Sees(tuple(dict.fromkeys(case for case, _party in people)), people)
