"""The compartments: kinds of knowledge, each granted apart. What a grant opens is read here in English."""

from palermo.design.lazy import gettext_lazy as _

COMPARTMENTS = {
    "casefile": _("that the case exists, its state and who leads it"),
    "case": _("that somebody or something is in a case, or was met, by reference"),
    "certificate": _("that a certificate or presumed status is in force, and its dates"),
    "identity": _("names, dates of birth, contacts and addresses"),
    "report": _("a report as it was told, and how it was triaged"),
    "screening": _("what those who met the person saw, heard and decided"),
    "assessment": _("Police’s findings, evidence and the road to a certificate"),
    "statement": _("what a person told an interviewer"),
    "support": _("needs, plan and services"),
    "referral": _("what somebody who refers a person wrote for whoever is asked to help"),
    "care": _("notes of those who help the person"),
    "health": _("health needs"),
    "safety": _("danger, protection and safe addresses"),
    "immigration": _("status and applications"),
    "justice": _("charges and proceedings"),
    "finance": _("grants and payments"),
    "intelligence": _("intelligence and profiles"),
    "ledger": _("the whole ledger, as an auditor"),
}

PURPOSES = {
    "triage": _("to decide what a report needs"),
    "investigate": _("to investigate suspected trafficking"),
    "certify": _("to decide on certification"),
    "support": _("to help the person"),
    "eligibility": _("to check what the person is entitled to"),
    "protect": _("to keep the person safe"),
    "audit": _("to check that the rules were kept"),
    "count": _("to count acts for the Plan"),
}
