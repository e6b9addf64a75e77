"""What a file is, its first bytes say, whatever it is called; and what is not taken gets a sentence."""

import pytest

from palermo.vault.kinds import KINDS, MOST, NotTaken, kind_of

BEGIN = {
    "pdf": b"%PDF-1.7 and more",
    "jpeg": b"\xff\xd8\xff\xe0 and more than sixteen",
    "png": b"\x89PNG\r\n\x1a\n and more",
    "webp": b"RIFF\x01\x02\x03\x04WEBPVP8 ",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypM4A \x00\x00",
    "mp3": b"ID3\x04 and more",
    "wav": b"RIFF\x01\x02\x03\x04WAVEfmt ",
    "office": b"PK\x03\x04 and more",
    "text": "Kua kitea tāua".encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_beginning(kind: str) -> None:
    assert kind_of(BEGIN[kind]) == kind


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03", b"\x7fELF\x02\x00", b"GIF89a\x00\x01", b"\x00\x01", b"\xff\xfe\xfd"]
)
def test_any_other_kind_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(NotTaken, match="make it a PDF"):
        kind_of(content)


def test_an_empty_file_and_one_too_large_are_refused() -> None:
    with pytest.raises(NotTaken, match="empty"):
        kind_of(b"")
    assert kind_of(b"x" * MOST) == "text"
    with pytest.raises(NotTaken, match="20 MB"):
        kind_of(b"x" * (MOST + 1))
