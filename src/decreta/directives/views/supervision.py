"""Supervision: where a body's tasks stand, as of any day, with the rows behind every number."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.models import Directive
from decreta.directives.queries.progress import definitions, report
from decreta.directives.queries.supervision import supervision_page
from decreta.directives.queries.task_list import day_of
from decreta.directives.rendering import FORMS
from decreta.directives.rendering.forms import LANGUAGES
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body


@login_required
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """The progress of the tasks that the actor may see, of one body (`body`) or all, as of the end of a day (`as_of`)."""
    actor = actor_of(request)
    bodies = list(Body.objects.filter(directives__in=Directive.objects.visible_to(actor)).distinct().order_by("code"))
    body = next((one for one in bodies if one.code == request.GET.get("body")), bodies[0] if bodies else None)
    if body is None:
        return render(request, "directives/supervision_empty.html")
    against: Against = "baseline" if request.GET.get("against") == "baseline" else "current"
    found = report(body=body, as_of=day_of(request.GET), against=against, actor=actor)
    context = {
        "report": found,
        "page": supervision_page(found),
        "bodies": bodies,
        "body": body,
        "definitions": definitions(),
        "today": clock.today(),
        "forms": FORMS,
        "languages": LANGUAGES,
        "may_freeze": allows(rules.may_freeze, body=body, by=actor),
        "may_urge": allows(rules.may_urge, body=body, by=actor),
    }
    return render(request, "directives/supervision.html", context)
