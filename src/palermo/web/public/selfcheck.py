"""Ten plain questions about one's own situation or another's. Nothing is stored and nothing is counted."""

from dataclasses import dataclass

from palermo.design.lazy import gettext_lazy as _


@dataclass(frozen=True)
class Asked:
    """A question, and what a yes could mean."""

    question: str
    could_mean: str


QUESTIONS: tuple[Asked, ...] = (
    Asked(
        _("Does someone else keep the passport or identity papers?"),
        _("Keeping them so that a person can't leave is a strong sign. Nobody may do that."),
    ),
    Asked(
        _("Is there a debt that grows, or that nobody can explain?"),
        _("Work that never pays off a debt is a sign of forced labour."),
    ),
    Asked(
        _("Is the work, the pay or the place different from what was promised?"),
        _("Being brought somewhere by lies is one of the means of trafficking."),
    ),
    Asked(
        _("Is pay held back, or much less than others get?"),
        _("It is against the law by itself, and with other signs it can be more."),
    ),
    Asked(
        _("Is it impossible to go out, or only with someone watching?"),
        _("Being held or watched is a strong sign. If it is now, call 111."),
    ),
    Asked(
        _("Are there threats: to hurt someone, the family, or to tell Immigration?"),
        _("Threats like these are a crime, also when the visa has run out."),
    ),
    Asked(
        _("Must someone live where they work, or where the employer says?"),
        _("By itself it may be ordinary. With other signs it is not."),
    ),
    Asked(
        _("Does someone else speak for the person, or hold their phone?"),
        _("Being cut off from others is a sign of control."),
    ),
    Asked(
        _("Is someone made to do sexual acts, or to break the law?"),
        _("Nobody may be forced to. Agreeing at first does not change that."),
    ),
    Asked(
        _("Is the person under 18?"),
        _("A child who is brought somewhere to be used is a victim, whatever anyone agreed."),
    ),
)
