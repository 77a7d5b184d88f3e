"""A task ends by a paper: what becomes of its work, what will be closed, and then it is done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments.papers import offered as papers_offered
from decreta.changes import rules
from decreta.changes.domain import check_ending, end_tasks, foresee
from decreta.changes.enums import EndingKind
from decreta.changes.forms import EndForm
from decreta.changes.models import Ending
from decreta.changes.queries.endings import Offered, offered, told_of
from decreta.core.errors import ActRefused, allows
from decreta.directives.views.tasks import task_of
from decreta.documents.models import Document
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First the way (`kind`), then who goes on with the work and on which ground, then what will happen; then it happens.

    Other tasks are found by words (`q`, `find`), with what was typed and chosen kept.
    """
    task, by = task_of(request, pk), actor_of(request)
    if not allows(rules.may_end, body=task.body, by=by):
        raise Http404
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    if asked not in EndingKind.values:
        status = 422 if request.method == "POST" else 200
        return render(request, "changes/end_kinds.html", {"task": task, "kinds": _ways()}, status=status)
    kind = EndingKind(asked)
    words = (request.POST.get("q") or request.GET.get("q", "")).replace("\x00", "").strip()[:200]
    chosen = [key for name in ("tasks", "successors") for text in request.POST.getlist(name) if (key := _key(text))]
    is_replaced = kind in (EndingKind.SUPERSEDE, EndingKind.SPLIT)
    others = offered(task, by, words, chosen=chosen) if kind is not EndingKind.SPLIT else Offered([])
    later = offered(task, by, words, chosen=chosen, elsewhere=True) if is_replaced else Offered([])
    is_search = request.method == "POST" and "find" in request.POST
    form = EndForm(
        request.POST if request.method == "POST" and not is_search else None,
        kind=kind,
        task=task,
        others=others.tasks,
        later=later.tasks,
        papers=papers_offered(by),
        initial=_typed(request) if is_search else None,
    )
    context: dict[str, Any] = {"form": form, "task": task, "kind": kind, "way": _ways()[kind], "words": words}
    context["is_sought"] = bool(words) or others.has_more or later.has_more
    context["finds_nothing"] = bool(words) and not others.found + later.found
    if request.method == "POST" and not is_search and form.is_valid():
        try:
            check_ending(**form.arguments(), by=by)
            if "confirmed" not in request.POST:
                # Nothing is done yet: the answer leaves nothing behind, and the same form may be sent again.
                context |= _preview(request, form)
                return render(request, "changes/end_preview.html", context, status=422)
            made = end_tasks(**form.arguments(), by=by)
            messages.success(request, _("It has ended. Who was assigned is told."))
            return redirect("changes:ending", pk=made.pk)
        except ActRefused as refusal:
            form.take(refusal)
    return render(request, "changes/end.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def ending(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: its ground, what ended by it, where the work goes on."""
    actor = actor_of(request)
    found = get_object_or_404(Ending.objects.visible_to(actor).select_related("document", "body"), pk=pk)
    is_open = found.document_id and Document.objects.visible_to(actor).filter(pk=found.document_id).exists()
    context = {"ending": found, "told": told_of(found, actor), "may_open": is_open}
    return render(request, "changes/ending.html", context)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What the form holds while other tasks are looked for: nothing that was typed or chosen is lost."""
    several = {name: request.POST.getlist(name) for name in ("tasks", "successors") if name in request.POST}
    return {name: request.POST[name] for name in request.POST} | several


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _preview(request: HttpRequest, form: EndForm) -> dict[str, Any]:
    """What will happen: the tasks on both sides, every assignment that is closed, and what was typed, to be sent again."""
    arguments = form.arguments()
    closing = foresee(tasks=arguments["tasks"]).closing
    by_task: dict[UUID, list[Any]] = {}
    for one in closing:
        by_task.setdefault(one.matter_id, []).append(one)
    kept = [
        (name, value)
        for name in request.POST
        if name not in ("csrfmiddlewaretoken", "idempotency_key", "confirmed")
        for value in request.POST.getlist(name)
    ]
    return {
        "ends": [(one, by_task.get(one.pk, [])) for one in arguments["tasks"]],
        "number": len(closing),
        "successors": arguments["successors"],
        "new_parts": arguments["parts"],
        "ground": arguments["ground"],
        "reason": arguments["reason"],
        "kept": kept,
    }


def _ways() -> dict[EndingKind, dict[str, str]]:
    """How a task may end, and what each means."""
    return {
        EndingKind.SUPERSEDE: {
            "title": _("Replace it"),
            "button": _("Replace task"),
            "icon": "replace",
            "text": _(
                "A task of a later directive takes its place. What is open of it is closed; the new one goes on."
            ),
        },
        EndingKind.MERGE: {
            "title": _("Merge it with others"),
            "button": _("Merge tasks"),
            "icon": "merge",
            "text": _("Several tasks become one, which goes on. The others are closed and lead to it."),
        },
        EndingKind.SPLIT: {
            "title": _("Split it"),
            "button": _("Split task"),
            "icon": "split",
            "text": _(
                "Several tasks take its place: such as another directive assigns, or parts made of the same clause. "
                "Reports tell parts apart from the tasks that the directive declares."
            ),
        },
        EndingKind.CANCEL: {
            "title": _("Cancel it"),
            "button": _("Cancel task"),
            "icon": "circle-slash",
            "text": _("Nobody goes on with it. It stays readable, with what was done until now."),
        },
    }
