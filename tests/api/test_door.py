"""How the door behaves: languages, problem details, forms of answers, lists in pages, tags, idempotency."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from decreta.documents.models import Document
from tests.documents.office import approved, drafted
from tests.files.papers import pdf
from tests.meetings import office as sittings

DRAFT = {
    "issuer": "body:bcdcds",
    "type_code": "TB",
    "subject": "Về kết luận",
    "text": "1. Nội dung.",
    "signer_post": "head",
}


def problem_of(answer):
    assert answer["Content-Type"].startswith("application/problem+json")
    return json.loads(answer.content)


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("vi", "vi", "Không tìm thấy"),
        ("en-GB", "en", "Not found"),
        ("ja", "ja", "見つかりません"),
        ("fr, ja;q=0.5", "ja", "見つかりません"),
        ("", "vi", "Không tìm thấy"),
    ],
)
def test_a_refusal_speaks_the_language_that_was_asked_for(secretary, asked, language, title) -> None:
    secretary.headers["Accept-Language"] = asked
    answer = secretary.send("GET", "/documents/0195d0c0-0000-7000-8000-000000000000")
    assert (answer.status_code, problem_of(answer)["title"]) == (404, title)
    assert answer["Content-Language"] == language


def test_everything_that_is_wrong_is_said_at_once_each_at_its_place(secretary) -> None:
    words = {"type_code": 7, "subject": "x" * 501, "text": "a\x00b", "sbject": "", "signer_post": "head"}
    found = problem_of(secretary.send("POST", "/documents", words))["errors"]
    assert {one["pointer"]: one["code"] for one in found} == {
        "/issuer": "missing",
        "/type_code": "string_type",
        "/subject": "string_too_long",
        "/text": "unkeepable",
        "/sbject": "extra_forbidden",
    }
    assert all(one["detail"] for one in found)


def test_what_an_act_refuses_stands_at_its_place(secretary) -> None:
    answer = secretary.send("POST", "/documents", DRAFT | {"type_code": "XX", "decided_on": "2030-01-01"})
    found = {one.get("pointer") for one in problem_of(answer)["errors"]}
    assert answer.status_code == 422 and "/decided_on" in found


def test_a_code_that_means_nothing_is_refused_at_its_place(secretary) -> None:
    answer = secretary.send("POST", "/documents", DRAFT | {"issuer": "body:none", "signer_post": "none"})
    assert [one["pointer"] for one in problem_of(answer)["errors"]] == ["/issuer", "/signer_post"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "", 404),
        ("GET", "/documents/abc", 404),
        ("PUT", "/documents", 405),
        ("DELETE", "/tasks", 405),
        ("GET", "/documents?limit=0", 422),
        ("GET", "/documents?limit=201", 422),
        ("GET", "/organisations/a%00b", 404),
        ("GET", "/documents?after=bm9wZQ", 422),
        ("GET", "/documents?state=none", 422),
        ("GET", "/tasks?as_of=31/03/2025", 422),
        ("GET", "/search", 422),
    ],
)
def test_what_cannot_be_asked_so_is_refused_as_a_problem(secretary, method, path, status) -> None:
    answer = secretary.send(method, path)
    assert (answer.status_code, problem_of(answer)["status"]) == (status, status)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"limit": NaN}', "application/json", 400),
        (b"[]", "application/json", 422),
        (b" ", "application/json", 400),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"x" * (6 * 1024 * 1024), "application/json", 413),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(secretary, body, kind, status) -> None:
    answer = secretary.client.post("/api/v1/documents", body, content_type=kind, headers=secretary.headers)
    assert (answer.status_code, problem_of(answer)["status"]) == (status, status)


def test_a_form_that_nobody_can_give_is_not_acceptable(secretary) -> None:
    assert secretary.send("GET", "/me", Accept="text/html").status_code == 406
    assert secretary.send("GET", "/me", Accept="application/*").status_code == 200


def test_a_list_goes_on_by_key_until_every_row_was_given_once(office, secretary) -> None:
    made = {str(drafted(office, subject=f"Thông báo số {number}").pk) for number in range(5)}
    first = secretary.send("GET", "/documents?limit=2")
    page = json.loads(first.content)
    assert first["Link"] == f'<{page["next"]}>; rel="next"'
    assert parse_qs(urlsplit(page["next"]).query) == {"limit": ["2"], "after": [page["after"]]}
    seen = [one["id"] for one in page["items"]]
    while page["next"]:
        page = secretary.get(page["next"].removeprefix("/api/v1"))
        seen += [one["id"] for one in page["items"]]
    assert len(seen) == 5 and set(seen) == made


def test_one_thing_is_sent_again_only_when_it_has_changed(office, secretary) -> None:
    path = f"/documents/{drafted(office).pk}"
    tag = secretary.send("GET", path)["ETag"]
    again = secretary.send("GET", path, If_None_Match=tag)
    assert (again.status_code, again.content) == (304, b"")
    secretary.post(f"{path}/submit")
    assert secretary.send("GET", path, If_None_Match=tag).status_code == 200


def test_an_act_on_what_has_changed_since_it_was_read_is_refused_in_whatever_language(office, secretary) -> None:
    path = f"/documents/{drafted(office).pk}"
    secretary.headers["Accept-Language"] = "ja"
    tag = secretary.send("GET", path)["ETag"]
    secretary.headers["Accept-Language"] = "vi"
    assert secretary.send("POST", f"{path}/submit", If_Match=tag).status_code == 200
    answer = secretary.send("POST", f"{path}/withdraw", {"reason": "Thôi."}, If_Match=tag)
    assert answer.status_code == 412
    assert Document.objects.get().state == "submitted"


def test_the_same_key_gives_the_same_answer_and_has_one_effect(secretary) -> None:
    first = secretary.send("POST", "/documents", DRAFT, Idempotency_Key="k-1")
    again = secretary.send("POST", "/documents", DRAFT, Idempotency_Key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again["Location"], again["ETag"]) == (first.content, first["Location"], first["ETag"])
    assert again["Idempotency-Replayed"] == "true" and Document.objects.count() == 1


def test_the_same_key_with_other_content_is_refused(secretary) -> None:
    secretary.post("/documents", DRAFT, Idempotency_Key="k-1")
    answer = secretary.send("POST", "/documents", DRAFT | {"subject": "Khác"}, Idempotency_Key="k-1")
    assert (answer.status_code, problem_of(answer)["type"].rpartition("#problem-")[2]) == (
        422,
        "idempotency-key-reused",
    )


def test_a_refused_request_may_be_sent_again_with_its_key(secretary) -> None:
    assert secretary.send("POST", "/documents", DRAFT | {"text": ""}, Idempotency_Key="k-1").status_code == 422
    assert secretary.send("POST", "/documents", DRAFT, Idempotency_Key="k-1").status_code == 201


def test_a_key_that_cannot_be_kept_is_refused_not_ignored(secretary) -> None:
    answer = secretary.send("POST", "/documents", DRAFT, Idempotency_Key="k" * 81)
    assert answer.status_code == 422 and Document.objects.count() == 0


def test_issuing_twice_with_one_key_takes_one_number(office, clerk) -> None:
    path = f"/documents/{approved(office).pk}"
    first = clerk.post(f"{path}/issue", {"issued_on": "2025-03-10"}, Idempotency_Key="k-1")
    again = clerk.post(f"{path}/issue", {"issued_on": "2025-03-10"}, Idempotency_Key="k-1")
    assert first["symbol"] and again == first and len(first["numbers"]) == 1
    other = clerk.send("POST", f"{path}/issue", {"issued_on": "2025-03-09"}, Idempotency_Key="k-1")
    assert other.status_code == 422
    paper = clerk.send("GET", f"{path}/paper", Accept="application/pdf")
    assert b"".join(paper.streaming_content).startswith(b"%PDF")
    verdicts = clerk.get(f"{path}/signatures")["signatures"]
    assert [one["indication"] for one in verdicts] == ["passed", "passed"]


def test_a_file_comes_along_as_a_part_that_the_body_names(office, secretary) -> None:
    sitting = sittings.with_agenda(office)
    point = sitting.agenda.order_by("position").first()
    words, content = {"title": "Báo cáo", "file": "paper"}, pdf(2)
    made = secretary.post(f"/points/{point.pk}/papers", words, files={"paper": content}, Idempotency_Key="k-1")
    again = secretary.post(f"/points/{point.pk}/papers", words, files={"paper": content}, Idempotency_Key="k-1")
    assert again == made and made["pages"] == 2
    answer = secretary.send("GET", f"/papers/{made['id']}/file", Accept="application/pdf")
    assert b"".join(answer.streaming_content) == content
    missing = secretary.send("POST", f"/points/{point.pk}/papers", words, files={"other": content})
    assert [one["pointer"] for one in problem_of(missing)["errors"]] == ["/file"]


def test_what_one_may_not_see_is_not_found_and_not_listed(office, clerk, secretary) -> None:
    document = drafted(office)
    assert secretary.get(f"/documents/{document.pk}")["id"] == str(document.pk)
    assert clerk.send("GET", f"/documents/{document.pk}").status_code == 404
    assert clerk.get("/documents")["items"] == []


def test_the_description_and_its_page_are_open_and_lead_nowhere_outside(db) -> None:
    page = Client().get("/api/v1/docs/")
    assert page.status_code == 200 and b'id="problem-stale"' in page.content
    assert b"//cdn" not in page.content and b"unpkg" not in page.content
    assert Client().get("/api/v1/openapi.json").status_code == 200


def test_a_fault_of_the_server_is_a_problem_too_and_tells_nothing(secretary, monkeypatch, caplog) -> None:
    from decreta.api.views import own

    def fails(*args: object) -> None:
        raise RuntimeError("the subject of a secret paper")

    monkeypatch.setattr(own.shapes, "me", fails)
    answer = secretary.send("GET", "/me")
    assert (answer.status_code, "secret" in answer.content.decode()) == (500, False)
    assert "RuntimeError" in caplog.text
