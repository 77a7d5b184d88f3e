"""Mailboxes are bound to an organisation, changed, switched off and on. The password is never shown and never logged."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final

from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock, sealing
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.mailroom import imap
from decreta.mailroom.enums import After, Security
from decreta.mailroom.models import Mailbox
from decreta.mailroom.rules import may_bind
from decreta.organisation.models import Organisation, Unit

_PURPOSE: Final = "mailboxes"
_HOST: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_.:-]*[a-z0-9])?", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    """Where the mails are, and what happens to them there. An empty password leaves the one that is kept."""

    address: str
    host: str
    port: int
    security: Security | str
    user: str
    folder: str
    after: After | str
    move_to: str
    since: dt.date
    password: str = dataclasses.field(default="", repr=False)


@act("mailroom.bind_mailbox")
def bind_mailbox(*, organisation: Organisation, unit: Unit | None, settings: Settings, by: Actor) -> Mailbox:
    """Let a mailbox be read for the tray of an organisation, perhaps for one of its units. Raises NotAllowed, Invalid."""
    may_bind(by=by)
    _check(organisation, unit, settings, bound=None)
    mailbox = Mailbox.objects.create(
        organisation=organisation,
        unit=unit,
        password=sealing.sealed(settings.password, _PURPOSE),
        bound_at=clock.real_now(),
        **_fields(settings),
    )
    record("mailroom.mailbox_bound", by=by, on=mailbox, about=[organisation], facts=_facts(mailbox))
    return mailbox


@act("mailroom.change_mailbox")
def change_mailbox(
    *, mailbox: Mailbox, organisation: Organisation, unit: Unit | None, settings: Settings, by: Actor
) -> Mailbox | None:
    """Change where it is, how it opens, for whom it is read. None when nothing differs."""
    may_bind(by=by)
    row = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    _check(organisation, unit, settings, bound=row)
    values: dict[str, Any] = {"organisation": organisation, "unit": unit, **_fields(settings)}
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    if not changed and not settings.password:
        return None
    for name in changed:
        setattr(row, name, values[name])
    if settings.password:
        row.password = sealing.sealed(settings.password, _PURPOSE)
        changed.append("password")
    if {"host", "user", "folder", "since"} & set(changed):
        # Another folder: its numbers say nothing of this one's.
        row.uid_validity, row.last_uid = None, 0
    row.failing_since, row.failures, row.rest_until, row.last_error = None, 0, None, ""
    row.save()
    record("mailroom.mailbox_changed", by=by, on=row, about=[organisation], facts={**_facts(row), "changed": changed})
    return row


@act("mailroom.switch_mailbox_off")
def switch_mailbox_off(*, mailbox: Mailbox, by: Actor) -> Mailbox | None:
    """Read it no longer; what was taken out of it stays. None when it was off."""
    may_bind(by=by)
    if not Mailbox.objects.in_use().filter(pk=mailbox.pk).update(disabled_at=clock.real_now()):
        return None
    mailbox.refresh_from_db()
    record("mailroom.mailbox_switched_off", by=by, on=mailbox, about=[mailbox.organisation], facts=_facts(mailbox))
    return mailbox


@act("mailroom.switch_mailbox_on")
def switch_mailbox_on(*, mailbox: Mailbox, by: Actor) -> Mailbox | None:
    """Read it again, from where it was left. None when it was on."""
    may_bind(by=by)
    off = Mailbox.objects.filter(pk=mailbox.pk, disabled_at__isnull=False)
    if not off.update(disabled_at=None, failing_since=None, failures=0, rest_until=None, last_error=""):
        return None
    mailbox.refresh_from_db()
    record("mailroom.mailbox_switched_on", by=by, on=mailbox, about=[mailbox.organisation], facts=_facts(mailbox))
    return mailbox


@dataclass(frozen=True)
class Tried:
    """What a look into a mailbox found."""

    count: int


def try_mailbox(*, mailbox: Mailbox, by: Actor) -> Tried:
    """Open the folder, look how much lies in it, change nothing. Raises NotAllowed, and `imap.Unreadable`."""
    may_bind(by=by)
    with imap.opened(account_of(mailbox)) as folder:
        return Tried(folder.count)


def account_of(mailbox: Mailbox) -> imap.Account:
    """With what the folder is opened. Raises `imap.Unreadable` when the installation's key is another than it was."""
    try:
        password = sealing.opened(mailbox.password, _PURPOSE)
    except InvalidToken:
        raise imap.Unreadable("sealed_with_another_key") from None
    names = ("host", "port", "security", "user", "folder", "after", "move_to")
    return imap.Account(password=password, **{name: getattr(mailbox, name) for name in names})


def _fields(settings: Settings) -> dict[str, Any]:
    found = {one.name: getattr(settings, one.name) for one in dataclasses.fields(settings) if one.name != "password"}
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
    tidy["host"] = tidy["host"].lower()
    if tidy["after"] != After.MOVE:
        tidy["move_to"] = ""
    return tidy | {"security": str(tidy["security"]), "after": str(tidy["after"])}


def _facts(mailbox: Mailbox) -> dict[str, Any]:
    return {"address": mailbox.address, "host": mailbox.host, "folder": mailbox.folder, "after": str(mailbox.after)}


def _check(organisation: Organisation, unit: Unit | None, settings: Settings, *, bound: Mailbox | None) -> None:
    """Everything that is wrong."""
    problems = Problems()
    _check_words(problems, settings)
    if not settings.password and bound is None:
        problems.add(_("State the password."), "password", "required")
    if settings.after == After.MOVE and not settings.move_to.strip():
        problems.add(_("Say into which folder mails are moved."), "move_to", "required")
    if settings.move_to.strip() and settings.move_to.strip() == settings.folder.strip():
        problems.add(_("Mails lie in this folder already."), "move_to", "same_folder")
    if unit is not None and unit.organisation_id != organisation.pk:
        problems.add(_("The unit belongs to another organisation."), "unit", "another_house")
    host, user, folder = (one.strip() for one in (settings.host.lower(), settings.user, settings.folder))
    same = Mailbox.objects.filter(host=host, port=settings.port, user=user, folder=folder)
    if same.exclude(pk__in=[bound.pk] if bound else []).exists():
        problems.add(_("This folder is read already."), "folder", "bound")
    if bound is not None and not settings.password and bound.host != host:
        # Else whoever changes the name of the server is handed the password by it.
        problems.add(_("For another server enter the password again."), "password", "required")
    problems.refuse_if_any()


def _check_words(problems: Problems, settings: Settings) -> None:
    try:
        validate_email(settings.address.strip())
    except ValidationError:
        problems.add(_("This is no address for mail."), "address", "no_address")
    if not _HOST.fullmatch(settings.host.strip()):
        problems.add(_("Give the name of the server alone, as imap.office.example."), "host", "no_host")
    if not 1 <= settings.port <= 65535:
        problems.add(_("A port is a number from 1 to 65535."), "port", "no_port")
    for name, allowed in (("security", Security.values), ("after", After.values)):
        if getattr(settings, name) not in allowed:
            problems.add(_("Choose one of these."), name, "unknown")
    for name, most in (("user", 200), ("folder", 200), ("password", 500), ("move_to", 200)):
        value = getattr(settings, name)
        if len(value) > most or any(not one.isprintable() for one in value):
            problems.add(_("This cannot be written so."), name, "unusable")
    for name, missing in (("user", _("State the user.")), ("folder", _("State the folder."))):
        if not getattr(settings, name).strip():
            problems.add(missing, name, "required")
