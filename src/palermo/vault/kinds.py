"""Which files are taken, told by their first bytes and not by their names. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from palermo.design.lazy import gettext_lazy as _

MOST = 20 * 1024 * 1024
"""The largest file taken, in bytes; the database holds the same bound."""


class NotTaken(ValueError):
    """This file is not taken; the sentence says why and what to do."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: what people call it, the media type it leaves with, and the end of its name."""

    words: Any
    media: str
    end: str


KINDS: Mapping[str, Kind] = {
    "pdf": Kind(_("PDF"), "application/pdf", ".pdf"),
    "jpeg": Kind(_("photograph (JPEG)"), "image/jpeg", ".jpg"),
    "png": Kind(_("picture (PNG)"), "image/png", ".png"),
    "webp": Kind(_("picture (WebP)"), "image/webp", ".webp"),
    "heic": Kind(_("photograph (HEIC)"), "image/heic", ".heic"),
    "mp4": Kind(_("film or sound (MP4)"), "video/mp4", ".mp4"),
    "mp3": Kind(_("sound (MP3)"), "audio/mpeg", ".mp3"),
    "wav": Kind(_("sound (WAV)"), "audio/wav", ".wav"),
    "office": Kind(_("document or archive"), "application/zip", ".zip"),
    "text": Kind(_("plain text"), "text/plain", ".txt"),
}

WORDS: Mapping[str, Any] = {code: kind.words for code, kind in KINDS.items()}
"""Every code of this room that an entry may hold, for reading the ledger."""

BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"PK\x03\x04", "office"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
)
INSIDE = ((b"WEBP", "webp"), (b"WAVE", "wav"))
HEIC = (b"heic", b"heix", b"mif1", b"hevc")


def kind_of(content: bytes) -> str:
    """The kind of a file, a key of KINDS. Raises NotTaken for an empty one, one too large, and any other kind."""
    if not content:
        raise NotTaken(str(_("The file is empty: choose another.")))
    if len(content) > MOST:
        raise NotTaken(
            str(_("The file is larger than %(most)s MB: send it in parts.")) % {"most": MOST // 1024 // 1024}
        )
    head = content[:16]
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(b"RIFF"):
        for mark, kind in INSIDE:
            if head[8:12] == mark:
                return kind
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in HEIC else "mp4"
    if _is_text(content):
        return "text"
    raise NotTaken(
        str(_("This kind of file is not taken: make it a PDF, a photograph, a recording, a document or plain text."))
    )


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
