"""What an organisation shares upward, as those say who lead it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.cascade import domain, rules
from decreta.cascade.forms import ShareForm
from decreta.cascade.models import Share
from decreta.cascade.queries.books import books_of, those_above
from decreta.cascade.queries.servings import assigned_from_above, directives_of, matters_of
from decreta.cascade.queries.servings import shares as declared
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Organisation
from decreta.ui.methods import GET_POST

_PAGE = 50


def _own(actor: Actor) -> Organisation:
    """The organisation that somebody acts in; 404 for who acts in none."""
    found = Organisation.objects.filter(pk__in=actor.organisation_ids).select_related("parent").first()
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """Everything that the own organisation has declared, what holds first."""
    actor = actor_of(request)
    own = _own(actor)
    page = Paginator(declared(actor, own.pk), _PAGE).get_page(request.GET.get("page"))
    tasks = matters_of([one.assignment for one in page.object_list if one.assignment is not None], actor)
    today = clock.today()
    rows = [
        (one, tasks.get(one.assignment.matter_id) if one.assignment is not None else None, one.has_run_out(today))
        for one in page.object_list
    ]
    context = {"own": own, "page": page, "rows": rows, "may_share": allows(rules.may_share, organisation=own, by=actor)}
    return render(request, "cascade/shares.html", context)


@login_required
@GET_POST
@idempotent
def share(request: HttpRequest) -> HttpResponse:
    """Declare what the one above sees."""
    actor = actor_of(request)
    own = _own(actor)
    if not allows(rules.may_share, organisation=own, by=actor):
        raise Http404
    form = ShareForm(request.POST if request.method == "POST" else None, initial=_asked(request), **offered(own, actor))
    if request.method == "POST" and form.is_valid():
        try:
            domain.share(organisation=own, by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Declared. The one above sees exactly this from now on."))
            return redirect("cascade:shares")
    context = {"own": own, "form": form}
    return render(request, "cascade/share.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> dict[str, str]:
    """What the page that leads here has chosen already."""
    return {name: request.GET[name] for name in ("above", "whereof") if name in request.GET}


def offered(own: Organisation, actor: Actor) -> dict[str, Any]:
    """What the forms of declarations and of agreements offer of the own work. Six statements at most."""
    books = list(books_of([own.pk], clock.today()))
    held = assigned_from_above(own.pk, books, actor)
    tasks = matters_of(held, actor)
    return {
        "uppers": those_above(own),
        "books": books,
        "directives": directives_of(books, actor, most=60),
        "assignments": {one: tasks[one.matter_id] for one in held if one.matter_id in tasks},
    }


@login_required
@require_POST
@idempotent
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a declaration back."""
    actor = actor_of(request)
    found = get_object_or_404(Share.objects.visible_to(actor).select_related("organisation", "above"), pk=pk)
    if not allows(rules.may_share, organisation=found.organisation, by=actor):
        raise Http404
    try:
        domain.stop_sharing(share=found, by=actor)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken back. From today on nothing of it is seen above."))
    return redirect("cascade:shares")
