"""What child protection did, who can be a guardian and why not: codes with their words."""

from palermo.design.lazy import gettext_lazy as _

ACTED = {
    "seen_and_safe": _("The child was seen, and is safe where they are"),
    "moved_to_safety": _("The child was brought to a safe place"),
    "order_applied_for": _("An order of the Family Court was applied for"),
    "in_care": _("The child is in the care of child protection"),
}
"""What acting on a notice came to. A telephone call is not among them: the child is seen, or made safe."""

ADULT = {
    "document": _("A document that was checked"),
    "family_or_school": _("Family, school or another agency that knows them"),
    "assessed_with_care": _("An assessment of age that a specialist made, in doubt for the person"),
}
"""How it was found that the person is an adult. X-rays and looks are not among them."""

RELATION = {
    "family": _("Family of the child"),
    "known_adult": _("An adult the child knows and trusts"),
    "foster_carer": _("A foster carer"),
    "advocate": _("An independent advocate"),
    "lawyer": _("A lawyer for the child"),
    "social_worker": _("A social worker of child protection"),
}

REFUSE = {
    "stands_against": _("They are suspected, or belong to somebody who is"),
    "checks_failed": _("The checks do not speak for them"),
    "child_does_not_want": _("The child does not want them"),
    "not_able": _("They are not able, or not willing"),
    "someone_nearer": _("Somebody nearer to the child is available"),
}

END = {
    "stands_against": _("They are suspected, or belong to somebody who is"),
    "came_of_age": _("The child came of age"),
    "another_guardian": _("Another guardian takes over"),
    "not_able": _("They are not able, or not willing, to go on"),
    "child_asked": _("The child asked for another"),
    "not_a_child": _("The person was found to be an adult"),
}

CHECKS = {
    "identity_seen": _("I have seen who they are, on a document"),
    "police_vetted": _("Police vetting came back clear"),
    "child_heard": _("The child was asked alone, in their language, and their view is kept"),
    "no_interest": _("They gain nothing from the child’s work, benefit, movements or silence"),
}
"""What must be true before a guardian is appointed; each is a column, and the database asks for all of them."""

STANDS = _(
    "This person cannot be the child’s guardian: they are, or belong to, somebody who is suspected in a matter of the "
    "child. Propose somebody who has no tie to them."
)
"""One sentence, whichever role or tie it is: who proposes learns that it cannot be, and no more."""

ANSWERS = {"clear": _("nothing is known of them"), "known": _("they are known")}
"""What Police answer who lead a case of the child."""

WORDS = ACTED | ADULT | RELATION | REFUSE | END | ANSWERS

NOBODY = _("There is no such reference that you may see: check it, or give the name instead.")
ANSWERED_BY = _("This is for the investigator who leads a case of the child.")
ASKED_BY = _("Child protection asks Police about somebody who is proposed.")
