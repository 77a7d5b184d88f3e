"""Progress reports out: made for any day, frozen, taken along in every form and language, compared with now."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.directives.beside import on_report
from decreta.directives.domain import freezing
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.queries.frozen import compare, data_of, is_whole, stands_open
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.rendering import FORMS, write
from decreta.directives.rendering.forms import LANGUAGES, file_name
from decreta.directives.rendering.pages import shown
from decreta.directives.rendering.printed import printed
from decreta.directives.report_forms import ReportForm
from decreta.directives.tables.reports import REPORTS
from decreta.files.queries import read
from decreta.kit import lists
from decreta.kit.responses import attached
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST

#: A paper of so many tasks is made again while a person waits.
_AGAIN: Final = 2000


@login_required
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Frozen reports of the bodies whose tasks the actor sees."""
    actor = actor_of(request)
    may_make = actor.can("monitor_tasks") and bool(actor.body_ids | actor.served_body_ids)
    return lists.page(request, REPORTS, "directives/reports.html", lambda shown: {"may_make": may_make})


@login_required
@GET_POST
@idempotent
def make(request: HttpRequest) -> HttpResponse:
    """Make a report and freeze it: of a body, of one directive, as of a day, judged by one of the deadlines."""
    actor = actor_of(request)
    if not actor.can("monitor_tasks"):
        raise Http404
    form = ReportForm(request.POST or None, asked=request.GET, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = freezing.make(form.asked(), by=actor)
            frozen = freezing.freeze_report(made=made, by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The report is frozen. It can be made again to the byte."))
            return redirect("directives:report_frozen", frozen.pk)
    return render(request, "directives/make_report.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
def frozen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One frozen report: its figures, its hashes, its forms; and whether the facts known now say the same."""
    found = _frozen(request, pk)
    data, language = data_of(found, actor_of(request)), (get_language() or "vi")[:2]
    asks = "compare" in request.GET
    is_open = stands_open(found, data)
    said = printed(data, language=language, moment=found.frozen_at)
    context = {
        "frozen": found,
        "data": data,
        "beside": on_report(found, actor_of(request)),
        "report": said,
        "tables": [shown(one) for one in (*said.summary, *said.breakdowns)],
        "is_whole": is_whole(found),
        "is_open": is_open,
        "compared": compare(found) if asks else None,
        "same_paper": _is_made_again(found, data) if asks and found.number <= _AGAIN and is_open else None,
        "forms": FORMS,
        "languages": LANGUAGES,
        "paper_language": LANGUAGES[found.paper_language],
        "same_tool": found.made_with == freezing.made_with(),
    }
    return render(request, "directives/report_frozen.html", context)


@login_required
@recently_authenticated
@require_POST
def print_frozen(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A frozen report in a form and a language: the paper as it was kept, every other form made of the frozen data."""
    found = _frozen(request, pk)
    form, language = _asked(request)
    data = data_of(found, actor_of(request))
    is_kept = (form, language) == ("pdf", found.paper_language) and stands_open(found, data)
    content = read(found.paper) if is_kept else _written(data, form, language, found.frozen_at)
    return _answer(request, found.body, data, content, form=form, language=language)


@login_required
@recently_authenticated
@require_POST
def print_report(request: HttpRequest, body_code: str) -> HttpResponseBase:
    """The report of the supervision page in a form and a language, of the tasks that the actor may see."""
    actor = actor_of(request)
    seen = Directive.objects.visible_to(actor)
    body = get_object_or_404(Body.objects.filter(directives__in=seen).distinct(), code=body_code)
    form, language = _asked(request)
    try:
        as_of = dt.date.fromisoformat(request.POST.get("as_of", ""))
    except ValueError:
        raise Http404 from None
    against: Against = "baseline" if request.POST.get("against") == "baseline" else "current"
    data = report_data(report(body=body, as_of=as_of, against=against, actor=actor))
    return _answer(request, body, data, _written(data, form, language, clock.now()), form=form, language=language)


def _asked(request: HttpRequest) -> tuple[str, str]:
    form, language = request.POST.get("form", ""), request.POST.get("language", "")
    if form not in FORMS or language not in LANGUAGES:
        raise Http404
    return form, language


def _written(data: dict[str, Any], form: str, language: str, moment: dt.datetime) -> bytes:
    file = io.BytesIO()
    write(data, form, file, language=language, moment=moment)
    return file.getvalue()


def _answer(
    request: HttpRequest, body: Body, data: dict[str, Any], content: bytes, *, form: str, language: str
) -> HttpResponseBase:
    """The file; that it was taken along is noted."""
    freezing.print_report(
        body=body,
        form=form,
        language=language,
        as_of=dt.date.fromisoformat(data["as_of"]),
        number=data["assigned"],
        by=actor_of(request),
    )
    return attached(HttpResponse(content), f"{file_name(data, language)}.{form}", FORMS[form].media_type)


def _is_made_again(found: FrozenReport, data: dict[str, Any]) -> bool:
    """Whether the paper that is made of the frozen data now is the one that was kept, to the byte."""
    paper = freezing.paper_of(data, language=found.paper_language, moment=found.frozen_at)
    return hashlib.sha256(paper).hexdigest() == found.paper_hash


def _frozen(request: HttpRequest, pk: UUID) -> FrozenReport:
    found = FrozenReport.objects.visible_to(actor_of(request)).select_related("body", "directive__document", "paper")
    return get_object_or_404(found, pk=pk)
