"""A unit proposes a point to a body; it is reviewed, stands among the open points, comes onto an agenda, or is put off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.agendas import policies, rules
from decreta.agendas.domain.keeping import put_under
from decreta.agendas.enums import Level, ProposalState, StepKind
from decreta.agendas.models import LEADING, Proposal, ProposalPaper, ProposalStep, ReviewPath
from decreta.agendas.queries.pool import path_of
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.files import domain as files
from decreta.files.detection import PDF
from decreta.meetings import domain as meetings
from decreta.meetings import rules as sittings
from decreta.meetings.domain.agenda import check_audience
from decreta.meetings.enums import Audience, Purpose
from decreta.meetings.models import Sitting
from decreta.meetings.queries.rulebooks import submitters_of
from decreta.organisation.models import Body

_LIMITS = {"title": 300, "presenter": 160, "why": 8_000, "asked": 8_000}
_MOST_MINUTES = 600
_MOST_DAYS = 60


@act("agendas.propose")
def propose_point(
    *,
    body: Body,
    title: str,
    why: str,
    asked: str,
    by: Actor,
    purpose: str = Purpose.DECISION,
    minutes: int = 15,
    presenter: str = "",
    audience: str = Audience.EVERYBODY,
    is_listed: bool = True,
    at: dt.datetime | None = None,
) -> Proposal:
    """Propose a point to a body whose rules let the proposer. It goes the body's way of review; his own level is passed.

    `audience` says who will read the point once it is on an agenda, from its first moment there.
    """
    rules.may_propose(body, submitters=submitters_of([body], on=clock.today())[body.pk], by=by)
    moment = at or clock.now()
    levels, _days = path_of(body)
    proposal = Proposal(
        body=body,
        unit_id=by.unit_id,
        proposer_id=by.holding_id,  # type: ignore[misc]
        path=levels,
        proposed_at=moment,
        changed_at=moment,
    )
    _word(
        proposal,
        title=title,
        why=why,
        asked=asked,
        purpose=purpose,
        minutes=minutes,
        presenter=presenter,
        audience=audience,
        is_listed=is_listed,
    )
    _go_on(proposal, 0, by=by)
    proposal.save(force_insert=True)
    step(proposal, StepKind.PROPOSED, by=by, at=moment)
    facts = {"minutes": minutes, "purpose": purpose, "waits_for": proposal.waits_for, "audience": audience}
    record("agendas.proposed", by=by, on=proposal, about=[body], facts=facts, at=at)
    return proposal


@act("agendas.resend")
def resend_proposal(*, proposal: Proposal, by: Actor, at: dt.datetime | None = None, **words: Any) -> Proposal:
    """Change a point that was returned and send it again; its review begins anew. `words` as in `propose_point`.

    Raises Invalid where it would be open to more than it was on an agenda.
    """
    locked = hold(proposal)
    rules.may_change(locked, by=by)
    policies.is_in_state(locked, ProposalState.RETURNED)
    audience, is_listed = locked.audience, locked.is_listed
    _word(locked, **words)
    if locked.has_been_placed:
        policies.is_not_opened(locked, audience=audience, is_listed=is_listed)
    locked.kept = {}  # it is worded anew
    _go_on(locked, 0, by=by)
    _save(locked, at)
    step(locked, StepKind.CHANGED, by=by, at=locked.changed_at)
    record("agendas.resent", by=by, on=locked, about=[locked.body], facts={"waits_for": locked.waits_for}, at=at)
    return locked


@act("agendas.add_proposal_paper")
def add_proposal_paper(
    *,
    proposal: Proposal,
    title: str,
    upload: tuple[str, bytes],
    by: Actor,
    audience: str = Audience.EVERYBODY,
    at: dt.datetime | None = None,
) -> ProposalPaper:
    """Put a paper to a proposed point that is not on an agenda yet. `upload` is the file's name and its bytes.

    `audience` says who, among those that read the point, will read the paper.
    """
    locked = hold(proposal)
    rules.may_change(locked, by=by)
    policies.is_in_state(locked, ProposalState.REVIEW, ProposalState.RETURNED, ProposalState.OPEN)
    problems = Problems()
    check_audience(audience, is_listed=True, problems=problems)
    problems.refuse_if_any(Invalid)
    name, content = upload
    words = " ".join(title.split())[: _LIMITS["title"]] or name.rsplit(".", 1)[0].strip()
    file = files.store(content=content, name=name, media_type=PDF, by=by, at=at)
    paper = ProposalPaper.objects.create(
        proposal=locked, file=file, title=words, audience=audience, added_at=at or clock.now()
    )
    facts = {"sha256": file.blob_id, "audience": audience}
    record("agendas.proposal_paper_added", by=by, on=locked, about=[locked.body], facts=facts, at=at)
    return paper


@act("agendas.take_proposal_paper")
def take_proposal_paper(*, paper: ProposalPaper, by: Actor, at: dt.datetime | None = None) -> ProposalPaper:
    """Note that somebody was given a paper that has stood on an agenda and bears its reader's name since."""
    facts = {"sha256": paper.file.blob_id, "version": paper.version}
    record("agendas.proposal_paper_taken", by=by, on=paper.proposal, facts=facts, at=at)
    return paper


