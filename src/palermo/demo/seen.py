"""What was seen in each of the scenarios: signs of the labour lists by their codes, and no more than the scenario has."""

ORCHARD = (
    "dr_wages", "dr_conditions", "dr_status", "cr_debt", "rv_economic", "rv_uninformed", "rv_law", "ex_hours", "ex_pay",
    "cd_documents", "cd_denounce", "dv_dependency", "dv_status",
)  # fmt: skip
"""Six men: by the adults' list trafficking."""
VESSEL = (
    "dr_wages", "dr_contract", "dr_conditions", "cr_money", "cr_documents", "cr_debt", "ex_hours", "ex_conditions",
    "cd_violence", "cd_documents", "dv_dependency", "dv_area", "dv_economic",
)  # fmt: skip
"""A crew: by the adults' list trafficking."""
STUDENT = (
    "dr_wages", "dr_conditions", "dr_education", "ex_pay", "ex_manipulation", "ex_law", "cd_denounce", "cd_wages",
)  # fmt: skip
"""By the adults' list deception and exploitation, until more is known."""
STUDENT_LATER = ("cd_documents",)
"""With this, trafficking."""
NIECE = ("dr_education", "ex_hours", "ex_school", "cd_influence")
"""By the children's list trafficking; the same signs on an adult's come to exploitation."""
SMUGGLED = ("dr_travel",)
"""No pattern."""
TWO_WOMEN = ("cd_tasks", "ex_hours")
"""By the unverified draft for sexual exploitation, which has no strong sign of exploitation for an adult."""
AT_SEVENTEEN = ("cd_tasks", "ex_hazard")
"""By the unverified draft for a child."""
