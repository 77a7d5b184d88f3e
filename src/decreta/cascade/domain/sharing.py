"""What an organisation shares upward is declared, and taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.cascade import rules
from decreta.cascade.domain.running_out import end_what_ran_out, last_of
from decreta.cascade.enums import IN_FORCE, Detail, Often, Scope
from decreta.cascade.models import RollUp, Share
from decreta.cascade.queries.books import keeper_of, those_above
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.directives.models import Directive
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation

#: How far ahead a declaration may begin, in days; how long its ground is.
_FARTHEST: Final = 366
LONGEST_GROUND: Final = 200


@dataclass(frozen=True)
class Whereof:
    """Of which tasks a declaration speaks: of a body's, a directive's, those that serve an assignment; else from below."""

    body: Body | None = None
    directive: Directive | None = None
    assignment: Assignment | None = None

    @property
    def scope(self) -> Scope:
        """The one that it names."""
        if self.body is not None:
            return Scope.BODY
        if self.directive is not None:
            return Scope.DIRECTIVE
        return Scope.ASSIGNMENT if self.assignment is not None else Scope.BELOW


@audit.act("cascade.share")
def share(
    *,
    organisation: Organisation,
    above: Organisation,
    whereof: Whereof,
    detail: int,
    by: Actor,
    goes_further: bool = False,
    first_on: dt.date | None = None,
    ground: str = "",
    often: str = Often.STANDING,
    until_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Share:
    """Declare what the organisation above sees from a day on: of which own tasks, and how much of each.

    Nothing else about them leaves the house. `goes_further` lets the one above count it in what he shares further upward;
    words never go further. What was declared until a day that is past stands in the way of nothing. Raises NotAllowed,
    Invalid.
    """
    rules.may_share(organisation=organisation, by=by)
    end_what_ran_out(organisation=organisation, above=above, at=at)
    moment, day = at or clock.now(), first_on or clock.today()
    problems = Problems()
    if above.pk not in {one.pk for one in those_above(organisation)}:
        problems.add(_("Only with an organisation above, or one whose bodies assign to yours."), "above", "not_above")
    _check_whereof(problems, organisation, whereof)
    if detail not in Detail.values or (whereof.scope is Scope.BELOW and detail == Detail.TASKS):
        problems.add(_("What comes from below goes further as counts only."), "detail", "too_much")
    if len(ground) > LONGEST_GROUND:
        problems.add(_("Say it in fewer words."), "ground", "too_long")
    if often not in Often.values:
        problems.add(_("Say as of which days it is told."), "often", "unknown")
    if until_on is not None and until_on < day:
        problems.add(_("The last day comes before the first."), "until_on", "before")
    _check_day(problems, organisation, above, whereof, day)
    problems.refuse_if_any()
    made = Share.objects.create(
        organisation=organisation,
        above=above,
        scope=whereof.scope,
        body=whereof.body,
        directive=whereof.directive,
        assignment=whereof.assignment,
        detail=detail,
        goes_further=goes_further,
        first_on=day,
        ground=ground.strip(),
        often=often,
        until_on=until_on,
        shared_at=moment,
        by=by.as_facts(),
    )
    _enter("cascade.share", made, by, at)
    return made


@audit.act("cascade.stop_sharing")
def stop_sharing(*, share: Share, by: Actor, at: dt.datetime | None = None) -> Share:
    """Take a declaration back: from today on the one above sees nothing by it, of earlier days counts only.

    Raises NotAllowed, NotNow.
    """
    rules.may_share(organisation=share.organisation, by=by)
    held = Share.objects.select_for_update(of=("self",)).select_related("organisation", "above").get(pk=share.pk)
    if held.ended_at is not None:
        raise NotNow.of(_("It was taken back already."), code="ended")
    if held.has_run_out(clock.today()):
        raise NotNow.of(_("It ended by itself with its last day."), code="ended")
    if RollUp.objects.filter(share=held, state__in=IN_FORCE).exists():
        raise NotNow.of(_("It rests on an agreement: withdraw that, with a reason."), code="agreed")
    held.ended_at, held.ended_by = at or clock.now(), by.as_facts()
    held.ended_on = last_of(held, held.ended_at.astimezone(clock.zone()).date())
    held.save(update_fields=["ended_at", "ended_by", "ended_on"])
    _enter("cascade.stop_sharing", held, by, at)
    return held


def _check_whereof(problems: Problems, organisation: Organisation, whereof: Whereof) -> None:
    """It names one thing, and that is the organisation's own."""
    if sum(one is not None for one in (whereof.body, whereof.directive, whereof.assignment)) > 1:
        problems.add(_("Say of which tasks it is: of one thing only."), "whereof", "several")
    body = whereof.body or (whereof.directive.body if whereof.directive is not None else None)
    if body is not None and keeper_of(body.pk, clock.today()) != organisation.pk:
        problems.add(_("Only the tasks of a body are shared whose book your organisation keeps."), "whereof", "not_own")
    held = whereof.assignment
    if held is not None and (held.matter_kind != MATTER_KIND or not _is_assigned(held, organisation)):
        problems.add(_("This was not assigned to your organisation."), "whereof", "not_own")


def _is_assigned(held: Assignment, organisation: Organisation) -> bool:
    if held.organisation_id is not None:
        return bool(held.organisation_id == organisation.pk)
    return held.body_id is not None and keeper_of(held.body_id, clock.today()) == organisation.pk


def _check_day(
    problems: Problems, organisation: Organisation, above: Organisation, whereof: Whereof, day: dt.date
) -> None:
    """Two declarations of the same never hold on one day."""
    alike = Share.objects.filter(
        organisation=organisation,
        above=above,
        scope=whereof.scope,
        body=whereof.body,
        directive=whereof.directive,
        assignment=whereof.assignment,
    )
    if alike.standing().exists():
        problems.add(_("This is shared already. Take that back first, to share more or less."), "whereof", "known")
    elif alike.filter(ended_on__gt=day).exists():
        problems.add(_("On this day an earlier declaration still held."), "first_on", "held")
    if day > clock.today() + dt.timedelta(days=_FARTHEST):
        problems.add(_("Give a day within a year."), "first_on", "too_far")


def _enter(kind: str, made: Share, by: Actor, at: dt.datetime | None) -> None:
    audit.record(
        kind,
        by=by,
        on=made,
        about=[made.organisation, made.above],
        at=at,
        facts={
            "organisation": made.organisation.code,
            "above": made.above.code,
            "scope": str(made.scope),
            "detail": int(made.detail),
            "goes_further": made.goes_further,
            "first_on": made.first_on,
        },
    )
