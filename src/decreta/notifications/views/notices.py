"""The reader's notices."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from decreta.core.errors import allows
from decreta.notifications import domain, queries
from decreta.notifications.models import Notice, NoticeQuerySet
from decreta.notifications.rules import may_look_after_mail
from decreta.ui import nav
from decreta.ui.listing import Pager

_PER_PAGE = 50
_EMPTY = {
    "empty_title": _("No notices yet"),
    "empty_text": _(
        "What others decide, send or return to you is told here, in the post it is meant for. "
        "Your own acts are not repeated to you."
    ),
}


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Unread notices first, then the newest."""
    page = Paginator(queries.in_order(_mine(request)), _PER_PAGE).get_page(request.GET.get("page"))
    shown = queries.shown(page, request.actor)  # type: ignore[attr-defined]
    context = {
        "page": page,
        "pages": Pager.numbered(page.number, _PER_PAGE, page.paginator.count),
        "shown": shown,
        "unread_number": nav.unread_notices(request),
        "looks_after_mail": allows(may_look_after_mail, by=request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "notifications/list.html", context | _EMPTY)


@login_required
@require_GET
def open_notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Remember that a notice was read and go to its matter, which decides for itself who may see it."""
    notice = get_object_or_404(_mine(request), pk=notice_id)
    domain.mark_read(notices=_mine(request).filter(pk=notice.pk))
    # Only addresses of this site are ever written; a foreign one leads nowhere all the same.
    is_own = notice.url.startswith("/") and not notice.url.startswith("//")
    return HttpResponseRedirect(notice.url if is_own else "/")


@login_required
@require_POST
def mark_read(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Remember that one notice was read."""
    notice = get_object_or_404(_mine(request), pk=notice_id)
    domain.mark_read(notices=_mine(request).filter(pk=notice.pk))
    return redirect("notifications:list")


@login_required
@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Remember that every notice was read."""
    domain.mark_read(notices=_mine(request))
    return redirect("notifications:list")


def _mine(request: HttpRequest) -> NoticeQuerySet:
    """The reader's notices: what every view here begins with."""
    return Notice.objects.visible_to(request.actor)  # type: ignore[attr-defined]
