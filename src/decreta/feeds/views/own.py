"""The page on which one makes, sees and revokes one's calendar feeds."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.addresses import absolute
from decreta.core.errors import ActRefused
from decreta.feeds.domain import make_feed, revoke_feed
from decreta.feeds.forms import FeedForm
from decreta.feeds.models import Feed
from decreta.feeds.sources import SOURCES
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST

_SHOWN = "feed_token"


@login_required
@GET_POST
@idempotent
def feeds(request: HttpRequest) -> HttpResponse:
    """One's feeds in the present post, and the form to make one. Its address stands here once."""
    actor = actor_of(request)
    bodies = Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids).order_by("code")
    form = FeedForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_feed(**form.cleaned_data, by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            request.session[_SHOWN] = made.token
            return redirect("feeds:list")
    # Taken at the first look that is a look: a HEAD of a scanner shows nobody anything.
    token = request.session.pop(_SHOWN, "") if request.method == "GET" and _SHOWN in request.session else ""
    standing = Feed.objects.visible_to(actor).standing().select_related("body")
    context = {
        "form": form,
        "rows": [(one, SOURCES[one.source].title) for one in standing if one.source in SOURCES],
        "address": absolute(reverse("feeds:read", args=[token])) if token else "",
        "has_post": actor.holding_id is not None and actor.mandate_id is None,
    }
    return render(request, "feeds/list.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End one feed."""
    found = get_object_or_404(Feed.objects.visible_to(actor_of(request)), pk=pk)
    if revoke_feed(feed=found, by=actor_of(request)):
        messages.success(request, _("The address answers nobody any more"))
    return redirect("feeds:list")
