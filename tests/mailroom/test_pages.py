"""The pages of mailboxes and mails, asked as browsers do; what a mail answers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed
from decreta.dispatch.enums import Way
from decreta.mailroom import domain
from decreta.mailroom.domain.reading import _opened
from decreta.mailroom.enums import Because, Judgement, MailState
from decreta.mailroom.imap import Lying
from decreta.mailroom.models import Answering, Mail, Mailbox
from tests.dispatch import papers as dispatched
from tests.documents.office import SYSTEM
from tests.files.papers import pdf
from tests.mailroom.mails import mail

TYPED = {
    "address": "vanthu@vptw.example",
    "host": "127.0.0.1",
    "port": "1",
    "security": "tls",
    "user": "vanthu",
    "password": "Mật-khẩu#của+tôi",
    "folder": "INBOX",
    "since": "01/01/2025",
    "after": "leave",
    "move_to": "",
    "unit": "",
}


@pytest.fixture
def administrator(office) -> Client:
    client = Client()
    client.force_login(office.holdings["administrator"].person.user)
    return client


@pytest.fixture
def mailbox(office) -> Mailbox:
    return bound(office)


def bound(office, **changed) -> Mailbox:
    settings = {**TYPED, "port": 1, "since": clock.today()} | changed
    settings.pop("unit")
    return domain.bind_mailbox(organisation=office.agency, unit=None, settings=domain.Settings(**settings), by=SYSTEM)


def taken(mailbox: Mailbox, sent) -> Mail:
    """A mail as if it had been fetched."""
    content = sent.as_bytes()
    opened = _opened(mailbox, content, Lying(1, len(content), clock.now()), is_fetched=True)
    return domain.take_mail(mailbox=mailbox, mail=opened, by=Actor.system("tests"))


def test_an_administrator_binds_tries_and_changes_a_mailbox_and_never_sees_its_password(office, administrator) -> None:
    new = reverse("administration:new_mailbox")
    typed = TYPED | {"organisation": str(office.agency.pk)}
    wrong = administrator.post(new, typed | {"host": "imap://x", "address": "x", "after": "move"})
    shown = wrong.content.decode()
    assert wrong.status_code == 422
    assert all(f'id="id_{name}-wrong"' in shown for name in ("host", "address", "move_to"))
    assert TYPED["password"] not in shown
    answer = administrator.post(new, typed)
    found = Mailbox.objects.get()
    where = reverse("administration:mailbox", args=[found.pk])
    assert answer.url == where
    assert TYPED["password"].encode() not in bytes(found.password)
    tried = administrator.post(reverse("administration:try_mailbox", args=[found.pk]), follow=True)
    assert "alert" in tried.content.decode()
    change = reverse("administration:change_mailbox", args=[found.pk])
    pages = [administrator.get(one).content.decode() for one in (where, change, reverse("administration:mailboxes"))]
    assert not any(TYPED["password"] in one for one in pages)
    # The password goes to no other server than the one it was entered for.
    moved = administrator.post(change, typed | {"password": "", "host": "elsewhere.example"})
    assert moved.status_code == 422 and 'id="id_password-wrong"' in moved.content.decode()
    assert administrator.post(change, typed | {"password": "", "folder": "Văn bản"}).status_code == 302
    found.refresh_from_db()
    assert (found.folder, domain.mailboxes.account_of(found).password) == ("Văn bản", TYPED["password"])
    for name, is_on in (("off", False), ("on", True)):
        administrator.post(reverse(f"administration:switch_mailbox_{name}", args=[found.pk]))
        found.refresh_from_db()
        assert (found.disabled_at is None) is is_on


def test_only_administrators_bind_and_only_clerks_look_after(office, mailbox) -> None:
    row = taken(mailbox, mail(files={}))
    for name in ("clerk", "chief"):
        with pytest.raises(NotAllowed):
            domain.switch_mailbox_off(mailbox=mailbox, by=office.actor(name))
    for name in ("administrator", "chief", "ministry_clerk"):
        with pytest.raises(NotAllowed):
            domain.settle_mail(mail=row, by=office.actor(name))
    with pytest.raises(ActRefused):
        bound(office)


def test_what_could_not_be_taken_waits_for_the_clerk(office, clerk, mailbox) -> None:
    row = taken(mailbox, mail("Thư mời", files={"thư.zip": b"PK\x03\x04"}))
    assert reverse("mailroom:mails") in clerk.get(reverse("capture:tray")).content.decode()
    assert "Thư mời" in clerk.get(reverse("web:desk")).content.decode()
    shown = clerk.get(reverse("mailroom:mails")).content.decode()
    assert "thư.zip" in shown and "PDF, JPEG, PNG" in shown
    eml = clerk.get(reverse("mailroom:eml", args=[row.pk]))
    assert "attachment" in eml["Content-Disposition"]
    assert b"".join(eml.streaming_content).startswith(b"From:")
    assert clerk.post(reverse("mailroom:settle", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.state == MailState.SETTLED
    assert domain.settle_mail(mail=row, by=office.actor("clerk")) is None
    assert "Thư mời" in clerk.get(reverse("mailroom:mails") + "?state=settled").content.decode()


@pytest.fixture
def issued(office, monkeypatch):
    from decreta.documents.domain import issuing

    monkeypatch.setattr(issuing, "paper_bytes", lambda _document: pdf())
    return dispatched.issued(office)


def test_a_reply_belongs_to_the_paper_that_it_answers(office, clerk, mailbox, issued) -> None:
    delivery = dispatched.sent(office, issued, dispatched.COMPANY, Way.MAIL, email="vanthu@example.org")
    reply = mail("Re: gửi văn bản", In_Reply_To=f"<{delivery.mail_id}@decreta.example>")
    again = mail("Re: gửi văn bản", number="<2@x.example>", References="<0@x.example> <1@capnuoc.example>")
    named = mail(f"Góp ý {issued.symbol.lower()} (lần 2)", number="<3@x.example>")
    other = mail("Về 99999/ABC", number="<4@x.example>", References="<nobody@x.example>")
    rows = [taken(mailbox, one) for one in (reply, again, named, other)]
    found = {one.mail_id: (one.document_id, one.because) for one in Answering.objects.all()}
    assert found == {
        rows[0].pk: (issued.pk, Because.REPLY),
        rows[1].pk: (issued.pk, Because.THREAD),
        rows[2].pk: (issued.pk, Because.SYMBOL),
    }
    paper = TrayPaper.objects.filter(enclosures__mail=rows[0]).get()
    answering = rows[0].answering.get()
    where = reverse("mailroom:judge", args=[answering.pk])
    page = clerk.get(reverse("capture:paper", args=[paper.pk])).content.decode()
    assert issued.symbol in page and where in page
    document = reverse("documents:document", args=[issued.pk])
    shown = clerk.get(document).content.decode()
    assert reverse("capture:paper", args=[paper.pk]) in shown
    assert clerk.post(where, {}).status_code == 422
    assert clerk.post(where, {"belongs": "no"}).url == document
    assert reverse("capture:paper", args=[paper.pk]) not in clerk.get(document).content.decode()
    assert clerk.post(where, {"belongs": "yes"}).status_code == 302
    answering.refresh_from_db()
    assert answering.judgement == Judgement.CONFIRMED
    assert where not in clerk.get(reverse("capture:paper", args=[paper.pk])).content.decode()
