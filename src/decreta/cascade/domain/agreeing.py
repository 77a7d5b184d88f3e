"""A roll-up is asked for from above, and agreed, declined or withdrawn below. Nothing is told but by what is declared."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from decreta import audit
from decreta.cascade import rules
from decreta.cascade.domain.running_out import end_what_ran_out
from decreta.cascade.domain.sharing import Whereof, share, stop_sharing
from decreta.cascade.enums import Detail, Often, RollUpState
from decreta.cascade.models import RollUp, RollUpStep
from decreta.cascade.queries.books import keeper_of, those_above
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.directives.models import Directive
from decreta.organisation.models import Organisation

#: How far ahead a roll-up may begin, and how long an answer is waited for, in days.
_FARTHEST: Final = 366
LONGEST_SUBJECT: Final = 300
LONGEST_REASON: Final = 2000
#: Within how many days an answer is wished for, where nobody says it.
ANSWER_WITHIN: Final = 10


@dataclass(frozen=True)
class Terms:
    """How much is told, whether it may be counted further up, as of which days from one day to another."""

    detail: int
    first_on: dt.date
    goes_further: bool = False
    often: str = Often.STANDING
    until_on: dt.date | None = None

    @classmethod
    def of(cls, asked: RollUp) -> Terms:
        """Those that were asked for."""
        return cls(asked.detail, asked.first_on, asked.goes_further, asked.often, asked.until_on)


@audit.act("cascade.ask_roll_up")
def ask_roll_up(
    *,
    organisation: Organisation,
    above: Organisation,
    subject: str,
    terms: Terms,
    by: Actor,
    directive: Directive | None = None,
    answer_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> RollUp:
    """Ask an organisation below for a roll-up. Nothing of it is seen before it agrees.

    What was agreed until a day that is past may be asked for again. Raises NotAllowed, Invalid.
    """
    rules.may_ask(above=above, by=by)
    end_what_ran_out(organisation=organisation, above=above, at=at)
    moment, today = at or clock.now(), clock.today()
    until = answer_on or today + dt.timedelta(days=ANSWER_WITHIN)
    problems = Problems()
    if above.pk not in {one.pk for one in those_above(organisation)}:
        problems.add(
            _("Only an organisation below is asked, or one to which your bodies assign."), "organisation", "no"
        )
    subject = " ".join(subject.split())
    if not subject or len(subject) > LONGEST_SUBJECT:
        problems.add(_("Say in one sentence of what figures are asked for."), "subject", "missing")
    elif _alike(above, organisation, subject).exists():
        problems.add(_("This was asked for already."), "subject", "known")
    if directive is not None and keeper_of(directive.body_id, today) != above.pk:
        problems.add(_("Only a directive of your own book is named."), "directive", "not_own")
    _check_terms(problems, terms)
    if not today <= until <= today + dt.timedelta(days=_FARTHEST):
        problems.add(_("Give a day from today on, within a year."), "answer_on", "range")
    problems.refuse_if_any()
    made = RollUp.objects.create(
        organisation=organisation,
        above=above,
        subject=subject,
        directive=directive,
        detail=terms.detail,
        goes_further=terms.goes_further,
        often=terms.often,
        first_on=terms.first_on,
        until_on=terms.until_on,
        answer_on=until,
        asker_id=by.holding_id,
        asked_at=moment,
        by=by.as_facts(),
    )
    _step(made, RollUpState.ASKED, "", by, moment)
    _enter("cascade.roll_up_asked", made, by, at, {"answer_on": until})
    return made


@audit.act("cascade.agree")
def agree(
    *,
    roll_up: RollUp,
    whereof: Whereof,
    terms: Terms,
    by: Actor,
    ground: str = "",
    note: str = "",
    at: dt.datetime | None = None,
) -> RollUp:
    """Agree to a roll-up, as it was asked for or narrower: which own tasks it speaks of is said here, by who keeps them.

    What is declared with it gives the figures. Never more than was asked for: that is declared by itself. Raises
    NotAllowed, NotNow, Invalid.
    """
    rules.may_share(organisation=roll_up.organisation, by=by)
    held, asked = _waiting(roll_up), Terms.of(roll_up)
    problems = Problems()
    _check_not_wider(problems, terms, asked)
    _check_reason(problems, note, is_needed=False)
    problems.refuse_if_any()
    held.share = share(
        organisation=held.organisation,
        above=held.above,
        whereof=whereof,
        detail=terms.detail,
        goes_further=terms.goes_further,
        first_on=terms.first_on,
        often=terms.often,
        until_on=terms.until_on,
        ground=ground,
        by=by,
        at=at,
    )
    held.state = RollUpState.AGREED if terms == asked else RollUpState.NARROWED
    held.save(update_fields=["share", "state"])
    _step(held, held.state, note, by, at or clock.now())
    _enter("cascade.roll_up_agreed", held, by, at, {"scope": str(whereof.scope), "first_on": terms.first_on})
    return held


@audit.act("cascade.decline")
def decline(*, roll_up: RollUp, reason: str, by: Actor, at: dt.datetime | None = None) -> RollUp:
    """Decline a roll-up, with a reason that the one above reads. Raises NotAllowed, NotNow, Invalid."""
    rules.may_share(organisation=roll_up.organisation, by=by)
    _refuse_without(reason)
    return _end(_waiting(roll_up), RollUpState.DECLINED, "cascade.roll_up_declined", reason, by, at)


@audit.act("cascade.withdraw")
def withdraw(*, roll_up: RollUp, reason: str, by: Actor, at: dt.datetime | None = None) -> RollUp:
    """Withdraw what was agreed: its figures end with yesterday, and the one above is told why.

    Of earlier days numbers stay, as with everything that was shared. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_share(organisation=roll_up.organisation, by=by)
    _refuse_without(reason)
    held = _held(roll_up)
    if not held.is_in_force or held.share is None:
        raise NotNow.of(_("Nothing is agreed any more."), code="ended")
    if held.has_run_out(clock.today()):
        raise NotNow.of(_("It ended by itself with its last day."), code="ended")
    ended = _end(held, RollUpState.WITHDRAWN, "cascade.roll_up_withdrawn", reason, by, at)
    stop_sharing(share=held.share, by=by, at=at)
    return ended


