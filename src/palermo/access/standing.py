"""The standing duties that belong to no room of the Plan: who may read the whole ledger."""

from palermo.access.needs import Need
from palermo.agencies.reference import ITSELF

AUTHORITY = "privacy-act-2020/ipp5"

NEEDS = (
    Need(
        "audit_duty",
        "ledger",
        "standing",
        "audit",
        AUTHORITY,
        "someone outside every case must be able to check that the rules were kept",
        seat="MoJ/auditor",
    ),
    Need(
        "service_duty",
        "ledger",
        "standing",
        "audit",
        AUTHORITY,
        "what a command on the server prints of the ledger, it reads under a name of its own",
        seat=f"{ITSELF}/service",
    ),
)
