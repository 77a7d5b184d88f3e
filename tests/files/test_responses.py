"""A file's answer lets no file act in the name of this site, and gives the parts that are asked for."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from decreta.core.actor import Actor
from decreta.files.domain import store
from decreta.files.responses import file_response
from tests.files import papers

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")


@pytest.fixture(autouse=True)
def data_directory(settings, tmp_path, either_store):
    settings.DECRETA_DATA = tmp_path


@pytest.fixture
def digits():
    return store(content=b"0123456789", name="Số liệu.txt", by=SYSTEM)


def get(stored, *, inline=True, **headers):
    response = file_response(stored, inline=inline, request=RequestFactory().get("/", headers=headers))
    body = b"".join(response) if response.streaming else response.content
    response.close()
    return response, body


def test_pdf_is_shown_in_place():
    response, body = get(store(content=papers.pdf(), name="x.pdf", by=SYSTEM))
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Type"] == "application/pdf"
    assert "Content-Security-Policy" not in response
    assert body.startswith(b"%PDF-")


def test_page_with_a_script_is_only_offered_for_keeping_and_caged():
    response, _ = get(store(content=b"<html><script>alert(1)</script></html>", name="x.html", by=SYSTEM))
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")


def test_name_in_any_script_survives(digits):
    response, _ = get(digits, inline=False)
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''S%E1%BB%91%20li%E1%BB%87u.txt"


@pytest.mark.parametrize(
    ("asked", "status", "body", "content_range"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_part_that_is_asked_for_is_given(digits, asked, status, body, content_range):
    response, given = get(digits, range=asked)
    assert (response.status_code, given, response.get("Content-Range")) == (status, body, content_range)


def test_range_of_another_version_gives_the_whole(digits):
    response, body = get(digits, **{"range": "bytes=0-1", "if-range": '"other"'})
    assert (response.status_code, body) == (200, b"0123456789")


def test_unchanged_file_is_not_sent_again(digits):
    response, body = get(digits, **{"if-none-match": f'"{digits.blob_id}"'})
    assert (response.status_code, body) == (304, b"")


def test_nothing_is_kept_in_a_cache(digits):
    assert get(digits)[0]["Cache-Control"] == "private, no-store"
