"""Mailboxes, as an administrator binds and tries them."""

from __future__ import annotations

import functools
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.accounts.administering import actor_of, administration
from decreta.core.actor import Actor
from decreta.mailroom import domain, imap
from decreta.mailroom.domain import mailboxes as acts
from decreta.mailroom.enums import After, MailState
from decreta.mailroom.forms.mailboxes import MailboxForm
from decreta.mailroom.models import Mailbox
from decreta.ui import moments
from decreta.ui.administering import (
    NOTHING,
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    ThingPage,
    day,
    filled,
    listed,
    named,
    pressed,
    shown,
)
from decreta.ui.buttons import ButtonContext


def _at(name: str, mailbox: Mailbox) -> str:
    return reverse(f"administration:{name}", args=[mailbox.pk])


def _mailbox(by: Actor, pk: UUID) -> Mailbox:
    return get_object_or_404(Mailbox.objects.visible_to(by).select_related("organisation", "unit"), pk=pk)


@administration("page")
def mailboxes(request: HttpRequest) -> HttpResponse:
    """Out of which mailboxes papers come into which tray, and how that goes."""
    found = Mailbox.objects.visible_to(actor_of(request)).select_related("organisation", "unit")
    rows, pager = listed(request, found, _row)
    new = ButtonContext(_("Bind mailbox"), reverse("administration:new_mailbox"), icon="plus", primary=True)
    headings = (_("Mailbox"), _("Into the tray of"), _("Server"), _("State"))
    page = ListPage(
        _("Mailboxes"),
        Table(
            _("Mailboxes"), headings, rows, _("No mailbox is read yet. Papers that come by mail are laid in by hand.")
        ),
        pager,
        sub=_("Papers that senders attach to their mails come into the intake tray by themselves, each once."),
        buttons=[
            ButtonContext(_("Receipts to senders"), reverse("administration:receipt_rules"), quiet=True),
            *([new] if rows else []),
        ],
        first_step=new,
    )
    return shown(request, page)


def _row(mailbox: Mailbox) -> Row:
    return Row(
        (
            Cell(mailbox.address, _at("mailbox", mailbox)),
            named(mailbox.organisation, note=mailbox.unit.name if mailbox.unit else ""),
            Cell(mailbox.host, note=mailbox.folder),
            _state(mailbox),
        ),
        is_past=mailbox.disabled_at is not None,
    )


def _state(mailbox: Mailbox) -> Cell:
    if mailbox.disabled_at is not None:
        return Cell(pgettext("mailbox", "switched off"), note=moments.moment(mailbox.disabled_at))
    if mailbox.failing_since is not None:
        since = _("since %(moment)s") % {"moment": moments.moment(mailbox.failing_since)}
        return Cell(str(imap.WORDS.get(mailbox.last_error, imap.WORDS["protocol"])), note=since)
    if mailbox.read_at is None:
        return Cell(_("not read yet"), is_weak=True)
    return Cell(pgettext("mailbox", "is read"), note=moments.moment(mailbox.read_at))


@administration("page")
def mailbox(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One mailbox: where it is, what happens to its mails, how the last reading went. Never its password."""
    found = _mailbox(actor_of(request), pk)
    is_on = found.disabled_at is None
    buttons = [
        ButtonContext(_("Try connection"), _at("try_mailbox", found), icon="unplug", primary=True, method="post"),
        ButtonContext(pgettext("mailbox", "Change"), _at("change_mailbox", found), icon="pen-line"),
        ButtonContext(_("Switch mailbox off"), _at("switch_mailbox_off", found), quiet=True, method="post")
        if is_on
        else ButtonContext(_("Switch mailbox on"), _at("switch_mailbox_on", found), method="post"),
    ]
    after = found.get_after_display()
    if found.after == After.MOVE:
        after = _("is moved into “%(folder)s”") % {"folder": found.move_to}
    facts = [
        (_("State"), _state(found)),
        (_("Into the tray of"), named(found.organisation)),
        (_("For the unit"), named(found.unit) if found.unit else NOTHING),
        (_("Server"), Cell(found.host, note=f"{found.get_security_display()}, {found.port}")),
        (pgettext("mailbox", "User"), Cell(found.user)),
        (_("Folder"), Cell(found.folder)),
        (_("Mails since"), day(found.since)),
        (_("A mail that was taken"), Cell(after)),
    ]
    page = ThingPage(
        found.address,
        [_figures(found)],
        crumbs=[Cell(_("Mailboxes"), reverse("administration:mailboxes"))],
        buttons=buttons,
        beside=[(_("The mailbox"), facts)],
        warning=str(imap.WORDS.get(found.last_error, "")) if found.failing_since and is_on else "",
        sub=_("What comes out of it only the clerks see who keep the incoming register."),
    )
    return shown(request, page)


def _figures(mailbox: Mailbox) -> Table:
    """How much came out of it; what it was is no administrator's business."""
    counts = dict(mailbox.mails.order_by().values_list("state").annotate(n=Count("pk")))
    rows = [
        Row((Cell(label), Cell(str(counts.get(state, 0)), is_number=True)))
        for state, label in MailState.choices
        if counts.get(state)
    ]
    headings = (_("Mails"), pgettext("mails", "Number"))
    return Table(_("What came out of it"), headings, rows, _("No mail was taken out of it yet."))


@administration("form", sensitive=True)
def new_mailbox(request: HttpRequest) -> HttpResponse:
    """Bind a mailbox."""
    page = FormPage(
        _("Bind mailbox"),
        MailboxForm(request.POST or None),
        _("Bind mailbox"),
        reverse("administration:mailboxes"),
        crumbs=[Cell(_("Mailboxes"), reverse("administration:mailboxes"))],
        effect=_("It is read every minute. Try the connection on the page that follows."),
    )
    act = functools.partial(acts.bind_mailbox, by=actor_of(request))
    return filled(request, page, act, to=lambda made: _at("mailbox", made))


@administration("form", sensitive=True)
def change_mailbox(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a mailbox."""
    found = _mailbox(actor_of(request), pk)
    page = FormPage(
        _("Change mailbox"),
        MailboxForm(request.POST or None, mailbox=found),
        _("Save mailbox"),
        _at("mailbox", found),
        found.address,
        [Cell(_("Mailboxes"), reverse("administration:mailboxes")), Cell(found.address, _at("mailbox", found))],
    )
    return filled(request, page, functools.partial(acts.change_mailbox, mailbox=found, by=actor_of(request)))


@administration("button", sensitive=True)
def try_mailbox(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open it once, change nothing, and say how that went."""
    found = _mailbox(actor_of(request), pk)
    try:
        tried = domain.try_mailbox(mailbox=found, by=actor_of(request))
    except imap.Unreadable as trouble:
        messages.error(request, str(imap.WORDS[trouble.code]))
    else:
        messages.success(request, _("The mailbox opens; %(count)s mails lie in the folder.") % {"count": tried.count})
    return redirect(_at("mailbox", found))


@administration("button", sensitive=True)
def switch_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read it no longer."""
    found = _mailbox(actor_of(request), pk)
    return pressed(request, lambda: acts.switch_mailbox_off(mailbox=found, by=actor_of(request)), _at("mailbox", found))


@administration("button", sensitive=True)
def switch_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read it again."""
    found = _mailbox(actor_of(request), pk)
    return pressed(request, lambda: acts.switch_mailbox_on(mailbox=found, by=actor_of(request)), _at("mailbox", found))
