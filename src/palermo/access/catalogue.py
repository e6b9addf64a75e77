"""The tables without row-level security, each with the reason. Every other table must be protected.

A table that a room adds is protected by `access.protect.Protect`, or stands here. Names are schema.table.
"""

from collections.abc import Mapping

_DOOR = "sign-in: the door's login alone may touch it, and the desk's role holds nothing on it"

UNPROTECTED: Mapping[str, str] = {
    "access.need": "the rules, not who they were applied to; printed for every officer at /access/",
    "public.account_emailaddress": _DOOR,
    "public.account_emailconfirmation": _DOOR,
    "public.agencies_account": _DOOR,
    "public.agencies_agency": "public knowledge",
    "public.agencies_agencyname": "public knowledge",
    "public.agencies_seat": "which roles each agency has: the rules, not who holds them",
    "public.agencies_tries": "sign-in: how often somebody tried, under keyed hashes; the door's login alone may touch it",
    "public.auth_group": "Django's own, empty: rights come from seats and grants",
    "public.auth_group_permissions": "Django's own, empty: rights come from seats and grants",
    "public.auth_permission": "Django's own, unused: rights come from seats and grants",
    "public.clocks_message": "the outbox: fixed templates, officers' addresses, no fact of a case",
    "public.django_content_type": "the names of our tables",
    "public.django_migrations": "which upgrades were applied",
    "public.django_session": f"{_DOOR}; it holds hashes of session keys",
    "public.mfa_authenticator": _DOOR,
    "public.plan_progress": "how far the Plan has come: known inside government, about no person",
    "session.maintenance": "why the owner saw rows, and when; no login may read it",
    "session.reference_made": "which references were ever made, so that none is made twice; no login may read it",
    "session.token": "hashes of tokens; no login may read it",
    "vault.desk_key": "public keys",
}
