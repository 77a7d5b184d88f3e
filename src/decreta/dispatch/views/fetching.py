"""The fetch is the check: what the actor may not see does not exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decreta.core.errors import allows
from decreta.core.forms import ActForm
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.traces import seen
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.rules import works_for
from decreta.documents.views.fetching import actor_of, document_of
from decreta.organisation.walking import onward_from


def sent_paper_of(request: HttpRequest, pk: UUID) -> Document:
    """An issued paper of the actor's house, or one that an inspector reads; 404 for everybody else."""
    document = document_of(request, pk)
    actor = actor_of(request)
    if document.state != DocumentState.ISSUED:
        raise Http404
    if not works_for(document.author, by=actor) and not actor.can("inspect_everything"):
        raise Http404
    return document


def delivery_of(request: HttpRequest, pk: UUID) -> Delivery:
    """A delivery that the actor may see; 404 for everybody else."""
    found = seen(actor_of(request), pk)
    if found is None:
        raise Http404
    return found


def only(check: Callable[..., None], *who: Any, **by: Any) -> None:
    """Who may not act here at all does not find the page."""
    if not allows(check, *who, **by):
        raise Http404


def ask(
    request: HttpRequest,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    back: str,
    title: str,
    button: str,
    done: str,
    document: Document,
    danger: bool = False,
    note: str = "",
    **more: Any,
) -> HttpResponse:
    """Show the form of an act; on a good answer act and go back. A refusal stands in the form, beside its cause."""
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(onward_from(request, back))
    context = {"form": form, "back": back, "title": title, "button": button, "danger": danger, "note": note}
    context |= {"document": document, **more}
    return render(request, "dispatch/act.html", context, status=422 if form.errors else 200)
