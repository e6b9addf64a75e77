"""What a certificate does, agency by agency, and what presumed-victim status does not: a table, shown before pressing.

Presumed status gives everything except what a named law ties to the certificate.
"""

from dataclasses import dataclass

from palermo.design.lazy import gettext_lazy as _


@dataclass(frozen=True)
class Service:
    """A seat that learns that the status is in force, and its dates: why, and the laws that ask for a certificate."""

    seat: str
    authority: str
    happens: str
    tied_to: tuple[str, ...] = ()

    @property
    def agency(self) -> str:
        """The agency's id."""
        return self.seat.split("/")[0]


SERVICES = (
    Service("MSD/case_manager", "nz-2009/20", _("A case manager is to take the person on for support, by a deadline.")),
    Service("MoH/health_eligibility_officer", "nz-2009/17",
            _("Clinics can check that funded care is due, by a neutral code.")),
    Service("HNZC/housing_officer", "nz-2009/19", _("Housing can see that a safe place is asked for with priority.")),
    Service("ACC/acc_officer", "nz-2009/18", _("ACC can see that the person is to be told of their right to rehabilitation.")),
    Service("DoL/immigration_case_officer", "nz-2009/16",
            _("Immigration can see that a special visa may be applied for."),
            tied_to=("immigration-instructions/WI16", "immigration-instructions/U10.5", "immigration-instructions/V3.135",
                     "immigration-instructions/S4.15")),
)  # fmt: skip
NOT_TOLD = _(
    "Each sees the status and its dates, and no fact of the case. The working group’s secretariat sees numbers only."
)

ON_CERTIFICATE = SERVICES
ON_PRESUMED = tuple(service for service in SERVICES if not service.tied_to)
