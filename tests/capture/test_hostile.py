"""Files of strangers: each is refused for itself with its reason, and the others go on."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from decreta.capture.models import TrayPaper
from decreta.core.errors import ActRefused
from decreta.files import limits
from tests.capture.papers import image
from tests.files.papers import bomb, pdf, with_attachment, with_script


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, of one colour: a few kilobytes for any size."""
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * (1 + (width + 7) // 8)) for _ in range(min(height, 2000))) + packer.flush()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def cut_tiff() -> bytes:
    written = io.BytesIO()
    Image.new("L", (800, 800), 255).save(written, "TIFF")
    return written.getvalue()[:3000]


HOSTILE = {
    "empty.pdf": (b"", "empty"),
    "locked.pdf": (pdf(encrypt="secret"), "encrypted"),
    "broken.pdf": (b"%PDF-1.7\nnothing of the kind", "unreadable"),
    "script.pdf": (with_script(), "script"),
    "parcel.pdf": (with_attachment(), "attachments"),
    "bomb.pdf": (bomb(1500), "unreadable"),
    "huge.png": (png_of(60_000, 60_000), "too_many_pixels"),
    "cut.tif": (cut_tiff(), "unreadable_image"),
    "photo.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 64, "wrong_type"),
    "page.html": (b"<html><script>alert(1)</script></html>", "wrong_type"),
    "shot.png": (b"\x89PNG\r\n\x1a\n" + pdf(1), "unreadable_image"),
    "program.pdf": (b"MZ\x90\0" + pdf(1), "wrong_type"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_within_seconds(office, lay, name) -> None:
    content, code = HOSTILE[name]
    began = time.monotonic()
    with pytest.raises(ActRefused) as refused:
        lay(content, name, read=False)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert time.monotonic() - began < 30
    assert not TrayPaper.objects.exists()


def test_a_file_that_is_too_large_is_refused(lay, monkeypatch) -> None:
    monkeypatch.setattr(limits, "max_bytes", lambda: 1000)
    with pytest.raises(ActRefused) as refused:
        lay(pdf(30), read=False)
    assert [problem.code for problem in refused.value.problems] == ["too_large"]


def test_of_many_files_the_good_ones_are_taken_and_each_bad_one_is_named(office) -> None:
    client = Client()
    client.force_login(office.holdings["clerk"].person.user)
    names = ("locked.pdf", "empty.pdf", "cut.tif")
    files = [SimpleUploadedFile(name, HOSTILE[name][0]) for name in names]
    files += [SimpleUploadedFile("tốt.pdf", pdf(1)), SimpleUploadedFile("ảnh.png", image())]
    answer = client.post(reverse("capture:upload"), {"papers": files})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(name in page for name in names)
    assert sorted(TrayPaper.objects.values_list("name", flat=True)) == ["tốt.pdf", "ảnh.png"]
