"""Sittings in people's own calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.audit.models import Entry as LogEntry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.addresses import absolute
from decreta.feeds.sources import MOST, PAST, Entry, register
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.queries.remote import remote_in


def register_sources() -> None:
    """Enter what feeds carry of sittings."""
    register("meetings.own", gettext_lazy("My sittings"), own)
    register("meetings.body", gettext_lazy("The sittings of a body"), of_body, is_of_body=True)


def own(actor: Actor, body_id: UUID | None = None) -> list[Entry]:
    """Sittings to which the actor's post is invited or that it chairs."""
    mine = Q(invitations__holding_id=actor.holding_id) | Q(chair_post_id=actor.post_id)
    return _entries(Sitting.objects.visible_to(actor).filter(mine).distinct(), actor)


def of_body(actor: Actor, body_id: UUID | None) -> list[Entry]:
    """The sittings of one body that the actor sees, as long as his post belongs to it or works for it."""
    if body_id not in actor.body_ids | actor.served_body_ids:
        return []
    of_it = Q(body_id=body_id) | Q(serves=body_id)
    return _entries(Sitting.objects.visible_to(actor).filter(of_it).distinct())


def _entries(found: QuerySet[Sitting], attends: Actor | None = None) -> list[Entry]:
    """Those that were convened: what is being prepared has no time yet that anybody should keep.

    With the video link where the feed is somebody's own and he attends remotely.
    """
    told = found.exclude(state=SittingState.PREPARING).exclude(state=SittingState.CANCELLED, convened_at=None)
    rows = list(told.filter(ends_at__gt=clock.now() - PAST).select_related("body").order_by("starts_at", "pk")[:MOST])
    changed = _changed(rows)
    remote = remote_in(rows, attends) if attends is not None else set()
    return [
        entry_of(
            one,
            changed_at=changed.get(str(one.pk), one.created_at),
            video=one.video_url if one.pk in remote else "",
        )
        for one in rows
    ]


def _changed(sittings: Iterable[Sitting]) -> dict[str, dt.datetime]:
    """When the log last told of each."""
    ids = [str(one.pk) for one in sittings]
    found = LogEntry.objects.filter(on_kind="meetings.sitting", on_id__in=ids).values("on_id").order_by()
    return {row["on_id"]: row["at"] for row in found.annotate(at=Max("recorded_at"))}


def entry_of(sitting: Sitting, *, changed_at: dt.datetime, language: str = "", url: str = "", video: str = "") -> Entry:
    """One sitting as calendars know it, in a feed and in an invitation alike: the same UID, the same SEQUENCE.

    `video` is the address of the video meeting, for whom the entry is made alone.
    """
    language = language or get_language() or "vi"
    body = sitting.body.name_in(language)
    with translation.override(language):
        described = "\n".join([body, _("Video link: %(url)s") % {"url": video}]) if video else body
    return Entry(
        uid=f"sitting-{sitting.pk}@decreta",
        sequence=sitting.calendar_revision,
        changed_at=changed_at,
        summary=sitting.title_in(language),
        url=url or absolute(reverse("meetings:sitting", args=[sitting.pk])),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        place=sitting.place,
        description=described,
        is_off=sitting.state == SittingState.CANCELLED,
    )
