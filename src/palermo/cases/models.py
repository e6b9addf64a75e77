"""The case file and the parties in it: by reference, never by name. Names are in the vault."""

import uuid

from django.db import models
from django.db.models import F, Func, Q, Value

from palermo.cases.checklist import ANSWERS
from palermo.cases.lifecycle import CASE
from palermo.law.references import PATTERN

PARTY_KINDS = ("person", "company", "vessel", "agent")
ROLES = ("possible_victim", "reporter", "witness", "suspect", "employer", "recruiter", "family", "guardian", "other")
CODE_OR_NONE = r"^[a-z0-9_]{0,40}$"
CLASSIFICATIONS = ("trafficking", "smuggling", "both", "unclear", "labour", "other")
LIKENESS = ("same_document", "same_biometrics", "said_so", "investigation")
TIES = ("family", "partner", "works_for", "owns", "associate")


def reference(prefix: str) -> "models.CharField[str, str]":
    """A public reference made by the database: random, checkable, no secret."""
    return models.CharField(
        max_length=14, unique=True, editable=False, db_default=Func(Value(prefix), function="session.reference")
    )


class Case(models.Model):
    """One suspected trafficking matter. Its id is its subject; the compartment is `casefile`."""

    id = models.UUIDField(primary_key=True, editable=False)
    reference = reference("C")
    status = models.CharField(max_length=12, default=CASE.initial)
    classification = models.CharField(max_length=20, default="unclear")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    lead = models.UUIDField(null=True)
    region = models.CharField(max_length=24, blank=True)
    industry = models.CharField(max_length=2, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_case"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=CASE.statuses), name="case_status"),
            models.CheckConstraint(
                condition=Q(classification__in=CLASSIFICATIONS),
                name="case_classification",
            ),
            models.CheckConstraint(
                condition=Q(region__regex=r"^[A-Za-z-]*$") & Q(industry__regex=r"^[A-Z0-9]*$"), name="case_codes"
            ),
        )
        indexes = (
            models.Index(fields=["-opened_at", "id"], name="case_opened"),
            models.Index(fields=["lead", "-opened_at"], name="case_lead"),
            models.Index(fields=["status", "-opened_at"], name="case_state"),
            models.Index(fields=["region", "-opened_at"], name="case_region"),
            models.Index(fields=["industry", "-opened_at"], name="case_industry"),
        )

    def __str__(self) -> str:
        return self.reference


class Party(models.Model):
    """A person, company, vessel or agent, by reference. Its id is its subject."""

    id = models.UUIDField(primary_key=True, editable=False)
    reference = reference("P")
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_party"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=PARTY_KINDS), name="party_kind"),
            models.CheckConstraint(condition=Q(language__regex=r"^[A-Za-z-]*$"), name="party_language_code"),
        )

    def __str__(self) -> str:
        return self.reference


