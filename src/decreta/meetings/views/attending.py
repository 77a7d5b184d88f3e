"""Pages for those who attend: the sitting, its papers, the live room, the calendar entry."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import NotNow, allows, reason_against
from decreta.documents.delivering import how_asked
from decreta.documents.models import Document
from decreta.files.models import StoredFile
from decreta.live import reading
from decreta.meetings import domain, policies, rules
from decreta.meetings.beside import Place, beside
from decreta.meetings.domain.calendar_entries import calendar_entry
from decreta.meetings.enums import PointKind, Presence, SittingState
from decreta.meetings.forms.invited import AnswerForm, SubstituteForm
from decreta.meetings.giving import give, is_marked
from decreta.meetings.live import topic_of
from decreta.meetings.models import Invitation, Paper, Sitting
from decreta.meetings.queries.changes import difference_of
from decreta.meetings.queries.holders import seat_that_runs
from decreta.meetings.queries.matches import MOST
from decreta.meetings.queries.periods import short_notices_of
from decreta.meetings.queries.readings import readings_of
from decreta.meetings.queries.remote import link_for
from decreta.meetings.queries.room import Room, counted_in, earlier_of, room_of, seat_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.substitutes import may_be_named, standing_deputies
from decreta.meetings.views.common import (
    actor_of,
    invitation_of,
    is_staff,
    paper_of,
    prepares,
    press,
    sitting_of,
    status_of,
)
from decreta.organisation.enums import Word
from decreta.organisation.models import Holding
from decreta.organisation.queries.words import own_word
from decreta.ui import recent
from decreta.ui.acting import acted
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sitting for those who attend: answer, earlier conclusions, agenda, papers, conclusions."""
    return recent.remember(request, _sitting_page(request, sitting_of(request, pk)), "meetings.sitting", pk)


def _sitting_page(request: HttpRequest, found: Sitting, form: AnswerForm | None = None) -> HttpResponse:
    actor = actor_of(request)
    # It is composed of a closed sitting alone.
    notice = policies.live_notice(found) if found.state == SittingState.CLOSED else None
    visible = notice is not None and Document.objects.visible_to(actor).filter(pk=notice.document_id).exists()
    state = room_of(found, actor=actor)
    seat = state.seat_of(actor)
    mine = seat.invitation if seat is not None else None
    context = {
        "sitting": found,
        "called": own_word(found.body, Word.SESSION),
        "room": state,
        "beside": beside(state, actor, Place.SITTING, Place.SITTING_SIDE),
        "earlier": earlier_of(found, actor=actor) if _opens_with_earlier(state) else None,
        "mine": mine,
        "form": form or (AnswerForm(initial={"answer": mine.answer, "reason": mine.reason}) if mine else None),
        "may_answer": mine is not None and allows(policies.can, "answer", found),
        "notice": notice if visible else None,
        "short_notices": short_notices_of(state),
        "is_staff": is_staff(request, found),
        "prepares": prepares(request, found),
        "may_invite": allows(policies.can, "invite", found),
        **_video(request, found, mine),
        "runs_as": _other_post(request, found),
        "may_take_back": found.acting_chair_id is not None and rules.has_the_chair(found, by=actor),
        "may_compose": is_staff(request, found) and allows(policies.notice_can_be_composed, found),
    }
    return render(request, "meetings/sitting.html", context, status=status_of(form) if form else 200)


def _video(request: HttpRequest, found: Sitting, mine: Invitation | None) -> dict[str, Any]:
    """The video link for who is given it; for who is invited and may be given it, how he gets it."""
    link = link_for(found, actor_of(request), runs=is_staff(request, found))
    asks = bool(found.video_url) and not link and mine is not None and allows(policies.can, "answer", found)
    return {"video_url": link, "asks_video": asks}


def _opens_with_earlier(state: Room) -> bool:
    return any(item.kind == PointKind.EARLIER_CONCLUSIONS for item in state.points)


