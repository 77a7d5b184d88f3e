"""Everything that can be read in an answer: its letters as they are, unescaped, unpacked, and drawn in a PDF."""

from __future__ import annotations

import contextlib
import html
import io
import re
import zipfile
from urllib.parse import unquote

#: Parts a text from the headers of its answer.
HEADERS = b"\n\x1dheaders\x1d"
_PDF, _PACKED = b"%PDF-", b"PK\x03\x04"


def texts_of(content: bytes) -> str:
    """The letters of an answer."""
    if content.startswith(_PDF):
        return _of_pdf(content)
    if content.startswith(_PACKED):
        return _of_packed(content)
    text = content.decode("utf-8", errors="replace")
    with contextlib.suppress(UnicodeDecodeError):
        text += text.encode().decode("unicode_escape", errors="ignore") if "\\u" in text else ""
    return unquote(html.unescape(text))


def _of_packed(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(texts_of(packed.read(name)) for name in packed.namelist())


def _of_pdf(content: bytes) -> str:
    import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(content)) as paper:
        pages = [page.get_textpage().get_text_bounded() for page in paper]
        found = "\n".join([*pages, *paper.get_metadata_dict().values()])
    return re.sub(r"(?<=\w)\s*[\r\n]+\s*(?=\w)", " ", found)


_CHANGING = re.compile(
    r'(name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[\w=+/-]+|[0-9a-f]{8}-[0-9a-f-]{27}|'
    r'name="(?:idempotency_key|_key)" value="[^"]*"|value="[0-9a-zA-Z_-]{20,}"|"x-csrftoken": ?"[^"]*"|hx-headers=\'[^\']*\')',
    re.IGNORECASE,
)


def bare(text: str, word: str) -> str:
    """A page without what differs from one request to the next, and without the word that was looked for."""
    return _CHANGING.sub("", text.split(HEADERS.decode(), maxsplit=1)[0]).replace(word, "")
