"""Pages on which a secretary prepares a sitting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, Invalid, allows, reason_against
from decreta.kit import undoing
from decreta.meetings import domain, policies
from decreta.meetings.beside import Place, beside
from decreta.meetings.domain import rooming
from decreta.meetings.domain.convening import what_is_missing
from decreta.meetings.domain.periods import shortfall
from decreta.meetings.enums import Part, Period, PointKind
from decreta.meetings.forms.invited import InviteForm
from decreta.meetings.forms.points import NewPointForm
from decreta.meetings.forms.sittings import ChangeForm, ConveneForm, NewSittingForm, ReasonForm, VideoForm, bodies_of
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.conflicts import conflicts_of
from decreta.meetings.queries.matches import matches
from decreta.meetings.queries.periods import short_notices_of
from decreta.meetings.queries.places import placed
from decreta.meetings.queries.room import board_of, room_of
from decreta.meetings.undoing import WITHDRAW_INVITATION
from decreta.meetings.views.common import (
    actor_of,
    invitation_of,
    prepares,
    press,
    sent,
    sitting_of,
    status_of,
    taken,
)
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    """Begin to prepare a sitting."""
    actor = actor_of(request)
    if not actor.can("prepare_sittings"):
        raise Http404
    made: list[Sitting] = []
    form = NewSittingForm(sent(request), bodies=bodies_of(actor), actor=actor)
    if taken(request, form, lambda data: made.append(domain.create_sitting(**data, by=actor))):
        messages.success(request, _("The sitting is being prepared."))
        return redirect("meetings:prepare", pk=made[0].pk)
    return render(
        request,
        "meetings/edit.html",
        {"form": form, "title": _("New sitting"), "button": _("Prepare sitting"), "has_rooms": "room" in form.fields},
        status=status_of(form),
    )


@login_required
@GET_POST
@idempotent
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a sitting's title, place, times or chair."""
    sitting = prepared(request, pk)
    fields = ("title", "title_en", "title_ja", "place", "starts_at", "ends_at", "chair_post", "number_in_term")
    has = rooming.present(sitting)
    initial = {name: getattr(sitting, name) for name in fields} | ({"place": ""} if has.room else {})
    initial |= {"room": has.room, "minutes_before": has.before, "minutes_after": has.after}
    form = ChangeForm(
        sent(request),
        initial=initial,
        bodies=Body.objects.filter(pk=sitting.body_id),
        actor=actor_of(request),
        held=has.room,
    )
    if sitting.convened_at is None:
        del form.fields["late_reason"]  # nobody has been told a day yet
    day = policies.day_of(sitting)
    if taken(request, form, lambda data: domain.change_sitting(sitting=sitting, by=actor_of(request), **_kept(data))):
        messages.success(request, _("The sitting is changed."))
        if policies.day_of(sitting) != day:
            for one in short_notices_of(room_of(sitting, actor=actor_of(request))):
                messages.warning(request, one)
        return redirect("meetings:prepare", pk=pk)
    note = _("Everybody invited gets an update in his calendar.") if sitting.convened_at else ""
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Change sitting"),
        "button": _("Change sitting"),
        "note": note,
        "has_rooms": "room" in form.fields,
        "booking_id": sitting.booking_id if has.room else "",
    }
    return render(request, "meetings/edit.html", context, status=status_of(form))


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    """An emptied number keeps the one that the sitting has."""
    return {name: value for name, value in data.items() if name != "number_in_term" or value is not None}


@login_required
@GET_POST
@idempotent
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel a sitting, with a reason."""
    sitting = prepared(request, pk)
    form = ReasonForm(sent(request))
    if taken(
        request, form, lambda data: domain.cancel_sitting(sitting=sitting, reason=data["reason"], by=actor_of(request))
    ):
        messages.success(request, _("The sitting is cancelled."))
        return redirect("meetings:sitting", pk=pk)
    note = _("Everybody invited is told the reason, and the entry in his calendar is cancelled.")
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Cancel sitting"),
        "button": _("Cancel sitting"),
        "note": note,
        "danger": True,
    }
    return render(request, "meetings/edit.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def video(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The video link of a sitting, for those who attend remotely."""
    sitting = prepared(request, pk)
    form = VideoForm(sent(request), initial={"url": sitting.video_url})
    if taken(request, form, lambda data: domain.set_video_link(sitting=sitting, url=data["url"], by=actor_of(request))):
        messages.success(request, _("The video link is set. Whoever attends remotely gets it."))
        return redirect("meetings:prepare", pk=pk)
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Video link"),
        "button": _("Set video link"),
        "note": _(
            "Whoever is invited and answers that he attends remotely gets it: on the page, by mail and in his calendar. "
            "Nobody else does."
        ),
    }
    return render(request, "meetings/edit.html", context, status=status_of(form))


