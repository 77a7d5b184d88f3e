"""What a file is, its content tells."""

from __future__ import annotations

import io
import zipfile

import pytest

from decreta.files.detection import SHOWN_IN_PLACE, media_type_of
from tests.files import papers


def container(*names: str, mimetype: str = "") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (papers.pdf(), "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("Tờ trình".encode(), "text/plain"),
        (container("[Content_Types].xml", "word/document.xml"), WORD),
        (container("[Content_Types].xml", "other"), "application/zip"),
        (container(mimetype="application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"),
        (b"PK\x03\x04 broken", "application/zip"),
        (b"\x00\x01\x02\x80\x81", "application/octet-stream"),
    ],
)
def test_kind_is_read_from_content(content, media_type):
    assert media_type_of(content) == media_type


@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script>", b'<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_can_carry_a_script_is_never_shown_in_place(content):
    assert media_type_of(content) not in SHOWN_IN_PLACE - {"text/plain"}
