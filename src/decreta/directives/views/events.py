"""Recording that something occurred which deadlines wait for."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.directives.domain.events import record_event
from decreta.directives.forms import EventForm
from decreta.directives.queries.events import events_open_to
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Organisation
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def event(request: HttpRequest) -> HttpResponse:
    """Record that an event occurred; the clocks that wait for it in that organisation start."""
    keys, organisations = events_open_to(actor_of(request))
    if not keys:
        raise Http404
    initial = {"occurred_on": clock.today()} | {
        name: request.GET[name] for name in ("event_key", "organisation") if request.GET.get(name)
    }
    form = EventForm(request.POST or None, initial=initial)
    form.fields["event_key"].choices = keys  # type: ignore[attr-defined]
    form.fields["organisation"].queryset = Organisation.objects.filter(pk__in=organisations)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            record_event(**form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The event is recorded. The clocks that waited for it run."))
            return redirect("directives:list")
    return render(request, "directives/event.html", {"form": form}, status=422 if form.errors else 200)
