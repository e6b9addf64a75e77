"""What may be read of the ledger. Nothing here can be saved: only `ledger.operations.append` writes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Entry(models.Model):
    """One thing that happened: verb, who, about what, when it happened and when it was recorded."""

    id = models.UUIDField(primary_key=True)
    place = models.BigIntegerField()
    verb = models.TextField()
    actor = models.TextField()
    officer = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    compartment = models.TextField()
    about = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    authority = models.TextField()
    reason = models.TextField()
    terms = models.JSONField()
    covers = ArrayField(models.UUIDField())

    class Meta:
        managed = False
        db_table = '"ledger"."entry"'
