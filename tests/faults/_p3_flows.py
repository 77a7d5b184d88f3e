"""What P3 lets people do when the process dies: each flow is one press of a person, or what a worker takes up.

A flow's stage is set by acts before; then comes the press, as a browser sends it. `effects` counts how often the thing
has been done. Everything here runs in children of the run, so a stage is told by what can be sent through a pipe.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import secrets
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Press:
    """A form that somebody sends."""

    who: str
    path: str
    fields: dict[str, Any] = field(default_factory=dict)
    upload: str = ""
    key: str = field(default_factory=lambda: secrets.token_hex(12))


@dataclass(frozen=True)
class Flow:
    """`stage` prepares and tells what is pressed and what it is done to; without a press the worker works."""

    name: str
    stage: Callable[[], tuple[Press | None, str]]
    effects: Callable[[str], int]
    #: The recovery may have done the opposite meanwhile; then the form is refused, which is one effect too.
    may_be_refused: bool = False


@cache
def office() -> Any:
    """The office, founded before the first fork."""
    from tests.documents import office as offices

    return offices.build(with_users=True)


def _other_number() -> str:
    return secrets.token_hex(4)


def ready(press: Press | None) -> Callable[[], int]:
    """Somebody sits before the form, signed in; or a worker. What is given does it, and gives the status of the answer."""
    if press is None:
        return work
    from django.test import Client

    from decreta.accounts.models import User
    from tests.faults.serving import session_of

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.cookies["sessionid"] = session_of(User.objects.get(username=press.who))
    fields = dict(press.fields) | {"idempotency_key": press.key}
    if press.upload:
        file = io.BytesIO(_paper_of(press.key))
        file.name = "công văn.pdf"
        fields[press.upload] = file
    return lambda: int(client.post(press.path, fields).status_code)


@cache
def paper_with_words() -> bytes:
    """A page with a text layer. It is made in a program of its own: Typst's threads must not stand before a fork."""
    program = "import sys, typst; sys.stdout.buffer.write(typst.compile(b'Kinh gui: Van phong.'))"
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout


def _paper_of(key: str) -> bytes:
    """Another paper for each form, and the same for the same form."""
    return paper_with_words() + f"% {key}\n".encode()


def work() -> int:
    """What waits in the queue is done; what a dead worker left is taken up again. The status of a page that went well."""
    from procrastinate.contrib.django import app

    from decreta.audit import sequencer

    async def run() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            async with worker.open_async():
                for job in await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=0):
                    await worker.job_manager.retry_job(job, retry_at=dt.datetime.now(dt.UTC))
                await worker.run_worker_async(wait=False, concurrency=1, install_signal_handlers=False)

    sequencer.run()
    asyncio.run(run())
    sequencer.run()
    return 302


def _entries(kind: str) -> Callable[[str], int]:
    """Every act writes its entry: so many entries on the thing, so many effects."""

    def count(thing: str) -> int:
        from decreta.audit.models import Entry

        return Entry.objects.filter(kind=kind, on_id=thing).count()

    return count


def _url(name: str, *arguments: Any) -> str:
    from django.urls import reverse

    return reverse(name, args=arguments)


def _draft() -> tuple[Press, str]:
    here, subject = office(), f"Thông báo {_other_number()}"
    fields = {
        "issuer": f"body:{here.body.pk}",
        "type_code": "TB",
        "subject": subject,
        "text": "1. Kết luận.\n1.1. Bộ Khoa học và Công nghệ chủ trì.",
        "recipients": "Bộ Khoa học và Công nghệ\nLưu VP",
        "signer_post": str(here.posts["head"].pk),
        "decided_on": "10/03/2025",
        "urgency": "1",
        "secrecy": "0",
    }
    return Press("secretary", _url("documents:draft"), fields), subject


def _drafts(subject: str) -> int:
    from decreta.documents.models import Document

    return Document.objects.filter(subject=subject).count()


def _submit() -> tuple[Press, str]:
    from tests.documents.office import drafted

    document = drafted(office())
    return Press("secretary", _url("documents:submit", document.pk)), str(document.pk)


def _approve() -> tuple[Press, str]:
    from decreta.documents.domain import approval
    from decreta.documents.queries.texts import newest_version
    from tests.documents.office import drafted

    here = office()
    document = drafted(here)
    approval.submit_for_approval(document=document, by=here.actor("secretary"))
    fields = {"version_hash": newest_version(document).content_hash}
    return Press("head", _url("documents:approve", document.pk), fields), str(document.pk)


def _issue() -> tuple[Press, str]:
    from decreta.core import clock
    from tests.documents.office import approved

    document = approved(office())
    fields = {"issued_on": clock.today().strftime("%d/%m/%Y")}
    return Press("clerk", _url("documents:issue", document.pk), fields), str(document.pk)


