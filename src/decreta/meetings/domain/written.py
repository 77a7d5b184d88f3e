"""A meeting in writing: prepared as a sitting is, sent out, closed; or turned into a session."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.meetings import policies, rules
from decreta.meetings.domain.agenda import everybody_asked_reads
from decreta.meetings.domain.expiring import papers_until
from decreta.meetings.domain.sittings import create_sitting
from decreta.meetings.enums import Form, Part, PointKind
from decreta.meetings.models import Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.models import Body, Post


def create_written(
    *,
    body: Body,
    title: str,
    until: dt.datetime,
    chair_post: Post,
    by: Actor,
    at: dt.datetime | None = None,
) -> Sitting:
    """Begin to prepare a meeting in writing, numbered among the sittings of the body, with opinions until a moment."""
    moment = at or clock.now()
    sitting = create_sitting(
        body=body,
        title=title,
        place=_("in writing"),
        starts_at=min(moment, until - dt.timedelta(minutes=1)),
        ends_at=until,
        chair_post=chair_post,
        by=by,
        at=at,
    )
    # Nobody comes together who could be told what became of earlier conclusions.
    sitting.agenda.filter(kind=PointKind.EARLIER_CONCLUSIONS).delete()
    sitting.form = Form.WRITTEN
    sitting.save(update_fields=["form"])
    return sitting


@act("meetings.send_out")
def send_out(*, sitting: Sitting, until: dt.datetime, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Put the questions before those invited: from now on they see them with their papers. Raises NotNow with what is missing."""
    rules.may_prepare(sitting.body, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("send_out", locked)
    moment = at or clock.now()
    problems = Problems()
    parts = set(locked.invitations.values_list("part", flat=True))
    if not parts & {Part.CHAIR, Part.MEMBER}:
        problems.add(_("No members are invited."), code="no_members")
    if until <= moment:
        problems.add(_("The deadline has passed."), "until", "past")
    problems.refuse_if_any()
    everybody_asked_reads(locked)
    locked.state, locked.convened_at, locked.opened_at = policies.target("send_out"), moment, moment
    locked.starts_at, locked.ends_at = moment, until
    locked.save(update_fields=["state", "convened_at", "opened_at", "starts_at", "ends_at"])
    sent = locked.invitations.update(sent_at=moment)
    locked.agenda.update(began_at=moment)
    record(
        AUDIT_KINDS["send_out"], by=by, on=locked, about=[locked.body], facts={"invited": sent, "until": until}, at=at
    )
    sitting.refresh_from_db()
    return locked


@act("meetings.prolong_written")
def prolong_written(*, sitting: Sitting, until: dt.datetime, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Let opinions come until a later moment. Who is told, and why, is known to who calls."""
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("prolong", locked)
    before = locked.ends_at
    locked.ends_at = until
    locked.save(update_fields=["ends_at"])
    facts = {"ends_at": {"before": before, "after": until}}
    record(AUDIT_KINDS["prolong"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.close_written")
def close_written(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """No opinion is taken any more; what was decided can be concluded and noticed as after a session."""
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("close_written", locked)
    moment = at or clock.now()
    locked.state, locked.closed_at = policies.target("close_written"), moment
    locked.papers_until = papers_until(locked, ended_at=moment)
    locked.save(update_fields=["state", "closed_at", "papers_until"])
    locked.agenda.update(ended_at=moment)
    ends = {"papers_until": locked.papers_until} if locked.papers_until else {}
    record(AUDIT_KINDS["close_written"], by=by, on=locked, about=[locked.body], facts=ends, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.withdraw_written")
def withdraw_written(*, sitting: Sitting, reason: str, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Nothing is decided in it, though the members were asked; it keeps its number. Who is told is known to who calls."""
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("withdraw_written", locked)
    moment = at or clock.now()
    locked.state = policies.target("withdraw_written")
    locked.papers_until = papers_until(locked, ended_at=moment)
    locked.save(update_fields=["state", "papers_until"])
    locked.agenda.update(ended_at=moment)
    facts = {"reason": reason.strip()[:300]}
    record(AUDIT_KINDS["withdraw_written"], by=by, on=locked, about=[locked.body], facts=facts, at=at)
    sitting.refresh_from_db()
    return locked


@act("meetings.turn_into_session")
def turn_into_session(*, sitting: Sitting, reason: str, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Deal with it in a session instead: number, points, papers and invitations stay; day and place are set anew.

    By who runs it, or by the system where enough members ask for it.
    """
    if not by.is_system:
        rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("turn", locked)
    locked.state, locked.form = policies.target("turn"), Form.SESSION
    locked.opened_at = locked.convened_at = None
    locked.save(update_fields=["state", "form", "opened_at", "convened_at"])
    locked.invitations.update(sent_at=None)
    locked.agenda.update(began_at=None)
    record(AUDIT_KINDS["turn"], by=by, on=locked, about=[locked.body], facts={"reason": reason.strip()[:300]}, at=at)
    sitting.refresh_from_db()
    return locked
