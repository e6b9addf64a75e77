"""Files on their way in: held in memory, never in a temporary file, and no more of one than may be kept."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from palermo.vault.files import Given
from palermo.vault.kinds import MOST, NotTaken, kind_of


class InMemory(FileUploadHandler):
    """Django would write what is larger than 2.5 MB to /tmp, unsealed. This holds it, and stops at one byte too many."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = MOST + 1 - self.held.tell()
        self.held.write(raw_data[: max(room, 0)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        kept = len(self.held.getbuffer())
        return InMemoryUploadedFile(self.held, self.field_name, self.file_name, self.content_type, kept, self.charset)


class SealedFileField(forms.FileField):
    """A file to be sealed. Its clean value is a `files.Given`, or None where none was chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 255, "allow_empty_file": True} | kwargs)

    def clean(self, data: Any, initial: Any = None) -> Given | None:
        found = super().clean(data, initial)
        if not found:
            return None
        content = found.read()
        try:
            kind_of(content)
        except NotTaken as no:
            raise forms.ValidationError(str(no)) from no
        return Given(found.name, content)
