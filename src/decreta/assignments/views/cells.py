"""A form of one field that opens in the cell of a list, and has a page of its own where no script runs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import new_key
from decreta.assignments.forms import CellForm
from decreta.assignments.matters import Shown
from decreta.ui.tables import editing
from decreta.ui.tables.pen import Pen


@dataclass(frozen=True)
class Stands:
    """What stands now: as the cell shows it, in words, and as the form sends it along."""

    inner: SafeString
    words: str
    key: str


@dataclass(frozen=True)
class Texts:
    """The words of the page, and what the pencil changes."""

    title: str | Promise
    button: str | Promise
    note: str | Promise
    label: str


def answered(request: HttpRequest, form: CellForm, *, matter: Shown, stands: Stands, texts: Texts) -> HttpResponse:
    """The form on its page or in its cell, with what stands now where somebody else has changed it."""
    status, changed = 422 if form.errors else 200, form.was_changed
    if changed:
        form.reads(stands.key)
    if not editing.is_for_cell(request):
        note = format_html("{} {}", _("Stands now:"), stands.words) if changed else texts.note
        context = {
            "form": form,
            "matter": matter,
            "title": texts.title,
            "button": texts.button,
            "note": note,
            "back": back(request, matter.url),
        }
        return render(request, "assignments/act.html", context, status=status)
    form.stand_in_cell()
    context = {
        "form": form,
        "field": form[form.cell],
        "key": new_key(),
        "read": stands.key,
        "label": texts.label,
        "changed": changed,
        "now": stands.words,
        "shown": shown(request, stands, texts),
    }
    return render(request, "assignments/parts/cell.html", context, status=status)


def shown(request: HttpRequest, stands: Stands, texts: Texts) -> SafeString:
    """The inside of the cell with what stands now."""
    return editing.shown(Pen(request), stands.inner, request.get_full_path(), texts.label)


def back(request: HttpRequest, otherwise: str) -> str:
    """The list from which the reader came, else the page of the matter."""
    came = request.GET.get(editing.BACK, "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours else otherwise
