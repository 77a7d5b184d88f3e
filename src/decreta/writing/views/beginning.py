"""A draft begins from a template."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.documents.views.answering import answered, first_words
from decreta.ui.methods import GET_POST
from decreta.writing import domain, policies, sources
from decreta.writing.domain.beginning import merge
from decreta.writing.forms.beginning import BeginningForm
from decreta.writing.models import TemplateVersion
from decreta.writing.queries.templates import in_force
from decreta.writing.views.fetching import actor_of, template_of, word_file


@login_required
@GET_POST
@idempotent
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The facts of the draft; what comes of them is a draft, or the filled Word file."""
    template, actor = template_of(request, pk), actor_of(request)
    if not actor.can("draft_documents"):
        raise PermissionDenied(_("Your post does not draft documents for anybody."))
    version = in_force(template)
    try:
        policies.can_begin(version)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("writing:template", pk=pk)
    assert version is not None
    answers = answered(request)
    initial = {**(first_words(answers) if answers else {}), **_known(request, version)}
    form = BeginningForm(request.POST or None, actor=actor, version=version, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            if "download" in request.POST:
                _version, _text, made = merge(version=version, facts=form.facts(), asked=form.asked(), by=actor)
                return word_file(made, f"{template.name}.docx")
            drafted = domain.begin(version=version, facts=form.facts(), asked=form.asked(), answers=answers, by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The draft has begun. Read through its text."))
            return redirect("documents:revise", pk=drafted.pk)
    context = {"form": form, "template": template, "version": version, "answers": answers}
    return render(request, "writing/begin.html", context, status=422 if form.errors else 200)


def _known(request: HttpRequest, version: TemplateVersion) -> dict[str, Any]:
    """What the things that the address names say of the template's own fields; 404 for one that may not be seen."""
    found: dict[str, Any] = {}
    for name in sources.names():
        given = request.GET.get(name, "")
        if not given:
            continue
        try:
            values = sources.values(name, actor_of(request), UUID(given), version.template.language)
        except ValueError as error:
            raise Http404 from error
        if values is None:
            raise Http404
        found |= {f"ask_{field}": value for field, value in values.items()}
    return found
