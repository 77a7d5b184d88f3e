"""What makes a Word file unfit to be a template: it could act by itself, reach out, or is not what it says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

#: Parts of one file, and what they unpack to altogether.
MOST_PARTS: Final = 1_000
MOST_BYTES: Final = 40 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS: Final = re.compile(r"vbaProject|vbaData|macrosheet", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"^word/(?:embeddings|activeX)/|afchunk", re.IGNORECASE)
# Fields that fetch something or start a program when the file is opened.
_ACTIVE: Final = re.compile(rb"\b(?:DDE(?:AUTO)?|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DATABASE|MACROBUTTON|LINK)\b")
_FIELD: Final = re.compile(rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr=\"([^\"]*)\"", re.DOTALL)


def problems_of(content: bytes) -> list[str]:
    """The codes of everything that is wrong with a file; empty when it may be opened."""
    if not content:
        return ["empty"]
    if content.startswith(_OLE):
        return ["encrypted"]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            return _in_container(container)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, KeyError):
        return ["unreadable"]


def _in_container(container: zipfile.ZipFile) -> list[str]:
    parts = container.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        return ["too_large"]
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return ["encrypted"]
    if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
        return ["unreadable"]
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        return ["not_docx"]
    found = _by_names(names)
    room = MOST_BYTES
    for part in parts:
        text = _unpacked(container, part, room)
        if text is None:
            return ["too_large"]
        room -= len(text)
        if part.filename.endswith((".xml", ".rels")):
            found += _in_part(part.filename, text)
    return list(dict.fromkeys(found))


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _by_names(names: list[str]) -> list[str]:
    found = ["macros"] if any(_MACROS.search(name) for name in names) else []
    return [*found, *(["embedded"] if any(_EMBEDDED.search(name) for name in names) else [])]


def _unpacked(container: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> bytes | None:
    """A part as it is when unpacked, whatever its head says of its size; None when it is more than there is room for."""
    with container.open(part) as stream:
        text = stream.read(room + 1)
    return text if len(text) <= room else None


def _in_part(name: str, text: bytes) -> list[str]:
    found = []
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        found.append("unreadable")
    if name == "[Content_Types].xml":
        if b"macroEnabled" in text:
            found.append("macros")
        elif _MAIN not in text:
            found.append("not_docx")
    # A template is filled and read; whatever it points to outside would be fetched by whoever opens what was made.
    if name.endswith(".rels") and re.search(rb"TargetMode\s*=\s*[\"']External", text):
        found.append("external")
    fields = b" ".join(one or other for one, other in _FIELD.findall(text))
    if _ACTIVE.search(fields.upper()):
        found.append("active_field")
    return found
