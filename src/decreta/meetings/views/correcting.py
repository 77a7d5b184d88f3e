"""Who was present, set right later."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import reason_against
from decreta.meetings import domain, policies
from decreta.meetings.enums import Presence
from decreta.meetings.forms.running import AttendanceForm
from decreta.meetings.models import AttendanceCorrection, Invitation
from decreta.meetings.views.common import actor_of, invitation_of, prepares, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From when until when somebody was there, what was corrected and why; enter a stay, change one, take one out."""
    invitation = invitation_of(request, pk)
    if invitation.sitting.is_written or not prepares(request, invitation.sitting):
        raise Http404
    stays = list(invitation.attendances.order_by("came_at"))
    asked = request.GET.get("stay", "") or request.POST.get("stay", "")
    chosen = next((one for one in stays if str(one.pk) == asked), None)
    form = AttendanceForm(request.POST if request.method == "POST" else None, stay=chosen)
    by = actor_of(request)
    if taken(request, form, lambda data: domain.correct_attendance(invitation=invitation, stay=chosen, **data, by=by)):
        messages.success(request, _("The attendance is corrected; what stood before is kept."))
        return redirect("meetings:attendance", pk=invitation.pk)
    context = {
        "sitting": invitation.sitting,
        "invitation": invitation,
        "stays": stays,
        "chosen": chosen,
        "form": form,
        "corrections": [(one, _shown(one.before), _shown(one.after)) for one in _corrections(invitation)],
        "against": reason_against(policies.attendance_is_open, invitation.sitting),
        "now": clock.now(),
    }
    return render(request, "meetings/attendance.html", context, status=status_of(form))


def _corrections(invitation: Invitation) -> list[AttendanceCorrection]:
    return list(AttendanceCorrection.objects.filter(invitation=invitation))


def _shown(stay: dict[str, str | None] | None) -> dict[str, object] | None:
    """A stay as it is kept, with its moments read again."""
    if stay is None:
        return None
    came, left = (dt.datetime.fromisoformat(str(stay[name])) if stay[name] else None for name in ("came_at", "left_at"))
    return {"presence": Presence(str(stay["presence"])).label, "came_at": came, "left_at": left}
