"""Pages of what a point says beside its title: read by whoever reads the point, written by who runs the sitting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, Stale, allows
from decreta.meetings import domain, policies
from decreta.meetings.enums import SittingState
from decreta.meetings.forms.points import PointTextForm
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.texts import versions_of
from decreta.meetings.views.common import actor_of, is_staff, point_of, sent, status_of
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why the body deals with a point and what it is proposed to decide, with the earlier versions."""
    item = point_of(request, pk)
    staff = is_staff(request, item.sitting)
    context = {
        "item": item,
        "sitting": item.sitting,
        "versions": versions_of(item),
        "is_staff": staff,
        "may_write": staff and allows(policies.text_can_be_written, item),
    }
    return render(request, "meetings/text.html", context)


@login_required
@GET_POST
@idempotent
def write_text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write it, or amend it; when somebody else did in the meantime, his words are shown beside one's own."""
    item = point_of(request, pk)
    if not is_staff(request, item.sitting):
        raise Http404
    form = _form(item, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            domain.write_point_text(item=item, by=actor_of(request), **{"proposed": "", **form.cleaned_data})
        except Stale as refusal:
            form = _on_the_newest(item, form, refusal)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The text is kept; whoever reads the point reads it."))
            return redirect("meetings:text", pk=pk)
    context = {"form": form, "item": item, "sitting": item.sitting, "is_read": _is_read(item)}
    return render(request, "meetings/write_text.html", context, status=status_of(form))


def _is_read(item: AgendaItem) -> bool:
    """Whether those invited have it before them, so that a change says why."""
    return item.sitting.state != SittingState.PREPARING and item.text_version > 0


def _form(item: AgendaItem, data: Any) -> PointTextForm:
    initial = {"why": item.why, "proposed": item.proposed, "expected_version": item.text_version}
    return PointTextForm(data, initial=initial, is_read=_is_read(item), is_written=item.sitting.is_written)


def _on_the_newest(item: AgendaItem, typed: PointTextForm, refusal: Stale) -> PointTextForm:
    """What was typed, on the newest version, which the page shows above it."""
    item.refresh_from_db(fields=["why", "proposed", "text_version"])
    form = _form(item, {**typed.cleaned_data, "expected_version": item.text_version})
    form.is_valid()
    form.add_error(None, ValidationError(str(refusal)))
    return form
