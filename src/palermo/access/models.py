"""What the desk may read of grants and needs. Both are written by the keeper's functions alone."""

from django.db import models


class Grant(models.Model):
    """One grant: who holds what knowledge about whom, why, on what authority, from when until when."""

    id = models.UUIDField(primary_key=True)
    holder = models.UUIDField()
    subject = models.UUIDField(null=True)
    compartment = models.TextField()
    purpose = models.TextField()
    authority = models.TextField()
    act = models.TextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_because = models.TextField(null=True)

    class Meta:
        managed = False
        db_table = '"access"."grants"'
