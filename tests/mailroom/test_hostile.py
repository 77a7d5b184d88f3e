"""Mails of people who mean harm, or whose programs do: each gives a row with its reason, and the next one is read."""

from __future__ import annotations

import io
import time
import zipfile
from email.message import EmailMessage

import pytest

from decreta.capture.models import TrayPaper
from decreta.mailroom import limits
from decreta.mailroom.models import Mail
from decreta.mailroom.words import reason
from tests.capture.test_hostile import HOSTILE
from tests.files.papers import pdf
from tests.mailroom.conftest import read
from tests.mailroom.mails import PAPER, mail
from tests.mailroom.server import needs_dovecot

pytestmark = needs_dovecot


def many_parts(number: int) -> bytes:
    part = b"--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nabc\r\n"
    return head("Content-Type: multipart/mixed; boundary=x") + part * number + b"--x--\r\n"


def nested(depth: int) -> bytes:
    opened = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(depth)
    )
    return head("Content-Type: multipart/mixed; boundary=b0") + opened


def head(*lines: str) -> bytes:
    first = ("From: a@b.example", "Subject: x", "Message-ID: <n@b.example>", "MIME-Version: 1.0")
    return "\r\n".join((*first, *lines, "", "")).encode()


def zipped(depth: int) -> bytes:
    content = b"0" * 1_000_000
    for level in range(depth):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{level}.zip", content)
        content = written.getvalue()
    return content


def sealed() -> bytes:
    return head("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m") + b"MIIB\r\n"


def without_file() -> EmailMessage:
    return mail(files={})


def recipients(number: int) -> bytes:
    to = ",\r\n ".join(f"r{n}@x.example" for n in range(number))
    return head(f"To: {to}", "Content-Type: text/plain") + b"hello\r\n"


WHOLE = {
    "ten thousand parts": (many_parts(10_000), "too_many_parts"),
    "a hundred files": (many_parts(100), "too_many_parts"),
    "nested without end": (nested(3000), "too_deep"),
    "an endless head": (head("X-Long: " + "\r\n ".join(["y" * 900] * 9000)) + b"text\r\n", "no_file"),
    "a million recipients": (recipients(1_000_000), "no_file"),
    "no file": (without_file(), "no_file"),
    "broken MIME": (head("Content-Type: multipart/mixed; boundary=") + b"--\r\n\xff\xfe\0--", "no_file"),
    "no boundary": (head("Content-Type: multipart/mixed") + b"\x80\x81 text", "no_file"),
    "strange letters": (b"From: =?nope?b?4pyT?= <x\r\nSubject: =?utf-8?q?=ED=A0=80=00?=\r\n\r\n\xff", "no_file"),
    "no head": (b"\r\n\r\nhello", "no_file"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_mail_that_gives_no_paper_stands_in_the_list_with_its_reason(server, bind, name) -> None:
    content, code = WHOLE[name]
    mailbox = bind()
    server.deliver(content)
    server.deliver(mail("Văn bản thật", number="<real@x.example>"))
    began = time.monotonic()
    assert read(mailbox) == 2
    assert time.monotonic() - began < 60
    row = Mail.objects.exclude(message_id="real@x.example").get()
    assert (row.state, row.code) == ("refused", code)
    assert "cannot be taken" not in reason(code)
    assert row.file is not None
    assert TrayPaper.objects.get().name == "công văn.pdf"
    assert len(server.lying()) == 2


def test_a_mail_beyond_every_size_is_not_fetched(server, bind, monkeypatch) -> None:
    mailbox = bind()
    monkeypatch.setattr(limits, "MAIL", 20_000)
    server.deliver(mail(files={"lớn.pdf": pdf(1) + b"\0" * 100_000}))
    assert read(mailbox) == 1
    row = Mail.objects.get()
    assert (row.code, row.file, row.subject) == ("mail_too_large", None, "V/v khảo sát")
    assert row.size > 100_000


def test_of_many_files_the_good_ones_are_taken_and_each_bad_one_has_its_reason(server, bind) -> None:
    bad = {name: HOSTILE[name] for name in ("locked.pdf", "script.pdf", "cut.tif", "program.pdf", "page.html")}
    files = {name: content for name, (content, _code) in bad.items()}
    files |= {"tốt.pdf": PAPER, "lại.pdf": PAPER, "tệp.zip": zipped(4), "macro.docm": b"PK\x03\x04" + b"\0" * 99}
    server.deliver(mail(files=files))
    assert read(bind()) == 1
    expected = {name: code for name, (_content, code) in bad.items()}
    expected |= {"tốt.pdf": "", "lại.pdf": "twice", "tệp.zip": "wrong_type", "macro.docm": "wrong_type"}
    found = Mail.objects.get()
    assert dict(found.enclosures.values_list("name", "code")) == expected
    assert (found.state, found.code) == ("refused", "")
    assert TrayPaper.objects.get().name == "tốt.pdf"


def test_what_is_sealed_for_somebody_is_said_to_be(server, bind) -> None:
    server.deliver(sealed())
    read(bind())
    assert Mail.objects.get().enclosures.get().code == "sealed"


def test_pictures_that_the_text_shows_are_no_papers(server, bind) -> None:
    made = mail()
    made.get_body().add_alternative("<img src=cid:logo>", subtype="html")
    made.get_body(("html",)).add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>", filename="logo.png")
    server.deliver(made)
    read(bind())
    assert [one.name for one in Mail.objects.get().enclosures.all()] == ["công văn.pdf"]


def test_a_forwarded_mail_is_looked_into(server, bind) -> None:
    outer = mail(files={}, number="<outer@x.example>")
    outer.add_attachment(mail())
    server.deliver(outer)
    read(bind())
    assert TrayPaper.objects.get().name == "công văn.pdf"
