"""Where the user is signed in, and ending it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from decreta.accounts.actors import actor_of, address_of, user_of
from decreta.accounts.domain import sessions
from decreta.accounts.models import UserSession
from decreta.accounts.sessions import key_of


@login_required
@require_POST
def end_session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """End one of the user's sessions."""
    mine = UserSession.objects.select_related("user").filter(user=user_of(request))
    session = get_object_or_404(mine, pk=session_id)
    by = actor_of(session.user, address=address_of(request))
    if sessions.end(session=session, by=by):
        messages.success(request, _("That session is ended"))
    return redirect("accounts:page")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of the user but this one."""
    user = user_of(request)
    by = actor_of(user, address=address_of(request))
    ended = sessions.end_all(user=user, but=key_of(request), by=by) or 0
    messages.success(request, ngettext("%(n)s session is ended", "%(n)s sessions are ended", ended) % {"n": ended})
    return redirect("accounts:page")