class Group(models.Model):
    """People met together, as a crew of twelve: one act may cover those chosen, each with an entry of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="groups")
    reference = reference("G")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "cases_group"


class Merge(models.Model):
    """A case went on in another; undone without losing either. Nothing is moved: the people are in both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="merges")
    into = models.ForeignKey(Case, models.PROTECT, related_name="merged")
    reason = models.CharField(max_length=24)
    merged_at = models.DateTimeField()
    merged_by = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    undone_reason = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_merge"
        constraints = (
            models.CheckConstraint(condition=~Q(case=F("into")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(reason__in=CASE.step("merge").reasons)
                & Q(undone_reason__in=("", *CASE.step("unmerge").reasons)),
                name="merge_reasons",
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(undone_at__isnull=True), name="merge_one_at_a_time"),
        )


class Closing(models.Model):
    """A case was closed, with the answers to the checklist; and perhaps opened again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="closings")
    reason = models.CharField(max_length=24)
    told = models.CharField(max_length=24)
    papers = models.CharField(max_length=24)
    safety = models.CharField(max_length=24)
    grants = models.PositiveIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.UUIDField()
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_closing"
        constraints = (
            models.CheckConstraint(
                condition=Q(reason__in=CASE.step("close").reasons)
                & Q(told__in=tuple(ANSWERS["told"]))
                & Q(papers__in=tuple(ANSWERS["papers"]))
                & Q(safety__in=tuple(ANSWERS["safety"])),
                name="closing_answers",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(reopened_at__isnull=True), name="closing_one_at_a_time"
            ),
        )


class Source(models.Model):
    """What a case came from: a report, a visit. Whoever leads the case knows of it, by the act that stands here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sources")
    subject = models.UUIDField()
    act = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "cases_source"
        constraints = (
            models.CheckConstraint(condition=Q(act__regex=CODE_OR_NONE), name="source_act_code"),
            models.UniqueConstraint(fields=["case", "subject"], name="source_once"),
        )
        indexes = (models.Index(fields=["subject"], name="source_subject"),)


class Involvement(models.Model):
    """A party has a role in a case from a date, known perhaps only in part, until another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    party = models.ForeignKey(Party, models.PROTECT, related_name="involvements")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="involvements")
    merge = models.ForeignKey(Merge, models.PROTECT, null=True, related_name="involvements")
    role = models.CharField(max_length=20)
    from_on = models.CharField(max_length=10, blank=True)
    until_on = models.CharField(max_length=10, blank=True)
    recorded_by = models.UUIDField()
    in_error_at = models.DateTimeField(null=True)
    in_error_reason = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_involvement"
        constraints = (
            models.CheckConstraint(condition=Q(role__in=ROLES), name="involvement_role"),
            models.CheckConstraint(
                condition=Q(from_on__regex=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")
                & Q(until_on__regex=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"),
                name="involvement_partial_dates",
            ),
            models.CheckConstraint(condition=Q(in_error_reason__regex=CODE_OR_NONE), name="involvement_reason_code"),
        )


class Sameness(models.Model):
    """Two references declared the same person or thing, with a reason; undone without losing either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    other = models.ForeignKey(Party, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=24)
    declared_at = models.DateTimeField()
    declared_by = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_sameness"
        constraints = (
            models.CheckConstraint(condition=Q(reason__in=LIKENESS), name="sameness_reason"),
            models.CheckConstraint(condition=~Q(party=F("other")), name="sameness_of_two"),
        )


class Tie(models.Model):
    """Two parties belong together in the world, in whichever case they are. Ties among suspects keep a child apart from them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    other = models.ForeignKey(Party, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    recorded_by = models.UUIDField()
    in_error_at = models.DateTimeField(null=True)
    in_error_by = models.UUIDField(null=True)
    in_error_reason = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_tie"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=TIES), name="tie_kind"),
            models.CheckConstraint(condition=~Q(party=F("other")), name="tie_of_two"),
            models.CheckConstraint(condition=Q(in_error_reason__regex=CODE_OR_NONE), name="tie_reason_code"),
            models.CheckConstraint(
                condition=Q(in_error_at__isnull=True, in_error_by__isnull=True, in_error_reason="")
                | Q(in_error_at__isnull=False, in_error_by__isnull=False) & ~Q(in_error_reason=""),
                name="tie_in_error_whole",
            ),
            models.UniqueConstraint(
                fields=["party", "other", "kind"], condition=Q(in_error_at__isnull=True), name="tie_once"
            ),
        )


class FileNumber(models.Model):
    """That another system knows a case or party by a number of its own; the number itself is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.UUIDField()
    compartment = models.CharField(max_length=20)
    system = models.CharField(max_length=24)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        db_table = "cases_filenumber"
        constraints = (
            models.CheckConstraint(condition=Q(system__regex=r"^[A-Za-z0-9_-]{2,24}$"), name="filenumber_system_code"),
            models.CheckConstraint(condition=Q(compartment__in=("casefile", "case")), name="filenumber_compartment"),
        )


REFERENCE = PATTERN
"""The form of a reference, for URL patterns."""