@act("agendas.approve")
def approve_proposal(*, proposal: Proposal, by: Actor, note: str = "", at: dt.datetime | None = None) -> Proposal:
    """Let a proposed point go on to the next level; after the last it is an open point of the body."""
    locked = hold(proposal)
    rules.may_review(locked, by=by)
    policies.is_in_state(locked, ProposalState.REVIEW)
    level = locked.waits_for
    _go_on(locked, locked.place + 1, by=by)
    _save(locked, at)
    step(locked, StepKind.APPROVED, by=by, at=locked.changed_at, note=note)
    facts = {"level": level, "waits_for": locked.waits_for}
    record("agendas.approved", by=by, on=locked, about=[locked.body], facts=facts, at=at)
    return locked


@act("agendas.return")
def return_proposal(*, proposal: Proposal, reason: str, by: Actor, at: dt.datetime | None = None) -> Proposal:
    """Give a proposed point back with a reason; who proposed it changes it and sends it again, or leaves it."""
    locked = hold(proposal)
    if locked.state == ProposalState.OPEN:
        sittings.may_prepare(locked.body, by=by)
    else:
        rules.may_review(locked, by=by)
    policies.can_be_returned(locked)
    words = reason_of(reason)
    level = locked.waits_for
    locked.state, locked.waits_for, locked.place = ProposalState.RETURNED, "", 0
    _save(locked, at)
    step(locked, StepKind.RETURNED, by=by, at=locked.changed_at, note=words)
    record("agendas.returned", by=by, on=locked, about=[locked.body], facts={"level": level}, at=at)
    return locked


@act("agendas.withdraw_proposal")
def withdraw_proposal(*, proposal: Proposal, by: Actor, at: dt.datetime | None = None) -> Proposal:
    """Take back a point that one proposed, while it is on no agenda."""
    locked = hold(proposal)
    rules.may_change(locked, by=by)
    policies.is_in_state(locked, ProposalState.REVIEW, ProposalState.RETURNED, ProposalState.OPEN)
    locked.state, locked.waits_for = ProposalState.WITHDRAWN, ""
    _save(locked, at)
    step(locked, StepKind.WITHDRAWN, by=by, at=locked.changed_at)
    record("agendas.proposal_withdrawn", by=by, on=locked, about=[locked.body], facts={}, at=at)
    return locked


