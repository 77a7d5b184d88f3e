"""Supervision: where a body's tasks stand, as of any day, with the rows behind every number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.errors import allows
from decreta.core.together import Asking, answered
from decreta.directives import rules
from decreta.directives.beside import on_supervision
from decreta.directives.models import Directive
from decreta.directives.queries.progress import definitions
from decreta.directives.queries.receipts import COUNTED, receipts
from decreta.directives.queries.supervision import supervision_page
from decreta.directives.queries.tally import movement, tally
from decreta.directives.queries.task_list import against_of, day_of, named_day
from decreta.directives.queries.uncounted import uncounted
from decreta.directives.rendering import FORMS
from decreta.directives.rendering.forms import LANGUAGES
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body


@login_required
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """The progress of the tasks of one body (`body`) that the actor may see, as of the end of a day (`as_of`).

    With an earlier day (`than`) also what changed since; of two days the later is the one that is shown.
    """
    actor = actor_of(request)
    bodies = list(Body.objects.filter(directives__in=Directive.objects.visible_to(actor)).distinct().order_by("code"))
    body = next((one for one in bodies if one.code == request.GET.get("body")), bodies[0] if bodies else None)
    if body is None:
        return render(request, "directives/supervision_empty.html")
    against = against_of(request.GET)
    day, than = _days(request.GET)
    waiting = uncounted()
    found = tally(body=body, as_of=day, against=against, actor=actor, waiting=waiting)
    moved = None
    if than is not None:
        moved = movement(body=body, than=than, as_of=day, against=against, actor=actor, waiting=waiting)
    asking: list[Asking[Any]] = [receipts(body, actor, day, than), *on_supervision(body, actor)]
    received, *parts = answered(asking)
    context = {
        "report": found,
        "page": supervision_page(found, moved, than, page=request.GET.get("page")),
        "than": than,
        "receipts": received,
        "receipt_heads": [one.label for one in COUNTED],
        "bodies": bodies,
        "body": body,
        "definitions": definitions(),
        "today": clock.today(),
        "forms": FORMS,
        "languages": LANGUAGES,
        "may_freeze": allows(rules.may_freeze, body=body, by=actor),
        "may_urge": allows(rules.may_urge, body=body, by=actor),
        "parts": [part for part in parts if part is not None],
    }
    return render(request, "directives/supervision.html", context)


def _days(query: Mapping[str, str]) -> tuple[dt.date, dt.date | None]:
    """The day that is shown and the earlier one that it is compared with, if there is one."""
    day, other = day_of(query), named_day(query.get("than", ""))
    if other is None or other == day:
        return day, None
    return max(day, other), min(day, other)
