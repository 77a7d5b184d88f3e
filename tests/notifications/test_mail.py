"""A mail is a row first; a real mail server gets it, and gets it again only when it did not answer."""

from __future__ import annotations

import email
import smtplib
from email.policy import default as policy

import pytest
from aiosmtpd.controller import Controller
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from decreta.notifications.domain import Attachment, queue_mail
from decreta.notifications.models import Mail
from decreta.notifications.sending import send

pytestmark = pytest.mark.django_db


class Postbox:
    """What a mail server received; it can be told to refuse."""

    def __init__(self) -> None:
        self.received: list[email.message.EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name of the protocol
        if self.refuses:
            return "451 try again later"
        self.received.append(email.message_from_bytes(envelope.content, policy=policy))
        return "250 kept"


@pytest.fixture
def postbox(settings):
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=8591)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 8591
    yield box
    controller.stop()


@pytest.fixture
def mail():
    return queue_mail(recipient="member@example.org", subject="Giấy mời họp", body="Kính mời đồng chí.")


def test_queued_mail_waits_as_a_row_with_a_job(mail):
    job = ProcrastinateJob.objects.get(task_name="notifications.send_mail")
    assert job.args == {"mail_id": str(mail.pk)}
    assert mail.sent_at is None


def test_mail_arrives_with_its_vietnamese_text(postbox, mail):
    assert send(mail.pk)
    (message,) = postbox.received
    assert message["Subject"] == "Giấy mời họp"
    assert message.get_content().strip() == "Kính mời đồng chí."
    mail.refresh_from_db()
    assert mail.sent_at is not None


def test_sent_mail_is_not_sent_again(postbox, mail):
    send(mail.pk)
    assert not send(mail.pk)
    assert len(postbox.received) == 1


def test_refused_mail_is_noted_and_sent_at_the_next_try(postbox, mail):
    postbox.refuses = True
    with pytest.raises(smtplib.SMTPException):
        send(mail.pk)
    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error, mail.sent_at) == (1, "SMTPDataError 451", None)
    postbox.refuses = False
    assert send(mail.pk)
    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error) == (2, "")


def test_unreachable_server_is_noted(settings, mail):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 8592
    with pytest.raises(ConnectionRefusedError):
        send(mail.pk)
    mail.refresh_from_db()
    assert mail.last_error == "ConnectionRefusedError"


def test_invitation_goes_along(postbox):
    invitation = Attachment("phien-hop.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    send(queue_mail(recipient="m@example.org", subject="A", body="B", attachment=invitation).pk)
    (part,) = postbox.received[0].iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "phien-hop.ics")


def test_repeated_sending_keeps_the_message_id(postbox, mail):
    send(mail.pk)
    Mail.objects.update(sent_at=None)
    send(mail.pk)
    first, second = (message["Message-ID"] for message in postbox.received)
    assert first == second


def test_subject_cannot_carry_headers():
    mail = queue_mail(recipient="m@example.org", subject="A\r\nBcc: x@example.org", body="B")
    assert mail.subject == "A Bcc: x@example.org"


def test_mail_is_worded_in_the_recipients_language():
    vi = queue_mail(recipient="m@example.org", subject=_("Notices"), body="B", language="vi").subject
    en = queue_mail(recipient="m@example.org", subject=_("Notices"), body="B", language="en").subject
    assert en == "Notices"
    assert vi != en


def test_without_a_server_mail_lies_in_the_outbox(settings, tmp_path, mail):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    send(mail.pk)
    (kept,) = tmp_path.iterdir()
    assert "member@example.org" in kept.read_text()