@login_required
@require_safe
def prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agenda with papers, invitations, and what is missing for the convocation."""
    sitting = prepared(request, pk)
    return _prepare_page(request, sitting)


def _prepare_page(
    request: HttpRequest, sitting: Sitting, *, point_form: Any = None, invite_form: Any = None
) -> HttpResponse:
    shown = [form for form in (point_form, invite_form) if form is not None]
    room = room_of(sitting, actor=actor_of(request), has_openings=sitting.state != "preparing")
    board = room.board  # before the parts: who has the list looks for his own seat there
    context = {
        "sitting": sitting,
        "room": room,
        "beside": beside(room, actor_of(request), Place.PREPARE, Place.PREPARE_SIDE),
        "missing": what_is_missing(sitting, at=clock.now()).found if sitting.state == "preparing" else [],
        "placed": placed(sitting, actor_of(request), seats=len(board.seats), ends_at=room.timing.ends_at),
        "may_arrange": allows(policies.can, "arrange", sitting),
        "may_change": allows(policies.can, "change", sitting),
        "may_invite": allows(policies.can, "invite", sitting),
        "point_form": point_form or NewPointForm(),
        **_invite_context(sitting, invite_form, words=_words(request)),
    }
    return render(
        request, "meetings/prepare.html", context, status=max((status_of(form) for form in shown), default=200)
    )


@login_required
@require_POST
@idempotent
def add_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a point at the end of the agenda."""
    sitting = prepared(request, pk)
    form = NewPointForm(_point_sent(request))
    if taken(request, form, lambda data: domain.add_point(sitting=sitting, **_new_point(data), by=actor_of(request))):
        return redirect("meetings:prepare", pk=pk)
    return _prepare_page(request, sitting, point_form=form)


def _point_sent(request: HttpRequest) -> QueryDict:
    """A heading has no minutes: none need be typed."""
    sent = request.POST.copy()
    if sent.get("is_heading"):
        sent["minutes"] = sent.get("minutes") or "15"
    return sent


def _new_point(data: dict[str, Any]) -> dict[str, Any]:
    kind = PointKind.HEADING if data["is_heading"] else PointKind.ORDINARY
    words = {name: data[name] for name in ("title", "purpose", "presenter", "minutes", "audience")}
    return {**words, "kind": kind, "is_listed": not data["is_hidden"]}


@login_required
@require_safe
def find(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whom a search for somebody to invite finds: the part of the page that a typing secretary sees change."""
    sitting = prepared(request, pk)
    return render(request, "meetings/parts/found.html", _invite_context(sitting, None, words=_words(request)))


@login_required
@require_POST
@idempotent
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite one more person; the search stays, for the next one."""
    sitting = prepared(request, pk)
    form = InviteForm(request.POST, sitting=sitting)
    made: list[Invitation] = []

    def act(data: dict[str, Any]) -> None:
        made.append(domain.invite(sitting=sitting, holding=data["holding"], part=data["part"], by=actor_of(request)))

    if taken(request, form, act):
        words = _("%(person)s is invited.") % {"person": made[0].holding.person}
        undoing.succeed(request, words, WITHDRAW_INVITATION, made[0].pk)
        query = urlencode({"who": form.cleaned_data["who"]}) if form.cleaned_data["who"] else ""
        return redirect(f"{reverse('meetings:prepare', args=[pk])}{query and '?'}{query}#invite")
    return _prepare_page(request, sitting, invite_form=form)


def _invite_context(sitting: Sitting, form: InviteForm | None, *, words: str) -> dict[str, Any]:
    """The search for somebody to invite and what it found."""
    initial = {"who": words, "part": Part.GUEST}
    return {
        "sitting": sitting,
        "words": words,
        "invite_form": form or InviteForm(sitting=sitting, initial=initial),
        "matches": matches(sitting, words) if words else None,
    }


def _words(request: HttpRequest) -> str:
    """What was searched for, also when the form came back with a mistake."""
    return (request.POST.get("who", "") or request.GET.get("who", "")).strip()[:120]


@login_required
@require_POST
@idempotent
def invite_members(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite the chair and everybody who holds a post of the body."""
    sitting = prepared(request, pk)
    return press(request, sitting, lambda: domain.invite_members(sitting=sitting, by=actor_of(request)), page="prepare")


@login_required
@require_POST
@idempotent
def remind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remind those who have not answered."""
    sitting = prepared(request, pk)
    return press(
        request,
        sitting,
        lambda: domain.remind(sitting=sitting, by=actor_of(request)),
        done=_("Those who have not answered are reminded."),
        page="prepare",
    )


@login_required
@require_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = invitation_of(request, pk)
    sitting = prepared(request, invitation.sitting_id)
    return press(
        request,
        sitting,
        lambda: domain.withdraw_invitation(invitation=invitation, by=actor_of(request)),
        page="prepare",
    )


@login_required
@GET_POST
@idempotent
def convene(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the convocation does and to whom; then convene."""
    sitting = prepared(request, pk)
    short, board = shortfall(sitting, Period.CONVOCATION), board_of(sitting)
    form = ConveneForm(sent(request), asks_why_late=short is not None, asks_why_left_out=bool(board.left_out))
    if request.method == "POST" and form.is_valid():
        try:
            domain.convene(sitting=sitting, **form.cleaned_data, by=actor_of(request))
        except Invalid as refusal:
            form.take(refusal)
        except ActRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("meetings:sitting", pk=pk)
        else:
            messages.success(request, _("The sitting is convened; invitations are on their way."))
            return redirect("meetings:sitting", pk=pk)
    seats = board.seats
    context = {
        "placed": placed(sitting, actor_of(request), seats=len(seats)),
        "sitting": sitting,
        "seats": seats,
        "without_mail": [seat for seat in seats if not seat.invitation.holding.person.email],
        "points": sitting.agenda.count(),
        "conflicts": conflicts_of(sitting, actor_of(request)),
        "missing": what_is_missing(sitting, at=clock.now()).found,
        "against": reason_against(policies.can, "convene", sitting),
        "short": short,
        "board": board,
        "form": form,
    }
    return render(request, "meetings/convene.html", context, status=status_of(form))


def prepared(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor prepares; who only attends it does not find these pages."""
    sitting = sitting_of(request, pk)
    if not prepares(request, sitting):
        raise Http404
    return sitting
