"""Telephone numbers, as their owners published them. Whoever installs Palermo rings them and says when."""

from dataclasses import dataclass

from palermo.design.lazy import gettext_lazy as _


@dataclass(frozen=True)
class Number:
    """One number to call: whose it is, what it is for, and the number as people write it."""

    name: str
    what: str
    number: str

    @property
    def dial(self) -> str:
        """The number as a telephone dials it."""
        return self.number.replace(" ", "")


NUMBERS: tuple[Number, ...] = (
    Number(
        _("Emergency"),
        _("Police, fire or ambulance, when someone is in danger now. Free from any telephone."),
        "111",
    ),
    Number(_("Crimestoppers"), _("Tell what you know without giving your name."), "0800 555 111"),
    Number(
        _("Ministry of Business, Innovation and Employment"),
        _("Questions about pay, hours and your rights at work. It is a government office."),
        "0800 20 00 88",
    ),
)
