"""Writing to senders: receipts, papers that go back; and what stands of that beside a paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.capture.models import TrayPaper
from decreta.core.errors import ActRefused, allows
from decreta.documents.models import Arrival
from decreta.mailroom import domain, policies
from decreta.mailroom.enums import TO_DO, NoticeKind
from decreta.mailroom.forms.telling import LetterForm, WaiveForm
from decreta.mailroom.models import SenderNotice
from decreta.mailroom.queries import senders
from decreta.mailroom.queries.mails import answering_of
from decreta.mailroom.queries.senders import Letter, Told
from decreta.mailroom.queries.slips import return_slip
from decreta.mailroom.rules import may_look_after
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def _arrival(request: HttpRequest, pk: UUID) -> Arrival:
    """An arrival that the actor sees and whose register he keeps; 404 for everybody else."""
    related = ("organisation", "document__body", "document__organisation", "document__correspondent")
    found = Arrival.objects.visible_to(actor_of(request)).select_related(*related).defer("document__search")
    arrival = get_object_or_404(found, pk=pk)
    if not allows(may_look_after, arrival.organisation, by=actor_of(request)):
        raise Http404
    return arrival


def _paper(request: HttpRequest, pk: UUID) -> TrayPaper:
    found = TrayPaper.objects.visible_to(actor_of(request)).select_related("organisation")
    return get_object_or_404(found, pk=pk)


def _address(told: Told) -> str:
    name = "documents:arrival" if isinstance(told, Arrival) else "capture:paper"
    return reverse(name, args=[told.pk])


@login_required
@require_safe
def beside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the sender of an arrival was told, the mail in which it came, what that answers."""
    arrival = _arrival(request, pk)
    notices = {one.kind: one for one in senders.notices_of(arrival)}
    mail = senders.mail_of(arrival)
    receipt_notice = notices.get(NoticeKind.RECEIPT)
    context = {
        "arrival": arrival,
        "receipt": receipt_notice,
        "back": notices.get(NoticeKind.RETURN),
        "mail": mail,
        "answering": answering_of(mail.pk, actor_of(request)) if mail is not None else [],
        "gets_receipt": allows(policies.gets_a_receipt, arrival)
        and (receipt_notice is None or receipt_notice.state in TO_DO),
        "is_owed": receipt_notice is not None and receipt_notice.state in TO_DO,
        "goes_back": arrival.state == "returned",
        "may_write_back": allows(policies.goes_back, arrival),
    }
    return render(request, "mailroom/beside.html", context)


@login_required
@GET_POST
@idempotent
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt as it will read, to whom it goes; sent by one press."""
    arrival = _arrival(request, pk)
    return _letter(
        request,
        arrival,
        policies.gets_a_receipt,
        NoticeKind.RECEIPT,
        lambda language: senders.receipt(arrival, language),
        lambda data: domain.send_receipt(arrival=arrival, by=actor_of(request), **data),
        title=_("Receipt to the sender"),
        button=_("Send receipt"),
        done=_("The receipt is on its way."),
        before=_("A receipt was sent already, or is on its way."),
    )


@login_required
@GET_POST
@idempotent
def write_back_arrival(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the sender that his registered paper goes back."""
    return _write_back(request, _arrival(request, pk))


@login_required
@GET_POST
@idempotent
def write_back_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the sender that his paper goes back unregistered."""
    return _write_back(request, _paper(request, pk))


def _write_back(request: HttpRequest, told: Told) -> HttpResponse:
    return _letter(
        request,
        told,
        policies.goes_back,
        NoticeKind.RETURN,
        lambda language: senders.going_back(told, language),
        lambda data: domain.write_back(told=told, by=actor_of(request), **data),
        title=_("Tell the sender that it goes back"),
        button=_("Send mail"),
        done=_("The mail is on its way."),
        before=_("The sender was told already, or the mail is on its way."),
    )


def _letter(
    request: HttpRequest,
    told: Told,
    policy: Callable[[Any], None],
    kind: NoticeKind,
    worded: Callable[[str], Letter],
    act: Callable[[dict[str, Any]], SenderNotice | None],
    *,
    done: str,
    before: str,
    **words: str,
) -> HttpResponse:
    """A mail to a sender: shown as it will read, sent when it is pressed."""
    try:
        policy(told)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(told))
    noted = next((one for one in senders.notices_of(told) if one.kind == kind), None)
    rule = senders.rule_of(told.organisation)
    language = noted.language if noted else rule.language if rule else (translation.get_language() or "vi")[:2]
    recipient = noted.recipient if noted and noted.recipient else senders.address_of(told, senders.mail_of(told))
    form = LetterForm(request.POST or None, initial={"recipient": recipient, "language": language})
    if request.method == "POST" and form.is_valid():
        try:
            found = act(form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done) if found is not None else messages.info(request, before)
            return redirect(_address(told))
    chosen = form["language"].value()
    asked = chosen if chosen in policies.LANGUAGES else language
    context = {
        "told": told,
        "form": form,
        "back": _address(told),
        "letter": worded(asked),
        "letter_language": asked,
        "noted": noted,
        "may_waive": noted is not None and kind == NoticeKind.RECEIPT and noted.state in TO_DO,
        **words,
    }
    return render(request, "mailroom/letter.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def waive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why no receipt is needed."""
    arrival = _arrival(request, pk)
    form = WaiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.waive_receipt(arrival=arrival, reason=form.cleaned_data["reason"], by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Noted."))
            return redirect(_address(arrival))
    context = {"told": arrival, "form": form, "back": _address(arrival)}
    context |= {"title": _("No receipt is needed"), "button": _("Note that none is needed")}
    return render(request, "mailroom/letter.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def slip_of_arrival(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The slip that goes along with a registered paper that is sent back."""
    return _slip(request, _arrival(request, pk))


@login_required
@require_safe
def slip_of_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same for one that goes back unregistered."""
    return _slip(request, _paper(request, pk))


def _slip(request: HttpRequest, told: Told) -> HttpResponse:
    if told.state != "returned":
        raise Http404
    rule = senders.rule_of(told.organisation)
    asked = request.GET.get("language", rule.language if rule is not None else "vi")
    if asked not in policies.LANGUAGES:
        raise Http404
    answer = HttpResponse(return_slip(told, asked), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="return-slip.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
