"""Why something may be done to a certification, as codes; and what is never a reason, each with its sentence."""

from palermo.design.lazy import gettext_lazy as _

ASK = {
    "evidence_missing": _("Evidence for an element is missing"),
    "element_unclear": _("An element needs more reasons"),
    "time_unclear": _("When it happened is not clear enough"),
    "age_unclear": _("Whether the person was a child is not clear"),
    "findings_disagree": _("The two findings do not agree with the evidence"),
}
DECLINE = {
    "element_not_met": _("The evidence shows that the element is not met"),
    "evidence_lacking": _("Evidence of the element is lacking"),
}
REOPEN = {
    "new_evidence": _("There is new evidence"),
    "person_asked": _("The person asked for it to be looked at again"),
    "law_read_differently": _("The law was read differently"),
}
STOP = {
    "person_does_not_wish": _("The person does not wish to be certified"),
    "begun_by_mistake": _("It was begun by mistake"),
    "handed_to_another_state": _("Another state has taken it on"),
}
QUESTION = {
    "new_evidence": _("There is new evidence"),
    "information_from_abroad": _("There is information from abroad"),
    "court_found_otherwise": _("A court found otherwise"),
}
REVOKE = {"proved_not_trafficked": _("Further investigation proves that the person was not trafficked")}
IN_ERROR = {
    "wrong_person": _("It is about another person"),
    "duplicate": _("The person was already certified"),
    "entered_by_mistake": _("It was entered by mistake"),
}

NEVER = {
    "pattern_only": _(
        "A pattern of indicators alone is no reason to decline: the indicators are narrower than the law. "
        "Name the element of the law that is lacking, and why."
    ),
    "no_statement": _(
        "That the person made no statement is no reason to decline: their own statement is never required. "
        "Name the element that the other evidence does not show."
    ),
    "not_cooperating": _(
        "Not cooperating with an investigation is never a ground to revoke a certificate. "
        "Only proof that the person was not trafficked is."
    ),
    "left_new_zealand": _(
        "Leaving New Zealand is never a ground to revoke a certificate. Only proof that the person was not trafficked is."
    ),
    "no_charge": _(
        "That nobody was charged is never a ground to revoke a certificate. "
        "Only proof that the person was not trafficked is."
    ),
}  # fmt: skip
"""What is refused whoever gives it as a reason."""

REVIEW = {
    "another_senior_officer": _(
        "Another senior police officer, who took no part, looks at it again when the person asks. "
        "New evidence can be given at any time."
    ),
    "complaint": _("The person can complain about the decision to the Independent Police Conduct Authority."),
}
"""How a declined person can have the decision looked at again. Local policy; the Plan is silent."""

HELPERS = {
    "lawyer": _("a lawyer"),
    "support_person": _("a support person or advocate"),
    "guardian": _("a guardian"),
    "case_manager": _("a case manager"),
    "interpreter": _("an interpreter"),
}
"""Who can have helped a person to understand and answer."""

CODES = tuple(ASK | DECLINE | REOPEN | STOP | QUESTION | REVOKE | IN_ERROR)
"""Every reason that a step can have."""
WORDS = ASK | DECLINE | REOPEN | STOP | QUESTION | REVOKE | IN_ERROR | REVIEW
"""Every code of this room in words."""
