"""Who comes to know of a case and of the parties in it."""

from palermo.access.needs import Need

TEAM = ("investigator", "triage_officer", "station_officer")
GIVERS = ("senior_police_officer", "triage_officer", "station_officer")
"""The roles that may take a case from its lead; another investigator may not."""
TEAM_KNOWS = ("case", "identity", "screening", "assessment", "certificate")
"""What whoever works on a case knows of the people in it; closing ends all but the first."""

NEEDS = (
    Need(
        "senior_duty",
        "casefile",
        "standing",
        "investigate",
        "nz-2009/23",
        "senior Police officers deal with every case of suspected trafficking",
        seat="Police/senior_police_officer",
    ),
    Need(
        "case_opened",
        "casefile",
        "actor",
        "investigate",
        "nz-2009/23",
        "who opens a case knows that it exists",
        by=TEAM,
        creates="case",
    ),
    Need(
        "case_opened",
        "casefile",
        "seat",
        "investigate",
        "nz-2009/23",
        "an investigator must be able to take it on, until somebody does",
        by=TEAM,
        seat="Police/investigator",
        creates="case",
    ),
    Need(
        "case_waits",
        "casefile",
        "seat",
        "investigate",
        "nz-2009/23",
        "nobody leads it any more, so an investigator must be able to take it on",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    *(
        Need(
            "case_led",
            compartment,
            "officer",
            "investigate",
            "nz-2009/23",
            why,
            by=(*TEAM, "senior_police_officer"),
            seat="Police/investigator",
        )
        for compartment, why in (
            ("casefile", "who leads a case knows how it stands"),
            ("assessment", "who leads a case reads what the lead before wrote for them"),
        )
    ),
    Need(
        "colleague_let_in",
        "casefile",
        "officer",
        "investigate",
        "nz-2009/23",
        "the lead of the case works on it with them",
        by=("investigator",),
        seat="Police/investigator",
    ),
    Need(
        "party_added",
        "case",
        "actor",
        "investigate",
        "nz-2009/23",
        "who records a party knows it is there",
        by=TEAM,
        creates="party",
    ),
    Need(
        "party_added",
        "identity",
        "actor",
        "investigate",
        "nz-2009/23",
        "who records a party records who it is",
        by=TEAM,
        creates="party",
    ),
    Need(
        "party_added",
        "screening",
        "actor",
        "investigate",
        "nz-2009/13",
        "who records a party writes down what is seen of it",
        by=TEAM,
        creates="party",
    ),
    Need(
        "party_added",
        "assessment",
        "actor",
        "investigate",
        "nz-2009/13",
        "who records a party may begin to assess it",
        by=TEAM,
        creates="party",
    ),
    Need(
        "party_added",
        "certificate",
        "actor",
        "investigate",
        "nz-2009/13",
        "who began to assess it may know what came of it",
        by=TEAM,
        creates="party",
    ),
    Need(
        "investigator_named",
        "case",
        "officer",
        "investigate",
        "nz-2009/23",
        "the lead of the case knows who is in it",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    Need(
        "investigator_told_who",
        "identity",
        "officer",
        "investigate",
        "nz-2009/23",
        "the lead of the case knows who they are",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    Need(
        "investigator_assesses",
        "screening",
        "officer",
        "certify",
        "nz-2009/13",
        "the lead of the case knows what those who met its people saw",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    Need(
        "investigator_assesses",
        "assessment",
        "officer",
        "certify",
        "nz-2009/13",
        "the lead of the case assesses its people",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    Need(
        "investigator_assesses",
        "certificate",
        "officer",
        "certify",
        "nz-2009/13",
        "the lead of the case knows what came of it",
        by=(*TEAM, "senior_police_officer"),
        seat="Police/investigator",
    ),
    *(
        Need(
            "lead_replaced",
            compartment,
            "officer",
            "investigate",
            "nz-2009/23",
            "a case that is given to another lead goes with the people in it",
            by=GIVERS,
            seat="Police/investigator",
        )
        for compartment in TEAM_KNOWS
    ),
    *(
        Need(
            "lead_resumes",
            compartment,
            "officer",
            "investigate",
            "nz-2009/23",
            "the case was closed and is open again",
            by=("investigator", "senior_police_officer"),
            seat="Police/investigator",
        )
        for compartment in TEAM_KNOWS
    ),
)