def _issued() -> Any:
    from decreta.documents import domain
    from tests.documents.office import approved

    here = office()
    return domain.issue(document=approved(here), idempotency_key=secrets.token_hex(8), by=here.actor("clerk"))


def _void() -> tuple[Press, str]:
    from decreta.documents.domain import issuing
    from tests.documents.office import approved

    here = office()
    number = issuing.take_number(document=approved(here), idempotency_key=secrets.token_hex(8), by=here.actor("clerk"))
    return Press("clerk", _url("documents:void_number", number.pk), {"reason": "Máy ký hỏng"}), str(number.document_id)


def _voided_or_issued(document: str) -> int:
    """Who was slower than the recovery finds the paper issued, under the number that was to be void."""
    return _entries("documents.number_voided")(document) + _entries("documents.issued")(document)


def _reserve() -> tuple[Press, str]:
    from decreta.documents.models import Number

    reason = _other_number()
    # A register that has begun: of the flows this one may be the first.
    issued = Number.objects.filter(document__isnull=False, series__direction="out")
    series = issued.first() or (_issued() and issued.first())
    assert series is not None
    fields = {"count": "1", "whom": "Vụ Tổng hợp", "reason": reason}
    return Press("clerk", _url("documents:reserve", series.series_id), fields), reason


def _reserved(reason: str) -> int:
    from decreta.documents.models import Number

    return Number.objects.filter(reserved_reason=reason).count()


