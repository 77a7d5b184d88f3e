"""What a tracker must be told, and what it was told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.errors import ActRefused, allows
from decreta.files.responses import attachment
from decreta.kit.importing.writing import XLSX
from decreta.linking import domain, rules
from decreta.linking.models import Handover, Tracker
from decreta.linking.queries.handing import bodies_of, due, handovers, lines_of
from decreta.linking.queries.identifiers import followed
from decreta.linking.rendering import file_name, workbook
from decreta.linking.words import changed_words
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body

_SHOWN = 200
_PAGE = 20


@login_required
@require_safe
def trackers(request: HttpRequest) -> HttpResponse:
    """The trackers, how many tasks of the reader's are named in each, and what each must be told of a body."""
    actor = actor_of(request)
    context = {"rows": followed(actor), "bodies": bodies_of(actor), "may_keep": actor.can("administer")}
    return render(request, "linking/trackers.html", context)


def _asked(request: HttpRequest, code: str, body_code: str) -> tuple[Tracker, Body]:
    tracker, body = get_object_or_404(Tracker, code=code), get_object_or_404(Body, code=body_code)
    if not allows(rules.may_link, body=body, by=actor_of(request)):
        raise Http404
    return tracker, body


@login_required
@require_safe
def tracker(request: HttpRequest, code: str, body_code: str) -> HttpResponse:
    """What must be told now, and the earlier hand-overs."""
    found, body = _asked(request, code, body_code)
    actor = actor_of(request)
    waiting = due(found, body, actor)
    context = {
        "tracker": found,
        "body": body,
        "due": waiting,
        "rows": [(one, changed_words(one.changed)) for one in waiting.rows[:_SHOWN]],
        "left_out": max(0, len(waiting.rows) - _SHOWN),
        "page": Paginator(handovers(found, body, actor), _PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "linking/tracker.html", context)


@login_required
@recently_authenticated
@require_POST
@idempotent
def hand_over(request: HttpRequest, code: str, body_code: str) -> HttpResponse:
    """Keep what is told now; its file lies ready from then on."""
    found, body = _asked(request, code, body_code)
    try:
        made = domain.hand_over(tracker=found, body=body, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Hand-over %(n)s is kept. Fetch its file and give it to the tracker.") % {"n": made.ordinal}
        messages.success(request, said)
    return redirect("linking:tracker", code=code, body_code=body_code)


@login_required
@recently_authenticated(reading=True)
@require_safe
def handover_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The workbook of a hand-over."""
    actor = actor_of(request)
    found = get_object_or_404(Handover.objects.visible_to(actor).select_related("tracker", "body"), pk=pk)
    return attachment(workbook(found, lines_of(found, actor)), file_name(found), XLSX)
