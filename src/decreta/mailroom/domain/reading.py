"""Mailboxes are read: each mail is fetched, taken apart beside this process, taken, and only then marked on the server.

A process may die at any point. What was not taken is fetched again; what was taken is known by its key, whatever
number the server gives it, and is only marked.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import time
from typing import Any, Final

from django.conf import settings
from django.db import DataError, IntegrityError
from django.db.models import F
from django.utils import translation

from decreta.capture.domain.taking_in import judged
from decreta.capture.workbench.apart import WorkRefused, work
from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.mailroom import imap, limits
from decreta.mailroom.domain.mailboxes import account_of
from decreta.mailroom.domain.taking import File, Opened, take_mail
from decreta.mailroom.models import Mail, Mailbox

READ_JOB: Final = "mailroom.read"
_log = logging.getLogger(__name__)
#: What a mail can bring about in us that says nothing of the machine: the next mail is read all the same.
_FAULTS: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError, DataError)
_NOTHING: Final = {
    "message_id": "",
    "references": [],
    "sender": "",
    "sender_name": "",
    "subject": "",
    "sent_at": "",
    "is_automatic": True,
}


def enqueue_due() -> None:
    """Every mailbox in use that does not rest, one job each; a job that still runs is not doubled."""
    now = clock.real_now()
    for mailbox in Mailbox.objects.in_use().exclude(rest_until__gt=now):
        jobs.enqueue_once(READ_JOB, lock=f"mailbox-{mailbox.pk}", mailbox_id=str(mailbox.pk))


def read_mailbox(mailbox_id: str, *, by: Actor) -> int:
    """Take what is new in a mailbox; how many mails were worked off. What keeps it from being read is noted."""
    mailbox = Mailbox.objects.in_use().select_related("organisation", "unit").filter(pk=mailbox_id).first()
    if mailbox is None:
        return 0
    try:
        with translation.override(settings.LANGUAGE_CODE), imap.opened(account_of(mailbox)) as folder:
            worked = _read(mailbox, folder, by=by)
    except imap.Unreadable as trouble:
        _note_failure(mailbox, trouble.code)
        return 0
    Mailbox.objects.filter(pk=mailbox.pk).update(
        read_at=clock.real_now(), failing_since=None, failures=0, rest_until=None, last_error=""
    )
    return worked


def _note_failure(mailbox: Mailbox, code: str) -> None:
    now = clock.real_now()
    rest = limits.RESTS[min(mailbox.failures, len(limits.RESTS) - 1)]
    Mailbox.objects.filter(pk=mailbox.pk).update(
        failing_since=mailbox.failing_since or now,
        failures=F("failures") + 1,
        rest_until=now + dt.timedelta(minutes=rest),
        last_error=code,
    )


def _read(mailbox: Mailbox, folder: imap.Folder, *, by: Actor) -> int:
    if mailbox.uid_validity != folder.uid_validity:
        # The server has numbered its mails anew; what was taken is known by its key.
        mailbox.uid_validity, mailbox.last_uid = folder.uid_validity, 0
    ends = time.monotonic() + limits.RUN
    uids = folder.after(mailbox.last_uid, since=mailbox.since)[: limits.MAILS]
    lying = {one.uid: one for one in folder.looked_at(uids)}
    worked = 0
    for uid in uids:
        if uid in lying:
            _work_off(mailbox, folder, lying[uid], by=by)
            worked += 1
        # Only now: what comes before is done again after a crash, and finds itself done.
        Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=folder.uid_validity, last_uid=uid)
        if time.monotonic() > ends:
            break
    return worked


def _work_off(mailbox: Mailbox, folder: imap.Folder, lying: imap.Lying, *, by: Actor) -> None:
    """Take one mail, unless that was done before; then mark it on the server."""
    is_fetched = lying.size <= limits.MAIL
    content = folder.fetched(lying.uid) if is_fetched else folder.head_of(lying.uid)
    if content is None:
        return
    try:
        mail = _opened(mailbox, content, lying, is_fetched=is_fetched)
        _taken(mailbox, mail, by=by)
    except _FAULTS:
        _log.exception("A mail could not be taken apart")
        head = {**_NOTHING, "key": hashlib.sha256(content).hexdigest()}
        _taken(mailbox, Opened(head, lying.size, lying.arrived_at, None, "mail_fault"), by=by)
    folder.mark(lying.uid)


def _taken(mailbox: Mailbox, mail: Opened, *, by: Actor) -> None:
    if _is_known(mailbox, mail.head["key"]):
        return
    try:
        take_mail(mailbox=mailbox, mail=mail, by=by)
    except IntegrityError:
        # The same mail came in two mailboxes at one instant.
        if not _is_known(mailbox, mail.head["key"]):
            raise


def _is_known(mailbox: Mailbox, key: str) -> bool:
    return Mail.objects.filter(organisation=mailbox.organisation_id, key=key).exists()


def _opened(mailbox: Mailbox, content: bytes, lying: imap.Lying, *, is_fetched: bool) -> Opened:
    """Take a mail apart. The work is done in a process with bounds: whoever wrote the mail may mean harm."""
    if not is_fetched:
        return Opened(_head(content), lying.size, lying.arrived_at, None, "mail_too_large")
    try:
        head, made = work("mail", [content], seconds=limits.WORK)
    except WorkRefused as refusal:
        code = "mail_too_much" if refusal.code == "too_much" else refusal.code
        return Opened(_head(content[: limits.HEAD]), lying.size, lying.arrived_at, content, code)
    if _is_known(mailbox, head["key"]):
        return Opened(head, lying.size, lying.arrived_at)
    files: list[File] = []
    seen: set[bytes] = set()
    for number, told in enumerate(head["files"]):
        part = made[f"out-{number}"]
        digest = hashlib.sha256(part).digest()
        code = told["code"] or ("empty" if not part else "twice" if digest in seen else "")
        seen.add(digest)
        name = told["name"] or head["subject"][:100] or "mail"
        files.append(File(name, told["size"], code) if code else _judged(mailbox, name, part))
    return Opened(head, lying.size, lying.arrived_at, content, "", files)


def _judged(mailbox: Mailbox, name: str, content: bytes) -> File:
    try:
        taken, parts = judged(mailbox.organisation, name, content)
    except ActRefused as refusal:
        return File(name, len(content), refusal.problems[0].code or "unusable")
    return File(name, len(content), "", taken, parts)


def _head(content: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = work("head", [content], seconds=limits.WORK)[0]
    except WorkRefused:
        return {**_NOTHING, "key": hashlib.sha256(content).hexdigest()}
    return found
