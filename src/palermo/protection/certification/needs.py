"""Who comes to know what on the road to a certificate. Services learn status and dates, never a fact."""

from palermo.access.needs import Need
from palermo.protection.certification.presumed.lifecycle import PRESUMERS
from palermo.protection.certification.services import ON_CERTIFICATE, ON_PRESUMED, Service

DRAFTS, DECIDES = ("investigator",), ("senior_police_officer",)
SENIOR = "Police/senior_police_officer"
EXIT_SUPPORT_DAYS = 28
"""How long the services still see a status that has ended, so that they learn it and support goes on: local policy
`certification.exit-support`; a test holds the two together."""


PROTECTS = "MSD/child_protection_officer"
SUPPORTED, CHILD = "nz-2009/20", "cypf-act-1989/15"


def _service(act: str, service: Service, why: str, days: int = 0, by: tuple[str, ...] = DECIDES) -> Need:
    return Need(
        act,
        "certificate",
        "seat",
        "eligibility",
        service.authority,
        why,
        by=by,
        seat=service.seat,
        days=days,
    )


NEEDS = (
    Need("certification_submitted", "case", "seat", "certify", "nz-2009/13",
         "who decides must know whose certification it is, by reference", by=DRAFTS, seat=SENIOR),
    Need("certification_submitted", "screening", "seat", "certify", "nz-2009/13",
         "who decides knows what those who met the person saw", by=DRAFTS, seat=SENIOR),
    Need("certification_submitted", "assessment", "seat", "certify", "nz-2009/13",
         "a senior officer who did not draft it decides on the findings and the evidence", by=DRAFTS, seat=SENIOR),
    Need("certification_submitted", "certificate", "seat", "certify", "nz-2009/13",
         "who decides gives the certificate", by=DRAFTS, seat=SENIOR),
    *(_service("certificate_issued", each, "what this agency offers depends on a certificate in force")
      for each in ON_CERTIFICATE),
    *(_service("presumed_given", each, "a presumed victim is helped at once, except where a law asks for a certificate",
               by=PRESUMERS)
      for each in ON_PRESUMED),
    *(_service("certificate_ended", each, "it must learn that the status ended; support goes on meanwhile", EXIT_SUPPORT_DAYS)
      for each in ON_CERTIFICATE),
    *(_service("presumed_ended", each, "it must learn that the status ended; support goes on meanwhile", EXIT_SUPPORT_DAYS,
               by=PRESUMERS)
      for each in ON_PRESUMED),
    Need("person_recorded", "case", "actor", "support", SUPPORTED, "who meets a person knows that they are there",
         by=PRESUMERS, creates="party"),
    Need("person_recorded", "identity", "actor", "support", SUPPORTED, "who meets a person may record who they are",
         by=PRESUMERS, creates="party"),
    Need("person_recorded", "screening", "actor", "support", SUPPORTED, "who meets a person says what was seen",
         by=PRESUMERS, creates="party"),
    Need("person_recorded", "certificate", "actor", "support", SUPPORTED, "who presumes a victim knows what came of it",
         by=PRESUMERS, creates="party"),
    *(Need("police_told_who", each, "seat", "investigate", SUPPORTED, why, by=PRESUMERS, seat="Police/triage_officer")
      for each, why in (
          ("case", "the person agreed that Police know of them, or it protects a child"),
          ("certificate", "the person agreed that Police know of them, or it protects a child"),
          ("screening", "Police can act only on what was seen"),
          ("identity", "the person agreed that Police know who they are, or it protects a child"))),
    Need("child_notified", "safety", "actor", "protect", CHILD, "who reports a child learns what is done for it",
         by=PRESUMERS, creates="protection_notice"),
    Need("child_notified", "safety", "seat", "protect", CHILD, "child protection acts for a child the same day",
         by=PRESUMERS, seat=PROTECTS, creates="protection_notice"),
    Need("child_shown", "case", "seat", "protect", CHILD, "child protection must know which child it is, by reference",
         by=PRESUMERS, seat=PROTECTS),
    Need("child_shown", "certificate", "seat", "protect", CHILD, "child protection tells those who help that help is due",
         by=PRESUMERS, seat=PROTECTS),
    Need("child_told_who", "identity", "seat", "protect", CHILD, "a child cannot be seen or made safe without a name",
         by=PRESUMERS, seat=PROTECTS),
    *(Need("guardian_named", each, whom, "protect", "protocol/6", "who vets a guardian must know who it is",
           by=PRESUMERS, seat=PROTECTS if whom == "seat" else "", creates="party")
      for each in ("case", "identity") for whom in ("actor", "seat")),
    *(Need("guardian_shown", each, "seat", "protect", "protocol/6", "who vets a guardian must know who it is",
           by=PRESUMERS, seat=PROTECTS)
      for each in ("case", "identity")),
    Need("guardian_check_asked", "safety", "officer", "protect", "protocol/6",
         "who leads a case of the child says whether the guardian-to-be is known in it", by=PRESUMERS,
         seat="Police/investigator"),
    *(Need("guardian_shown_to_police", each, "officer", "protect", "protocol/6",
           "who leads a case of the child says whether the guardian-to-be is known in it", by=PRESUMERS,
           seat="Police/investigator")
      for each in ("case", "identity")),
)  # fmt: skip
