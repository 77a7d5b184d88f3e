"""Checking the figures of somebody's report: its printed totals beside its own rows."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decreta.core.errors import ActRefused
from decreta.kit.forms import TableForm
from decreta.kit.queries.totals import checked
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
def totals(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet, a Word file or a PDF, show which of its totals do not hold; nothing of it is kept."""
    form = TableForm(request.POST or None, request.FILES or None)
    found, name = None, ""
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            found, name = checked(upload.read()), upload.name
        except ActRefused as refusal:
            form.take(refusal)
        else:
            form = TableForm()
    context = {"form": form, "checked": found, "sheets": found.sheets if found else None, "file_name": name}
    return render(request, "kit/totals.html", context, status=422 if form.errors else 200)