def _other_post(request: HttpRequest, found: Sitting) -> Holding | None:
    """Another post of the reader in which he runs the sitting that he now only attends."""
    person = actor_of(request).person_id
    others = [one for one in request.seats if one.mandate is None and one is not request.seat]  # type: ignore[attr-defined]
    if person is None or not others or is_staff(request, found):
        return None
    return seat_that_runs(found, person_id=person, on=clock.today())


@login_required
@require_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The invited person answers."""
    invitation = invitation_of(request, pk)
    form = AnswerForm(request.POST)
    done = acted(
        request,
        form,
        lambda data: domain.answer_invitation(invitation=invitation, **data, by=actor_of(request)),
        done=_("Your answer is recorded."),
        back=redirect("meetings:sitting", pk=invitation.sitting_id),
    )
    return done or _sitting_page(request, sitting_of(request, invitation.sitting_id), form)


@login_required
@GET_POST
@idempotent
def substitute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is excused looks for somebody of his house, and names him."""
    invitation = invitation_of(request, pk)
    if not allows(rules.may_answer, invitation, by=actor_of(request)):
        raise Http404
    form = SubstituteForm(request.POST if request.method == "POST" else None, invitation=invitation)
    by = actor_of(request)
    done = acted(
        request,
        form,
        lambda data: domain.name_substitute(invitation=invitation, holding=data["holding"], by=by),
        done=_("He is invited in your place."),
        back=redirect("meetings:sitting", pk=invitation.sitting_id),
    )
    if done is not None:
        return done
    words = (request.POST.get("who", "") or request.GET.get("who", "")).strip()[:120]
    standing = standing_deputies(invitation)
    context = {
        "sitting": invitation.sitting,
        "invitation": invitation,
        "words": words,
        "standing": standing,
        "found": may_be_named(invitation, words).exclude(pk__in=[one.pk for one in standing])[:MOST],
        "named": Invitation.objects.filter(named_by=invitation).select_related("holding__person").first(),
        "ruled": quorum_rules_of(invitation.sitting.body, on=policies.day_of(invitation.sitting)).substitutes,
        "against": reason_against(policies.may_be_substituted, invitation),
        "form": form,
    }
    return render(request, "meetings/substitute.html", context, status=status_of(form))


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper in the browser: its present version; what changed since it was read; for who prepares, who has read it."""
    found = paper_of(request, pk)
    sitting = found.item.sitting
    is_prepared = prepares(request, sitting)
    context = {
        "paper": found,
        "sitting": sitting,
        "earlier": found.earlier.all() if found.version > 1 else [],
        "readings": readings_of(found) if is_prepared else None,
        "is_marked": is_marked(found),
        "may_change": is_prepared and allows(policies.can, "arrange", sitting),
    }
    answer = render(request, "meetings/paper.html", context)
    _opened(request, found)
    return answer


def _opened(request: HttpRequest, found: Paper) -> None:
    """Who is shown the present version for the first time has opened it."""
    if request.method != "GET" or found.read_version == found.version:
        return
    try:
        domain.open_paper(paper=found, by=actor_of(request))
    except NotNow as refusal:  # withdrawn since it was found: it is not given out any more
        raise Http404 from refusal


@login_required
@require_safe
def paper_changes(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """What is different between an earlier version and the present one."""
    found = paper_of(request, pk)
    before = get_object_or_404(found.earlier.select_related("file__blob"), number=number)
    context = {
        "paper": found,
        "sitting": found.item.sitting,
        "before": before,
        "difference": difference_of(before.file, found.file),
    }
    return render(request, "meetings/changes.html", context)


@login_required
@require_safe
def paper_version(request: HttpRequest, pk: UUID, number: int) -> HttpResponseBase:
    """The bytes of an earlier version, to whoever reads the paper."""
    found = paper_of(request, pk)
    before = get_object_or_404(found.earlier.select_related("file__blob"), number=number)
    return _given(request, found, before.file, before.number)


def _given(request: HttpRequest, found: Paper, file: StoredFile, version: int) -> HttpResponseBase:
    return give(found, file, version=version, request=request, actor=actor_of(request), how=how_asked(request))


@login_required
@require_safe
def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes of a paper, only to those who may read it.

    `v` says which version an open viewer reads: it goes on reading that one when another has taken its place, and only
    the present one counts as opened. Without `v` it is the present one.
    """
    found = paper_of(request, pk)
    asked = request.GET.get("v", "")
    if asked and asked != str(found.version):
        earlier = found.earlier.select_related("file__blob")
        before = next((one for one in earlier if str(one.number) == asked), None)
        if before is None:
            raise Http404
        return _given(request, found, before.file, before.number)
    _opened(request, found)
    return _given(request, found, found.file, found.version)


