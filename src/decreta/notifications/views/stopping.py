"""Ending mails from the mail itself: no signing in, one button; mail programs press it by themselves (RFC 8058)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from decreta.core.actor import Actor
from decreta.notifications import kinds, stopping
from decreta.notifications.domain.preferences import stop_digest, stop_mails
from decreta.organisation.models import Holding, Person
from decreta.ui.methods import GET_POST


# The address itself is the authority: a mail program that presses the button has neither session nor token.
@csrf_exempt
@GET_POST
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Say what would end, and end it. Looking ends nothing: scanners of mail follow every link."""
    found = stopping.read(token)
    if found is None:
        raise Http404
    context = {
        "is_digest": found.holding_id is None,
        "titles": [kinds.KINDS[one].title for one in found.kinds if one in kinds.KINDS],
        "is_done": request.method == "POST",
    }
    if request.method == "POST":
        _end(found, str(request.META.get("REMOTE_ADDR") or ""))
    return render(request, "notifications/stop.html", context)


def _end(found: stopping.Stop, address: str) -> None:
    person = Person.objects.filter(pk=found.person_id).first()
    if person is None:
        return
    by = Actor(person_id=person.pk, person_name=person.full_name, user_id=person.user_id, address=address)
    if found.holding_id is None:
        stop_digest(person=person, by=by)
        return
    holding = Holding.objects.filter(pk=found.holding_id, person=person).first()
    if holding is not None:
        stop_mails(holding=holding, kinds=found.kinds, by=by)
