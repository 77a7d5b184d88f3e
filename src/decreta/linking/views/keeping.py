"""Trackers, as an administrator keeps them."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.accounts.administering import actor_of, administration
from decreta.linking import domain, forms
from decreta.linking.models import Tracker
from decreta.ui.administering import Cell, FormPage, ListPage, Row, Table, filled, listed, shown
from decreta.ui.buttons import ButtonContext


def _crumbs() -> list[Cell]:
    return [Cell(_("Trackers"), reverse("administration:trackers"))]


@administration("page")
def trackers(request: HttpRequest) -> HttpResponse:
    """The trackers of other houses to which tasks are reported."""
    rows, pager = listed(request, Tracker.objects.order_by("code"), _row)
    new = ButtonContext(_("Enter tracker"), reverse("administration:new_tracker"), icon="plus", primary=True)
    empty = _("A tracker is a system of another house in which the same tasks are followed.")
    headings = (_("Name"), _("Code"), _("Kept by"), _("Address of a task there"))
    page = ListPage(
        _("Trackers"),
        Table(_("Trackers"), headings, rows, empty),
        pager,
        sub=_("A task is entered once, and reported to each of them under the identifier that it has there."),
        buttons=[new],
        first_step=new,
    )
    return shown(request, page)


def _row(one: Tracker) -> Row:
    note = "" if one.retired_at is None else pgettext("tracker", "no longer in use")
    name = Cell(one.name, reverse("administration:change_tracker", args=[one.code]), note=note)
    return Row((name, Cell(one.code), Cell(one.kept_by or "–"), Cell(one.pattern or "–")))


@administration("form")
def new_tracker(request: HttpRequest) -> HttpResponse:
    """Enter a tracker."""
    page = FormPage(
        _("Enter tracker"),
        forms.TrackerForm(request.POST or None),
        _("Enter tracker"),
        reverse("administration:trackers"),
        crumbs=_crumbs(),
    )
    return filled(request, page, functools.partial(domain.enter_tracker, by=actor_of(request)))


@administration("form")
def change_tracker(request: HttpRequest, code: str) -> HttpResponse:
    """Correct what is known of a tracker, or take it out of use."""
    one = get_object_or_404(Tracker, code=code)
    initial = {"name": one.name, "kept_by": one.kept_by, "pattern": one.pattern, "is_in_use": one.retired_at is None}
    page = FormPage(
        _("Change tracker"),
        forms.ChangeTrackerForm(request.POST or None, initial=initial),
        _("Record change"),
        reverse("administration:trackers"),
        one.name,
        _crumbs(),
        effect=_("What it was told stays as it was told."),
    )
    return filled(request, page, functools.partial(domain.change_tracker, tracker=one, by=actor_of(request)))
