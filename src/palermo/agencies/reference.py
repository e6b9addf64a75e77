"""Agencies, their dated names and their seats, from the data files into tables. Run by `palermo migrate`."""

from datetime import date

from django.db import transaction

from palermo.agencies.models import Agency, AgencyName, Seat
from palermo.data import load_toml

LONG_AGO = date(1900, 1, 1)
"""For names older than the Plan, whose first day the data does not say."""


def load(using: str) -> None:
    """Bring agencies, names and seats in step with `data/nz-2009/agencies.toml` and `roles.toml`. Deletes nothing."""
    with transaction.atomic(using=using):
        for row in load_toml("nz-2009", "agencies.toml")["agency"]:
            Agency.objects.using(using).update_or_create(id=row["id"], defaults={"name": row["names"][0]["name"]})
            for name in row["names"]:
                AgencyName.objects.using(using).update_or_create(
                    agency_id=row["id"],
                    from_on=name.get("from", LONG_AGO),
                    defaults={"name": name["name"], "te_reo": name.get("te_reo", ""), "until_on": name.get("until")},
                )
        for role in load_toml("nz-2009", "roles.toml")["role"]:
            for agency in role.get("agencies", ()):
                Seat.objects.using(using).get_or_create(agency_id=agency, role=role["id"])