@audit.act("cascade.cancel")
def cancel(*, roll_up: RollUp, by: Actor, reason: str = "", at: dt.datetime | None = None) -> RollUp:
    """The one above asks for it no longer. Raises NotAllowed, NotNow."""
    rules.may_ask(above=roll_up.above, by=by)
    problems = Problems()
    _check_reason(problems, reason, is_needed=False)
    problems.refuse_if_any()
    return _end(_waiting(roll_up), RollUpState.CANCELLED, "cascade.roll_up_cancelled", reason, by, at)


def _alike(above: Organisation, organisation: Organisation, subject: str) -> Any:
    open_ones = [RollUpState.ASKED, RollUpState.AGREED, RollUpState.NARROWED]
    return RollUp.objects.filter(above=above, organisation=organisation, subject=subject, state__in=open_ones)


def _check_terms(problems: Problems, terms: Terms) -> None:
    if terms.detail not in Detail.values:
        problems.add(_("Say how much is asked for."), "detail", "missing")
    if terms.often not in Often.values:
        problems.add(_("Say as of which days it is told."), "often", "unknown")
    if terms.first_on > clock.today() + dt.timedelta(days=_FARTHEST):
        problems.add(_("Give a day within a year."), "first_on", "too_far")
    if terms.until_on is not None and terms.until_on < terms.first_on:
        problems.add(_("The last day comes before the first."), "until_on", "before")


def _check_not_wider(problems: Problems, terms: Terms, asked: Terms) -> None:
    """Narrower is: fewer words, fewer days, a shorter time, not further up."""
    wider = _("This is more than was asked for. What goes beyond it is declared by itself.")
    if terms.detail > asked.detail:
        problems.add(wider, "detail", "wider")
    if terms.goes_further and not asked.goes_further:
        problems.add(wider, "goes_further", "wider")
    if _OFTEN.index(terms.often) < _OFTEN.index(asked.often):
        problems.add(wider, "often", "wider")
    if terms.first_on < asked.first_on:
        problems.add(wider, "first_on", "wider")
    if asked.until_on is not None and (terms.until_on is None or terms.until_on > asked.until_on):
        problems.add(wider, "until_on", "wider")


_OFTEN: Final = [one.value for one in Often]


def _refuse_without(reason: str) -> None:
    problems = Problems()
    _check_reason(problems, reason, is_needed=True)
    problems.refuse_if_any()


def _check_reason(problems: Problems, reason: str, *, is_needed: bool) -> None:
    if is_needed and not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    if len(reason) > LONGEST_REASON:
        problems.add(_("Say it in fewer words."), "reason", "too_long")


def _held(roll_up: RollUp) -> RollUp:
    related = ("above", "organisation", "share")
    return RollUp.objects.select_for_update(of=("self",)).select_related(*related).get(pk=roll_up.pk)


def _waiting(roll_up: RollUp) -> RollUp:
    held = _held(roll_up)
    if held.state != RollUpState.ASKED:
        raise NotNow.of(_("This was answered already."), code="answered")
    return held


def _end(held: RollUp, state: RollUpState, kind: str, reason: str, by: Actor, at: dt.datetime | None) -> RollUp:
    held.state = state
    held.save(update_fields=["state"])
    _step(held, state, reason, by, at or clock.now())
    _enter(kind, held, by, at, {"has_reason": bool(reason.strip())})
    return held


def _step(of: RollUp, state: str, reason: str, by: Actor, at: dt.datetime) -> None:
    RollUpStep.objects.create(roll_up=of, state=state, reason=reason.strip(), at=at, by=by.as_facts())


def _enter(kind: str, made: RollUp, by: Actor, at: dt.datetime | None, facts: dict[str, Any]) -> None:
    told = {"organisation": made.organisation.code, "above": made.above.code, "state": str(made.state), **facts}
    audit.record(kind, by=by, on=made, about=[made.organisation, made.above], at=at, facts=told)
