"""Who comes to know what on the road to a certificate. Services learn status and dates, never a fact."""

from palermo.access.needs import Need
from palermo.protection.certification.services import ON_CERTIFICATE, ON_PRESUMED, Service

DRAFTS, DECIDES = ("investigator",), ("senior_police_officer",)
SENIOR = "Police/senior_police_officer"
EXIT_SUPPORT_DAYS = 28
"""How long the services still see a status that has ended, so that they learn it and support goes on: local policy
`certification.exit-support`; a test holds the two together."""


def _service(act: str, service: Service, why: str, days: int = 0) -> Need:
    return Need(
        act,
        "certificate",
        "seat",
        "eligibility",
        service.authority,
        why,
        by=DECIDES,
        seat=service.seat,
        days=days,
    )


NEEDS = (
    Need("certification_submitted", "case", "seat", "certify", "nz-2009/13",
         "who decides must know whose certification it is, by reference", by=DRAFTS, seat=SENIOR),
    Need("certification_submitted", "assessment", "seat", "certify", "nz-2009/13",
         "a senior officer who did not draft it decides on the findings and the evidence", by=DRAFTS, seat=SENIOR),
    Need("certification_submitted", "certificate", "seat", "certify", "nz-2009/13",
         "who decides gives the certificate", by=DRAFTS, seat=SENIOR),
    *(_service("certificate_issued", each, "what this agency offers depends on a certificate in force")
      for each in ON_CERTIFICATE),
    *(_service("presumed_given", each, "a presumed victim is helped at once, except where a law asks for a certificate")
      for each in ON_PRESUMED),
    *(_service("certificate_ended", each, "it must learn that the status ended; support goes on meanwhile", EXIT_SUPPORT_DAYS)
      for each in ON_CERTIFICATE),
    *(_service("presumed_ended", each, "it must learn that the status ended; support goes on meanwhile", EXIT_SUPPORT_DAYS)
      for each in ON_PRESUMED),
)  # fmt: skip
