"""A request has one number, from the first line of the log to the error page; no line tells what was asked for."""

from __future__ import annotations

import io
import json
import logging
import re

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from decreta.config import logs, urls
from decreta.core import requests
from decreta.files.stores import StoreUnreachable


def failing(request: HttpRequest) -> None:
    raise RuntimeError("no such luck")


def unreachable(request: HttpRequest) -> None:
    raise StoreUnreachable


urlpatterns = [
    *urls.urlpatterns,
    path("failing/", failing, name="failing"),
    path("unreachable/", unreachable, name="unreachable"),
]
handler500 = "decreta.ui.views.server_error"


@pytest.fixture
def lines(monkeypatch):
    """What a process with JSON logs writes."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.Json())
    handler.addFilter(logs.OfRequest())
    logger = logging.getLogger("decreta.requests")
    root, level = logging.getLogger(), logger.level
    logger.setLevel(logging.INFO)
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    logger.setLevel(level)


def test_an_answer_bears_the_number_of_its_request(client):
    first, second = (client.get("/health/live")[requests.HEADER] for _ in range(2))
    assert re.fullmatch(r"[0-9A-F]{12}", first) and first != second
    assert client.get("/health/live", headers={"X-Request-ID": "proxy-4711.a"})[requests.HEADER] == "proxy-4711.a"


@pytest.mark.parametrize(
    "given", ["short", "x" * 65, "two words here", "line\nbreak-line", "<script>alert", "đường-dài-lắm"]
)
def test_a_number_that_cannot_stand_in_a_log_is_replaced(given):
    assert re.fullmatch(r"[0-9A-F]{12}", requests.numbered(given))


def test_a_line_names_the_address_and_not_what_stands_in_it(client, lines):
    client.get("/health/live?q=mật+khẩu+của+tôi", headers={"X-Request-ID": "ABCDEF123456"})
    (line,) = lines()
    assert line["request_id"] == "ABCDEF123456"
    assert (line["route"], line["method"], line["status"]) == ("operation:live", "GET", 200)
    assert line["milliseconds"] >= 0
    assert "khẩu" not in json.dumps(line, ensure_ascii=False)
    assert set(line) == {
        "time", "level", "logger", "message", "request_id", "route", "method", "status", "milliseconds"
    }  # fmt: skip


@pytest.mark.urls("tests.operation.test_requests")
def test_the_page_of_a_failure_and_its_lines_bear_one_number(lines):
    answer = Client(raise_request_exception=False).get("/failing/")
    assert answer.status_code == 500
    number = answer[requests.HEADER]
    assert f">{number}</b>" in answer.content.decode()
    found = lines()
    assert {line["request_id"] for line in found} == {number}
    assert any("no such luck" in line.get("exc_info", "") for line in found)


@pytest.mark.urls("tests.operation.test_requests")
def test_files_that_cannot_be_reached_are_a_pause_and_no_fault(client):
    answer = client.get("/unreachable/", headers={"Accept-Language": "en"})
    assert answer.status_code == 503
    assert "The files cannot be reached just now." in answer.content.decode()


def test_what_the_database_tells_of_its_rows_is_left_out():
    said = "psycopg.errors.UniqueViolation: duplicate key\nDETAIL:  Key (full_name)=(Lý Thu Hà) already exists.\nraise"
    assert logs.without_content(said) == "psycopg.errors.UniqueViolation: duplicate key\nDETAIL: (left out)\nraise"


def test_a_line_for_people_ends_with_the_number():
    record = logging.makeLogRecord({"levelname": "ERROR", "name": "decreta", "msg": "oh"})
    token = requests.current.set("ABCDEF123456")
    logs.OfRequest().filter(record)
    requests.current.reset(token)
    assert logs.Line(logs.LINE).format(record).endswith("ERROR decreta oh [ABCDEF123456]")