def _close() -> tuple[Press, str]:
    from decreta.documents.domain import registers
    from decreta.documents.models import Series
    from tests.documents.office import SYSTEM

    # Another register of another past year each time, all of years in which the rules were in force.
    begun = Series.objects.filter(year__lt=2025).count()
    series = registers.open_register(
        issuer=office().body,
        type_code=("TB", "CV", "QĐ", "KL", "BC", "KH", "CT", "NQ", "TTr", "QC")[begun // 6],
        year=2024 - begun % 6,
        first_number=6,
        authority="CV 1",
        reason="Giữa năm",
        by=SYSTEM,
    )
    fields = {"reason": "Hết năm"}
    return Press("clerk", _url("documents:close_register", series.pk), fields), str(series.pk)


def _register() -> tuple[Press, str]:
    from decreta.core import clock

    number = _other_number()
    today = clock.today().strftime("%d/%m/%Y")
    fields = {
        "sender": f"Công ty {number}",
        "is_new_sender": "on",
        "symbol": f"{number}/CV",
        "issued_on": today,
        "type_code": "CV",
        "subject": f"V/v khảo sát {number}",
        "urgency": "0",
        "secrecy": "0",
        "arrived_on": today,
        "channel": "post",
    }
    return Press("clerk", _url("documents:register_arrival"), fields, upload="paper"), f"V/v khảo sát {number}"


def _arrivals(subject: str) -> int:
    from decreta.documents.models import Arrival

    return Arrival.objects.filter(document__subject=subject).count()


def _arrival(**facts: Any) -> Any:
    from tests.documents.arrivals import registered

    number = _other_number()
    return registered(office(), symbol=f"{number}/CV-VP", subject=f"V/v cấp nước {number}", **facts)


def _mark() -> tuple[Press, str]:
    here = office()
    arrival = _arrival()
    fields = {
        "words": "Tham mưu trả lời.",
        "lead": f"h:{here.holdings['officer'].pk}",
        "coordinating": [f"u:{here.unit.pk}"],
        "due_on": "",
    }
    return Press("chief", _url("documents:mark", arrival.pk), fields), str(arrival.pk)


def _marks(arrival: str) -> int:
    from decreta.documents.models import Mark

    return Mark.objects.filter(arrival_id=arrival).count()


def _report() -> tuple[Press, str]:
    held = _held()
    fields = {"text": "Đã trả lời.", "claims_done": "on", "symbol": "12/CV-VPTW"}
    return Press("officer", _url("assignments:report", held.pk), fields), str(held.pk)


def _held() -> Any:
    from decreta.assignments import domain as assignments
    from decreta.assignments.models import Assignment
    from decreta.documents.domain import marking

    here = office()
    arrival = _arrival()
    mark = marking.mark(arrival=arrival, words="Trả lời.", lead=here.holdings["officer"], by=here.actor("chief"))
    held = Assignment.objects.get(matter_id=str(mark.pk), role="lead")
    return assignments.receive(assignment=held, by=here.actor("officer"))


def _reports(assignment: str) -> int:
    from decreta.assignments.models import Report

    return Report.objects.filter(assignment_id=assignment).count()


def _accept() -> tuple[Press, str]:
    from decreta.assignments import domain as assignments

    held = _held()
    report = assignments.report(assignment=held, text="Xong.", claims_done=True, by=office().actor("officer"))
    return Press("chief", _url("assignments:accept", report.pk)), str(report.pk)


def _verdicts(report: str) -> int:
    from decreta.assignments.models import Verdict

    return Verdict.objects.filter(report_id=report).count()


def _send() -> tuple[Press, str]:
    document = _issued()
    fields = {
        "r0-way": "inside",
        "m0-to": "Tập đoàn Viễn thông Sông Hồng",
        "m0-way": "mail",
        "m0-email": "van.thu@example.vn",
        "m1-to": "Công ty Sông Bạch",
        "m1-way": "paper",
        "m1-address": "12 Lê Lợi",
        "is_complete": "on",
    }
    return Press("clerk", _url("dispatch:send", document.pk), fields), str(document.pk)


def _dispatched(document: str) -> int:
    """So many times each of three recipients; parts of it count as more than one."""
    from decreta.dispatch.models import Delivery, Dispatch

    deliveries = Delivery.objects.filter(document_id=document)
    whole = Dispatch.objects.filter(document_id=document, completed_at__isnull=False).count()
    if not deliveries.exists() and not whole:
        return 0
    return 1 if (deliveries.count(), deliveries.values("name").distinct().count(), whole) == (3, 3, 1) else 2


def _receive() -> tuple[Press, str]:
    from tests.dispatch.papers import sent

    here = office()
    found = sent(here, _issued(), here.ministry)
    return Press("ministry_clerk", _url("dispatch:receive", found.pk), {"due_on": "", "note": ""}), str(found.pk)


def _received(delivery: str) -> int:
    from decreta.dispatch.models import Delivery

    found = Delivery.objects.get(pk=delivery)
    if found.arrival_id is None:
        return 0
    received = found.receipts.filter(kind="received").count()
    return received if found.state == "received" else 2


def _recall() -> tuple[Press, str]:
    from tests.dispatch.papers import sent

    here, document = office(), _issued()
    sent(here, document, here.ministry)
    return Press("secretary", _url("dispatch:recall", document.pk), {"reason": "Sai căn cứ"}), str(document.pk)


def _recalls(document: str) -> int:
    from decreta.dispatch.models import Recall

    return Recall.objects.filter(document_id=document).count()


def _upload() -> tuple[Press, str]:
    press = Press("clerk", _url("capture:upload"), upload="papers")
    from decreta.files.blobs import hash_of

    return press, hash_of(_paper_of(press.key))


def _in_the_tray(sha256: str) -> int:
    from decreta.capture.models import TrayPaper

    return TrayPaper.objects.filter(originals__file__blob_id=sha256).count()


def _laid() -> Any:
    from decreta.capture import domain
    from decreta.capture.enums import Way

    here = office()
    content = _paper_of(_other_number())
    (paper,) = domain.bring(
        organisation=here.agency, name="scan.pdf", content=content, way=Way.UPLOAD, by=here.actor("clerk")
    )
    return paper


def _from_the_tray() -> tuple[Press, str]:
    press, subject = _register()
    paper = _laid()
    return Press("clerk", _url("capture:paper", paper.pk), press.fields), subject


def _read_in_the_tray() -> tuple[None, str]:
    return None, str(_laid().pk)


def _read_of_the_tray(paper: str) -> int:
    from decreta.capture.models import TrayPaper

    return TrayPaper.objects.filter(pk=paper, read_at__isnull=False).count()


def _read_the_arrival() -> tuple[None, str]:
    return None, str(_arrival(paper=("thu.pdf", _paper_of(_other_number()))).document_id)


def _readings(document: str) -> int:
    from decreta.documents.models import Reading

    return Reading.objects.filter(document_id=document).count()


FLOWS = (
    Flow("draft", _draft, _drafts),
    Flow("submit", _submit, _entries("documents.submitted")),
    Flow("approve", _approve, _entries("documents.approved")),
    Flow("issue", _issue, _entries("documents.issued")),
    Flow("void", _void, _voided_or_issued, may_be_refused=True),
    Flow("reserve", _reserve, _reserved),
    Flow("close", _close, _entries("documents.register_closed")),
    Flow("register", _register, _arrivals),
    Flow("read what came", _read_the_arrival, _readings),
    Flow("mark", _mark, _marks),
    Flow("report", _report, _reports),
    Flow("accept", _accept, _verdicts),
    Flow("send", _send, _dispatched),
    Flow("receive", _receive, _received),
    Flow("recall", _recall, _recalls),
    Flow("upload", _upload, _in_the_tray),
    Flow("read in the tray", _read_in_the_tray, _read_of_the_tray),
    Flow("register from the tray", _from_the_tray, _arrivals),
)
