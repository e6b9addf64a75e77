"""Agencies, their dated names, their seats, and the one officer that every installation has: Palermo itself.

Run by `palermo migrate`.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from palermo.agencies.models import Agency, AgencyName, Officer, Posting, Seat
from palermo.data import load_toml

LONG_AGO = date(1900, 1, 1)
"""For names older than the Plan, whose first day the data does not say."""

SERVICE = UUID("f3b0dc8a-a306-50ea-82eb-9be75deeb5e6")
"""The officer under whose name commands on the server act, the same everywhere. Nobody signs in as it."""

ITSELF = "Palermo"
"""The agency of the service officer: none of the Plan's, so that what it may know is given to it by name."""


def unverified() -> frozenset[str]:
    """Agencies of the Plan whose change of name, or its date, nobody has read in a source."""
    rows = load_toml("nz-2009", "agencies.toml")["agency"]
    return frozenset(row["id"] for row in rows if not row.get("verified", True))


def load(using: str) -> None:
    """Bring agencies, names and seats in step with `data/nz-2009/agencies.toml` and `roles.toml`. Deletes nothing."""
    with transaction.atomic(using=using):
        for row in load_toml("nz-2009", "agencies.toml")["agency"]:
            Agency.objects.using(using).update_or_create(id=row["id"], defaults={"name": row["names"][0]["name"]})
            for name in row["names"]:
                AgencyName.objects.using(using).update_or_create(
                    agency_id=row["id"],
                    from_on=name.get("from", LONG_AGO),
                    defaults={
                        "name": name["name"],
                        "te_reo": name.get("te_reo", ""),
                        "until_on": name.get("until"),
                    },
                )
        for role in load_toml("nz-2009", "roles.toml")["role"]:
            for agency in role.get("agencies", ()):
                Seat.objects.using(using).get_or_create(agency_id=agency, role=role["id"])
        _service(using)


def _service(using: str) -> None:
    Agency.objects.using(using).update_or_create(id=ITSELF, defaults={"name": "Palermo itself, no agency"})
    seat, _ = Seat.objects.using(using).get_or_create(agency_id=ITSELF, role="service")
    since = datetime(2009, 7, 1, tzinfo=UTC)
    known = {"handle": "service", "name": "Palermo service", "agency_id": ITSELF, "service": True}
    Officer.objects.using(using).update_or_create(
        id=SERVICE, defaults=known, create_defaults={**known, "joined_at": since}
    )
    Posting.objects.using(using).get_or_create(officer_id=SERVICE, seat=seat, defaults={"from_at": since})
