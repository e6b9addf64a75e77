"""Who comes to know of a case and of the parties in it."""

from palermo.access.needs import Need

TEAM = ("investigator", "triage_officer", "station_officer")

NEEDS = (
    Need("case_opened", "case", "actor", "investigate", "nz-2009/23", "who opens a case knows that it exists",
         by=TEAM, creates="case"),
    Need("case_opened", "case", "seat", "investigate", "nz-2009/23",
         "senior Police officers deal with every case of suspected trafficking",
         by=TEAM, seat="Police/senior_police_officer", creates="case"),
    Need("case_opened", "case", "seat", "investigate", "nz-2009/23", "an investigator must be able to take it on",
         by=TEAM, seat="Police/investigator", creates="case"),
    Need("party_added", "case", "actor", "investigate", "nz-2009/23", "who records a party knows it is there",
         by=TEAM, creates="party"),
    Need("party_added", "identity", "actor", "investigate", "nz-2009/23", "who records a party records who it is",
         by=TEAM, creates="party"),
    Need("party_added", "case", "seat", "investigate", "nz-2009/23", "senior officers see who is in a case, by reference",
         by=TEAM, seat="Police/senior_police_officer", creates="party"),
    Need("party_added", "assessment", "actor", "investigate", "nz-2009/13", "who records a party may begin to assess it",
         by=TEAM, creates="party"),
    Need("party_added", "certificate", "actor", "investigate", "nz-2009/13", "who began to assess it may know what came of it",
         by=TEAM, creates="party"),
    Need("investigator_named", "case", "officer", "investigate", "nz-2009/23", "the lead of the case knows who is in it",
         by=(*TEAM, "senior_police_officer"), seat="Police/investigator"),
    Need("investigator_told_who", "identity", "officer", "investigate", "nz-2009/23", "the lead of the case knows who they are",
         by=(*TEAM, "senior_police_officer"), seat="Police/investigator"),
    Need("investigator_assesses", "assessment", "officer", "certify", "nz-2009/13", "the lead of the case assesses its people",
         by=TEAM, seat="Police/investigator"),
    Need("investigator_assesses", "certificate", "officer", "certify", "nz-2009/13", "the lead of the case knows what came of it",
         by=TEAM, seat="Police/investigator"),
)
