"""A task that was assigned wrongly is put right: another lead, other coordinators, other words, each with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments.papers import offered
from decreta.core.errors import ActRefused, Stale, allows
from decreta.directives import rules
from decreta.directives.domain.amending import amend_task
from decreta.directives.enums import Mode
from decreta.directives.forms.mending import ReassignForm, RewordForm
from decreta.directives.forms.several import RegroupForm
from decreta.directives.models import Task
from decreta.directives.queries.standing_leads import each_of, key_of, leading, names_each
from decreta.directives.queries.whom import names_of, written
from decreta.directives.views.tasks import task_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def _mendable(request: HttpRequest, pk: UUID) -> Task:
    """A task that the actor sees and may assign; 404 for anybody else."""
    found = task_of(request, pk)
    if not allows(rules.may_assign, body=found.body, by=actor_of(request)):
        raise Http404
    return found


@login_required
@GET_POST
@idempotent
def reassign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name another lead and other coordinators. Who stays keeps his clock; who is new gets the deadline as decided."""
    found = _mendable(request, pk)
    if names_each(found):
        return _regroup(request, found)
    if found.mode != Mode.LEAD:
        raise Http404
    (lead, coordinating), language = leading(found), get_language() or "vi"
    initial = {
        "lead": written(lead, language) if lead else "",
        "coordinating": names_of(coordinating, language),
        "read": key_of(found),
    }
    form = ReassignForm(
        request.POST or None, initial=initial, papers=offered(actor_of(request)), directive=found.directive
    )
    return _answer(
        request,
        found,
        form,
        lambda: {"responsible": form.responsible(), "read": form.cleaned_data["read"] or None},
        title=_("Lead and coordinators"),
        note=_(
            "Who no longer leads or coordinates has his assignment closed with the reason. "
            "Who is new has the deadline that was decided; the directive counts the task once, as before."
        ),
        done=_("Who leads and who coordinates is recorded."),
    )


def _regroup(request: HttpRequest, found: Task) -> HttpResponse:
    """Add some of several, relieve others of them."""
    (_lead, coordinating), language = leading(found), get_language() or "vi"
    initial = {
        "several": "\n".join(one.name for one in each_of(found)),
        "coordinating": names_of(coordinating, language),
        "read": key_of(found),
    }
    form = RegroupForm(
        request.POST or None, initial=initial, papers=offered(actor_of(request)), directive=found.directive
    )
    return _answer(
        request,
        found,
        form,
        lambda: {"responsible": form.responsible(), "read": form.cleaned_data["read"] or None},
        title=_("Who must do it, each"),
        note=_(
            "Who is taken off has his assignment closed with the reason. Who is new has the deadline that was decided; "
            "the directive counts the task once, as before."
        ),
        done=_("Who must do it is recorded."),
    )


@login_required
@GET_POST
@idempotent
def reword(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct the title of a task. The sentence of the directive and the deadline stand as they were decided."""
    found = _mendable(request, pk)
    if found.is_withheld:
        raise Http404
    initial = {"title": found.raw_title, "title_en": found.raw_title_en, "title_ja": found.raw_title_ja}
    form = RewordForm(request.POST or None, initial=initial, papers=offered(actor_of(request)))
    return _answer(
        request,
        found,
        form,
        lambda: {"titles": form.titles()},
        title=_("Correct the title"),
        note=_("The sentence of the directive stands as it was issued; the old title stays in the log."),
        done=_("The title is corrected; the old one stays in the log."),
    )


def _answer(
    request: HttpRequest,
    task: Task,
    form: ReassignForm | RegroupForm | RewordForm,
    said: Callable[[], dict[str, Any]],
    *,
    title: str,
    note: str,
    done: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            changed = amend_task(
                task=task, reason=form.cleaned_data["reason"], ground=form.ground(), by=actor_of(request), **said()
            )
        except ActRefused as refusal:
            form.take(refusal)
            if isinstance(refusal, Stale):
                # Who looks again and sends it once more means it.
                form.data = {**{name: form.data[name] for name in form.data}, "read": key_of(task)}
        else:
            messages.success(request, done if changed is not None else _("Nothing was changed."))
            return redirect("directives:task", pk=task.pk)
    context = {"form": form, "task": task, "title": title, "note": note}
    return render(request, "directives/mend.html", context, status=422 if form.errors else 200)
