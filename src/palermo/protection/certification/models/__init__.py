"""Certifications and certificates; presumptions with the consent they rest on; a child's protection notice and guardian."""

from palermo.protection.certification.models.certification import Act, Certificate, Certification, PersonAct
from palermo.protection.certification.models.child import Guardian, ProtectionNotice
from palermo.protection.certification.models.presumption import GivenConsent, Presumption

__all__ = [
    "Act",
    "Certificate",
    "Certification",
    "GivenConsent",
    "Guardian",
    "PersonAct",
    "Presumption",
    "ProtectionNotice",
]
