"""A paper of the tray beside the form in which it is registered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.capture import domain
from decreta.capture.beside import beside_paper
from decreta.capture.delivering import protected_as
from decreta.capture.enums import ReadBy, TrayState
from decreta.capture.forms.papers import JoinForm, RegisterForm, SplitForm
from decreta.capture.models import TrayPaper
from decreta.capture.queries.likeness import nearly_same
from decreta.capture.queries.tray import leaves_of, lying_in, next_waiting
from decreta.capture.views.fetching import actor_of, paper_of
from decreta.capture.workbench import limits
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.documents import domain as documents
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.arrivals import papers_like, sender_named
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pages at the left, what was read from them in the form; sent, it is registered and the next one opens."""
    shown, by = paper_of(request, pk), actor_of(request)
    if (kept := protected_as(shown)) is not None:
        return redirect("documents:document", pk=kept.pk)
    form = RegisterForm.of(shown, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            arrival = _register(request, shown, form)
        except ActRefused as refusal:
            form.take(refusal)
            form.note_refusal()
        else:
            messages.success(request, _("Registered as number %(number)s.") % {"number": arrival.number})
            following = next_waiting(shown, by) if "again" in request.POST else None
            if following is not None:
                return redirect("capture:paper", pk=following.pk)
            return redirect("capture:tray") if "again" in request.POST else redirect("documents:arrival", pk=arrival.pk)
    others = lying_in(shown.organisation, by, TrayState.WAITING) if shown.is_lying else []
    context = {
        "paper": shown,
        "form": form,
        "beside": beside_paper(shown, by),
        "recognised_to": limits.RECOGNISED if _is_cut(shown) else 0,
        "leaves": leaves_of(shown),
        "originals": shown.originals.select_related("file__blob"),
        "alike": _alike(request, shown, form) if shown.is_lying else [],
        "split_form": SplitForm(),
        "join_form": JoinForm(paper=shown, lying=others) if len(others) > 1 else None,
        "is_being_read": shown.read_by == ReadBy.WAITING,
        "doubtful": sum(1 for row in shown.proposals.get("fields", {}).values() if row["doubtful"]),
        "waiting": len([one for one in others if one.pk != shown.pk]),
    }
    return render(request, "capture/paper.html", context, status=422 if form.errors else 200)


def _is_cut(shown: TrayPaper) -> bool:
    """Whether more of its pages are images than are read."""
    return shown.read_by == ReadBy.RECOGNISED and shown.page_count > limits.RECOGNISED


def _register(request: HttpRequest, shown: TrayPaper, form: RegisterForm) -> Arrival:
    """Note a new sender, then register; both or neither."""
    by = actor_of(request)
    with transaction.atomic():
        sender = form.known_sender() or documents.note_correspondent(
            organisation=shown.organisation, name=form.cleaned_data["sender"], by=by
        )
        assert sender is not None  # the form has looked for the name
        return domain.register(
            paper=shown,
            sender=sender,
            bearing=form.bearing(),
            coming=form.coming(),
            is_compared=form.cleaned_data["is_compared"],
            by=by,
        )


def _alike(request: HttpRequest, shown: TrayPaper, form: RegisterForm) -> list[Document]:
    """Registered papers that may be this one: by sender and symbol under any name, or by nearly the same text."""
    by = actor_of(request)
    name = str(form["sender"].value() or "")
    symbol = str(form["symbol"].value() or "")
    found = {one.pk: one for one in nearly_same(shown.pages.all(), by)}
    sender = sender_named(name, on=clock.today()) if name else None
    if sender is not None and symbol:
        keys = papers_like(sender, symbol, subject="", issued_on=None)[:3]
        for one in Document.objects.visible_to(by).filter(pk__in=keys).defer("search"):
            found.setdefault(one.pk, one)
    return list(found.values())
