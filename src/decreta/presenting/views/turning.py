"""Pages are turned for everybody, by the presenter's page as he reads, or by its button without a script."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.meetings.models import Paper, Sitting
from decreta.meetings.views.common import actor_of, is_staff, paper_of, press, sitting_of
from decreta.presenting import domain, forms, rules


@login_required
@require_POST
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a page to everybody. A program in the page is answered in JSON, a button leads back."""
    sitting = _presented_by(request, pk)
    is_program = request.headers.get("X-Requested-With") == "decreta"
    form = forms.PageForm(request.POST)
    if not form.is_valid():
        return _refused(request, sitting, _said(form), is_program=is_program)
    paper: Paper = paper_of(request, form.cleaned_data["paper"])
    where = {name: form.cleaned_data[name] for name in ("page", "version")}
    try:
        domain.present_page(sitting=sitting, paper=paper, **where, by=actor_of(request))
    except ActRefused as refusal:
        return _refused(request, sitting, str(refusal), is_program=is_program)
    return HttpResponse(status=204) if is_program else _back(sitting, paper)


@login_required
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show nothing any more."""
    sitting = _presented_by(request, pk)
    return press(request, sitting, lambda: domain.stop_presenting(sitting=sitting, by=actor_of(request)), page="room")


@login_required
@require_POST
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let somebody turn the pages."""
    sitting = sitting_of(request, pk)
    if not is_staff(request, sitting):
        raise Http404
    form = forms.PresenterForm(request.POST, sitting=sitting)
    if not form.is_valid():
        return _refused(request, sitting, _said(form), is_program=False)
    who = form.cleaned_data["invitation"]
    return press(
        request,
        sitting,
        lambda: domain.ask_to_present(sitting=sitting, invitation=who, by=actor_of(request)),
        page="chair",
    )


def _presented_by(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting in which the actor presents; who only follows does not find these."""
    sitting = sitting_of(request, pk)
    if not allows(rules.may_present, sitting, by=actor_of(request)):
        raise Http404
    return sitting


def _said(form: ActForm) -> str:
    return " ".join(str(one) for problems in form.errors.values() for one in problems)


def _refused(request: HttpRequest, sitting: Sitting, why: str, *, is_program: bool) -> HttpResponse:
    if is_program:
        return JsonResponse({"why": why}, status=422)
    messages.error(request, why)
    return redirect("meetings:room", pk=sitting.pk)


def _back(sitting: Sitting, paper: Paper) -> HttpResponse:
    answer = redirect("meetings:room", pk=sitting.pk)
    answer["Location"] += f"?paper={paper.pk}"
    return answer
