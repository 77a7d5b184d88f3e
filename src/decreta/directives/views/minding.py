"""Who directs the work on a task and who monitors it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments.enums import Minds
from decreta.assignments.queries.minders import as_of, named_now
from decreta.core import clock
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.domain.minding import mind_task
from decreta.directives.forms.mending import MindersForm
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.minders import candidates, read_key
from decreta.directives.views.tasks import task_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def minders(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name one leader and one officer, or nobody; whom it was before stays in the history of the task."""
    found = task_of(request, pk)
    if not allows(rules.may_assign, body=found.body, by=actor_of(request)):
        raise Http404
    day, now = clock.today(), as_of(MATTER_KIND, [found.pk], clock.now()).get(found.pk, {})
    form = MindersForm(
        request.POST or None,
        initial={
            **{str(part): holding.pk for part, holding in now.items()},
            "read": read_key(named_now(MATTER_KIND, found.pk)),
        },
        people={part: candidates(found.body, part, day) for part in Minds},
    )
    if request.method == "POST" and form.carries_out(lambda said: mind_task(task=found, by=actor_of(request), **said)):
        messages.success(request, _("Who directs and who monitors the task is recorded."))
        return redirect("directives:task", pk=found.pk)
    if form.is_bound and form.has_error(NON_FIELD_ERRORS, "stale"):
        # Who looks again and sends it once more means it.
        read = read_key(named_now(MATTER_KIND, found.pk))
        form.data = {**{name: form.data[name] for name in form.data}, "read": read}
    context = {
        "form": form,
        "task": found,
        "title": _("Directing leader and monitoring officer"),
        "note": _(
            "What is told about this task to leaders or to staff of the body is told to them alone, and waits on their "
            "desks. Where nobody is named, it goes to everybody whose business it can be."
        ),
    }
    return render(request, "directives/mend.html", context, status=422 if form.errors else 200)
