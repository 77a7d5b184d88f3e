"""The templates of an office: the list, one of them, what the clerk does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, NotAllowed, allows
from decreta.files.responses import file_response
from decreta.organisation.models import Organisation
from decreta.ui.methods import GET_POST
from decreta.writing import domain, purposes, rules, words
from decreta.writing.forms.templates import FileForm, TemplateForm
from decreta.writing.models import WordTemplate
from decreta.writing.queries.templates import seen_by, shown
from decreta.writing.views.fetching import actor_of, template_of, version_of, word_file


@login_required
@GET_POST
@idempotent
def templates(request: HttpRequest) -> HttpResponse:
    """The templates of the house, and for its clerks a form for another."""
    actor = actor_of(request)
    house = _house(request)
    if request.method == "POST" and house is None:
        raise PermissionDenied(_("Your post does not keep the templates of this office."))
    form = TemplateForm(request.POST or None, request.FILES or None, actor=actor, house=house) if house else None
    if house and form and request.method == "POST" and form.is_valid():
        try:
            kept = domain.keep_template(organisation=house, by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The template is kept. Fill it on trial, then put it in force."))
            return redirect("writing:template", pk=kept.pk)
    found = shown(seen_by(actor))
    context = {
        "kept": [one for one in found if one.template.retired_at is None],
        "retired": [one for one in found if one.template.retired_at is not None],
        "form": form,
        "house": house,
        "may_draft": actor.can("draft_documents"),
        "fields": [(name, words.label_of(name)) for name in (*words.RECORD, *words.ASKED)],
        "purposes": [(one.label, list(one.named().items())) for one in purposes.every()],
    }
    return render(request, "writing/templates.html", context, status=422 if form and form.errors else 200)


def _house(request: HttpRequest) -> Organisation | None:
    """The office whose templates the post keeps."""
    actor = actor_of(request)
    found = Organisation.objects.filter(pk=actor.organisation_id).first() if actor.organisation_id else None
    return found if found is not None and allows(rules.may_keep_templates, found, by=actor) else None


@login_required
@GET_POST
@idempotent
def template(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One template with its versions; for its clerks a form for another version."""
    found, actor = template_of(request, pk), actor_of(request)
    keeps = allows(rules.may_keep_templates, found.organisation, by=actor)
    if request.method == "POST" and not keeps:
        raise PermissionDenied(_("Your post does not keep the templates of this office."))
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = domain.bring_version(template=found, by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Version %(ordinal)s is kept.") % {"ordinal": version.ordinal})
            return redirect("writing:template", pk=pk)
    return _page(request, found, form=form)


def _page(
    request: HttpRequest, found: WordTemplate, *, form: FileForm | None = None, refusal: ActRefused | None = None
) -> HttpResponse:
    actor = actor_of(request)
    (one,) = shown([found])
    is_kept = found.retired_at is None
    context: dict[str, Any] = {
        "shown": one,
        "template": found,
        "versions": [
            (version, [purposes.label_of(found.purpose, name) for name in version.fields])
            for version in found.versions.all()
        ],
        "keeps": is_kept and allows(rules.may_keep_templates, found.organisation, by=actor),
        "may_draft": actor.can("draft_documents"),
        "form": form or FileForm(),
        "problems": refusal.problems if refusal else [],
    }
    status = 403 if isinstance(refusal, NotAllowed) else 422 if refusal or (form and form.errors) else 200
    return render(request, "writing/template.html", context, status=status)


def _decide(request: HttpRequest, pk: UUID, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except ActRefused as refusal:
        return _page(request, template_of(request, pk), refusal=refusal)
    messages.success(request, done)
    return redirect("writing:template", pk=pk)


@login_required
@require_POST
def try_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file filled with the names of its fields, to be looked at."""
    version = version_of(request, pk)
    try:
        made = domain.try_out(version=version, by=actor_of(request))
    except ActRefused as refusal:
        return _page(request, template_of(request, version.template_id), refusal=refusal)
    return word_file(made, f"{version.template.name}-v{version.ordinal}.docx")


@login_required
@require_POST
@idempotent
def put_in_force(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From now on drafts begin from this version."""
    version = version_of(request, pk)
    return _decide(
        request,
        version.template_id,
        lambda: domain.put_in_force(version=version, by=actor_of(request)),
        _("Version %(ordinal)s is in force.") % {"ordinal": version.ordinal},
    )


@login_required
@GET_POST
@idempotent
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer a template no longer."""
    found = template_of(request, pk)
    if not allows(rules.may_keep_templates, found.organisation, by=actor_of(request)):
        raise PermissionDenied(_("Your post does not keep the templates of this office."))
    if request.method == "POST":
        return _decide(
            request,
            pk,
            lambda: domain.retire(template=found, by=actor_of(request)),
            _("The template is retired. It stays readable."),
        )
    return render(request, "writing/retire.html", {"template": found})


@login_required
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a version as it was brought."""
    return file_response(version_of(request, pk).file, inline=False, request=request)
