"""Mailboxes are read from a real server: each file becomes a paper once, whatever happens between; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from decreta.capture import domain as capture
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.models import Correspondent
from decreta.files import queries
from decreta.mailroom import domain, imap
from decreta.mailroom.domain import reading
from decreta.mailroom.enums import After, MailState, Security
from decreta.mailroom.models import Mail, Mailbox
from decreta.mailroom.queries.threads import known_as, subject_alone
from tests.capture.papers import LETTER, image, paper_of
from tests.documents.office import SYSTEM
from tests.files.papers import pdf
from tests.mailroom.conftest import READER, read
from tests.mailroom.mails import PAPER, SENDER, mail
from tests.mailroom.server import PASSWORD, needs_dovecot

pytestmark = needs_dovecot


def taken() -> list[str]:
    return sorted(TrayPaper.objects.values_list("name", flat=True))


def flags_of(path: Path) -> str:
    """What the server has marked a mail with, which stands at the end of its file's name."""
    return path.name.partition(":2,")[2]


@pytest.mark.parametrize("security", Security.values)
def test_files_of_mails_come_into_the_tray_with_the_mail_beside_them(office, server, bind, security) -> None:
    mailbox = bind(security=security, port=server.secure if security == Security.TLS else server.plain)
    sent = mail(files={"công văn.pdf": PAPER, "ảnh.png": image()})
    server.deliver(sent)
    assert read(mailbox) == 1
    assert taken() == ["công văn.pdf", "ảnh.png"]
    paper = TrayPaper.objects.get(name="công văn.pdf")
    assert (paper.way, paper.organisation) == (Way.MAIL, office.agency)
    assert (paper.mail["sender"], paper.mail["subject"]) == (SENDER, "V/v khảo sát")
    # The mail as it came, byte for byte but for the line ends of the network.
    kept = queries.read(paper.came_in)
    assert kept.replace(b"\r\n", b"\n") == sent.as_bytes()
    assert queries.read(paper.originals.get().file) == PAPER
    mailbox.refresh_from_db()
    assert mailbox.read_at is not None and mailbox.failing_since is None


def test_what_was_taken_is_not_taken_again(server, bind) -> None:
    mailbox = bind()
    server.deliver(mail())
    assert [read(mailbox), read(mailbox)] == [1, 0]
    # The server numbers its mails anew: everything is looked at again, nothing is taken again.
    server.number_anew()
    server.deliver(mail("Văn bản mới", number="<2@capnuoc.example>", files={"mới.pdf": pdf(1)}))
    assert read(mailbox) == 2
    assert taken() == ["công văn.pdf", "mới.pdf"]
    # The same mail delivered once more by another way is the same mail; with other content it is another.
    server.deliver(b"Received: from elsewhere\r\n" + mail().as_bytes())
    server.deliver(mail(files={"khác.pdf": pdf(3)}))
    assert read(mailbox) == 2
    assert taken() == ["công văn.pdf", "khác.pdf", "mới.pdf"]


@pytest.mark.parametrize("moment", ["before it was taken", "before it was marked", "before it was noted"])
def test_a_process_that_dies_repeats_nothing_and_loses_nothing(server, bind, monkeypatch, moment) -> None:
    mailbox = bind(after=After.SEEN)
    server.deliver(mail())

    def die(*given, **named):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        if moment == "before it was taken":
            dying.setattr(reading, "take_mail", die)
        elif moment == "before it was marked":
            dying.setattr(imap.Folder, "mark", die)
        else:
            marking = imap.Folder.mark
            dying.setattr(imap.Folder, "mark", lambda folder, uid: (marking(folder, uid), die()))
        with pytest.raises(KeyboardInterrupt):
            read(mailbox)
    assert read(mailbox) == 1
    assert (taken(), Mail.objects.count()) == (["công văn.pdf"], 1)
    assert [flags_of(path) for path in server.lying()] == ["S"]
    assert read(mailbox) == 0


def test_mails_are_left_marked_or_moved_and_never_deleted(server, bind) -> None:
    mailbox = bind()
    server.deliver(mail())
    read(mailbox)
    assert [flags_of(path) for path in server.lying()] == [""]
    server.make_folder("Taken")
    domain.switch_mailbox_off(mailbox=mailbox, by=SYSTEM)
    assert reading.read_mailbox(str(mailbox.pk), by=READER) == 0
    mailbox = bind(user="vanthu", folder="Taken", after=After.MOVE, move_to="INBOX")
    server.deliver(mail("khác", number="<9@x.example>", files={"k.pdf": pdf(1)}), folder="Taken")
    assert read(mailbox) == 1
    assert (len(server.lying("Taken")), len(server.lying())) == (0, 2)


