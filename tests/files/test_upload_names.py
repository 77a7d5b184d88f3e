"""A file is never dropped for its name: it comes in, under a name."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from decreta.files.uploads import NAMELESS

REPLACED = "\ufffd"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'filename="."', NAMELESS),
        (b'filename=".."', NAMELESS),
        (b'filename="a/.."', NAMELESS),
        (b'filename="&#46;"', NAMELESS),
        (b'filename="\x01\x02"', NAMELESS),
        (b'filename="\xed\xa0\x80.pdf"', f"{REPLACED * 3}.pdf"),
        (b'filename="\xff.pdf"', f"{REPLACED}.pdf"),
        ('filename="công văn.pdf"'.encode(), "công văn.pdf"),
    ],
)
def test_every_file_comes_in_under_a_name(disposition: bytes, name: str) -> None:
    parts = [disposition, b'filename="last.pdf"']
    head = b'--x\r\nContent-Disposition: form-data; name="papers"; '
    body = b"".join(head + one + b"\r\nContent-Type: application/pdf\r\n\r\nabc\r\n" for one in parts) + b"--x--\r\n"
    request = RequestFactory().post("/", data=body, content_type="multipart/form-data; boundary=x")
    assert [(one.name, one.read()) for one in request.FILES.getlist("papers")] == [(name, b"abc"), ("last.pdf", b"abc")]


def test_a_field_that_was_left_empty_is_no_file() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="papers"; filename=""\r\n\r\n\r\n--x--\r\n'
    request = RequestFactory().post("/", data=body, content_type="multipart/form-data; boundary=x")
    assert not request.FILES
