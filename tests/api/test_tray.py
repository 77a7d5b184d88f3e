"""The tray by machine: a file is laid in, read, registered with what was read, or leaves with a reason."""

from __future__ import annotations

import hashlib
from uuid import uuid4

import pytest

from decreta.capture import domain as capture
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.notifications.models import Mail
from tests.api.machine import Machine, Refused
from tests.capture.papers import LETTER, paper_of
from tests.documents.arrivals import SENDER
from tests.files.papers import pdf


@pytest.fixture
def clerk(office) -> Machine:
    return Machine("clerk", office.holdings["clerk"].pk)


def brought(clerk: Machine, content: bytes, code: str) -> dict:
    return clerk.post("/tray", {"organisation": code, "file": "scan"}, files={"scan": content})


def test_a_paper_is_laid_in_read_and_registered(office, clerk) -> None:
    content = paper_of(LETTER)
    made = brought(clerk, content, office.agency.code)
    assert (made["way"]["code"], made["read"]["code"], made["name"]) == ("machine", "waiting", "scan.pdf")
    assert made["originals"] == [{"ordinal": 1, "name": "scan.pdf", "sha256": hashlib.sha256(content).hexdigest()}]
    capture.read_paper(paper=TrayPaper.objects.get(), by=Actor.system("tests"))
    path = f"/tray/{made['id']}"
    read = {one["field"]: one for one in clerk.get(path)["proposals"]}
    assert (read["symbol"]["value"], read["symbol"]["page"]) == (LETTER.symbol, 1)
    assert [one["id"] for one in clerk.get("/tray?state=waiting")["items"]] == [made["id"]]
    file = clerk.send("GET", f"{path}/originals/1")
    assert b"".join(file.streaming_content) == content
    sent = {"sender": SENDER, "type_code": "CV", "symbol": LETTER.symbol, "subject": "V/v góp ý"}
    sent |= {"arrived_on": str(clock.today())}
    with pytest.raises(Refused) as refused:
        clerk.post(f"{path}/register", sent)
    assert [one["pointer"] for one in refused.value.problem["errors"]] == ["/sender"]
    arrival = clerk.post(f"{path}/register", sent | {"is_new_sender": True})
    assert (arrival["number"], arrival["symbol"]) == (1, LETTER.symbol)
    assert clerk.get(path)["arrival"] == arrival["id"]
    for _asked in range(2):
        clerk.post(f"/arrivals/{arrival['id']}/receipt", {"recipient": "a@x.example"})
    assert Mail.objects.count() == 1


def test_one_key_lays_a_file_in_once(office, clerk) -> None:
    sent = {"organisation": office.agency.code, "file": "scan"}
    key, content = str(uuid4()), pdf(1)
    for _time in range(2):
        assert clerk.send("POST", "/tray", sent, files={"scan": content}, Idempotency_Key=key).status_code == 201
    assert TrayPaper.objects.count() == 1


def test_what_leaves_says_why_and_what_is_refused_is_said_at_its_place(office, clerk) -> None:
    with pytest.raises(Refused) as refused:
        brought(clerk, b"MZ\x90", office.agency.code)
    assert refused.value.status == 422
    with pytest.raises(Refused) as refused:
        clerk.post("/tray", {"organisation": office.agency.code, "file": "nothing"}, files={"scan": pdf(1)})
    assert [one["pointer"] for one in refused.value.problem["errors"]] == ["/file"]
    path = f"/tray/{brought(clerk, pdf(1), office.agency.code)['id']}"
    assert clerk.post(f"{path}/set-aside", {"reason": "Thiếu trang"})["state"]["code"] == "aside"
    assert clerk.post(f"{path}/take-up")["state"]["code"] == "waiting"
    returned = clerk.post(f"{path}/return", {"reason": "Gửi nhầm"})
    assert (returned["state"]["code"], returned["reason"]) == ("returned", "Gửi nhầm")
    clerk.post(f"{path}/write-back", {"recipient": "a@x.example", "language": "en"})
    assert "Gửi nhầm" in Mail.objects.get().body
    with pytest.raises(Refused):
        clerk.post(f"{path}/drop", {"reason": "x"})
    stranger = Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)
    assert stranger.get("/tray")["items"] == []
    assert stranger.send("GET", path).status_code == 404
