"""What agencies report of the Plan's milestones. The Plan itself is files; only progress is rows."""

import uuid

from django.db import models
from django.db.models import Q

from palermo.plan.lifecycle import PROGRESS


class Progress(models.Model):
    """How far one milestone has come, since when, and who recorded that. No row: nothing was recorded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.CharField(max_length=24)
    action = models.PositiveSmallIntegerField()
    milestone = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12)
    since_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_progress"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=PROGRESS.statuses), name="progress_status"),
            models.CheckConstraint(condition=Q(action__gte=1, milestone__gte=1), name="progress_counts_from_one"),
            models.UniqueConstraint(fields=["plan", "action", "milestone"], name="progress_once"),
        )
