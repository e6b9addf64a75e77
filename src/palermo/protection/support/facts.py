"""What a step's condition looks at. Plain Python: the operations gather it, `lifecycle` reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """One referral, file or service as the conditions see it, for the officer who asks.

    `asked_here`: it was asked of a seat this officer holds; `receiver` is whose it is, in words. `referred_it`: they
    made the referral, or hold its oversight. `investigated`: they took part in investigating or certifying this person.
    `manages`: the file is theirs, or of one they act for; `manager` is whose it is. `helped`: another organisation
    helps the person, or was asked to. `needs_known`: every domain was asked about since the file was opened. `unsettled`
    counts services that are neither ended nor settled otherwise. `live`: the file is open.
    """

    asked_here: bool = False
    receiver: str = ""
    referred_it: bool = False
    investigated: bool = False
    manages: bool = False
    manager: str = ""
    helped: bool = False
    needs_known: bool = False
    unsettled: int = 0
    live: bool = True
