"""A body sets the rules by which it sits and decides; and who votes in a sitting, how heavily, and through whom."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems, Stale
from decreta.meetings import policies, rules
from decreta.meetings.enums import (
    Base,
    ConsentOffered,
    Counted,
    Manner,
    MessagesKept,
    PapersMarked,
    Part,
    PositionsShown,
    Shortness,
    Subject,
    Submitter,
    Substitutes,
    Tie,
)
from decreta.meetings.models import Invitation, RuleBook, SubjectRule
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.queries.rulebooks import Rules
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.enums import MOST_WEIGHT
from decreta.organisation.models import Body

MOST_DAYS = 90
MOST_OPEN_DAYS = 3650
MOST_SUPPORTERS = 100
_PAPER_LIMIT = 200
_REASON_LIMIT = 300


@act("meetings.set_rules")
def set_rules(
    *,
    body: Body,
    wanted: Rules,
    valid_from: dt.date,
    authority: str,
    of_version: int,
    by: Actor,
    at: dt.datetime | None = None,
) -> RuleBook:
    """Lay down a version of a body's rules, on the authority of a paper, for sittings from a day on.

    `of_version` is the newest one that whoever sets it has read. Earlier sittings keep the version of their day, and
    a ballot the rule with which it was opened. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_prepare(body, by=by)
    paper = " ".join(authority.split())
    _check(wanted, paper)
    Body.objects.select_for_update().get(pk=body.pk)
    newest = RuleBook.objects.filter(body=body).aggregate(newest=Max("version"))["newest"] or 0
    if newest != of_version:
        raise Stale.of(_("Somebody else has set these rules meanwhile. Look at them as they are now."), code="changed")
    book = RuleBook.objects.create(
        body=body,
        version=newest + 1,
        valid_from=valid_from,
        authority=paper,
        numerator=wanted.quorum.numerator,
        denominator=wanted.quorum.denominator,
        is_more_than=wanted.quorum.is_more_than,
        counted=wanted.counted,
        tie=wanted.tie,
        proxy_limit=wanted.proxy_limit,
        convocation_days=wanted.convocation_days,
        papers_days=wanted.papers_days,
        reminder_days=wanted.reminder_days,
        substitutes=wanted.substitutes,
        proposers=list(wanted.proposers),
        short_notice=wanted.short_notice,
        urgent_days=wanted.urgent_days,
        motion_supporters=wanted.motion_supporters,
        amends_before=wanted.amends_before,
        positions_shown=wanted.positions_shown,
        consent_offered=wanted.consent_offered,
        positions_days=wanted.positions_days,
        submitters=list(wanted.submitters),
        papers_marked=wanted.papers_marked,
        papers_open_days=wanted.papers_open_days,
        room_messages=wanted.room_messages,
        messages_kept=wanted.messages_kept,
        set_at=at or clock.now(),
        by=by.as_facts(),
    )
    SubjectRule.objects.bulk_create(
        SubjectRule(
            book=book,
            subject=one.subject,
            base=one.majority.base,
            numerator=one.majority.share.numerator,
            denominator=one.majority.share.denominator,
            is_more_than=one.majority.share.is_more_than,
            manner=one.manner,
        )
        for one in wanted.subjects
    )
    record(AUDIT_KINDS["set_rules"], by=by, on=book, about=[body], facts=_facts(book, wanted), at=at)
    return book