@act("agendas.place")
def place_proposal(
    *, proposal: Proposal, sitting: Sitting, by: Actor, late_reason: str = "", at: dt.datetime | None = None
) -> Proposal:
    """Put an open point on the agenda of a sitting, with its texts and its papers in all versions, for whom it is meant.

    Who was named for it on an earlier agenda is named again, now or when he is invited. After the body's period it is
    late: whoever takes it nevertheless says why, and the point is marked so.
    """
    sittings.may_prepare(sitting.body, by=by)
    hold_sittings(sitting.pk)
    locked = hold(proposal)
    policies.is_in_state(locked, ProposalState.OPEN)
    policies.can_be_placed(sitting)
    if locked.body_id not in {sitting.body_id, *sitting.serves.values_list("pk", flat=True)}:
        raise Invalid.of(_("This sitting does not deal with matters of this body."), field="sitting")
    moment = at or clock.now()
    is_late = moment > policies.late_from(sitting, path_of(locked.body)[1])
    words = " ".join(late_reason.split())
    if is_late and not words:
        raise Invalid.of(
            _("The period for this sitting is over. Say why the point is taken nevertheless."),
            field="late_reason",
            code="late",
        )
    wording = locked.wording
    item = meetings.add_point(
        sitting=sitting,
        title=wording.title,
        presenter=wording.presenter,
        minutes=locked.minutes,
        purpose=locked.purpose,
        audience=locked.audience,
        is_listed=locked.is_listed,
        is_late=is_late,
        why=wording.why,
        # In writing members agree with a question, which is put in words of its own.
        proposed="" if sitting.is_written else wording.asked,
        by=by,
        at=at,
    )
    put_under(item, locked, reason=words, by=by, at=at)
    locked.state, locked.item = ProposalState.PLACED, item
    _save(locked, at)
    step(locked, StepKind.PLACED, by=by, at=moment, note=words, is_late=is_late)
    facts = {"point": item.pk, "is_late": is_late, "has_reason": bool(words)}
    record("agendas.placed", by=by, on=locked, about=[sitting, item], facts=facts, at=at)
    return locked


@act("agendas.put_off")
def put_off_proposal(
    *, proposal: Proposal, reason: str, by: Actor, to: Sitting | None = None, at: dt.datetime | None = None
) -> Proposal:
    """Take a point that has not begun off its agenda: back among the open points, or at once onto a later sitting's.

    It goes on as it has become there: who reads it, its papers in all their versions, who was named for it.
    """
    agenda = Proposal.objects.filter(pk=proposal.pk).values_list("item__sitting_id", flat=True).get()
    hold_sittings(agenda, to.pk if to is not None else None)
    locked = hold(proposal)
    policies.is_in_state(locked, ProposalState.PLACED)
    item = locked.item
    if item is not None:
        policies.is_still_there(item, agenda)
        sittings.may_prepare(item.sitting.body, by=by)
        meetings.remove_point(item=item, by=by, at=at)
        locked = hold(locked)  # with what the point had become
    else:
        sittings.may_prepare(locked.body, by=by)
    words = reason_of(reason)
    locked.state, locked.item = ProposalState.OPEN, None
    _save(locked, at)
    step(locked, StepKind.PUT_OFF, by=by, at=locked.changed_at, note=words)
    record("agendas.put_off", by=by, on=locked, about=[locked.body], facts={"goes_on": to is not None}, at=at)
    if to is not None:
        return place_proposal(proposal=locked, sitting=to, late_reason=words, by=by, at=at)
    return locked


@act("agendas.set_path")
def set_review_path(
    *, body: Body, levels: Iterable[str], days_before: int, by: Actor, at: dt.datetime | None = None
) -> ReviewPath | None:
    """Say by which levels points come to a body and until how many days before a sitting. Returns None when nothing differs.

    What is under review goes on by the way that held when it was proposed.
    """
    rules.may_set_path(body, by=by)
    wanted = [level for level in Level.values if level in set(levels)]
    if not 0 <= days_before <= _MOST_DAYS:
        raise Invalid.of(_("Between 0 and %(most)s days.") % {"most": _MOST_DAYS}, field="days_before")
    before, days = path_of(body)
    if (before, days) == (wanted, days_before):
        return None
    row = ReviewPath.objects.create(
        body=body, levels=wanted, days_before=days_before, set_at=at or clock.now(), by=by.as_facts()
    )
    facts = {"levels": {"before": before, "after": wanted}, "days_before": {"before": days, "after": days_before}}
    record("agendas.path_set", by=by, on=row, about=[body], facts=facts, at=at)
    return row


