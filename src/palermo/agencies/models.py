"""Agencies, the seats in them, the officers who hold seats from a date to a date, and how they sign in."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Agency(models.Model):
    """An agency of the Plan, or one non-government organisation under the umbrella agency `NGO`."""

    id = models.CharField(primary_key=True, max_length=24)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")

    class Meta:
        db_table = "agencies_agency"

    def __str__(self) -> str:
        return self.name


class AgencyName(models.Model):
    """What an agency is called from a date to a date: machinery of government changes, the seat does not."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    te_reo = models.CharField(max_length=160, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        db_table = "agencies_agencyname"
        constraints = (models.UniqueConstraint(fields=["agency", "from_on"], name="agencyname_one_a_day"),)


class Seat(models.Model):
    """A role in an agency, as Police/triage_officer. Grants are given to seats and to officers, to no one else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=40)

    class Meta:
        db_table = "agencies_seat"
        constraints = (models.UniqueConstraint(fields=["agency", "role"], name="seat_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.role}"


class Officer(models.Model):
    """Someone who acts: a person in an agency, or a named service (the demo loader, a scheduled job)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handle = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    rank = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="officers")
    email = models.EmailField(blank=True)
    service = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "agencies_officer"

    def __str__(self) -> str:
        return f"{self.rank} {self.name}".strip()


class Posting(models.Model):
    """An officer holds a seat from a moment until a moment. Written only by `agencies.post` and `agencies.leave`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="postings")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="postings")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    made_by = models.UUIDField(null=True)

    class Meta:
        db_table = "agencies_posting"
        indexes = (models.Index(fields=["officer", "seat"], name="posting_officer"),)


class Duty(models.Model):
    """A turn on the roster: an officer answers for a seat from a moment until a moment; level 1 is called first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="duties")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="duties")
    level = models.PositiveSmallIntegerField(default=1)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "agencies_duty"
        constraints = (
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="duty_ends_after_it_begins"),
        )
        indexes = (models.Index(fields=["seat", "until_at"], name="duty_seat"),)


class Absence(models.Model):
    """An officer is away: nothing new waits for them, and the roster skips them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="absences")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        db_table = "agencies_absence"
        constraints = (
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="absence_ends_after_it_begins"),
        )


class Acting(models.Model):
    """One officer acts for another, with what that other may see, until a moment. Written by `agencies.act_for`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absent = models.ForeignKey(Officer, models.PROTECT, related_name="stood_in_for")
    actor = models.ForeignKey(Officer, models.PROTECT, related_name="standing_in")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    arranged_by = models.UUIDField()

    class Meta:
        db_table = "agencies_acting"
        constraints = (
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="acting_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(absent=F("actor")), name="acting_for_another"),
        )


class Tries(models.Model):
    """What sign-in counts for a while, under keyed hashes; read and written by `agencies.tries` through the door."""

    key = models.BinaryField(primary_key=True, max_length=32)
    value = models.TextField()
    until_at = models.DateTimeField()

    class Meta:
        db_table = "agencies_tries"
        indexes = (models.Index(fields=["until_at"], name="tries_until"),)


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their user name, as Django's sign-in asks."""


class Account(AbstractBaseUser):
    """How an officer signs in: a user name and a pass-phrase hash. Read by the door's login alone."""

    username = models.CharField(max_length=40, unique=True)
    officer_id = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)
    renew = models.BooleanField(default=False)
    """The pass-phrase was given by an administrator: at the next sign-in the officer chooses their own."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["officer_id"]
    objects = AccountManager()

    class Meta:
        db_table = "agencies_account"

    def __str__(self) -> str:
        return self.username
