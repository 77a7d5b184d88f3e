"""Positions beforehand: one's own, and everybody's for who runs the sitting; the chair's buttons for the consent part."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms, policies, rules
from decreta.agendas.queries.consent import members_read, rules_on, silent, stated_on
from decreta.agendas.queries.offering import positions_end
from decreta.core.errors import allows, reason_against
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.seats import own_seat
from decreta.meetings.views.common import actor_of, is_staff, point_of, press, sent, sitting_of, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def positions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """State one's positions on every point at once; who runs the sitting reads them all here."""
    sitting, actor = sitting_of(request, pk), actor_of(request)
    is_asked = allows(rules.may_state, own_seat(sitting, actor=actor), by=actor)
    is_reader = is_staff(request, sitting) or actor.can("inspect_everything")
    held = rules_on(sitting)
    shown = held.positions_shown
    reads_all = is_reader or (is_asked and members_read(sitting, shown))
    if not (is_asked or reads_all):
        raise Http404
    stated = stated_on(sitting, actor)
    form = forms.PositionsForm(sent(request), stated=stated)
    if taken(request, form, lambda _data: domain.state_positions(sitting=sitting, said=form.said(), by=actor)):
        messages.success(request, _("Your positions are stated. You can change them until the sitting is opened."))
        return redirect("meetings:sitting", pk=pk)
    context = {
        "sitting": sitting,
        "form": form,
        "stated": stated,
        "is_asked": is_asked,
        "against": reason_against(policies.can_be_stated, sitting),
        "reads_all": reads_all,
        "silent": silent(sitting) if is_reader else [],
        "shown": shown,
        "ends_at": positions_end(sitting, held),
    }
    return render(request, "agendas/positions.html", context, status=status_of(form))


@login_required
@require_POST
def take_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point out of those adopted by consent, or put it back."""
    item = _run(request, pk)
    by, is_back = actor_of(request), request.POST.get("way") == "back"
    act = domain.put_back if is_back else domain.take_out
    return press(request, item.sitting, lambda: act(item=item, by=by), page="chair")


@login_required
@require_POST
def object_in_session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wish in session that a point by consent is dealt with by itself, or let it be adopted after all."""
    item = point_of(request, pk)
    by, is_back = actor_of(request), request.POST.get("way") == "back"
    if not allows(rules.may_state, own_seat(item.sitting, actor=by), by=by):
        raise Http404
    act = domain.take_back_objection if is_back else domain.object_in_session
    done = _("The point can be adopted with the others.") if is_back else _("The point is dealt with by itself.")
    return press(request, item.sitting, lambda: act(item=item, by=by), done=done, page="room")


@login_required
@require_POST
@idempotent
def put_by_consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the chosen ones of the points without objection into the consent part."""
    sitting, by = _run_sitting(request, pk), actor_of(request)
    chosen = set(request.POST.getlist("points"))
    read = AgendaItem.objects.visible_to(by).filter(sitting=sitting)
    items = [one for one in read.order_by("position") if str(one.pk) in chosen]
    done = _("The points are in the consent part. Who objects to one takes it out by that.")
    return press(request, sitting, lambda: domain.put_by_consent(sitting=sitting, items=items, by=by), done=done)


@login_required
@require_POST
@idempotent
def undo_by_consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let what was put into the consent part be dealt with by itself again."""
    sitting, by = _run_sitting(request, pk), actor_of(request)
    done = _("The points are dealt with by themselves again.")
    return press(request, sitting, lambda: domain.undo_by_consent(sitting=sitting, by=by), done=done)


@login_required
@require_POST
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adopt what nobody opposes."""
    sitting = _run_sitting(request, pk)
    done = _("What nobody opposed is adopted.")
    return press(
        request,
        sitting,
        lambda: domain.adopt_by_consent(sitting=sitting, by=actor_of(request)),
        done=done,
        page="chair",
    )


def _run_sitting(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor runs."""
    sitting: Sitting = sitting_of(request, pk)
    if not is_staff(request, sitting):
        raise Http404
    return sitting


def _run(request: HttpRequest, pk: UUID) -> AgendaItem:
    """A point of a sitting that the actor runs."""
    item = point_of(request, pk)
    if not is_staff(request, item.sitting):
        raise Http404
    return item
