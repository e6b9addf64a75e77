"""Indicators and the Delphi rule: plain Python and data. Import from here.

Only pages, their words and queries that draw may import this; no operation does (a test holds that). A pattern is
worked out when a page is drawn and is never stored.
"""

from palermo.protection.identification.indicators.assessing import Assessment, DimensionResult, assess
from palermo.protection.identification.indicators.changes import Change, PatternChange, Way
from palermo.protection.identification.indicators.noted import NotInProfile, faults
from palermo.protection.identification.indicators.parts import Indicator, Profile, Sign, SignGroup, SignSet
from palermo.protection.identification.indicators.reasons import Reason
from palermo.protection.identification.indicators.sets import profile, profiles
from palermo.protection.identification.indicators.signs import forced_labour, signs
from palermo.protection.identification.indicators.words import AID, DIMENSIONS, PATTERNS, WEIGHTS

__all__ = [
    "AID",
    "DIMENSIONS",
    "PATTERNS",
    "WEIGHTS",
    "Assessment",
    "Change",
    "DimensionResult",
    "Indicator",
    "NotInProfile",
    "PatternChange",
    "Profile",
    "Reason",
    "Sign",
    "SignGroup",
    "SignSet",
    "Way",
    "assess",
    "faults",
    "forced_labour",
    "profile",
    "profiles",
    "signs",
]
