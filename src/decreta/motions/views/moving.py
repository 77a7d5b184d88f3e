"""Pages of those who move something: what is moved on a point, one motion, its words, support, taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, Stale, allows
from decreta.meetings.models import AgendaItem
from decreta.meetings.policies import conclusions_are_open, day_of, may_be_changed
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.seats import own_seat
from decreta.meetings.views.common import point_of, sent, status_of, taken
from decreta.motions import domain, policies, rules
from decreta.motions.enums import PENDING, Stance
from decreta.motions.forms import AmendmentForm, MotionForm, RewordForm, sealed_base
from decreta.motions.models import Motion
from decreta.motions.queries.standing import (
    before_the_body,
    on_point,
    seats_that_move,
    standing_of,
    voices_of,
    voted_on,
)
from decreta.motions.views.common import conclusion_of, leads, may_move, motion_of, pressed
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting.queries.tallies import tally_of


@login_required
@require_safe
def of_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is moved on a point, and the conclusions under it that can be amended."""
    item = point_of(request, pk)
    found = on_point(item)
    may = may_move(request, item.sitting) and allows(policies.can_be_moved_on, item)
    ruled = quorum_rules_of(item.sitting.body, on=day_of(item.sitting))
    context = {
        "item": item,
        "sitting": item.sitting,
        "voted_on": voted_on(found),
        "waiting": before_the_body(found),
        "decided": [one for one in found if not one.motion.is_alive],
        "conclusions": list(item.conclusions.all()),
        "may_move": may,
        "may_amend": may and allows(conclusions_are_open, item.sitting),
        "may_amend_proposal": may and allows(policies.proposal_can_be_amended, item, amends_before=ruled.amends_before),
        "is_staff": leads(request, item.sitting),
        "supporters_needed": ruled.motion_supporters,
    }
    return render(request, "motions/of_point.html", context)


@login_required
@GET_POST
@idempotent
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move something on a point."""
    item = point_of(request, pk)
    form = MotionForm(sent(request), **_movers(request, item))
    made: list[Motion] = []
    if taken(request, form, lambda data: made.append(domain.move(item=item, by=actor_of(request), **data))):
        return _moved(request, made[0])
    return _page(request, item, form, title=_("Move something"), button=_("Submit motion"))


@login_required
@GET_POST
@idempotent
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move that a conclusion reads otherwise."""
    conclusion = conclusion_of(request, pk)
    item = conclusion.item
    initial = {"text": conclusion.text, "base": sealed_base(conclusion.text)}
    form = AmendmentForm(sent(request), initial=initial, **_movers(request, item))
    made: list[Motion] = []
    if taken(
        request,
        form,
        lambda data: made.append(domain.move_amendment(conclusion=conclusion, by=actor_of(request), **data)),
    ):
        return _moved(request, made[0])
    title = _("Amend conclusion %(clause)s") % {"clause": f"{item.number}.{conclusion.ordinal}"}
    return _page(request, item, form, title=title, button=_("Submit amendment"), conclusion=conclusion)


@login_required
@GET_POST
@idempotent
def amend_proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move before a point begins that what is proposed reads otherwise."""
    item = point_of(request, pk)
    initial = {"text": item.proposed, "base": sealed_base(item.proposed)}
    form = AmendmentForm(sent(request), initial=initial, **_movers(request, item))
    made: list[Motion] = []
    if taken(request, form, lambda data: made.append(domain.amend_proposal(item=item, by=actor_of(request), **data))):
        return _moved(request, made[0])
    return _page(request, item, form, title=_("Amend what is proposed"), button=_("Submit amendment"))


def _movers(request: HttpRequest, item: AgendaItem) -> dict[str, Any]:
    """Who runs the sitting says who moves it; everybody else moves for himself."""
    sitting = item.sitting
    if not may_move(request, sitting):
        raise Http404
    if not leads(request, sitting):
        return {"sitting": sitting}
    proposers = quorum_rules_of(sitting.body, on=day_of(sitting)).proposers
    return {"sitting": sitting, "movers": list(seats_that_move(sitting, proposers))}


def _moved(request: HttpRequest, made: Motion) -> HttpResponse:
    messages.success(request, _("It is submitted; the chair says what becomes of it."))
    return redirect("motions:motion", pk=made.pk)


def _page(request: HttpRequest, item: AgendaItem, form: Any, **words: Any) -> HttpResponse:
    context = {"form": form, "item": item, "sitting": item.sitting, **words}
    return render(request, "motions/act.html", context, status=status_of(form))


@login_required
@require_safe
def motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One motion: what it changes, who supports it, what became of it."""
    return _motion_page(request, motion_of(request, pk))


