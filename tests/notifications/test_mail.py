"""A mail is a row first; a real mail server gets it, and gets it again only when it did not answer."""

from __future__ import annotations

import datetime as dt
import os
import signal
import smtplib
import ssl
import subprocess
import sys

import pytest
from django.db import connection
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from decreta.core import clock
from decreta.notifications.domain import Attachment, queue_mail
from decreta.notifications.domain.mail import forget_sent
from decreta.notifications.models import Mail
from decreta.notifications.sending import MAX_ATTEMPTS, send
from tests.notifications.postbox import PORT, Postbox, certificate, never, standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", PORT


@pytest.fixture
def postbox():
    with standing(Postbox()) as box:
        yield box


@pytest.fixture
def mail():
    return queue_mail(recipient="member@example.org", subject="Giấy mời họp", body="Kính mời đồng chí.")


def standing_of(mail):
    mail.refresh_from_db()
    return mail.attempts, mail.last_error, mail.sent_at is not None, mail.failed_at is not None


def test_queued_mail_waits_as_a_row_with_a_job(mail):
    job = ProcrastinateJob.objects.get(task_name="notifications.send_mail")
    assert job.args == {"mail_id": str(mail.pk)}
    assert mail.sent_at is None


def test_mail_arrives_with_its_vietnamese_text(postbox, mail):
    assert send(mail.pk)
    (message,) = postbox.received
    assert message["Subject"] == "Giấy mời họp"
    assert message.get_content().strip() == "Kính mời đồng chí."
    assert standing_of(mail) == (1, "", True, False)


def test_sent_mail_is_not_sent_again(postbox, mail):
    send(mail.pk)
    assert not send(mail.pk)
    assert len(postbox.received) == 1


def test_mail_that_is_put_off_is_noted_and_sent_at_the_next_try(postbox, mail):
    postbox.answer = "451 try again later"
    with pytest.raises(smtplib.SMTPException):
        send(mail.pk)
    assert standing_of(mail) == (1, "SMTPDataError 451", False, False)
    postbox.answer = ""
    assert send(mail.pk)
    assert standing_of(mail) == (2, "", True, False)


@pytest.mark.parametrize(
    ("where", "answer", "note"),
    [
        ("answer_to_recipient", "550 no such person member@example.org", "SMTPRecipientsRefused 550"),
        ("answer", "554 refused", "SMTPDataError 554"),
    ],
)
def test_what_the_server_will_never_take_is_given_up_at_once_and_nothing_of_its_answer_kept(
    postbox, mail, where, answer, note
):
    setattr(postbox, where, answer)
    assert not send(mail.pk)
    assert standing_of(mail) == (1, note, False, True)
    assert not send(mail.pk)
    assert standing_of(mail)[0] == 1


def test_a_recipient_who_is_put_off_is_no_refusal(postbox, mail):
    postbox.answer_to_recipient = "450 greylisted"
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(mail.pk)
    assert standing_of(mail) == (1, "SMTPRecipientsRefused 450", False, False)


def test_unreachable_server_is_tried_so_often_and_then_given_up(mail):
    for _attempt in range(MAX_ATTEMPTS - 1):
        with pytest.raises(ConnectionRefusedError):
            send(mail.pk)
    assert not send(mail.pk)
    assert standing_of(mail) == (MAX_ATTEMPTS, "ConnectionRefusedError", False, True)


def test_a_server_that_does_not_answer_is_left_after_a_while(postbox, mail, settings):
    settings.EMAIL_TIMEOUT = 0.5
    postbox.answer = never
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        send(mail.pk)
    assert not standing_of(mail)[2]


def test_starttls_is_spoken_with_a_server_that_is_known_and_with_no_other(mail, settings, tmp_path, monkeypatch):
    settings.EMAIL_USE_TLS = True
    tls, trusted = certificate(tmp_path)
    with standing(Postbox(), tls=tls) as box:
        with pytest.raises(ssl.SSLCertVerificationError):
            send(mail.pk)
        assert box.received == []
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        assert send(mail.pk)
        assert len(box.received) == 1


def test_a_server_that_offers_no_tls_gets_nothing_where_tls_was_ordered(postbox, mail, settings):
    settings.EMAIL_USE_TLS = True
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send(mail.pk)
    assert postbox.received == []


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_the_servers_answer_and_our_note_repeats_the_same_message(mail):
    """At least once: a second copy may come, under the same Message-ID, by which mail programs know it."""
    program = (
        "import django; django.setup(); from django.conf import settings; from decreta.notifications.sending import send;"
        f"settings.DATABASES['default']['NAME'] = {connection.settings_dict['NAME']!r};"
        f"settings.EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'; settings.EMAIL_PORT = {PORT};"
        f"settings.EMAIL_HOST = '127.0.0.1'; send({str(mail.pk)!r})"
    )
    box, running = Postbox(), []
    box.seen = lambda: running[0].send_signal(signal.SIGKILL)
    with standing(box):
        running.append(subprocess.Popen([sys.executable, "-c", program], env=dict(os.environ)))
        assert running[0].wait(timeout=60) == -signal.SIGKILL
        box.seen = lambda: None
        assert standing_of(mail)[2:] == (False, False)
        assert send(mail.pk)
    first, second = (message["Message-ID"] for message in box.received)
    assert first == second == f"<{mail.pk}@localhost>"


def test_invitation_goes_along(postbox):
    invitation = Attachment("phien-hop.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    send(queue_mail(recipient="m@example.org", subject="A", body="B", attachment=invitation).pk)
    (part,) = postbox.received[0].iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "phien-hop.ics")


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


def test_mail_rows_are_never_both_sent_and_given_up(mail):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError, match="sent_or_failed"):
        Mail.objects.filter(pk=mail.pk).update(sent_at="2025-01-01T00:00Z", failed_at="2025-01-01T00:00Z")


def test_what_was_sent_a_month_ago_is_forgotten_and_what_waits_is_kept(mail):
    old = queue_mail(recipient="m@example.org", subject="A", body="B")
    Mail.objects.filter(pk=old.pk).update(sent_at=clock.real_now() - dt.timedelta(days=31))
    assert forget_sent() == 1
    assert list(Mail.objects.values_list("pk", flat=True)) == [mail.pk]