@act("meetings.set_voting_right")
def set_voting_right(
    *,
    invitation: Invitation,
    has_vote: bool,
    weight: int,
    by: Actor,
    sits_for: Invitation | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Invitation | None:
    """Say whether somebody votes in a sitting, with how many votes, and for which absent member he sits.

    Returns None when nothing differs. It holds for ballots that are opened afterwards.
    """
    sitting = invitation.sitting
    rules.may_prepare(sitting.body, by=by)
    held_sitting(sitting.pk)
    policies.can("invite", sitting)
    words = " ".join(reason.split())
    before = (invitation.has_vote, invitation.weight, invitation.sits_for_id)
    after = (has_vote, weight, sits_for.pk if sits_for else None)
    if before == after:
        return None
    _check_right(invitation, weight, sits_for, words)
    invitation.has_vote, invitation.weight, invitation.sits_for = has_vote, weight, sits_for
    invitation.save(update_fields=["has_vote", "weight", "sits_for"])
    names = ("has_vote", "weight", "sits_for")
    facts = {name: {"before": old, "after": new} for name, old, new in zip(names, before, after, strict=True)}
    facts_and_reason = {**facts, "reason": words} if words else facts
    record(AUDIT_KINDS["set_voting_right"], by=by, on=invitation, about=[sitting], facts=facts_and_reason, at=at)
    return invitation


def _check_right(invitation: Invitation, weight: int, sits_for: Invitation | None, reason: str) -> None:
    problems = Problems()
    if not 1 <= weight <= MOST_WEIGHT:
        problems.add(_("Between 1 and %(most)s votes.") % {"most": MOST_WEIGHT}, "weight")
    if len(reason) > _REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    if sits_for is not None:
        _check_substitute(invitation, sits_for, reason, problems)
    problems.refuse_if_any(Invalid)


def _check_substitute(invitation: Invitation, absent: Invitation, reason: str, problems: Problems) -> None:
    if invitation.part in {Part.CHAIR, Part.MEMBER}:
        problems.add(_("A member has his own seat and sits for nobody else."), "sits_for", "is_member")
    if absent.sitting_id != invitation.sitting_id or absent.part not in {Part.CHAIR, Part.MEMBER}:
        problems.add(_("Choose a member of this sitting."), "sits_for", "not_a_member")
    taken = Invitation.objects.filter(sits_for=absent).exclude(pk=invitation.pk).exists()
    if taken:
        problems.add(_("Somebody sits for this member already."), "sits_for", "taken")
    if absent.attendances.filter(left_at=None).exists():
        raise NotNow.of(_("This member is present himself."), field="sits_for", code="present")
    if not reason:
        problems.add(
            _("State the reason for the absence, or the paper that names the substitute."), "reason", "required"
        )


def _check(wanted: Rules, paper: str) -> None:
    problems = Problems()
    if not paper:
        problems.add(_("Name the paper that lays these rules down."), "authority", "required")
    if len(paper) > _PAPER_LIMIT:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": _PAPER_LIMIT}, "authority")
    if not wanted.quorum.is_possible:
        problems.add(_("This share cannot be reached."), "quorum", "impossible")
    periods = {
        "convocation_days": wanted.convocation_days,
        "papers_days": wanted.papers_days,
        "urgent_days": wanted.urgent_days,
        "reminder_days": wanted.reminder_days,
        "positions_days": wanted.positions_days,
    }
    for field, days in periods.items():
        if not 0 <= days <= MOST_DAYS:
            problems.add(_("At most %(most)s days.") % {"most": MOST_DAYS}, field)
    if not 0 <= wanted.papers_open_days <= MOST_OPEN_DAYS:
        problems.add(_("At most %(most)s days.") % {"most": MOST_OPEN_DAYS}, "papers_open_days")
    if not 0 <= wanted.motion_supporters <= MOST_SUPPORTERS:
        problems.add(_("At most %(most)s.") % {"most": MOST_SUPPORTERS}, "motion_supporters")
    if not wanted.proposers:
        problems.add(_("Say who may propose."), "proposers", "required")
    if not wanted.submitters or not set(wanted.submitters) <= set(Submitter):
        problems.add(_("Say who submits points."), "submitters", "required")
    _check_subjects(wanted, problems)
    problems.refuse_if_any(Invalid)


def _check_subjects(wanted: Rules, problems: Problems) -> None:
    if sorted(one.subject for one in wanted.subjects) != sorted(Subject):
        problems.add(_("Every subject has a majority."), code="subjects")
    known = wanted.counted in Counted.values and wanted.tie in Tie.values
    known = known and wanted.substitutes in Substitutes.values
    known = known and wanted.short_notice in Shortness.values and wanted.positions_shown in PositionsShown.values
    known = known and wanted.consent_offered in ConsentOffered.values
    known = known and wanted.papers_marked in PapersMarked.values and wanted.messages_kept in MessagesKept.values
    for one in wanted.subjects:
        known = known and one.majority.base in Base.values and one.manner in Manner.values
        if not one.majority.share.is_possible:
            problems.add(_("This share cannot be reached."), f"share_{one.subject}", "impossible")
    if not known:
        problems.add(_("Choose among what is offered."), code="unknown")


def _facts(book: RuleBook, wanted: Rules) -> dict[str, object]:
    return {
        "version": book.version,
        "valid_from": book.valid_from,
        "authority": book.authority,
        "quorum": f"{wanted.quorum} {wanted.counted}",
        "tie": wanted.tie,
        "substitutes": wanted.substitutes,
        "consent_offered": wanted.consent_offered,
        "positions_days": wanted.positions_days,
        "papers_marked": wanted.papers_marked,
        "papers_open_days": wanted.papers_open_days,
        "room_messages": wanted.room_messages,
        "messages_kept": wanted.messages_kept,
        "submitters": [str(one) for one in wanted.submitters],
        "subjects": {
            str(one.subject): f"{one.majority.share} {one.majority.base} {one.manner}" for one in wanted.subjects
        },
    }
