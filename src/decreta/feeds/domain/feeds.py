"""Calendar feeds: made by a post for itself, read by whoever knows the address, revoked at once."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, Problems
from decreta.feeds.models import Feed
from decreta.feeds.sources import SOURCES
from decreta.organisation.models import Body

#: Feeds of one post that stand at a time.
MAX_PER_POST: Final = 20
_NOTED: Final = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Made:
    """A feed and the secret of its address, the only time that it can be read."""

    feed: Feed
    token: str


@act("feeds.make_feed")
def make_feed(*, source: str, by: Actor, body: Body | None = None, as_tasks: bool = False) -> Made:
    """Make a secret address at which calendars read what the actor's post sees.

    Raises NotAllowed without a post of one's own, or Invalid with everything that is wrong.
    """
    if by.holding_id is None or by.mandate_id is not None:
        raise NotAllowed.of(_("Make calendar feeds in a post that you hold yourself."), code="no_post")
    problems = Problems()
    kind = SOURCES.get(source)
    if kind is None:
        problems.add(_("Choose what the calendar shows."), "source")
    elif kind.is_of_body and (body is None or body.pk not in by.body_ids | by.served_body_ids):
        problems.add(_("Choose a body to which your post belongs or for which it works."), "body")
    if Feed.objects.standing().filter(holding_id=by.holding_id).count() >= MAX_PER_POST:
        problems.add(_("A post has at most %(number)s calendar feeds.") % {"number": MAX_PER_POST})
    problems.refuse_if_any(Invalid)
    assert kind is not None
    token = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        holding_id=by.holding_id,
        source=source,
        body=body if kind.is_of_body else None,
        as_tasks=as_tasks and kind.has_days,
        token_hash=_hash(token),
        created_at=clock.real_now(),
    )
    facts = {"source": source, "body": feed.body.code if feed.body else None}
    record("feeds.feed_made", by=by, on=feed, facts=facts)
    return Made(feed, token)


@act("feeds.revoke_feed")
def revoke_feed(*, feed: Feed, by: Actor) -> Feed | None:
    """End a feed at once: its address answers nobody any more. None when it had ended."""
    if by.holding_id != feed.holding_id or by.mandate_id is not None:
        raise NotAllowed.of(_("Only who made the calendar feed may revoke it."), code="not_own")
    if not Feed.objects.standing().filter(pk=feed.pk).update(revoked_at=clock.real_now()):
        return None
    feed.refresh_from_db()
    record("feeds.feed_revoked", by=by, on=feed, facts={"source": feed.source})
    return feed


def feed_of_token(token: str) -> Feed | None:
    """The feed behind an address: it stands, its post is still held, the account of its holder is open. One statement."""
    day = clock.today()
    held = Q(holding__valid_from__lte=day) & (Q(holding__valid_to=None) | Q(holding__valid_to__gt=day))
    return (
        Feed.objects.standing()
        .filter(held, token_hash=_hash(token))
        .exclude(holding__person__user__is_active=False)
        .select_related("holding__person__user", "holding__post__unit__organisation", "holding__post__body", "body")
        .first()
    )


def note_read(feed: Feed) -> None:
    """Remember that a feed is in use, so that one sees which are not; once an hour is enough."""
    now = clock.real_now()
    if feed.read_at is None or now - feed.read_at > _NOTED:
        Feed.objects.filter(pk=feed.pk).update(read_at=now)


def _hash(token: str) -> bytes:
    """What is stored. The token is random and long: a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()
