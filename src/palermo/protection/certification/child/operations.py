"""Everything that can be done to protect a child here. Only the modules of this folder save.

The notice is sent in the act that presumes the child (`sending`); child protection receives it and acts (`notices`); a
guardian is proposed, vetted, appointed (`guardians`).
"""

from palermo.protection.certification.child.guardians import answer, appoint, ask, end, propose, refuse
from palermo.protection.certification.child.notices import act, find_adult, receive

__all__ = ["act", "answer", "appoint", "ask", "end", "find_adult", "propose", "receive", "refuse"]
