"""Which answers travel compressed."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from decreta.config.compression import CompressedPages

TEXT = "Ban Chỉ đạo Chuyển đổi số. " * 100


def through(response):
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip, br"})
    return CompressedPages(lambda _request: response)(request)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json"])
def test_pages_and_data_are_compressed(kind):
    answer = through(HttpResponse(TEXT, content_type=kind))
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == TEXT
    assert "Accept-Encoding" in answer["Vary"]


def test_a_pdf_stays_as_it_was_signed():
    answer = through(HttpResponse(b"%PDF-1.7 " * 200, content_type="application/pdf"))
    assert "Content-Encoding" not in answer


def test_a_stream_passes_event_by_event():
    answer = through(StreamingHttpResponse(iter([b"data: 1\n\n", b"data: 2\n\n"]), content_type="text/event-stream"))
    assert "Content-Encoding" not in answer
    assert list(answer) == [b"data: 1\n\n", b"data: 2\n\n"]


def test_the_same_page_has_another_length_each_time():
    lengths = {len(through(HttpResponse(TEXT)).content) for _time in range(20)}
    assert len(lengths) > 1
