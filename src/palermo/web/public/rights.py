"""Rights by need: what someone asks for, what can be said honestly, and what it rests on."""

from dataclasses import dataclass

from palermo.design.lazy import gettext_lazy as _
from palermo.law.authorities import Authority, authority


@dataclass(frozen=True)
class Right:
    """One need and what we can say about it. `rests_on` is a key of law.authorities."""

    need: str
    words: str
    rests_on: str

    @property
    def authority(self) -> Authority:
        """What it rests on; `verified` says whether anybody read that in its source."""
        return authority(self.rests_on)


RIGHTS: tuple[Right, ...] = (
    Right(
        _("To be safe"),
        _(
            "The Police assess the danger to you and your family, and can protect you. You can "
            "ask for this before you tell your story."
        ),
        "nz-2009/22",
    ),
    Right(
        _("To see a doctor"),
        _(
            "Acute care is for everyone here, whatever their visa. For victims of trafficking the "
            "rules of public health care have a place of their own."
        ),
        "health-eligibility-direction-2011",
    ),
    Right(
        _("To have an injury paid for"),
        _("If you were injured here, ACC may cover it, whatever your visa."),
        "accident-compensation-act-2001",
    ),
    Right(
        _("To stay for now"),
        _(
            "If the Police certify you, you can apply for a visa of up to 12 months. It is an "
            "application: nobody can promise the answer."
        ),
        "immigration-instructions/WI16",
    ),
    Right(
        _("To be paid what I am owed"),
        _("Work without a visa is still work. A court can order that you are paid for what you lost."),
        "sentencing-act-2002/32",
    ),
    Right(
        _("To refuse sex work"),
        _(
            "Anyone may refuse a sexual service at any time, whatever was agreed. No one may "
            "force you by threatening to report your visa."
        ),
        "prostitution-reform-act-2003/16",
    ),
    Right(
        _("To be told what happens"),
        _("You are told how the investigation and the court case go, and someone may hear it with you."),
        "victims-rights-act-2002/12",
    ),
    Right(
        _("To go home"),
        _("If you want to go home, the return is planned with you and your safety comes first."),
        "nz-2009/14",
    ),
    Right(
        _("To have an interpreter"),
        _("You can ask for one. You can refuse one you don't trust."),
        "nz-2009/26",
    ),
    Right(
        _("To be treated as everyone is"),
        _("Human rights hold for everyone here, whatever their visa."),
        "human-rights-act-1993",
    ),
)
"""What the Plan or a law says. What we have not read in its source is marked so on the page."""
