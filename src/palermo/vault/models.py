"""What the desk may read of sealed values: that they exist. Their ciphertext comes only from `vault.open_`."""

from django.db import models


class Sealed(models.Model):
    """One sealed value: about which row and field. The ciphertext column is not readable here."""

    id = models.UUIDField(primary_key=True)
    subject = models.UUIDField()
    compartment = models.TextField()
    about = models.UUIDField()
    field = models.TextField()
    sealed_at = models.DateTimeField()
    sealed_by = models.UUIDField(null=True)
    replaces = models.UUIDField(null=True)

    class Meta:
        managed = False
        db_table = '"vault"."sealed"'


class File(models.Model):
    """One sealed file beside a row: of which kind and size. Its name is sealed too, as the field `file_name` of it."""

    id = models.UUIDField(primary_key=True)
    subject = models.UUIDField()
    compartment = models.TextField()
    about = models.UUIDField()
    kind = models.TextField()
    size = models.IntegerField()
    chunks = models.IntegerField()
    sealed_at = models.DateTimeField()
    sealed_by = models.UUIDField()

    class Meta:
        managed = False
        db_table = '"vault"."file"'
