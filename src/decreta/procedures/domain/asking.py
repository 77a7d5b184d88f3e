"""A procedure is prepared, its questions put before the members, reminded of, closed, or turned into a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import domain as sittings
from decreta.meetings.deciding import Share
from decreta.meetings.enums import Tie
from decreta.meetings.policies import day_of
from decreta.meetings.queries.membership import left_out_of
from decreta.minutes import domain as remaining
from decreta.organisation.models import Body, Post
from decreta.procedures import policies, rules
from decreta.procedures.arithmetic import Rule
from decreta.procedures.enums import Silence
from decreta.procedures.models import Procedure, Question, Reminder
from decreta.procedures.queries.forms import answered, asked, rung_due
from decreta.procedures.queries.rules import rule_of

TEXT_LIMIT = 4_000
_SHARE_LIMIT = 9
MOST_HOURS, MOST_RUNGS = 24 * 60, 6


@act("procedures.prepare")
def prepare(
    *,
    body: Body,
    title: str,
    until: dt.datetime,
    chair_post: Post,
    rule: Rule | None = None,
    convert_at: int | None = None,
    remind_hours: Iterable[int] = (48, 24),
    by: Actor,
    at: dt.datetime | None = None,
) -> Procedure:
    """Begin to prepare a decision in writing. It is a meeting of the body: numbered with its sessions.

    Without a majority of its own it decides by that which the body has on the day of the asking, which is copied then: a
    later version changes nothing of it.
    """
    moment, hours = at or clock.now(), sorted(set(remind_hours), reverse=True)
    of_body = rule_of(body, on=moment.astimezone(clock.zone()).date())
    is_by_rules = rule is None or not rule.majority
    is_tie_by_rules = rule is None or not rule.tie
    own = of_body
    if rule is not None:
        own = replace(rule, majority=rule.majority or of_body.majority, tie=rule.tie or of_body.tie)
    problems = Problems()
    if until <= moment:
        problems.add(_("The deadline lies ahead."), "until", "past")
    if not is_by_rules and not _is_share(own.majority):
        problems.add(_("Choose how many must agree."), "majority")
    if own.tie not in Tie.values:
        problems.add(_("Choose what happens at a tie."), "tie")
    if own.silence not in Silence.values:
        problems.add(_("Choose what silence means."), "silence")
    if convert_at is not None and convert_at < 1:
        problems.add(_("At least one member must ask for a session."), "convert_at")
    if len(hours) > MOST_RUNGS or any(not 1 <= one <= MOST_HOURS for one in hours):
        problems.add(_("Give at most six reminders, in hours before the deadline."), "remind_hours")
    problems.refuse_if_any(Invalid)
    sitting = sittings.create_written(body=body, title=title, until=until, chair_post=chair_post, by=by, at=at)
    procedure = Procedure.objects.create(
        sitting=sitting,
        until=until,
        majority=own.majority,
        is_by_rules=is_by_rules,
        silence=own.silence,
        tie=own.tie,
        is_tie_by_rules=is_tie_by_rules,
        convert_at=convert_at,
        remind_hours=hours,
        created_at=moment,
    )
    facts = {"until": until, "majority": own.majority, "silence": own.silence, "tie": own.tie}
    record("procedures.prepared", by=by, on=procedure, about=[sitting, body], facts=facts, at=at)
    return procedure


@act("procedures.add_question")
def add_question(*, procedure: Procedure, title: str, text: str, by: Actor, at: dt.datetime | None = None) -> Question:
    """Put a question: a point with the words that members agree or disagree with. Its papers hang on the point."""
    rules.may_run(procedure.sitting, by=by)
    policies.is_prepared(procedure)
    words = text.strip()
    problems = Problems()
    if not words:
        problems.add(_("Write what is to be agreed with."), "text", "required")
    if len(words) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "text")
    if "\x00" in words:
        problems.add(_("The text contains a character that cannot be kept."), "text")
    problems.refuse_if_any(Invalid)
    item = sittings.add_point(sitting=procedure.sitting, title=title, by=by, at=at)
    question = Question.objects.create(procedure=procedure, item=item, text=words)
    facts = {"position": item.position}
    record("procedures.question_added", by=by, on=procedure, about=[item, procedure.sitting], facts=facts, at=at)
    return question


@act("procedures.ask")
def ask(*, procedure: Procedure, by: Actor, at: dt.datetime | None = None) -> Procedure:
    """Put the questions before everybody who is a member on this day. From now on only opinions come."""
    rules.may_run(procedure.sitting, by=by)
    locked = locked_row(procedure)
    policies.is_prepared(locked)
    policies.is_complete(locked)
    if not locked.sitting.invitations.exists():
        sittings.invite_members(sitting=locked.sitting, by=by, at=at)
    sittings.send_out(sitting=locked.sitting, until=locked.until, by=by, at=at)
    # Whoever has come into the body since it was prepared, or was left out, is asked as well: all members decide.
    if left_out_of(locked.sitting):
        sittings.invite_members(sitting=locked.sitting, by=by, at=at)
    if locked.is_by_rules or locked.is_tie_by_rules:
        held = rule_of(locked.sitting.body, on=day_of(locked.sitting))
        locked.majority = held.majority if locked.is_by_rules else locked.majority
        locked.tie = held.tie if locked.is_tie_by_rules else locked.tie
        locked.save(update_fields=["majority", "tie"])
    facts = {"members": len(asked(locked)), "questions": locked.questions.count(), "until": locked.until}
    record("procedures.asked", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    procedure.refresh_from_db()
    return locked


@act("procedures.remind")
def remind(*, procedure: Procedure, by: Actor, at: dt.datetime | None = None) -> Reminder | None:
    """Remind those who have not answered, and tell the secretaries who they are: once for each rung.

    None where no rung has come, where it was sent, or where everybody has answered.
    """
    rules.may_remind(by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    if not locked.is_asking:
        return None
    hours = rung_due(locked, moment)
    silent = [str(one.invitation.holding_id) for one in asked(locked) if one.form is None]
    if hours is None or not silent:
        return None
    try:
        with transaction.atomic():
            made = Reminder.objects.create(
                procedure=locked, hours=hours, until=locked.until, reminded=silent, sent_at=moment
            )
    except IntegrityError:
        return None
    facts = {"hours": hours, "silent": len(silent)}
    record("procedures.reminded", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    return made


@act("procedures.close")
def close(*, procedure: Procedure, by: Actor, at: dt.datetime | None = None) -> Procedure:
    """Close it after the deadline, or when all have answered: what is adopted is concluded and enters the register.

    From its conclusions the notice is composed and tasks follow, as after a session. A question on which the sides are
    equal waits for the chair, where the rule leaves it to him.
    """
    rules.may_run(procedure.sitting, by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    policies.may_be_closed(locked, at=moment)
    found = answered(locked)
    sittings.close_written(sitting=locked.sitting, by=by, at=at)
    adopted = [one.question for one in found if one.tally.is_adopted]
    concluded = [sittings.write_conclusion(item=one.item, text=one.text, by=by, at=at) for one in adopted]
    today = moment.astimezone(clock.zone()).date()
    remaining.enter_conclusions(sitting=locked.sitting, conclusions=concluded, effective_on=today, by=by, at=at)
    waiting = [one.question.pk for one in found if one.tally.waits]
    locked.questions.filter(pk__in=waiting).update(waits_since=moment)
    facts = {"adopted": len(adopted), "questions": len(found), "waiting": len(waiting)}
    record("procedures.closed", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    procedure.refresh_from_db()
    return locked


@act("procedures.convert")
def convert(*, procedure: Procedure, reason: str, by: Actor, at: dt.datetime | None = None) -> Procedure:
    """Deal with it in a session: the meeting keeps its number, points and papers. Opinions that came stay readable."""
    if not by.is_system:
        rules.may_run(procedure.sitting, by=by)
    locked = locked_row(procedure)
    if not reason.strip():
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    sittings.turn_into_session(sitting=locked.sitting, reason=reason, by=by, at=at)
    # What was to be agreed with in writing is what is proposed in the session.
    for question in locked.questions.select_related("item__sitting__body", "item__sitting__chair_post"):
        item = question.item
        sittings.write_point_text(
            item=item, why=item.why, proposed=question.text, expected_version=item.text_version, by=by, at=at
        )
    facts = {"reason": reason.strip()[:300], "asked_for": locked.forms.filter(asks_for_session=True).count()}
    record("procedures.converted", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    procedure.refresh_from_db()
    return locked


def _is_share(text: str) -> bool:
    try:
        Share.read(text)
    except ValueError:
        return False
    return len(text) <= _SHARE_LIMIT


def locked_row(procedure: Procedure) -> Procedure:
    related = ("sitting__body", "sitting__chair_post", "sitting__term")
    return Procedure.objects.select_for_update(of=("self",)).select_related(*related).get(pk=procedure.pk)
