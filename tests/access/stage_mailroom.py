"""Mailboxes and mails on which every address is tried: no server stands behind them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock
from decreta.core.actor import Actor

Things = dict[str, dict[str, Any]]
SYSTEM = Actor.system("stage")


def things() -> Things:
    """A mailbox that is read and one that is switched off; a mail that could not be taken and answers the notice."""
    from decreta.mailroom import domain

    on, off = mailbox("vanthu"), mailbox("cu")
    domain.switch_mailbox_off(mailbox=off, by=SYSTEM)
    found = mail(on)
    found_things: Things = {
        f"administration:{name}": {"pk": on.pk}
        for name in ("mailbox", "change_mailbox", "try_mailbox", "switch_mailbox_off")
    }
    found_things |= {"administration:switch_mailbox_on": {"pk": off.pk}}
    found_things |= {f"mailroom:{name}": {"pk": found.pk} for name in ("eml", "settle")}
    found_things |= {"mailroom:judge": {"pk": found.answering.get().pk}}
    return found_things | {"administration:receipt_rule": {"code": "vptw"}} | of_senders()


def of_senders() -> Things:
    """An arrival that owes a receipt; one that was sent back, and a paper that was returned from the tray."""
    from decreta.capture import domain as capture
    from decreta.capture.enums import Way
    from decreta.documents import domain as documents
    from decreta.documents.models import Correspondent
    from decreta.mailroom import domain
    from tests.access.stage import actor
    from tests.access.stage_papers import arrived, house_of_clerk
    from tests.files.papers import pdf

    house, by = house_of_clerk(), actor("clerk")
    domain.rule_receipts(organisation=house, mode="by_hand", language="vi", contact="Văn thư", by=SYSTEM)
    owing, returned = arrived("31/BC-CN"), arrived("32/BC-CN")
    Correspondent.objects.filter(pk=owing.document.correspondent_id).update(email="cn@songbach.example")
    domain.owe_receipt(arrival=type(owing).objects.get(pk=owing.pk), by=SYSTEM)
    documents.return_arrival(arrival=returned, reason="Gửi nhầm nơi", by=by)
    (paper,) = capture.bring(organisation=house, name="scan-4.pdf", content=pdf(1), way=Way.UPLOAD, by=by)
    capture.give_back(paper=paper, reason="Thiếu chữ ký", by=by)
    found: Things = {f"mailroom:{name}": {"pk": owing.pk} for name in ("beside", "receipt", "waive")}
    found |= {f"mailroom:{name}": {"pk": returned.pk} for name in ("write_back_arrival", "slip_of_arrival")}
    return found | {f"mailroom:{name}": {"pk": paper.pk} for name in ("write_back_paper", "slip_of_paper")}


def mailbox(user: str) -> Any:
    """A mailbox of the standing agency on a port that nobody listens at."""
    from decreta.mailroom import domain
    from decreta.organisation.models import Organisation

    settings = domain.Settings(
        address=f"{user}@vptw.example",
        host="127.0.0.1",
        port=1,
        security="tls",
        user=user,
        password="mật khẩu",
        folder="INBOX",
        after="leave",
        move_to="",
        since=dt.date(2025, 1, 1),
    )
    house = Organisation.objects.get(code="vptw")
    return domain.bind_mailbox(organisation=house, unit=None, settings=settings, by=SYSTEM)


def mail(mailbox: Any, number: int = 1, *, subject: str = "Trả lời 06-TB/BCĐCĐS") -> Any:
    """A mail without a file."""
    from decreta.mailroom import domain
    from decreta.mailroom.domain.taking import Opened

    head = {
        "key": f"{number:064}",
        "message_id": f"{number}@x.example",
        "references": [],
        "sender": "a@x.example",
        "sender_name": "Chị Hoa",
        "subject": subject,
        "sent_at": "",
        "is_automatic": False,
    }
    content = f"Subject: {number}\r\n\r\nKính gửi".encode()
    return domain.take_mail(mailbox=mailbox, mail=Opened(head, len(content), clock.now(), content), by=SYSTEM)
