"""The incoming register by machine: a letter with its file, its mark, the work on it, its answer."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.documents.models import Arrival
from tests.api.machine import Machine, Refused
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY
from tests.files.papers import pdf

LETTER = {
    "organisation": "vptw",
    "sender": "Công ty cổ phần Cấp nước Sông Bạch",
    "type_code": "CV",
    "symbol": "215/SB-KD",
    "subject": "V/v phối hợp khảo sát",
    "issued_on": "2025-03-14",
    "arrived_on": "2025-03-18",
}


@pytest.fixture(autouse=True)
def _day_of_issue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


def program(office: offices.Office, who: str) -> Machine:
    return Machine(who, office.holdings[who].pk)


def mistakes(refusal) -> set[tuple[str, str]]:
    return {(one["pointer"], one["code"]) for one in refusal.value.problem["errors"]}


def test_a_letter_comes_with_its_file_is_marked_worked_on_and_answered(office):
    clerk, chief, officer = (program(office, who) for who in ("clerk", "chief", "officer"))
    with pytest.raises(Refused) as refusal:
        clerk.post("/arrivals", LETTER | {"paper": "scan"}, files={})
    assert mistakes(refusal) == {("/sender", "unknown_sender"), ("/paper", "no_file")}
    files = {"scan": pdf(1), "annex": pdf(2)}
    sent = LETTER | {"is_new_sender": True, "paper": "scan", "attached": ["annex"]}
    made = clerk.post("/arrivals", sent, files=files)
    assert (made["number"], made["sender"]["kind"], made["state"]["code"]) == (1, "correspondent", "registered")
    assert [one["title"] for one in made["attachments"]] == ["annex.pdf"]
    file = clerk.send("GET", f"/attachments/{made['attachments'][0]['id']}/file")
    assert b"".join(file.streaming_content) == files["annex"]
    (listed,) = clerk.get("/documents")["items"]
    assert (listed["id"], listed["issuer"]["name"]) == (made["document"], LETTER["sender"])

    mark = chief.post(
        f"/arrivals/{made['id']}/marks",
        {"words": "Tham mưu trả lời.", "lead": f"holding:{office.holdings['officer'].pk}", "due_on": "2025-03-25"},
    )
    (held,) = mark["assignments"]
    shown = officer.post(f"/assignments/{held['id']}/receive")
    assert (shown["mark"], shown["task"]) == (mark["id"], None)
    draft = officer.post(
        "/documents",
        {
            "issuer": "organisation:vptw",
            "type_code": "CV",
            "subject": "Trả lời",
            "text": "1. Đồng ý.",
            "signer_post": "chief",
        },
    )
    answered = officer.post(f"/arrivals/{made['id']}/replies", {"document": draft["id"]})
    assert [one["document"] for one in answered["replies"]] == [draft["id"]]
    report = officer.post(
        f"/assignments/{held['id']}/reports",
        {"text": "Đã trả lời.", "claims_done": True, "evidence": [{"symbol": "12-CV/VPTW"}]},
    )
    chief.post(f"/reports/{report['id']}/accept", {})
    assert chief.get(f"/arrivals/{made['id']}")["state"]["code"] == "settled"


def test_the_same_letter_is_refused_until_it_was_compared_and_what_is_left_out_of_a_correction_stays(office):
    clerk = program(office, "clerk")
    made = clerk.post("/arrivals", LETTER | {"is_new_sender": True, "note": "Bản giấy"})
    with pytest.raises(Refused) as refusal:
        clerk.post("/arrivals", LETTER)
    assert mistakes(refusal) == {("/symbol", "duplicate")}
    assert clerk.post("/arrivals", LETTER | {"is_compared": True})["number"] == 2
    right = clerk.patch(f"/arrivals/{made['id']}", {"subject": "V/v khác", "reason": "Đọc nhầm."})
    assert (right["subject"], right["symbol"], right["note"]) == ("V/v khác", LETTER["symbol"], "Bản giấy")
    assert clerk.post(f"/arrivals/{made['id']}/void", {"reason": "Vào sổ nhầm."})["state"]["code"] == "void"
    assert [one["number"] for one in clerk.get("/arrivals?state=registered")["items"]] == [2]


def test_marks_that_are_written_often_are_kept_and_dropped_for_the_own_house(office):
    chief = program(office, "chief")
    kept = chief.post("/mark-templates", {"organisation": "vptw", "words": "Để biết.", "lead": "vptw-th"})
    assert [one["id"] for one in chief.get("/mark-templates")["items"]] == [kept["id"]]
    assert program(office, "ministry_clerk").get("/mark-templates")["items"] == []
    assert chief.send("POST", f"/mark-templates/{kept['id']}/drop").status_code == 204
    assert not Arrival.objects.exists()
