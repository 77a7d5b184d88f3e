"""Rows of lists of papers: registers, arrivals, the tray and its mails, templates, programmes, who reads and signs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.assignments import domain as assignments
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.capture.domain import bring
from decreta.capture.enums import Way
from decreta.circulation import domain as circulation
from decreta.circulation.models import Circulation, Reader
from decreta.core import clock
from decreta.cosigning import domain as cosigning
from decreta.cosigning.enums import Turn
from decreta.documents import domain as documents
from decreta.documents.domain import approval, drafting, issuing, registers
from decreta.documents.enums import How, Through
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.texts import newest_version
from decreta.documents.tables.documents import DOCUMENTS
from decreta.kit import domain as kit
from decreta.mailroom.domain import Settings, bind_mailbox, take_mail
from decreta.mailroom.domain.taking import File, Opened
from decreta.mailroom.models import Mailbox
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.programme import domain as programmes
from decreta.programme.models import Expected, Programme
from decreta.protection import domain as protection
from decreta.subscriptions import domain as subscriptions
from decreta.writing import domain as writing
from decreta.writing.models import WordTemplate
from tests.documents import arrivals
from tests.documents.office import SINCE, SYSTEM, TEXT, Office, approved, drafted
from tests.files.papers import pdf
from tests.lists.growing import document, next_number


def guarded(office: Office) -> dict[str, Any]:
    """The one paper that is guarded."""
    found = Document.objects.filter(is_guarded=True).first() or document(office)
    protection.guard(document=found, reason="Nhân sự.", by=office.actor("secretary"))
    return {"pk": found.pk}


def new_reader(office: Office) -> None:
    """One who is new at the guarded paper."""
    found = Document.objects.get(pk=guarded(office)["pk"])
    name = f"reader-{next_number()}"
    post = structure.create_post(
        code=name, names={"vi": name}, role=Role.OFFICER, unit=office.unit, valid_from=SINCE, by=SYSTEM
    )
    person = structure.enter_person(full_name=f"Người {name}", by=SYSTEM)
    holding = structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)
    documents.open_to(document=found, holding=holding, reason="recipient", by=SYSTEM)
    protection.examine(document=found, by=SYSTEM)


def reading(office: Office) -> None:
    found = Document.objects.get(pk=guarded(office)["pk"])
    by = office.actor(("secretary", "head")[next_number() % 2])
    protection.note_reading(document=found, how=How.OPENED, through=Through.PAGE, by=by, file=str(next_number()))


def reader_of_round(office: Office) -> None:
    """Of the one round, a reader more."""
    found = Circulation.objects.first()
    if found is None:
        clerk = office.actor("clerk")
        letter = arrivals.registered(office).document
        to = [f"holding:{office.holdings['chief'].pk}"]
        circulation.circulate(document=letter, to=to, by=clerk)
        return
    asked = set(found.readers.values_list("holding_id", flat=True))
    one = next(one for one in office.holdings.values() if one.pk not in asked)
    Reader.objects.create(circulation=found, holding=one)


def round_to_read(office: Office) -> None:
    """A round more that waits for the chief."""
    letter = arrivals.registered(office, symbol=f"{next_number()}/SXD").document
    circulation.circulate(document=letter, to=[f"holding:{office.holdings['chief'].pk}"], by=office.actor("clerk"))


def search(office: Office) -> None:
    """A saved search more, of which the secretary is told."""
    by = office.actor("secretary")
    view = kit.save_view(table=DOCUMENTS, name=f"Tìm {next_number()}", query="q=bao", sharing="private", by=by)
    subscriptions.subscribe(view=view, by=by)


def tray_paper(office: Office) -> Any:
    """A paper of one page in the tray of the agency."""
    return bring(
        organisation=office.agency,
        name=f"scan-{next_number()}.pdf",
        content=pdf(1),
        way=Way.UPLOAD,
        by=office.actor("clerk"),
    )


def mailbox(office: Office) -> Any:
    """A mailbox of the agency."""
    return bind_mailbox(
        organisation=office.agency,
        unit=None,
        settings=Settings(
            address="vanthu@vptw.example",
            host="127.0.0.1",
            port=1,
            security="tls",
            user=f"u{next_number()}",
            password="mật khẩu",
            folder="INBOX",
            after="leave",
            move_to="",
            since=clock.today(),
        ),
        by=SYSTEM,
    )


def mail(office: Office) -> Any:
    """A mail whose only file could not be taken."""
    number = next_number()
    head = {"key": f"{number:064}", "message_id": f"{number}@x.example", "references": [], "sender": "a@x.example"}
    head |= {"sender_name": "", "subject": f"Thư {number}", "sent_at": "", "is_automatic": False}
    files = [File("tệp.zip", 9, "wrong_type")]
    opened = Opened(head, 9, clock.now(), b"Subject: x\r\n\r\n", "", files)
    return take_mail(mailbox=Mailbox.objects.first() or mailbox(office), mail=opened, by=SYSTEM)


def version(office: Office) -> None:
    """A version more of the one document there is."""
    found = Document.objects.first() or document(office)
    drafting.revise(
        document=found,
        subject=found.subject,
        text=f"{TEXT}\n{next_number()}. Thêm.",
        expected_version=newest_version(found).ordinal,
        by=office.actor("secretary"),
    )


def arrival(office: Office) -> Arrival:
    """A letter more, marked for a unit."""
    made = arrivals.registered(office, symbol=f"{next_number()}/SXD")
    documents.mark(arrival=made, words="Xử lý.", lead=office.unit, by=office.actor("chief"))
    return made


def counted_arrival(office: Office) -> None:
    """The same, counted: the log was read."""
    arrival(office)
    sequencer.run()


def counted_draft(office: Office) -> None:
    """A draft more, counted."""
    document(office)
    sequencer.run()


def programme(office: Office) -> Any:
    """A programme more, with two papers that are expected."""
    number = next_number()
    made = programmes.draw_up(
        issuer=office.body,
        name=f"Chương trình {number}",
        kind="quarter",
        first_on=dt.date(2025, 4, 1),
        last_on=dt.date(2025, 6, 30),
        by=office.actor("secretary"),
    )
    expected(office, made)
    expected(office, made)
    return made


def expected(office: Office, of: Any = None) -> Any:
    """A paper more that is expected, with its draft begun."""
    found = of or Programme.objects.first() or programme(office)
    planning = programmes.Planning(
        type_code="QC",
        subject=f"Quy chế {next_number()}",
        drafting=office.unit,
        submit_on=dt.date(2025, 4, 10),
        issue_on=dt.date(2025, 4, 20),
        advising=[office.ministry],
        signer_post=office.posts["head"],
    )
    by = office.actor("secretary")
    made = programmes.expect(programme=found, planning=planning, by=by)
    programmes.begin(expected=made, by=by)
    return made


def postponed(office: Office) -> None:
    """Of the one expected paper there is, a change more."""
    found = Expected.objects.order_by("pk").first() or expected(office)
    if found.programme.adopted_at is None:
        programmes.adopt(programme=found.programme, by=office.actor("head"))
    planning = programmes.Planning(
        type_code="QC",
        subject=found.subject,
        drafting=office.unit,
        submit_on=found.submit_on,
        issue_on=found.issue_on + dt.timedelta(days=1),
    )
    programmes.amend(expected=found, planning=planning, reason=f"Lý do {next_number()}", by=office.actor("secretary"))


def sent_back(office: Office) -> None:
    """A draft more that passed a step and came back, counted."""
    made = document(office)
    approval.submit_for_approval(document=made, by=office.actor("secretary"))
    approval.take_back(document=made, by=office.actor("secretary"))
    sequencer.run()


def worked_arrival(office: Office) -> None:
    """Of the one arrival there is, a mark more, with its assignments, a report and an answer."""
    found = Arrival.objects.first() or arrivals.registered(office)
    chief, officer = office.actor("chief"), office.actor("officer")
    for standing in found.marks.filter(withdrawn_at=None):
        documents.withdraw_mark(mark=standing, reason="Giao lại.", by=chief)
    lead = office.holdings["officer"]
    mark = documents.mark(arrival=found, words=f"Việc {next_number()}", lead=lead, coordinating=[office.unit], by=chief)
    held = Assignment.objects.get(matter_id=mark.pk, role=AssignmentRole.LEAD)
    assignments.receive(assignment=held, by=officer)
    assignments.report(assignment=held, text="Đang làm.", by=officer)
    answer = documents.draft(
        type_code="CV",
        issuer=office.agency,
        subject="Trả lời",
        text=TEXT,
        signer_post=office.posts["chief"],
        by=officer,
    )
    documents.link_reply(arrival=found, document=answer, by=officer)


def cosigner(office: Office) -> None:
    """A post more that is to sign the only draft there is."""
    draft = Document.objects.first() or drafted(office)
    post = structure.create_post(
        code=f"co-{next_number()}",
        names={"vi": "Phó Chánh Văn phòng"},
        role=Role.DEPUTY,
        valid_from=SINCE,
        unit=office.unit,
        signs=True,
        by=SYSTEM,
    )
    cosigning.name(document=draft, post=post, turn=Turn.BEFORE, by=office.actor("secretary"))


def word_template(office: Office) -> None:
    from tests.writing.files import docx

    writing.keep_template(
        organisation=office.agency,
        type_code="CV",
        name=f"Công văn {WordTemplate.objects.count()}",
        content=docx("{{ subject }}"),
        file_name="cv.docx",
        by=office.actor("clerk"),
    )


def word_template_version(office: Office) -> None:
    from tests.writing.files import docx

    if not WordTemplate.objects.exists():
        word_template(office)
    writing.bring_version(
        template=WordTemplate.objects.get(),
        content=docx("{{ subject }}"),
        file_name="cv.docx",
        by=office.actor("clerk"),
    )


def mark_template(office: Office) -> None:
    documents.keep_mark_template(
        organisation=office.agency,
        words=f"Tham mưu {next_number()}",
        lead=office.unit,
        by=office.actor("chief"),
    )


def register(office: Office) -> None:
    kind = ("TB", "CV", "QĐ", "KL")[next_number() % 4]
    registers.open_register(
        issuer=office.body,
        type_code=kind,
        first_number=6,
        authority="QĐ 1",
        reason="Đang nhiệm kỳ",
        term=office.term,
        by=SYSTEM,
    )


def numbered(office: Office) -> None:
    """A notice more that has its number."""
    found = approved(office, subject=f"Thông báo số {next_number()}")
    issuing.take_number(document=found, idempotency_key=f"key-of-{found.pk}", by=office.actor("clerk"))
