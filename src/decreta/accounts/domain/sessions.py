"""Sessions end: by their user's wish, by their limits, with the account."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.accounts import ending, rules
from decreta.accounts.models import User, UserSession
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid


@act("accounts.end_session")
def end(*, session: UserSession, by: Actor) -> UserSession | None:
    """End one session at once; None when it has ended before."""
    rules.may_manage_own(session.user, by=by)
    if not end_rows(UserSession.objects.filter(pk=session.pk)):
        return None
    record("accounts.session_ended", by=by, on=session.user, facts={"device": session.device, "sessions": 1})
    return session


@act("accounts.end_sessions")
def end_all(*, user: User, by: Actor, but: str = "") -> int | None:
    """End every session of a user, except the one under the key `but`; returns how many, None when there was none."""
    rules.may_manage_own(user, by=by)
    ended = end_rows(UserSession.objects.filter(user=user).exclude(session_key=but or "-"))
    if not ended:
        return None
    record("accounts.session_ended", by=by, on=user, facts={"sessions": ended})
    return ended


@act("accounts.expire_session")
def expire(*, user: User, session_key: str, limit: str, by: Actor) -> bool:
    """A session has met a limit: `idle` for too long, or of too great an `age`."""
    if limit not in ("idle", "age"):
        raise Invalid.of(_("There is no such limit"), field="limit")
    end_rows(UserSession.objects.filter(user=user, session_key=session_key))
    record("accounts.session_expired", by=by, on=user, facts={"limit": limit})
    return True


def end_rows(rows: QuerySet[UserSession]) -> int:
    """End sessions with what the server keeps of them; called by the acts that end them."""
    ending.forget(rows.filter(ended_at=None).exclude(session_key="").values_list("session_key", flat=True))
    return rows.filter(ended_at=None).update(ended_at=clock.real_now(), session_key="")
