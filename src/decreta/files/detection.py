"""What a file is, told by its content; neither its name nor the sender is believed."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import Final

import puremagic

PDF: Final = "application/pdf"
UNKNOWN: Final = "application/octet-stream"
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
DOCX: Final = _OOXML + "wordprocessingml.document"

#: What an office sends every day, by its first bytes. Everything else is left to the detector's table.
_SIGNATURES: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
#: The part of an Open XML container that tells its kind.
_OOXML_PARTS: Final = (
    ("word/", DOCX),
    ("xl/", _OOXML + "spreadsheetml.sheet"),
    ("ppt/", _OOXML + "presentationml.presentation"),
)
#: Types that a browser may show in place: no script can run in any of them.
SHOWN_IN_PLACE: Final = frozenset({PDF, "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"})


def media_type_of(content: bytes) -> str:
    """The media type of some bytes; `application/octet-stream` when nothing is sure."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"PK\x03\x04"):
        return _container_type(content)
    guessed = _from_table(content)
    if guessed:
        return guessed
    return "text/plain" if _is_text(content) else UNKNOWN


def _container_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            names = container.namelist()
            if "mimetype" in names:
                # OpenDocument states its type in a small uncompressed first part.
                declared = container.open("mimetype").read(120).decode("ascii", "ignore").strip()
                if declared.startswith("application/vnd.oasis.opendocument."):
                    return declared
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return "application/zip"
    if "[Content_Types].xml" in names:
        for part, media_type in _OOXML_PARTS:
            if any(name.startswith(part) for name in names):
                return media_type
    return "application/zip"


def _from_table(content: bytes) -> str:
    try:
        matches = puremagic.magic_string(content[:65536])
    except (puremagic.PureError, ValueError):
        return ""
    best = next((match for match in matches if match.mime_type), None)
    # Two matching bytes are a coincidence in any longer text.
    return str(best.mime_type) if best is not None and best.confidence >= 0.5 else ""


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f" for letter in text)
