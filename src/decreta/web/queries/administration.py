"""What the front page of administration counts, what wants a look, and which entries administrators read."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from dataclasses import dataclass
from typing import Final

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from decreta.accounts.models import ApiToken, User
from decreta.accounts.queries import waiting_for_entry
from decreta.audit.models import Entry
from decreta.core import clock, rulesets
from decreta.documents.enums import Direction
from decreta.documents.models import Series
from decreta.documents.queries.registers import run_out
from decreta.linking.models import Tracker
from decreta.mailroom.models import Mailbox
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, CalendarDay, Group, Holding, Mandate, Organisation, Person, Post

LOG_AREAS: Final[dict[str, str | Promise]] = {
    "organisation": gettext_lazy("structure"),
    "accounts": gettext_lazy("accounts"),
    "documents": gettext_lazy("registers"),
    "mailroom": gettext_lazy("mailboxes"),
    "linking": gettext_lazy("trackers"),
    "seeing": gettext_lazy("maps of tiles"),
}
#: Of the documents only what concerns the books, never a paper.
_REGISTERS: Final = ("documents.register_opened", "documents.register_closed")
#: Of the mailboxes what administrators do with them, never a mail.
_MAILBOXES: Final = tuple(
    f"mailroom.{one}"
    for one in ("mailbox_bound", "mailbox_changed", "mailbox_switched_off", "mailbox_switched_on", "receipts_ruled")
)
#: Of what links tasks which trackers there are, never a task.
_TRACKERS: Final = ("linking.enter_tracker", "linking.change_tracker")
#: Of the pictures where the tiles stand, never a dashboard.
_TILES: Final = ("seeing.tiles_placed",)
_SOON: Final = dt.timedelta(days=14)


@dataclass(frozen=True)
class Place:
    """A place of administration: how much stands in it, in words."""

    label: str
    icon: str
    url: str
    note: str
    count: int | None = None


@dataclass(frozen=True)
class Look:
    """Something that wants a look, and where."""

    text: str
    url: str


def places() -> list[tuple[str, list[Place]]]:
    """The places in three parts. One statement for each count."""
    today = clock.today()
    stands = Q(revoked_on=None) | Q(revoked_on__gt=today)
    mandates = Mandate.objects.filter(stands, valid_from__lte=today, valid_to__gt=today).count()
    tokens = ApiToken.objects.filter(revoked_at=None, expires_at__gt=clock.real_now()).count()

    def place(label: str, icon: str, name: str, note: str, count: int | None = None) -> Place:
        return Place(label, icon, reverse(f"administration:{name}"), note, count)

    return [
        (
            _("Structure"),
            [
                place(
                    _("Organisations"), "building-2", "organisations", _("and their units"), _valid(Organisation, today)
                ),
                place(
                    _("Bodies"), "users-round", "bodies", _("terms, members, standing agencies"), _valid(Body, today)
                ),
                place(_("Groups"), "boxes", "groups", _("for tasks that each answers for"), Group.objects.count()),
                place(_("Posts"), "briefcase", "posts", _("what can be done in them"), _valid(Post, today)),
                place(_("Working days"), "calendar-days", "calendar", _("own days"), CalendarDay.objects.count()),
            ],
        ),
        (
            _("People"),
            [
                place(_("Persons"), "contact", "persons", _("and the posts they held"), Person.objects.count()),
                place(_("Appointments"), "user-check", "holdings", _("who holds what when"), _valid(Holding, today)),
                place(_("Mandates"), "stamp", "mandates", _("in force today"), mandates),
                place(
                    _("Accounts"),
                    "key-round",
                    "accounts",
                    _("who may sign in"),
                    User.objects.filter(is_active=True).count(),
                ),
                place(_("Tokens"), "bot", "tokens", _("programs that act for users"), tokens),
            ],
        ),
        (
            _("Papers and records"),
            [
                place(_("Rules of papers"), "scale", "rule_sets", _("types, numbers, layout"), len(rulesets.regimes())),
                place(
                    _("Registers"),
                    "book-open",
                    "registers",
                    _("next numbers and gaps"),
                    Series.objects.filter(direction=Direction.OUT).count(),
                ),
                place(_("Log of administration"), "scroll-text", "log", _("who changed what")),
                Place(
                    pgettext("administration", "Import"),
                    "upload",
                    reverse("imports:list"),
                    _("whole lists from spreadsheets"),
                ),
                Place(_("Operation"), "activity", reverse("operation:page"), _("health, backups, drills")),
                place(_("Mailboxes"), "inbox", "mailboxes", _("papers that come by mail"), Mailbox.objects.count()),
                place(_("Trackers"), "radar", "trackers", _("to which tasks are reported"), Tracker.objects.count()),
                place(_("Maps of tiles"), "map", "tile_maps", _("where the provinces stand in pictures")),
                Place(_("Mail not sent"), "mail", reverse("notifications:outbox"), _("to whom, and why")),
                Place(_("Webhooks"), "unplug", reverse("webhooks:list"), _("programs that are told of acts")),
                Place(
                    _("Exposure to the outside"), "globe", reverse("organisation:exposure"), _("accepted by an officer")
                ),
            ],
        ),
    ]


def _valid(model: type, today: dt.date) -> int:
    return int(model.objects.valid_on(today).count())  # type: ignore[attr-defined]


def looks() -> list[Look]:
    """What wants a look: who should have a second factor and has none, what ends soon, what is vacant."""
    today = clock.today()
    found = [
        *(_without_factor(), _administrators(today), _ending_mandates(today), _vacant(today), _nobodys(today)),
        _without_way_in(),
        _registers_over(today),
        _unread_mailboxes(),
    ]
    return [look for look in found if look is not None]


def _without_factor() -> Look | None:
    factor = Authenticator.objects.filter(user=OuterRef("pk"))
    n = User.objects.filter(~Exists(factor), is_active=True, needs_second_factor=True).count()
    text = ngettext(
        "%(n)s account that must have a second factor has none yet",
        "%(n)s accounts that must have a second factor have none yet",
        n,
    )
    return Look(text % {"n": n}, f"{reverse('administration:accounts')}?factor=no") if n else None


def _administrators(today: dt.date) -> Look | None:
    held = Holding.objects.valid_on(today).filter(post__role=Role.ADMINISTRATOR, person__user__is_active=True)
    if held.values("person").distinct().count() > 1:
        return None
    text = _("One person alone administers: if he cannot sign in, only the terminal helps. Appoint a second one.")
    return Look(text, f"{reverse('administration:posts')}?role=administrator")


def _ending_mandates(today: dt.date) -> Look | None:
    n = Mandate.objects.filter(
        revoked_on=None, valid_from__lte=today, valid_to__gt=today, valid_to__lte=today + _SOON
    ).count()
    text = ngettext("%(n)s mandate ends within two weeks", "%(n)s mandates end within two weeks", n)
    return Look(text % {"n": n}, reverse("administration:mandates")) if n else None


def _vacant(today: dt.date) -> Look | None:
    held = Holding.objects.valid_on(today).values("post")
    n = Post.objects.valid_on(today).filter(signs=True).exclude(pk__in=held).count()
    text = ngettext("%(n)s post that signs is vacant", "%(n)s posts that sign are vacant", n)
    return Look(text % {"n": n}, f"{reverse('administration:posts')}?held=no") if n else None


def _nobodys(today: dt.date) -> Look | None:
    n = User.objects.filter(is_active=True).annotate(p=Count("person")).filter(p=0).count()
    text = ngettext("%(n)s account belongs to no person", "%(n)s accounts belong to no person", n)
    return Look(text % {"n": n}, reverse("administration:accounts")) if n else None


def _without_way_in() -> Look | None:
    n = waiting_for_entry().count()
    text = ngettext(
        "%(n)s account waits for its user to choose a password",
        "%(n)s accounts wait for their users to choose a password",
        n,
    )
    return Look(text % {"n": n}, reverse("administration:give_entries")) if n else None


def _registers_over(today: dt.date) -> Look | None:
    n = Series.objects.filter(run_out(today), closed_at=None).count()
    text = ngettext(
        "%(n)s register whose year or term is over is not closed",
        "%(n)s registers whose year or term is over are not closed",
        n,
    )
    return Look(text % {"n": n}, f"{reverse('administration:registers')}?state=ended") if n else None


def _unread_mailboxes() -> Look | None:
    n = Mailbox.objects.in_use().filter(failing_since__isnull=False).count()
    text = ngettext("%(n)s mailbox cannot be read", "%(n)s mailboxes cannot be read", n)
    return Look(text % {"n": n}, reverse("administration:mailboxes")) if n else None


def entries(*, area: str = "") -> QuerySet[Entry]:
    """Acts on structure, accounts and registers, whoever did them."""
    wanted = {
        "organisation": Q(kind__startswith="organisation."),
        "accounts": Q(kind__startswith="accounts."),
        "documents": Q(kind__in=_REGISTERS),
        "mailroom": Q(kind__in=_MAILBOXES),
        "linking": Q(kind__in=_TRACKERS),
        "seeing": Q(kind__in=_TILES),
    }
    if area in wanted:
        return Entry.objects.filter(wanted[area])
    return Entry.objects.filter(functools.reduce(operator.or_, wanted.values()))
