"""`palermo officers`: the first officers of an installation, and new pass-phrases. Run on the server, as the owner."""

import argparse
import secrets
from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.utils import timezone

from palermo.agencies.models import Account, Officer, Posting, Seat
from palermo.law.receipt import words
from palermo.server.arguments import parser
from palermo.server.say import say
from palermo.server.trouble import Trouble

WORDS = 7
"""Seven of 1,024 words are 70 random bits: enough for a pass-phrase that is replaced at its first use."""


def main(argv: Sequence[str]) -> int:
    """`palermo officers add|pass-phrase|list`."""
    asked = _parser().parse_args(list(argv))
    acts = {"add": _add, "pass-phrase": _pass_phrase, "list": _list}
    acts[asked.act](asked)
    return 0


def _parser() -> argparse.ArgumentParser:
    words_ = parser("officers", "Enrol officers, and give new pass-phrases. What it prints is shown once.")
    acts = words_.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="enrol an officer, with a seat and a one-time pass-phrase")
    for name, words_of, needed in (
        ("username", "how they sign in", True),
        ("name", "how they are called", True),
        ("agency", "as Police", True),
        ("role", "as account_administrator", True),
        ("rank", "as Inspector", False),
        ("email", "for messages", False),
    ):
        add.add_argument(f"--{name}", help=words_of, required=needed, default="")
    again = acts.add_parser("pass-phrase", help="give a new one-time pass-phrase; the second step is set up again too")
    again.add_argument("--username", required=True)
    acts.add_parser("list", help="list who can sign in")
    return words_


def _add(asked: argparse.Namespace) -> None:
    given = new_pass_phrase()
    who = enrol(
        username=asked.username,
        name=asked.name,
        agency=asked.agency,
        role=asked.role,
        rank=asked.rank,
        email=asked.email,
        phrase=given,
    )
    say(
        f"{who} can sign in as {asked.username}, once, with this pass-phrase, and then chooses their own:"
        f"\n\n    {given}\n"
    )


def enrol(*, username: str, name: str, agency: str, role: str, rank: str, email: str, phrase: str) -> Officer:
    """Make an officer with an account and a seat, in one transaction with its ledger entry. Raises Trouble."""
    seat = Seat.objects.using("owner").filter(agency_id=agency, role=role).first()
    if seat is None:
        roles = Seat.objects.using("owner").filter(agency_id=agency).order_by("role").values_list("role", flat=True)
        there = (
            f"It has {', '.join(roles)}." if roles else "There is no such agency: look in data/nz-2009/agencies.toml."
        )
        raise Trouble(f"{agency} has no seat {role!r}. {there}")
    if Officer.objects.using("owner").filter(handle=username).exists():
        raise Trouble(f"There is already an officer {username}: choose another user name.")
    now = timezone.now()
    with transaction.atomic(using="owner"):
        who = Officer.objects.using("owner").create(
            handle=username, name=name, rank=rank, agency_id=agency, email=email, joined_at=now
        )
        Posting.objects.using("owner").create(officer=who, seat=seat, from_at=now)
        Account.objects.using("owner").create(
            username=username, officer_id=who.id, password=make_password(phrase), renew=True
        )
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT agencies.enrolled(%s, %s)", [who.id, str(seat)])
    return who


def _pass_phrase(asked: argparse.Namespace) -> None:
    given = new_pass_phrase()
    with transaction.atomic(using="owner"):
        changed = Account.objects.using("owner").filter(username=asked.username)
        if not changed.update(password=make_password(given), renew=True):
            raise Trouble(f"Nobody signs in as {asked.username!r}: `palermo officers list` says who does.")
        Authenticator.objects.using("owner").filter(user__username=asked.username).delete()
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT agencies.pass_phrase_given(%s)", [changed.get().officer_id])
    say(
        f"{asked.username} can sign in, once, with this pass-phrase, and then sets up the second step:\n\n    {given}\n"
    )


def _list(asked: argparse.Namespace) -> None:
    people = {who.id: who for who in Officer.objects.using("owner").all()}
    for account in Account.objects.using("owner").order_by("username"):
        who = people[account.officer_id]
        left = ", left" if who.left_at else ""
        say(f"    {account.username:<20} {who}, {who.agency_id}{left}")


def new_pass_phrase() -> str:
    """Random words of the house's list, with spaces between."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS))
