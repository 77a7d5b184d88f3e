"""The page of a long job."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.kit import domain
from decreta.kit.models import LongJob
from decreta.kit.queries import jobs as queries


@login_required
@require_safe
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """How far a job is; it may be left and come back to."""
    found = _job(request, job_id)
    return render(request, "kit/job.html", {"progress": queries.progress_of(found)})


@login_required
@require_safe
def progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The fragment that the page asks for until the job is over."""
    found = _job(request, job_id)
    return render(request, "kit/progress.html", {"progress": queries.progress_of(found)})


@login_required
@require_POST
@idempotent
def cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Stop a job before its next step."""
    found = _job(request, job_id)
    try:
        domain.cancel(job=found, by=request.actor)  # type: ignore[attr-defined]
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The job is cancelled. What was done stays."))
    return redirect("kit:job", job_id)


def _job(request: HttpRequest, job_id: UUID) -> LongJob:
    """A job that the reader started; 404 for anybody else."""
    return get_object_or_404(LongJob.objects.visible_to(request.actor), pk=job_id)  # type: ignore[attr-defined]
