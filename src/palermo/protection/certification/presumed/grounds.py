"""Why somebody is presumed a victim, how they agreed, why that ends, and what never ends it: codes with their words."""

from palermo.design.lazy import gettext_lazy as _

CHILD = {
    "no": _("No, they are 18 or over"),
    "yes": _("Yes, they are under 18"),
    "unknown": _("Not known: they may be under 18"),
}
"""Whether the person is a child. Who may be one is treated as one until it is known."""

BASIS = {
    "signs_seen": _("Signs were seen at a screening"),
    "said_so": _("What the person says happened to them"),
    "seen_there": _("What was seen where they live or work"),
    "documents": _("Documents, messages or payslips"),
    "told_by_another": _("Somebody who knows them, or another organisation, said so"),
}
"""What a presumption rests on. Signs are enough: nothing has to be proved, and no statement is needed."""

HOW = {
    "spoken": _("They said so"),
    "interpreter": _("They said so, through an interpreter"),
    "written": _("They signed it"),
    "signed": _("In sign language"),
}
"""How a person agreed. Saying nothing is not agreeing."""

END = {
    "explained_otherwise": _("What was seen turned out to have another explanation"),
    "person_does_not_wish": _("The person does not wish it"),
    "adult_did_not_agree": _("The person was found to be an adult, was asked, and does not agree"),
    "another_state": _("Another state has taken the person’s protection on"),
}

IN_ERROR = {
    "wrong_person": _("It is about another person"),
    "duplicate": _("The person was presumed already, under another reference"),
    "entered_by_mistake": _("It was entered by mistake"),
}

NEVER = {
    "not_cooperating": _(
        "Not cooperating with an investigation never ends presumed-victim status. "
        "Only another explanation of what was seen, or the person’s own wish, does."
    ),
    "no_statement": _("That the person made no statement never ends presumed-victim status: none is ever required."),
    "no_charge": _("That nobody was charged never ends presumed-victim status."),
    "left_new_zealand": _(
        "Leaving New Zealand never ends presumed-victim status. If another state now protects the person, say that."
    ),
    "certificate_declined": _(
        "That Police declined a certificate never ends presumed-victim status: the two are asked different questions."
    ),
    "obstructed": _("Obstructing an investigation never ends presumed-victim status."),
    "no_visa": _("Presumed-victim status does not depend on a visa, and does not end with one."),
}  # fmt: skip
"""What is refused whoever gives it as a reason."""

NEVER_OF_A_CHILD = {
    "person_does_not_wish": _(
        "A child’s protection does not end because the child, or somebody who speaks for them, does not wish it."
    ),
    "obstructed": _("Non-obstruction is never asked of a child, so it ends nothing."),
}
"""What is refused besides where the person is a child, or may be one."""

CODES = tuple(END | IN_ERROR)
"""Every reason that an ended presumption can have."""
WORDS = (
    BASIS
    | HOW
    | END
    | IN_ERROR
    | {
        "with_consent": _("the person agreed"),
        "for_a_child": _("to protect a child"),
    }
)