@login_required
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The live room of a member: what the secretary changes appears without a reload."""
    found = sitting_of(request, pk)
    actor = actor_of(request)
    state = room_of(found, actor=actor)
    seat = state.seat_of(actor)
    mine = seat.invitation if seat is not None else None
    context: dict[str, Any] = {
        "sitting": found,
        "room": state,
        "beside": beside(state, actor, Place.ROOM_FIRST, Place.ROOM),
        "paper": _chosen_paper(request, state),
        "mine": mine,
        "my_seat": seat,
        "may_check_in": mine is not None and allows(policies.may_be_checked_in, found, at=clock.now()),
        "topic": topic_of(found),
        "position": reading.read_at(found),
        "now": clock.now(),
        "is_staff": is_staff(request, found),
        "may_take_back": found.acting_chair_id is not None and rules.has_the_chair(found, by=actor),
        **_video(request, found, mine),
    }
    answer = render(request, "meetings/room.html", context)
    if context["paper"] is not None:
        _opened(request, context["paper"])
    return answer


def _chosen_paper(request: HttpRequest, state: Room) -> Paper | None:
    """The paper that the reader opened, else the first of the current point; of those that he is shown."""
    asked = request.GET.get("paper", "")
    chosen = next((one for one in state.papers if str(one.pk) == asked), None)
    at_hand = (one for one in state.papers if one.item_id == state.sitting.current_item_id)
    return chosen or next(at_hand, None)


@login_required
@require_safe
def come(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the code at the door leads: one press says that one has come. Only for who is invited."""
    found = sitting_of(request, pk)
    mine = seat_of(found, actor_of(request))
    if mine is None:
        raise Http404
    against = reason_against(policies.may_be_checked_in, found, at=clock.now())
    return render(request, "meetings/come.html", {"sitting": found, "seat": mine, "against": against})


@login_required
@require_POST
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody is present."""
    invitation = invitation_of(request, pk)
    presence = request.POST.get("presence", "")
    return press(
        request,
        invitation.sitting,
        lambda: domain.check_in(invitation=invitation, presence=presence, by=actor_of(request)),
        done=_noted(invitation, presence) if request.POST.get("to") == "desk" else "",
        page="room",
    )


def _noted(invitation: Invitation, presence: str) -> str:
    """What the desk of a large sitting says of somebody who is noted there: he stands in no list that shows it."""
    if presence not in Presence.values or not counted_in(invitation.sitting).is_large:
        return ""
    return _("%(person)s: %(why)s.") % {"person": invitation.holding.person, "why": Presence(presence).label}


@login_required
@require_POST
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody has left."""
    invitation = invitation_of(request, pk)
    return press(
        request, invitation.sitting, lambda: domain.leave(invitation=invitation, by=actor_of(request)), page="room"
    )


@login_required
@require_safe
def calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sitting for one's own calendar."""
    found = sitting_of(request, pk)
    url = request.build_absolute_uri(f"{request.path.rsplit('/', 1)[0]}/") if not settings.DECRETA_PUBLIC_URL else ""
    url = url or settings.DECRETA_PUBLIC_URL + request.path.rsplit("/", 1)[0] + "/"
    video = link_for(found, actor_of(request))
    text = calendar_entry(found, method="PUBLISH", language=get_language() or "vi", url=url, video=video)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sitting.ics"'
    return response