def _go_on(proposal: Proposal, place: int, *, by: Actor) -> None:
    """The next level whose turn it is; the head of a unit and who has no unit need not let out their own."""
    while place < len(proposal.path):
        level = proposal.path[place]
        is_own = level == Level.UNIT_HEAD and (proposal.unit_id is None or by.role in LEADING)
        if not is_own:
            break
        place += 1
    is_through = place >= len(proposal.path)
    proposal.place = place
    proposal.waits_for = "" if is_through else proposal.path[place]
    proposal.state = ProposalState.OPEN if is_through else ProposalState.REVIEW
    proposal.is_out = proposal.is_out or proposal.waits_for != Level.UNIT_HEAD


def _word(
    proposal: Proposal,
    *,
    title: str,
    why: str,
    asked: str,
    purpose: str,
    minutes: int,
    presenter: str = "",
    audience: str | None = None,
    is_listed: bool | None = None,
) -> None:
    """Who will read the point stays as it was unless it is said: nothing confidential is opened by leaving it out."""
    problems = Problems()
    given = {
        "title": " ".join(title.split()),
        "why": why.strip(),
        "asked": asked.strip(),
        "presenter": " ".join(presenter.split()),
    }
    missing = {
        "title": _("State the title."),
        "why": _("Say why the body should deal with it."),
        "asked": _("Say what the body is asked for."),
    }
    for name, words in given.items():
        if name in missing and not words:
            problems.add(missing[name], name, "required")
        if len(words) > _LIMITS[name]:
            problems.add(_("The text is longer than %(limit)s characters.") % {"limit": _LIMITS[name]}, name)
        setattr(proposal, name, words)
    if purpose not in Purpose.values:
        problems.add(_("Say what is asked."), "purpose")
    if not 1 <= minutes <= _MOST_MINUTES:
        problems.add(_("Plan between 1 and %(most)s minutes.") % {"most": _MOST_MINUTES}, "minutes")
    proposal.purpose, proposal.minutes = purpose, minutes
    if audience is not None:
        proposal.audience = audience
    if is_listed is not None:
        proposal.is_listed = is_listed
    check_audience(proposal.audience, is_listed=proposal.is_listed, problems=problems)
    problems.refuse_if_any(Invalid)


def reason_of(text: str) -> str:
    """The reason that a step says. Raises Invalid without one."""
    words = text.strip()
    if not words:
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    return words[:4_000]


def hold_sittings(*keys: UUID | None) -> dict[UUID, Sitting]:
    """Sittings as they stand, held before any proposal and always in the same order: no two acts wait for each other."""
    found = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post")
    return {one.pk: one for one in found.filter(pk__in=[key for key in keys if key is not None]).order_by("pk")}


def hold(proposal: Proposal) -> Proposal:
    """A proposal as it stands, which nobody else changes until the act has ended."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("body", "proposer", "item__sitting__body")
    return found.get(pk=proposal.pk)


def _save(proposal: Proposal, at: dt.datetime | None) -> None:
    proposal.changed_at = at or clock.now()
    proposal.save()


def step(
    proposal: Proposal, kind: StepKind, *, by: Actor, at: dt.datetime, note: str = "", is_late: bool = False
) -> None:
    """Write into the history of a proposal what happened to it."""
    ProposalStep.objects.create(
        proposal=proposal, kind=kind, note=note.strip(), is_late=is_late, at=at, by=by.as_facts()
    )
