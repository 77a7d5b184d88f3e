"""What can be imported, one's own imports, and the first step: the file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.files.responses import attachment
from decreta.kit.domain import preparing
from decreta.kit.forms import UploadForm
from decreta.kit.importing import Importable, importable
from decreta.kit.importing.registry import importables_for
from decreta.kit.importing.writing import XLSX, template_of
from decreta.kit.models import ImportBatch
from decreta.kit.queries import preview
from decreta.ui.methods import GET_POST

_PAGE = 30


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def kind_for(request: HttpRequest, kind: str) -> Importable:
    """A kind of import that the reader may do; 404 for anybody else."""
    found = importable(kind)
    if found is None or not allows(found.may, by=actor_of(request)):
        raise Http404
    return found


@login_required
@require_safe
def batches(request: HttpRequest) -> HttpResponse:
    """The kinds that the reader may import in this post, and what he has imported."""
    own = ImportBatch.objects.visible_to(actor_of(request)).order_by("-created_at", "-pk")
    page = Paginator(own, _PAGE).get_page(request.GET.get("page"))
    rows = [(one, importable(one.kind)) for one in page.object_list]
    context = {"kinds": importables_for(actor_of(request)), "page": page, "rows": rows}
    return render(request, "kit/imports/list.html", context)


@login_required
@GET_POST
@idempotent
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Upload the file."""
    found = kind_for(request, kind)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            batch = preparing.upload(kind=kind, content=upload.read(), name=upload.name, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if found.source:
                return _look_through(request, batch)
            sheets = [one for one in preparing.sheet_of(batch).sheets if one["rows"] and not one["hidden"]]
            unsure = len(sheets) > 1 or len(batch.mapping) < 2
            return redirect("imports:sheet" if unsure else "imports:columns", pk=batch.pk)
    context = {"form": form, "importable": found, "steps": preview.steps(None, at="upload")}
    return render(request, "kit/imports/upload.html", context, status=422 if form.errors else 200)


def _look_through(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """A list that was taken out here is known: it is judged at once, unless its columns were changed."""
    try:
        rows = preparing.match(batch, batch.mapping, {}, by=actor_of(request))
    except ActRefused:
        return redirect("imports:columns", pk=batch.pk)
    preparing.keep_judged(batch, preparing.judge_rows(batch, rows, by=actor_of(request)))
    return redirect("imports:batch", pk=batch.pk)


@login_required
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty workbook with the headings, notes and lists of a kind, in the reader's language; 404 where none is taken."""
    found = kind_for(request, kind)
    if found.source:
        raise Http404
    return attachment(template_of(found), f"{found.kind.replace('.', '-')}.xlsx", XLSX)
