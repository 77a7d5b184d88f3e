"""A mail taken apart: what its head says, and the files in it. Whoever wrote it is believed in nothing."""

from __future__ import annotations

import email
import hashlib
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

from decreta.capture.workbench.programs import Refused

#: Parts of one mail; an honest one has a dozen.
_PARTS: Final = 400
_FILES: Final = 60
#: How much of a line of the head is read.
_LINE: Final = 20_000
_REFERENCES: Final = 50
#: What a mail program or a server wrote for machines: signatures of mails, reports of delivery, calendar entries.
_FOR_MACHINES: Final = frozenset(
    {
        *("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"),
        *("message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "text/calendar"),
    }
)
_SEALED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})


def mail(folder: Path) -> dict[str, Any]:
    """Take `in-0` apart; files become `out-N`, the answer names them with what the mail says of itself."""
    content = (folder / "in-0").read_bytes()
    try:
        whole = email.message_from_bytes(content, policy=compat32)
        found = _walked(whole)
    except RecursionError:
        raise Refused("too_deep") from None
    return _head(whole, content) | {"files": [_written(folder, number, *one) for number, one in enumerate(found)]}


def head(folder: Path) -> dict[str, Any]:
    """What the head alone says of itself."""
    content = (folder / "in-0").read_bytes()
    return _head(email.message_from_bytes(content, policy=compat32), content) | {"files": []}


def _walked(whole: Message) -> list[tuple[Message, str]]:
    """The parts that are files, each with why it is not looked into. Without recursion: the writer chooses how deep it is."""
    waiting: list[tuple[Message, bool]] = [(whole, False)]
    found: list[tuple[Message, str]] = []
    seen = 0
    while waiting:
        part, is_within_text = waiting.pop()
        seen += 1
        if seen > _PARTS:
            raise Refused("too_many_parts")
        kind = part.get_content_type()
        if part.is_multipart() and kind not in _FOR_MACHINES:
            # A picture that the text shows is no paper; what is attached beside it is.
            of_text = kind in {"multipart/related", "multipart/alternative"} or is_within_text
            inner: Any = part.get_payload()
            waiting += [(one, of_text) for one in reversed(inner) if isinstance(one, Message)]
        elif kind in _SEALED:
            found.append((part, "sealed"))
        elif kind not in _FOR_MACHINES and _is_file(part, is_within_text=is_within_text):
            found.append((part, ""))
        if len(found) > _FILES:
            raise Refused("too_many_parts")
    return found


def _is_file(part: Message, *, is_within_text: bool) -> bool:
    kind, disposition = part.get_content_maintype(), part.get_content_disposition()
    if kind == "image" and is_within_text and part.get("Content-ID"):
        return False
    return disposition == "attachment" or kind not in {"text", "multipart", "message"} or bool(_name(part))


def _written(folder: Path, number: int, part: Message, code: str) -> dict[str, Any]:
    name = _name(part)
    payload = b"" if code else _payload(part)
    (folder / f"out-{number}").write_bytes(payload)
    return {"name": name, "code": code, "size": len(payload)}


def _payload(part: Message) -> bytes:
    try:
        decoded = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        return b""
    return decoded if isinstance(decoded, bytes) else b""


def _name(part: Message) -> str:
    try:
        return _plain(part.get_filename() or "")[:200]
    except (ValueError, LookupError, TypeError, IndexError):
        return ""


def _head(whole: Message, content: bytes) -> dict[str, Any]:
    name, address = parseaddr(_line(whole, "From"))
    body = content.partition(b"\r\n\r\n")[2] or content.partition(b"\n\n")[2]
    message_id = _line(whole, "Message-ID").strip("<> ")
    # Without a number of its own a mail is told from another by who wrote it, when, and of what.
    own = message_id or "\0".join(_line(whole, one) for one in ("From", "Date", "Subject"))
    references = [*_ids(_line(whole, "In-Reply-To")), *reversed(_ids(_line(whole, "References")))]
    return {
        "message_id": message_id[:300],
        "references": list(dict.fromkeys(references))[:_REFERENCES],
        "sender": address[:320] if "@" in address else "",
        "sender_name": name[:300],
        "subject": _plain(_line(whole, "Subject"))[:500],
        "sent_at": _moment(_line(whole, "Date")),
        "is_automatic": _is_automatic(whole),
        "key": hashlib.sha256(own.encode("utf-8", "replace") + b"\0" + hashlib.sha256(body).digest()).hexdigest(),
    }


def _line(whole: Message, name: str) -> str:
    try:
        return _plain(str(whole.get(name, ""))[:_LINE])
    except (ValueError, LookupError, TypeError):
        return ""


def _ids(line: str) -> list[str]:
    return [one.strip("<>,; ")[:300] for one in line.replace("><", "> <").split() if "@" in one]


def _plain(text: str) -> str:
    """A line decoded, without control characters and without halves of letters."""
    pieces = []
    try:
        for piece, charset in decode_header(text):
            if isinstance(piece, str):
                pieces.append(piece)
            else:
                pieces.append(_decoded(piece, charset))
    except (ValueError, LookupError):
        pieces = [text]
    joined = "".join(pieces).encode("utf-8", "replace").decode("utf-8", "replace")
    return " ".join("".join(one if one.isprintable() else " " for one in joined).split())


def _decoded(piece: bytes, charset: str | None) -> str:
    for one in (charset, "utf-8"):
        try:
            return piece.decode(one or "ascii")
        except (ValueError, LookupError):
            continue
    return piece.decode("latin-1")


def _moment(line: str) -> str:
    try:
        return parsedate_to_datetime(line).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _is_automatic(whole: Message) -> bool:
    said = _line(whole, "Auto-Submitted").lower()
    return bool(said and said != "no") or any(
        whole.get(one) is not None for one in ("List-Id", "X-Auto-Response-Suppress")
    )
