"""The page of a session's messages; writing, answering and removing, there and on the pages of the sitting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.forms import ActForm
from decreta.live import reading
from decreta.meetings import rules as meetings
from decreta.meetings.enums import VOTING_PARTS, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.seats import own_seat
from decreta.meetings.views.common import actor_of, is_staff, press, sitting_of, status_of
from decreta.messaging import domain, forms, listed, policies, rules
from decreta.messaging.models import Message
from decreta.messaging.queries.shown import Listing, listing_of
from decreta.ui.acting import acted

_MINUTES = 10
#: Where somebody writes, on the page of messages.
_COMPOSER = "composer"
#: While a sitting is in these, what is new on the page of its messages comes by itself.
_LIVE = frozenset({SittingState.CONVENED, SittingState.OPEN})


@login_required
@require_safe
def messages_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the reader may read of a session's messages, and where he writes."""
    return _page(request, sitting_of(request, pk))


@login_required
@require_POST
@idempotent
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member writes to the secretariat or to the room; which, says the button."""
    sitting = sitting_of(request, pk)
    seat = own_seat(sitting, actor=actor_of(request))
    if seat is None:
        raise Http404
    form, to_room = forms.WriteForm(request.POST), request.POST.get("whom") == "room"

    def act(data: dict[str, Any]) -> Message:
        return domain.write_message(sitting=sitting, invitation=seat, **data, to_room=to_room, by=actor_of(request))

    said = _("Your message stands in the room.") if to_room else _("The secretariat has your message.")
    done = acted(request, form, act, done=said, back=_back(request, sitting, page="room"))
    return done or _page(request, sitting, write=form)


@login_required
@require_POST
@idempotent
def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat tells the room something."""
    sitting = _run(request, pk)
    form = forms.TellForm(request.POST)
    done = acted(
        request,
        form,
        lambda data: domain.tell_room(sitting=sitting, **data, by=actor_of(request)),
        done=_("The room is told."),
        back=_back(request, sitting, page="chair"),
    )
    return done or _page(request, sitting, tell=form)


@login_required
@require_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat answers one member."""
    message = _message(request, pk)
    form = forms.AnswerForm(request.POST)
    done = acted(
        request,
        form,
        lambda data: domain.answer_message(message=message, **data, by=actor_of(request)),
        done=_("Your answer is sent."),
        back=_to_page(message.sitting_id, at=listed.TARGET),
    )
    return done or _page(request, sitting_of(request, message.sitting_id), answer=form, asked=message)


@login_required
@require_POST
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat has dealt with a message."""
    message = _message(request, pk)
    return _press(request, message.sitting, lambda by: domain.settle_message(message=message, by=by))


@login_required
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat removes a message."""
    message = _message(request, pk)
    return _press(request, message.sitting, lambda by: domain.remove_message(message=message, by=by))


@login_required
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A message leaves the hall's screen."""
    message = _message(request, pk)
    return _press(request, message.sitting, lambda by: domain.end_in_hall(message=message, by=by))


@login_required
@require_POST
def switch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whoever presides stops the room's messages, or allows them."""
    sitting = _run(request, pk)
    is_on = request.POST.get("room") == "on"
    return _press(request, sitting, lambda by: domain.switch_room(sitting=sitting, is_on=is_on, by=by))


def _page(
    request: HttpRequest,
    sitting: Sitting,
    *,
    write: ActForm | None = None,
    tell: ActForm | None = None,
    answer: ActForm | None = None,
    asked: Message | None = None,
) -> HttpResponse:
    by = actor_of(request)
    listing = listing_of(sitting, Message.objects.visible_to(by), is_secretariat=is_staff(request, sitting))
    runs, is_secretariat = listing.runs, listing.is_secretariat
    seat = own_seat(sitting, actor=by) if runs and not is_secretariat else None
    asked = asked or (_asked(request, listing) if runs and is_secretariat else None)
    context = {
        "sitting": sitting,
        "listing": listing,
        "rules": quorum_rules_of(sitting.body, on=day_of(sitting)),
        "topic": listed.topic_of(sitting) if sitting.state in _LIVE and not sitting.is_written else "",
        "position": reading.read_at(sitting),
        "may_write_to_room": listing.takes_room and _is_member(seat),
        "may_switch": runs and listing.is_let and meetings.chairs(sitting, by=by),
        "write_form": write or (forms.WriteForm() if seat is not None else None),
        "tell_form": tell or (forms.TellForm(initial={"minutes": _MINUTES}) if runs and is_secretariat else None),
        "asked": asked,
        "answer_form": answer or (forms.AnswerForm(auto_id="answer-%s") if asked is not None else None),
        "is_restricted": sitting.current_item is not None and sitting.current_item.is_restricted,
    }
    bound = [one for one in (write, tell, answer) if one is not None]
    status = max((status_of(one) for one in bound), default=200)
    return render(request, "messaging/messages.html", context, status=status)


def _asked(request: HttpRequest, listing: Listing) -> Message | None:
    """What an answer is written to: it was chosen beside the sitting or on this page."""
    chosen = request.GET.get("answer", "")
    return next((one for one in listing.messages if str(one.pk) == chosen and allows(policies.is_question, one)), None)


def _is_member(seat: Invitation | None) -> bool:
    return seat is not None and seat.part in VOTING_PARTS


def _run(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor runs; who only attends it does not find these."""
    sitting = sitting_of(request, pk)
    if not rules.is_secretariat(sitting, by=actor_of(request)):
        raise Http404
    return sitting


def _message(request: HttpRequest, pk: UUID) -> Message:
    """A message of a sitting that the actor runs."""
    found = Message.objects.visible_to(actor_of(request)).select_related(
        "sitting__body", "sitting__chair_post", "item", "invitation__holding__person"
    )
    message = get_object_or_404(found, pk=pk)
    if not rules.is_secretariat(message.sitting, by=actor_of(request)):
        raise Http404
    return message


def _press(request: HttpRequest, sitting: Sitting, do: Callable[[Actor], Any]) -> HttpResponse:
    answered = press(request, sitting, lambda: do(actor_of(request)), page="chair", anchor="#chair-messages")
    return _to_page(sitting.pk, at=listed.TARGET) if _came_from_page(request) else answered


def _to_page(sitting: UUID, *, at: str) -> HttpResponse:
    """The page of messages where the reader was: who goes by keyboard need not find the place again."""
    return redirect(f"{reverse('messaging:messages', args=[sitting])}#{at}")


def _back(request: HttpRequest, sitting: Sitting, *, page: str) -> HttpResponse:
    """To where it was written: the page of messages, or the page of the sitting."""
    if _came_from_page(request):
        return _to_page(sitting.pk, at=_COMPOSER)
    return redirect(f"meetings:{page}", pk=sitting.pk)


def _came_from_page(request: HttpRequest) -> bool:
    return request.POST.get("to") == "messages"
