"""Who comes to know of a report. No immigration role ever does."""

from palermo.access.needs import Need

AUTHORITY = "nz-2009/promise/public-reports"

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
        "report_referred",
        "report",
        "seat",
        "investigate",
        "nz-2009/23",
        "whoever takes on the case must know what was told",
        by=("triage_officer",),
        seat="Police/investigator",
    ),
    Need(
        "report_referred",
        "report",
        "seat",
        "investigate",
        "nz-2009/23",
        "senior Police officers deal with every case of suspected trafficking",
        by=("triage_officer",),
        seat="Police/senior_police_officer",
    ),
)
