"""Acts on programmes and on what they expect, each with its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.programme import domain, rules
from decreta.programme.forms import BindForm, PlanningForm, ProgrammeForm, ReasonForm
from decreta.programme.models import Expected, Programme
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def draw_up(request: HttpRequest) -> HttpResponse:
    """Draw up a programme."""
    actor = actor_of(request)
    if not actor.can("issue_documents"):
        raise PermissionDenied(_("Your post keeps no programmes."))
    form = ProgrammeForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = domain.draw_up(**form.cleaned_data, by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The programme is begun. Enter what it expects."))
            return redirect("programme:programme", made.pk)
    return render(request, "programme/draw_up.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def expect(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a paper that is expected."""
    programme = _programme(request, pk)
    form = PlanningForm(request.POST or None, programme=programme)
    words = _("Entered: %(subject)s.")
    return _planned(
        request,
        programme,
        form,
        lambda: domain.expect(programme=programme, by=actor_of(request), **form.arguments()),
        words,
    )


@login_required
@GET_POST
@idempotent
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is said of a paper, its dates for instance."""
    expected = _expected(request, pk)
    _must_keep(request, expected.programme)
    is_sent = request.method == "POST"
    form = PlanningForm(request.POST, programme=expected.programme) if is_sent else PlanningForm.showing(expected)
    words = _("Changed: %(subject)s.")
    return _planned(
        request,
        expected.programme,
        form,
        lambda: domain.amend(expected=expected, by=actor_of(request), **form.arguments()),
        words,
        expected,
    )


def _planned(
    request: HttpRequest,
    programme: Programme,
    form: PlanningForm,
    act: Callable[[], Expected],
    words: str,
    expected: Expected | None = None,
) -> HttpResponse:
    _must_keep(request, programme)
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, words % {"subject": done.subject})
            return redirect("programme:programme", programme.pk)
    context = {"form": form, "programme": programme, "expected": expected}
    return render(request, "programme/planning.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def take_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper off the programme."""
    expected = _expected(request, pk)
    _must_keep(request, expected.programme)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.take_off(expected=expected, by=actor_of(request), **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Taken off the programme: %(subject)s.") % {"subject": expected.subject})
            return redirect("programme:programme", expected.programme_id)
    context = {"form": form, "expected": expected, "programme": expected.programme}
    return render(request, "programme/take_off.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def bind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the document that is the expected paper."""
    expected, actor = _expected(request, pk), actor_of(request)
    if not allows(rules.may_begin, expected, by=actor):
        raise PermissionDenied(_("Your post does not draft this paper."))
    form = BindForm(request.POST or None, expected=expected, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            domain.bind(expected=expected, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("From now on its state follows from this document."))
            return redirect("programme:expected", expected.pk)
    context = {"form": form, "expected": expected, "programme": expected.programme}
    return render(request, "programme/bind.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the draft of a paper and open it."""
    expected, actor = _expected(request, pk), actor_of(request)
    try:
        made = domain.begin(expected=expected, by=actor)
    except ActRefused as refusal:
        return _refused(request, refusal, "programme:expected", expected.pk)
    messages.success(request, _("The draft is begun. Write over its text."))
    return redirect("documents:document", made.pk)


@login_required
@require_POST
@idempotent
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adopt a programme."""
    programme = _programme(request, pk)
    try:
        domain.adopt(programme=programme, by=actor_of(request))
    except ActRefused as refusal:
        return _refused(request, refusal, "programme:programme", programme.pk)
    messages.success(request, _("The programme is adopted. From now on it changes only with reason."))
    return redirect("programme:programme", programme.pk)


def _refused(request: HttpRequest, refusal: ActRefused, to: str, key: UUID) -> HttpResponse:
    for problem in refusal.problems:
        messages.error(request, str(problem.message))
    return redirect(to, key)


def _must_keep(request: HttpRequest, programme: Programme) -> None:
    if not allows(rules.may_keep, programme.issuer, by=actor_of(request)):
        raise PermissionDenied(_("Your post keeps no programmes of this issuer."))


def _programme(request: HttpRequest, pk: UUID) -> Programme:
    found: Any = Programme.objects.visible_to(actor_of(request)).select_related("body", "organisation")
    programme: Programme = get_object_or_404(found, pk=pk)
    return programme


def _expected(request: HttpRequest, pk: UUID) -> Expected:
    related = ("programme__body", "programme__organisation", "unit", "organisation", "drafter__person", "signer_post")
    found: Any = Expected.objects.visible_to(actor_of(request)).select_related(*related)
    expected: Expected = get_object_or_404(found, pk=pk)
    return expected
