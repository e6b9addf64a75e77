"""A referral for support, the file that begins when it is accepted, and in it needs, plan, services, reviews.

The referral's id is its subject; the file has the same. Whoever knows the person (investigators among them) holds no
grant on that subject by it: the two meet only in `party`, which is no subject here.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.agencies.models import Seat
from palermo.cases.models import Party, reference
from palermo.protection.support import codes
from palermo.protection.support.lifecycle import FILE, REFERRAL, REFERS, SERVICE

LANGUAGE = r"^([A-Za-z-]{2,12})?$"


class Referral(models.Model):
    """One organisation was asked to help one person: by whom, what is needed at once, and what became of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    reference = reference("S")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, default=REFERRAL.initial)
    role = models.CharField(max_length=32)
    agency = models.CharField(max_length=24)
    referred_by = models.UUIDField()
    referred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    identified_at = models.DateTimeField()
    language = models.CharField(max_length=12, blank=True)
    child = models.CharField(max_length=8)
    urgent = models.BooleanField(default=False)
    needed = ArrayField(models.CharField(max_length=16), default=list)
    consent = models.CharField(max_length=12)
    consent_how = models.CharField(max_length=12, blank=True)
    named_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "support_referral"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=REFERRAL.statuses), name="referral_status"),
            models.CheckConstraint(
                condition=Q(role__in=REFERS, agency__regex=r"^[A-Za-z-]{2,24}$"), name="referral_by_whom"
            ),
            models.CheckConstraint(condition=Q(language__regex=LANGUAGE), name="referral_language"),
            models.CheckConstraint(condition=Q(child__in=tuple(codes.CHILD)), name="referral_child"),
            models.CheckConstraint(condition=Q(needed__contained_by=list(codes.DOMAINS)), name="referral_needed"),
            models.CheckConstraint(
                condition=Q(consent__in=tuple(codes.CONSENT), consent_how__in=("", *codes.HOW))
                & (~Q(consent="child") | ~Q(child="no")),
                name="referral_consent",
            ),
            # Who a person is, is told with their consent, or where a child's interests decide: never otherwise.
            models.CheckConstraint(
                condition=Q(named_at__isnull=True) | Q(consent__in=codes.NAMED), name="referral_named_by_consent"
            ),
            models.CheckConstraint(condition=Q(reason__in=("", *codes.REASONS)), name="referral_reason"),
            models.CheckConstraint(
                condition=Q(status="asked", answered_at__isnull=True) | ~Q(status="asked", answered_at__isnull=True),
                name="referral_answered",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("declined", "passed_on", "withdrawn")) | ~Q(reason=""),
                name="referral_not_taken_has_its_reason",
            ),
            models.CheckConstraint(condition=Q(identified_at__lte=F("referred_at")), name="referral_after_identified"),
            models.UniqueConstraint(
                fields=["party"], condition=Q(status__in=("asked", "declined")), name="referral_one_open"
            ),
        )
        indexes = (models.Index(fields=["-referred_at", "-id"], name="referral_newest"),)

    def __str__(self) -> str:
        return self.reference


class File(models.Model):
    """One organisation's file of the support of one person: who manages it, how it stands, how it came out."""

    referral = models.OneToOneField(Referral, models.PROTECT, primary_key=True, db_column="id", related_name="file")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    manager = models.UUIDField()
    status = models.CharField(max_length=16, default=FILE.initial)
    opened_at = models.DateTimeField()
    assessed_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=24, blank=True)
    outcome = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "support_file"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=FILE.statuses), name="supportfile_status"),
            models.CheckConstraint(
                condition=~Q(status="closed")
                | Q(closed_at__isnull=False, reason__in=tuple(codes.CLOSE), outcome__in=tuple(codes.OUTCOMES)),
                name="supportfile_closed_whole",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=("", *codes.REASONS), outcome__in=("", *codes.OUTCOMES)),
                name="supportfile_codes",
            ),
        )
        indexes = (models.Index(fields=["party", "status"], name="supportfile_person"),)


class Review(models.Model):
    """The person and the case manager looked at the needs and the plan again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.UUIDField()
    with_person = models.BooleanField()

    class Meta:
        db_table = "support_review"
        constraints = (models.UniqueConstraint(fields=["file", "number"], name="supportreview_number"),)


class Rating(models.Model):
    """How great a need in one domain was when it was asked about; empty where the person did not wish to say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="ratings")
    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="ratings")
    round = models.PositiveIntegerField()
    domain = models.CharField(max_length=16)
    level = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        db_table = "support_rating"
        constraints = (
            models.CheckConstraint(condition=Q(domain__in=tuple(codes.DOMAINS)), name="rating_domain"),
            models.CheckConstraint(condition=Q(level__isnull=True) | Q(level__lte=4), name="rating_level"),
            models.UniqueConstraint(fields=["file", "round", "domain"], name="rating_once"),
        )


class Plan(models.Model):
    """What the person and the case manager agreed on, in which language, and how the person has it: one is current."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    agreed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.UUIDField()
    agreed_by = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    given_how = models.CharField(max_length=12)
    interpreter = models.BooleanField(default=False)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "support_plan"
        constraints = (
            models.CheckConstraint(
                condition=Q(agreed_by__in=tuple(codes.AGREED_BY), given_how__in=tuple(codes.GIVEN_HOW)),
                name="supportplan_codes",
            ),
            models.CheckConstraint(condition=Q(language__regex=r"^[A-Za-z-]{2,12}$"), name="supportplan_language"),
            models.UniqueConstraint(fields=["file", "number"], name="supportplan_number"),
            models.UniqueConstraint(fields=["file"], condition=Q(replaced_at__isnull=True), name="supportplan_one"),
        )


class Service(models.Model):
    """One service asked for, and each moment of what became of it. Asked again, it is another row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="services")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    domain = models.CharField(max_length=16)
    status = models.CharField(max_length=16, default=SERVICE.initial)
    asked_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "support_service"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=SERVICE.statuses), name="supportservice_status"),
            models.CheckConstraint(
                condition=Q(kind__in=tuple(codes.SERVICES), domain__in=tuple(codes.DOMAINS)),
                name="supportservice_codes",
            ),
            models.CheckConstraint(condition=Q(reason__in=("", *codes.REASONS)), name="supportservice_reason"),
            models.CheckConstraint(
                condition=~Q(status__in=SERVICE.final) | Q(settled_at__isnull=False) & ~Q(reason=""),
                name="supportservice_settled_whole",
            ),
            models.UniqueConstraint(fields=["file", "number"], name="supportservice_number"),
        )