def _motion_page(request: HttpRequest, found: Motion) -> HttpResponse:
    by, seat = actor_of(request), own_seat(found.sitting, actor=actor_of(request))
    voices = voices_of(found)
    is_pending = found.state in PENDING
    may_speak = is_pending and allows(rules.may_speak_to, found, seat, by=by)
    may_change = is_pending and allows(rules.may_change, found, by=by)
    context = {
        "one": standing_of(found),
        "motion": found,
        "item": found.item,
        "sitting": found.sitting,
        "supporting": [one for one in voices if one.stance == Stance.SUPPORTS],
        "objecting": [one for one in voices if one.stance == Stance.OBJECTS],
        "my_stance": next((one.stance for one in voices if seat is not None and one.invitation_id == seat.pk), ""),
        "may_speak": may_speak,
        "may_change": may_change and allows(policies.can_be_moved_on, found.item),
        "may_withdraw": may_change,
        "is_staff": leads(request, found.sitting),
        "runs": allows(policies.sitting_runs, found.sitting),
        "is_at_hand": found.sitting.current_item_id == found.item_id,
        "tally": tally_of(found.ballot) if found.ballot is not None and not found.ballot.is_open else None,
        "may_work_in": found.waits_to_be_worked_in
        and (found.conclusion is None or allows(may_be_changed, found.conclusion)),
        "supporters_needed": quorum_rules_of(found.sitting.body, on=day_of(found.sitting)).motion_supporters,
    }
    return render(request, "motions/motion.html", context)


@login_required
@GET_POST
@idempotent
def reword(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a motion anew, an amendment on the text as it reads now."""
    found = motion_of(request, pk)
    if not allows(rules.may_change, found, by=actor_of(request)):
        raise Http404
    one = standing_of(found)
    text = one.merged if one.merged is not None else found.text
    form = RewordForm(sent(request), initial={"text": text, "reason": found.reason, "revision": found.revision})
    if request.method == "POST" and form.is_valid():
        try:
            _reword(request, found, form.cleaned_data)
        except Stale as refusal:
            form = _on_the_newest(found, form, refusal)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The motion is written anew."))
            return redirect("motions:motion", pk=found.pk)
    words = {"title": _("Write it anew"), "button": _("Save words"), "one": one, "conclusion": found.conclusion}
    return _page(request, found.item, form, **words)


def _on_the_newest(found: Motion, typed: RewordForm, refusal: Stale) -> RewordForm:
    """What was typed, on the newest words, which the page shows above it."""
    found.refresh_from_db()
    data = typed.cleaned_data
    form = RewordForm({"text": data["text"], "reason": data["reason"], "revision": found.revision})
    form.is_valid()
    form.add_error("text", ValidationError(str(refusal)))
    return form


def _reword(request: HttpRequest, found: Motion, data: dict[str, Any]) -> None:
    domain.reword_motion(
        motion=found,
        text=data["text"],
        reason=data["reason"],
        expected_revision=data["revision"] or 0,
        by=actor_of(request),
    )


@login_required
@require_POST
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Support a motion, object to it, or take that back."""
    found = motion_of(request, pk)
    stance = request.POST.get("stance", "")
    return pressed(
        request, found, lambda: domain.say(motion=found, stance=stance, by=actor_of(request)), _("It is recorded.")
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a motion back."""
    found = motion_of(request, pk)
    return pressed(
        request,
        found,
        lambda: domain.withdraw_motion(motion=found, by=actor_of(request)),
        _("The motion is withdrawn."),
    )
