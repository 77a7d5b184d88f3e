"""What makes a Word file unfit to be a template: it could act by itself, reach out, or is not what it says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

#: Parts of one file, and what they unpack to altogether.
MOST_PARTS: Final = 1_000
MOST_BYTES: Final = 40 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS: Final = re.compile(r"vbaProject|vbaData|macrosheet", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"^word/(?:embeddings|activeX)/|afchunk", re.IGNORECASE)
# Fields that fetch something or start a program when the file is opened.
_ACTIVE: Final = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DATABASE|MACROBUTTON|LINK)\b")
#: Elements that hold a piece of a field's code: Word puts the pieces of one field together without anything between them.
_PIECES: Final = frozenset({"instrText", "delInstrText"})


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
    """What a part of XML holds, judged as whoever opens it reads it: how something is spelt makes no difference."""
    tree = _parsed(text)
    if tree is None:
        # Pictures and the like are no XML, whatever they are called.
        return ["unreadable"] if name.endswith((".xml", ".rels")) else []
    found = []
    is_plain = (tree.docinfo.encoding or "UTF-8").upper() in {"UTF-8", "ASCII", "US-ASCII"}
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or not is_plain:
        found.append("unreadable")
    if name == "[Content_Types].xml":
        if b"macroEnabled" in text:
            found.append("macros")
        elif _MAIN not in text:
            found.append("not_docx")
    # A template is filled and read; whatever it points to outside would be fetched by whoever opens what was made.
    modes = (value for one in tree.iter() for key, value in one.attrib.items() if key.endswith("TargetMode"))
    if any(mode.strip().lower() == "external" for mode in modes):
        found.append("external")
    if any(_ACTIVE.search(code.upper()) for code in _codes(tree)):
        found.append("active_field")
    return found


def _parsed(text: bytes) -> Any:
    """The tree of a part; None where it is no XML. Nothing is fetched, no entity is resolved."""
    # Here, since only the process that judges a file needs it.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError):
        return None


def _codes(tree: Any) -> list[str]:
    """The codes of fields: each by itself, and all pieces as they follow each other, for fields that stand in fields."""
    whole, apart, simple = [], [], []
    for one in tree.iter():
        kind = _name_of(one)
        if kind == "fldChar" and "begin" in one.attrib.values():
            apart.append(" ")
        elif kind in _PIECES:
            whole.append(one.text or "")
            apart.append(one.text or "")
        elif kind == "fldSimple":
            simple += [value for key, value in one.attrib.items() if key.endswith("instr")]
    return ["".join(whole), "".join(apart), *simple]


def _name_of(element: Any) -> str:
    """The name of an element without its namespace, which has two spellings; nothing for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
