"""Mail that waits or was given up, for administrators: to whom and why, never what it says."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.core.errors import allows
from decreta.notifications.domain.mail import resend_mail
from decreta.notifications.models import Mail
from decreta.notifications.rules import may_look_after_mail
from decreta.organisation.middleware import actor_of
from decreta.ui.listing import Pager

_PER_PAGE = 50


@login_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What was given up first, then what still waits; the newest of each first."""
    if not allows(may_look_after_mail, by=actor_of(request)):
        raise Http404
    found = Mail.objects.visible_to(actor_of(request)).filter(sent_at=None)
    rows = found.defer("body", "html", "subject", "attachment").order_by("failed_at", "-created_at", "id")
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "pages": Pager.numbered(page.number, _PER_PAGE, page.paginator.count)}
    return render(request, "notifications/outbox.html", context)


@login_required
@require_POST
def resend(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """Try one mail anew."""
    mail = get_object_or_404(Mail.objects.visible_to(actor_of(request)), pk=mail_id)
    if resend_mail(mail=mail, by=actor_of(request)):
        messages.success(request, _("The mail is tried again"))
    return redirect("notifications:outbox")