def test_what_keeps_a_mailbox_from_being_read_is_noted_without_the_servers_words(server, bind) -> None:
    mailbox = bind(password="sai mật khẩu")
    server.deliver(mail())
    assert read(mailbox) == 0
    mailbox.refresh_from_db()
    assert (mailbox.last_error, mailbox.failures) == ("login", 1)
    assert mailbox.rest_until > clock.real_now()
    with pytest.raises(imap.Unreadable, match="login"):
        domain.try_mailbox(mailbox=mailbox, by=SYSTEM)
    put_right = {name: getattr(mailbox, name) for name in ("address", "host", "port", "security", "user", "folder")}
    put_right |= {"after": mailbox.after, "move_to": "", "since": mailbox.since, "password": PASSWORD}
    changed = domain.change_mailbox(
        mailbox=mailbox, organisation=mailbox.organisation, unit=None, settings=domain.Settings(**put_right), by=SYSTEM
    )
    assert changed is not None and changed.last_error == ""
    assert domain.try_mailbox(mailbox=changed, by=SYSTEM).count == 1
    assert read(changed) == 1


def test_a_certificate_that_is_not_trusted_ends_it_before_the_password_is_sent(server, bind, monkeypatch) -> None:
    mailbox = bind()
    monkeypatch.delenv("SSL_CERT_FILE")
    read(mailbox)
    assert Mailbox.objects.get().last_error == "bad_certificate"


def test_a_server_that_announces_more_than_any_mail_has_is_not_read_to_the_end(server, bind, monkeypatch) -> None:
    server.deliver(mail())
    mailbox = bind()
    monkeypatch.setattr("decreta.mailroom.limits.MAIL", 1000)
    monkeypatch.setattr("decreta.mailroom.limits.HEAD", 10)
    # It says that the mail is small, and sends all of it.
    monkeypatch.setattr(imap.Folder, "looked_at", lambda folder, uids: [imap.Lying(uids[0], 900, clock.real_now())])
    monkeypatch.setattr(
        imap.Folder, "fetched", lambda folder, uid: folder._part(uid, "BODY.PEEK[]", b"BODY[]", 10_000_000)
    )
    read(mailbox)
    assert Mailbox.objects.get().last_error == "protocol"
    assert not Mail.objects.exists()


def test_the_sender_and_the_subject_of_the_mail_are_proposed(office, server, bind, monkeypatch) -> None:
    # What stands in the images is another test's concern, and takes seconds.
    monkeypatch.setattr("decreta.capture.workbench.tesseract.program", lambda: "")
    mailbox = bind()
    by = office.actor("clerk")
    server.deliver(mail("Re: Fwd: Góp ý dự thảo", files={"a.png": image((600, 800))}))
    read(mailbox)
    paper = TrayPaper.objects.get()
    capture.read_paper(paper=paper, by=SYSTEM)
    paper.refresh_from_db()
    assert paper.proposals["fields"]["subject"]["value"] == "Góp ý dự thảo"
    assert "sender" not in paper.proposals["fields"]
    # Once a paper of this address was registered, the next one is proposed as from the same sender.
    noted = capture_sender(office)
    bearing = Bearing(subject="Góp ý", type_code="CV", symbol="7/CN")
    arrival = capture.register(paper=paper, sender=noted, bearing=bearing, coming=Coming(clock.today()), by=by)
    assert [one.title.rpartition(".")[2] for one in arrival.document.attachments.all()] == ["png", "eml"]
    assert known_as(office.agency, SENDER.upper()) == noted.name
    server.deliver(mail("Góp ý", number="<3@capnuoc.example>", files={"b.png": image((700, 800))}))
    read(mailbox)
    second = TrayPaper.objects.get(name="b.png")
    capture.read_paper(paper=second, by=SYSTEM)
    second.refresh_from_db()
    assert second.proposals["fields"]["sender"] == {
        "field": "sender",
        "value": noted.name,
        "page": None,
        "box": None,
        "doubtful": True,
    }
    # What the paper itself says goes before what the mail says.
    server.deliver(mail("Thư", number="<4@capnuoc.example>", files={"c.pdf": paper_of(LETTER)}))
    read(mailbox)
    third = TrayPaper.objects.get(name="c.pdf")
    capture.read_paper(paper=third, by=SYSTEM)
    third.refresh_from_db()
    assert third.proposals["fields"]["subject"]["value"] == LETTER.subject


def capture_sender(office) -> Correspondent:
    from decreta.documents.domain import note_correspondent

    return note_correspondent(organisation=office.agency, name="Công ty Cấp nước", by=office.actor("clerk"))


@pytest.mark.parametrize(
    ("subject", "alone"),
    [
        ("Re: x", "x"),
        ("RE: FW: Tr: Trả lời: y", "y"),
        ("返信：件名", "件名"),
        ("Report: z", "Report: z"),
        ("Re[2]: a", "a"),
    ],
)
def test_a_subject_is_known_without_what_programs_put_before_it(subject, alone) -> None:
    assert subject_alone(subject) == alone


def test_nothing_is_said_of_mails_that_came_before_the_mailbox_was_bound(server, bind) -> None:
    server.deliver(mail())
    mailbox = bind(since=clock.real_now().date().replace(year=clock.real_now().year + 1))
    assert read(mailbox) == 0
    assert not Mail.objects.filter(state=MailState.TAKEN).exists()
