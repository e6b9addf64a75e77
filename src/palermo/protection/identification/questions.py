"""What officers are asked, element by element, and the words for what they answered."""

from palermo.design.lazy import gettext_lazy as _

ANSWER_WORDS = {
    "met": _("Met"),
    "not_met": _("Not met"),
    "unknown": _("Not known"),
    "not_needed": _("Not needed"),
    "yes": _("Yes"),
    "no": _("No"),
}
TONES = {
    "met": "good",
    "not_met": "stop",
    "unknown": "wait",
    "not_needed": "quiet",
    "yes": "note",
    "no": "quiet",
}

QUESTIONS = {
    "act": (
        _("The act"),
        _("Was the person recruited, transported, transferred, harboured or received?"),
    ),
    "means": (
        _("The means"),
        _("Was it done by threat, force or other coercion, abduction, fraud, deception, abuse of power or of "
          "vulnerability, or by paying someone who controls the person?"),
    ),
    "purpose": (
        _("The purpose"),
        _("Was it done to exploit the person: sexual exploitation, forced labour or services, slavery or the like, "
          "servitude, removal of organs?"),
    ),
    "entry_arranged": (
        _("Entry was arranged"),
        _("Did someone arrange the person’s entry into New Zealand or another state? The person need not have entered."),
    ),
    "entry_coerced": (
        _("By coercion or deception"),
        _("Was that entry arranged by at least one act of coercion against the person, or of deception of the person? "
          "Harm to money, reputation or prospects counts as harm."),
    ),
    "received": (
        _("Reception, concealment or harbouring"),
        _("Did someone arrange, organise or procure that the person was received, concealed or harboured?"),
    ),
    "knew_of_entry": (
        _("Knowing"),
        _("Did that person know that the entry had been arranged by coercion or deception?"),
    ),
    "moved": (
        _("Entry or exit"),
        _("Did someone arrange, organise or procure the person’s entry into, or exit from, New Zealand or another state?"),
    ),
    "handled": (
        _("Reception, recruitment, transport, transfer, concealment or harbouring"),
        _("Did someone arrange, organise or procure one of these, in New Zealand or in another state?"),
    ),
    "to_exploit": (
        _("To exploit"),
        _("Was what you answered “met” above done to exploit the person, or to make that easier? To exploit is to cause, "
          "by deception or coercion, prostitution or other sexual services, slavery, servitude, forced labour or services, "
          "or removal of organs."),
    ),
    "knew_of_coercion": (
        _("Knowing of coercion or deception"),
        _("Was it done knowing that it involved an act of coercion against the person, or of deception of the person?"),
    ),
}  # fmt: skip
"""Element: its short name and the question."""

LACKING_WORDS = {code: name for code, (name, _question) in QUESTIONS.items()} | {
    "time_not_known": _("When the offence happened"),
    "no_such_offence": _("An offence in force at the time"),
}

KINDS = {"protection": _("Protection finding"), "legal": _("Legal finding")}

EVIDENCE_KINDS = {
    "document": _("Document"),
    "message": _("Message or call record"),
    "payment_record": _("Record of payments"),
    "photograph": _("Photograph or recording"),
    "observation": _("What an officer saw"),
    "witness_statement": _("Statement of a witness"),
    "own_statement": _("Statement of the person themselves"),
    "expert": _("Opinion of an expert"),
    "other": _("Something else"),
}
"""What an entry of the evidence index can be. None is required, the person's own statement least of all."""

ENTRY_WORDS = {
    "protection": _("protection"),
    "legal": _("legal"),
    "document": _("a document"),
    "message": _("a message or call record"),
    "payment_record": _("a record of payments"),
    "photograph": _("a photograph or recording"),
    "observation": _("what an officer saw"),
    "witness_statement": _("the statement of a witness"),
    "own_statement": _("the person’s own statement"),
    "expert": _("the opinion of an expert"),
    "other": _("something else"),
}
"""Kinds of finding and of evidence inside a sentence of the ledger."""

IN_ERROR_WORDS = {
    "wrong_person": _("It was about another person"),
    "entered_by_mistake": _("It was entered by mistake"),
    "duplicate": _("It was already recorded"),
}
