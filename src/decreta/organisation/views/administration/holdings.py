"""Who holds what when: appointing, correcting, relieving."""

from __future__ import annotations

import functools
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.forms import people as forms
from decreta.organisation.models import Holding, Person, Post
from decreta.organisation.queries.finding import matching
from decreta.organisation.views.administration.parts import (
    STATES,
    at,
    button,
    holding_buttons,
    import_button,
    in_state,
    is_past,
    place_of,
    state_of,
)
from decreta.ui.administering import (
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    asked,
    filled,
    listed,
    named,
    person_named,
    shown,
    span,
    words_of,
)

_NAMES = (
    "person__full_name",
    *(f"post__{name}" for name in ("name_vi", "name_en", "name_ja", "code")),
    *("post__unit__name_vi", "post__unit__organisation__name_vi", "post__body__name_vi", "post__body__symbol"),
)


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Appointments"), at("holdings")), *below]


@administration("page")
def holdings(request: HttpRequest) -> HttpResponse:
    """Appointments, those in force first, by words and state."""
    words, state = words_of(request), asked(request, "state", _("State"), STATES)
    found = matching(in_state(Holding.objects.all(), state.value), _NAMES, words)
    ready = found.select_related("person", "post__body", "post__unit__organisation")
    rows, pager = listed(request, ready.order_by("-valid_from", "person__full_name", "pk"), _row)
    headings = (_("Person"), _("Post"), _("Unit or body"), _("Days"), _("State"))
    new = button(_("Appoint"), "appoint", icon="user-plus", primary=True)
    page = ListPage(
        _("Appointments"),
        Table(_("Appointments"), headings, rows, _("Who holds which post from when to when stands here.")),
        pager,
        buttons=[new, import_button("organisation.persons")],
        words=words,
        choices=[state],
        first_step=new,
    )
    return shown(request, page)


def _row(one: Holding) -> Row:
    cells = (
        person_named(one.person.full_name, at("person", one.person_id)),
        named(one.post, at("post", one.post_id)),
        place_of(one.post),
        span(one.valid_from, one.valid_to),
        Cell(STATES[state_of(one)], note=one.authority, is_short=not one.authority),
    )
    return Row(cells, holding_buttons(one), is_past=is_past(one))


@administration("form", sensitive=True)
def appoint(request: HttpRequest) -> HttpResponse:
    """Appoint a person to a post."""
    initial = {
        "person": _asked(request, Person.objects.select_related("user"), "person"),
        "post": _asked(request, Post.objects.select_related("body", "unit__organisation"), "post"),
        "valid_from": clock.today(),
    }
    back = at("post", initial["post"].pk) if initial["post"] else at("holdings")
    form = forms.AppointForm(request.POST or None, initial=initial)
    sub = _("Whoever is appointed acts in the post from that day on, with what its role can do.")
    page = FormPage(_("Appoint"), form, _("Appoint"), back, sub, crumbs())
    return filled(request, page, functools.partial(structure.appoint, by=actor_of(request)))


def _asked(request: HttpRequest, rows: Any, name: str) -> Any:
    """The row that the address names, if it names one."""
    try:
        return rows.filter(pk=UUID(request.GET.get(name, ""))).first()
    except ValueError:
        return None


def _held(pk: str) -> Holding:
    found = Holding.objects.select_related("person", "post__body", "post__unit__organisation", "term")
    return get_object_or_404(found, pk=pk)


def _form(
    one: Holding, form: forms.ActForm, title: str, label: str, sub: str = "", *, danger: bool = False
) -> FormPage:
    above = crumbs(
        person_named(one.person.full_name, at("person", one.person_id)), named(one.post, at("post", one.post_id))
    )
    return FormPage(title, form, label, at("post", one.post_id), sub, above, danger=danger)


@administration("form", sensitive=True)
def amend_holding(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct the days or the paper of an appointment."""
    one = _held(pk)
    initial = {name: getattr(one, name) for name in ("valid_from", "valid_to", "authority", "term")}
    form = forms.AmendHoldingForm(request.POST or None, initial=initial, holding=one)
    page = _form(one, form, _("Correct appointment"), _("Record correction"))
    return filled(request, page, functools.partial(structure.amend_holding, holding=one, by=actor_of(request)))


@administration("form", sensitive=True)
def end_holding(request: HttpRequest, pk: str) -> HttpResponse:
    """Relieve somebody of a post."""
    one = _held(pk)
    sub = _("Mandates that he gave end with it. What waits for the post waits for whoever holds it next.")
    page = _form(
        one, forms.EndHoldingForm(request.POST or None), _("Relieve"), _("Relieve of the post"), sub, danger=True
    )
    return filled(request, page, functools.partial(structure.end_holding, holding=one, by=actor_of(request)))


@administration("form", sensitive=True)
def take_back(request: HttpRequest, pk: str) -> HttpResponse:
    """Take back an appointment that has not begun."""
    one = _held(pk)
    page = _form(one, forms.TakeBackForm(request.POST or None), _("Take back"), _("Take appointment back"), danger=True)
    act = functools.partial(structure.take_back_appointment, holding=one, by=actor_of(request))
    return filled(request, page, act)
