"""Mails that came: what could not be taken, the mails as they came, what they answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.capture.delivering import give_original
from decreta.capture.models import TrayPaper
from decreta.core.errors import ActRefused
from decreta.core.texts import whole_number
from decreta.documents.enums import Through
from decreta.documents.models import Document
from decreta.documents.views.arrival_parts import house_of
from decreta.mailroom import domain
from decreta.mailroom.enums import MailState
from decreta.mailroom.models import Answering, Mail
from decreta.mailroom.queries.mails import counts_in, mails_in
from decreta.mailroom.words import reason
from decreta.organisation.middleware import actor_of
from decreta.ui.listing import Pager
from decreta.ui.methods import GET_POST

_PER_PAGE = 50


@login_required
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """What could not be taken and waits for somebody to look after it; what was looked after, what was taken."""
    actor = actor_of(request)
    house = house_of(request, "register_documents", _("Your post does not keep an incoming register."))
    state = request.GET.get("state", "")
    state = state if state in MailState.values else MailState.REFUSED
    page = Paginator(mails_in(house, actor, state), _PER_PAGE).get_page(
        whole_number(request.GET.get("page", ""), otherwise=1)
    )
    rows = [(mail, reason(mail.code) if mail.code else "", _files(mail)) for mail in page.object_list]
    counts = counts_in(house, actor)
    context = {
        "rows": rows,
        "pages": Pager.numbered(page.number, _PER_PAGE, page.paginator.count),
        "has_pages": page.has_other_pages(),
        "state": state,
        "states": [(value, label, counts.get(value, 0)) for value, label in _tabs()],
    }
    return render(request, "mailroom/mails.html", context)


def _tabs() -> list[tuple[str, str]]:
    order = (MailState.REFUSED, MailState.SETTLED, MailState.TAKEN)
    return [(one.value, str(one.label)) for one in order]


def _files(mail: Mail) -> list[tuple[str, str, list[object]]]:
    return [(one.name, reason(one.code) if one.code else "", list(one.papers.all())) for one in mail.enclosures.all()]


@login_required
@require_safe
def eml(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A mail as it came, to be taken along: no browser shows what is in it."""
    found = get_object_or_404(Mail.objects.visible_to(actor_of(request)).select_related("file__blob"), pk=pk)
    if found.file is None:
        raise Http404
    papers = list(TrayPaper.objects.filter(Q(came_in=found.file) | Q(enclosures__mail=found)).distinct())
    return give_original(found.file, papers, request=request, actor=actor_of(request), through=Through.PAGE)


@login_required
@require_POST
@idempotent
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note that it was looked after."""
    actor = actor_of(request)
    found = get_object_or_404(Mail.objects.visible_to(actor).select_related("organisation"), pk=pk)
    try:
        if domain.settle_mail(mail=found, note=request.POST.get("note", "")[:300], by=actor) is not None:
            messages.success(request, _("Noted. The mail stands under “looked after”."))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("mailroom:mails")


@login_required
@GET_POST
@idempotent
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether a mail answers a paper, as it seems to."""
    actor = actor_of(request)
    visible = Answering.objects.filter(
        mail__in=Mail.objects.visible_to(actor), document__in=Document.objects.visible_to(actor)
    )
    found = get_object_or_404(visible.select_related("mail__organisation", "document").defer("document__search"), pk=pk)
    problem = ""
    if request.method == "POST":
        said = request.POST.get("belongs", "")
        if said in {"yes", "no"}:
            domain.judge_answering(answering=found, belongs=said == "yes", by=actor)
            messages.success(request, _("Noted."))
            return redirect("documents:document", pk=found.document_id)
        problem = _("Say whether it belongs to it.")
    context = {"answering": found, "problem": problem}
    return render(request, "mailroom/judge.html", context, status=422 if problem else 200)
