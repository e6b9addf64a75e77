"""Who comes to know of a report. No immigration role ever does."""

from palermo.access.needs import Need

AUTHORITY = "nz-2009/promise/public-reports"
LED = "report_led"
"""The act by which whoever leads the case that a report led to knows the report; it goes on with the case."""
WAITS = "report_referred"
"""The act by which investigators know a report while nobody leads the case that it led to."""

NEEDS = (
    Need(
        "triage_duty",
        "report",
        "standing",
        "triage",
        AUTHORITY,
        "reports go to the Police at once, so whoever triages there reads any of them",
        seat="Police/triage_officer",
    ),
    Need(
        "report_taken",
        "report",
        "actor",
        "triage",
        AUTHORITY,
        "who takes a caller's report can read back what they wrote, for a day",
        by=("station_officer", "triage_officer"),
        creates="report",
        days=1,
    ),
    Need(
        LED,
        "report",
        "officer",
        "investigate",
        "nz-2009/23",
        "whoever leads the case must know what was told",
        by=("triage_officer",),
        seat="Police/investigator",
    ),
    Need(
        WAITS,
        "report",
        "seat",
        "investigate",
        "nz-2009/23",
        "an investigator must know what was told to take the case on, until somebody does",
        by=("triage_officer",),
        seat="Police/investigator",
    ),
)
