"""Drafting programmes by machine: drawn up, adopted, changed with reason, read as of any day; once for each key."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest

from decreta.audit import sequencer
from decreta.core import clock
from decreta.programme.models import Expected, Programme
from tests.api.machine import Machine, Refused

PERIOD = {"kind": "quarter", "first_on": "2025-01-01", "last_on": "2025-12-31"}


@pytest.fixture
def stranger(office) -> Machine:
    return Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)


def drawn_up(office, secretary: Machine) -> str:
    sent = {"issuer": f"body:{office.body.code}", "name": "Chương trình năm", **PERIOD}
    return f"/programmes/{secretary.post('/programmes', sent)['id']}"


def paper(office, subject: str = "Quy chế làm việc", **more) -> dict:
    signer = office.posts["head"].code
    usual = {"type_code": "QC", "subject": subject, "drafting": f"unit:{office.unit.code}", "signer_post": signer}
    return {**usual, "submit_on": "2025-04-10", "issue_on": "2025-04-20", **more}


def refusal(machine: Machine, method: str, path: str, data=None) -> tuple[int, dict[str, str]]:
    with pytest.raises(Refused) as refused:
        machine.asked(method, path, data)
    errors = refused.value.problem.get("errors", [])
    return refused.value.status, {one.get("pointer", ""): one.get("code", "") for one in errors}


def test_a_programme_is_drawn_up_adopted_and_changed_with_reason(office, secretary, head, stranger) -> None:
    path = drawn_up(office, secretary)
    heard = [f"organisation:{office.ministry.code}"]
    made = secretary.post(f"{path}/expected-papers", paper(office, advising=heard))
    assert (made["state"]["code"], made["advising"][0]["code"]) == ("not_begun", office.ministry.code)
    # A draft is the issuer's own affair; what is adopted is seen by those who are heard.
    assert stranger.get("/programmes")["items"] == []
    for hidden in (path, f"/expected-papers/{made['id']}"):
        assert refusal(stranger, "GET", hidden)[0] == 404
    assert refusal(secretary, "POST", f"{path}/adopt")[0] == 403
    assert head.post(f"{path}/adopt")["adopted_by"]["post"]
    assert refusal(head, "POST", f"{path}/adopt")[0] == 409
    assert [one["id"] for one in stranger.get("/programmes")["items"]] == [path.rpartition("/")[2]]
    assert len(stranger.get(path)["papers"]) == 1
    where = f"/expected-papers/{made['id']}"
    assert refusal(stranger, "PATCH", where, {"issue_on": "2025-05-20", "reason": "x"})[0] == 403
    assert refusal(secretary, "PATCH", where, {"issue_on": "2025-05-20"}) == (422, {"/reason": "required"})
    moved = secretary.patch(where, {"issue_on": "2025-05-20", "reason": "Chờ ý kiến"})
    assert (moved["issue_on"], moved["first_issue_on"], moved["subject"]) == (
        "2025-05-20",
        "2025-04-20",
        made["subject"],
    )
    assert [(one["kind"]["code"], one["reason"]) for one in moved["changes"]] == [("postponed", "Chờ ý kiến")]
    assert (moved["signer_post"]["code"], len(moved["advising"])) == (office.posts["head"].code, 1)
    cleared = secretary.patch(where, {"signer_post": None, "advising": [], "reason": "Chưa rõ"})
    assert (cleared["signer_post"], cleared["advising"]) == (None, [])
    added = secretary.post(f"{path}/expected-papers", paper(office, "Kế hoạch", type_code="KH", reason="Mới giao"))
    gone = secretary.post(f"/expected-papers/{added['id']}/take-off", {"reason": "Không cần"})
    assert gone["state"]["code"] == "withdrawn"
    found = secretary.get(path)["counts"]
    assert (found["expected"], found["not_begun"], found["withdrawn"]) == (1, 1, 1)


def test_its_papers_follow_their_documents_on_every_day(office, secretary, head) -> None:
    path = drawn_up(office, secretary)
    first, second = (secretary.post(f"{path}/expected-papers", paper(office, name)) for name in ("Một", "Hai"))
    head.post(f"{path}/adopt")
    draft = secretary.post(f"/expected-papers/{first['id']}/begin")
    assert (draft["subject"], draft["state"]["code"]) == ("Một", "draft")
    assert refusal(secretary, "POST", f"/expected-papers/{second['id']}/bind", {"document": draft["id"]})[0] == 409
    unknown = {"document": str(uuid4())}
    assert refusal(secretary, "POST", f"/expected-papers/{second['id']}/bind", unknown) == (
        422,
        {"/document": "unknown"},
    )
    tomorrow = clock.now() + dt.timedelta(days=1)
    with clock.frozen(tomorrow):
        secretary.post(f"/documents/{draft['id']}/submit")
        sequencer.run()
        now, before = secretary.get(path), secretary.get(f"{path}?as_of={(tomorrow - dt.timedelta(days=1)).date()}")
    assert [one["state"]["code"] for one in now["papers"]] == ["submitted", "not_begun"]
    assert [one["state"]["code"] for one in before["papers"]] == ["drafting", "not_begun"]
    assert now["papers"][0]["document"] == draft["id"]
    states = ("not_begun", "drafting", "submitted", "advised", "signed", "issued")
    for found in (now["counts"], before["counts"]):
        assert found["expected"] == sum(found[one] for one in states) == 2


def test_everything_wrong_is_said_at_its_place_and_one_key_enters_once(office, secretary, stranger) -> None:
    path = drawn_up(office, secretary)
    wrong = paper(office, drafting="unit:nowhere", signer_post="nobody", advising=["x"], drafter=str(uuid4()))
    places = {"/drafting", "/signer_post", "/advising/0", "/drafter"}
    assert refusal(secretary, "POST", f"{path}/expected-papers", wrong) == (422, dict.fromkeys(places, "unknown"))
    elsewhere = paper(
        office, "", type_code="??", signer_post=office.posts["ministry_clerk"].code, issue_on="2026-01-01"
    )
    elsewhere |= {"drafter": str(office.holdings["ministry_clerk"].pk)}
    status, found = refusal(secretary, "POST", f"{path}/expected-papers", elsewhere)
    assert (status, set(found)) == (422, {"/subject", "/type_code", "/drafter", "/signer_post", "/issue_on"})
    key = str(uuid4())
    for _time in range(2):
        answer = secretary.send("POST", f"{path}/expected-papers", paper(office), Idempotency_Key=key)
        assert answer.status_code == 201
    assert Expected.objects.count() == 1
    tag = secretary.send("GET", path)["ETag"]
    assert secretary.send("GET", path, If_None_Match=tag).status_code == 304
    secretary.post(f"{path}/expected-papers", paper(office, "Khác"))
    assert secretary.send("POST", f"{path}/adopt", If_Match=tag).status_code == 412
    sent = {"issuer": f"body:{office.body.code}", "name": "Khác", **PERIOD}
    assert refusal(stranger, "POST", "/programmes", sent)[0] == 403
    assert refusal(secretary, "POST", "/programmes", sent | {"name": "Chương trình năm"})[0] == 409
    assert Programme.objects.count() == 1
