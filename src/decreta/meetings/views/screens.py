"""Screens of the hall: made and ended by who runs the sitting, shown on a machine that nobody is signed in at."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts import throttle
from decreta.accounts.idempotency import idempotent
from decreta.core.addresses import absolute
from decreta.core.errors import ActRefused, reason_against
from decreta.live import reading
from decreta.meetings import domain, policies, screens
from decreta.meetings.forms.screens import CodeForm, ScreenForm
from decreta.meetings.models import HallScreen, Sitting
from decreta.meetings.queries.screens import Standing, eye_of, screen_of_code, screen_of_token, screens_of
from decreta.meetings.views.common import actor_of, is_staff, press, sent, sitting_of, status_of, taken
from decreta.meetings.views.running import code_for, hall_page
from decreta.ui.methods import GET_POST


@dataclass(frozen=True)
class ShownScreen:
    """A screen as its list shows it: the address with its code as a square, and the code to be typed."""

    standing: Standing
    address: str
    square: SafeString


@login_required
@GET_POST
@idempotent
def screens_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The screens of a sitting that stand, each with what opens it, and the form that makes one."""
    sitting = sitting_of(request, pk)
    if not is_staff(request, sitting):
        raise Http404
    form = ScreenForm(sent(request))
    by = actor_of(request)
    if taken(request, form, lambda data: domain.show_in_hall(sitting=sitting, **data, by=by)):
        messages.success(request, _("The key is made: open its address on the machine of the hall, or type the code."))
        return redirect("meetings:screens", pk=sitting.pk)
    context = {
        "sitting": sitting,
        "screens": [_shown(one) for one in screens_of(sitting)],
        "against": reason_against(policies.can_be_shown_in_hall, sitting),
        "form": form,
        "typed_at": absolute(reverse("meetings:in_hall")),
    }
    return screens.guarded(render(request, "meetings/screens.html", context, status=status_of(form)))


def _shown(standing: Standing) -> ShownScreen:
    address = absolute(reverse("meetings:enter_hall", args=[standing.token]))
    return ShownScreen(standing, address, code_for(address, _("Code that opens the screen of the hall")))


@login_required
@require_POST
def end_screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End one screen at once."""
    screen = get_object_or_404(HallScreen.objects.select_related("sitting"), pk=pk)
    sitting = sitting_of(request, screen.sitting_id)
    if not is_staff(request, sitting):
        raise Http404
    done = _("The screen is ended: it shows nothing of the sitting any more.")
    return press(
        request, sitting, lambda: domain.end_screen(screen=screen, by=actor_of(request)), done=done, page="screens"
    )


@require_safe
def enter_hall(request: HttpRequest, token: str) -> HttpResponse:
    """The address of a screen: the browser carries its key from now on, and goes to where no address tells it."""
    screen = screen_of_token(token)
    if screen is None:
        wait = _wait(request)
        return _late(request, wait) if wait else _gate(request, CodeForm(), has_ended=True, status=404)
    if request.method == "GET":
        _opened(request, screen)
    return screens.guarded(screens.remember(screen, redirect("meetings:in_hall")))


@GET_POST
def in_hall(request: HttpRequest) -> HttpResponse:
    """The hall's page for a browser that carries a key; for any other the place to type the code."""
    if request.method == "POST":
        return _typed(request)
    screen = screens.screen_of(request)
    if screen is None:
        return _gate(request, CodeForm(), has_ended=screens.carries(request))
    # Whoever is signed in at this machine: the screen is shown as to nobody.
    request.user = AnonymousUser()
    found = Sitting.objects.select_related("body", "term", "chair_post__body").with_size()
    sitting = reading.with_position(found).get(pk=screen.sitting_id)
    with translation.override(screen.language):
        eye = eye_of(screen, address=screens.address_of(request))
        return screens.guarded(hall_page(request, sitting, actor=eye, template="meetings/screen.html"))


def _typed(request: HttpRequest) -> HttpResponse:
    """Who types codes that are none waits longer each time; the attempt is counted before it is looked at."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _gate(request, form)
    if wait := _wait(request):
        return _late(request, wait)
    screen = screen_of_code(form.cleaned_data["code"])
    if screen is None:
        form.add_error("code", _("This code opens nothing: it is wrong, was used already, or its hour is over."))
        return _gate(request, form)
    throttle.give_back([throttle.link_key(screens.address_of(request))])
    try:
        _opened(request, screen, with_code=True)
    except ActRefused as refusal:
        form.take(refusal)
        return _gate(request, form)
    return screens.guarded(screens.remember(screen, redirect("meetings:in_hall")))


def _opened(request: HttpRequest, screen: HallScreen, *, with_code: bool = False) -> None:
    with translation.override(screen.language):
        eye = eye_of(screen, address=screens.address_of(request))
        domain.open_in_hall(screen=screen, by=eye, with_code=with_code)


def _wait(request: HttpRequest) -> int:
    return throttle.consume([throttle.link_key(screens.address_of(request))])


def _late(request: HttpRequest, wait: int) -> HttpResponse:
    answer = _gate(request, CodeForm(), wait=wait, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def _gate(
    request: HttpRequest, form: CodeForm, *, has_ended: bool = False, wait: int = 0, status: int = 0
) -> HttpResponse:
    context = {"form": form, "has_ended": has_ended, "wait": wait}
    answer = render(request, "meetings/in_hall.html", context, status=status or status_of(form))
    return screens.guarded(screens.forget(answer) if screens.carries(request) else answer)
