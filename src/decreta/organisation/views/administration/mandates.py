"""Mandates: in force, to come, ended; given and taken back."""

from __future__ import annotations

import functools

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import mandates as acts
from decreta.organisation.forms import people as forms
from decreta.organisation.models import Mandate
from decreta.organisation.queries.powers import power_words
from decreta.organisation.views.administration.parts import STATES, at, button
from decreta.ui.administering import Cell, FormPage, ListPage, Row, Table, filled, listed, named, shown, span
from decreta.ui.listing import View


def crumbs() -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Mandates"), at("mandates"))]


def _conditions() -> dict[str, Q]:
    today = clock.today()
    stands = Q(revoked_on=None) | Q(revoked_on__gt=today)
    return {
        "now": stands & Q(valid_from__lte=today, valid_to__gt=today),
        "coming": stands & Q(valid_from__gt=today),
        "ended": ~stands | Q(valid_to__lte=today),
    }


@administration("page")
def mandates(request: HttpRequest) -> HttpResponse:
    """Mandates by their state."""
    conditions = _conditions()
    asked = request.GET.get("state", "")
    state = asked if asked in conditions else "now"
    every = Mandate.objects.all()
    counts = {name: every.filter(condition).count() for name, condition in conditions.items()}
    views = [View(STATES[name], f"?state={name}", counts[name], is_current=name == state) for name in conditions]
    rows, pager = listed(request, _ready(every.filter(conditions[state])), _row)
    new = button(_("Record mandate"), "new_mandate", icon="plus", primary=True)
    headings = (_("In whose post"), _("Who acts"), _("Powers"), _("Days"), _("By which paper"))
    empty = _("A mandate is written authority to act in another's post: dated, limited, not passed on.")
    page = ListPage(
        _("Mandates"),
        Table(_("Mandates"), headings, rows, empty),
        pager,
        crumbs=[],
        buttons=[new],
        views=views,
        first_step=new,
    )
    return shown(request, page)


def _ready(found: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return found.select_related("giver__person", "giver__post", "receiver__person", "receiver__post").order_by(
        "-valid_from", "pk"
    )


def _row(one: Mandate) -> Row:
    has_ended = one.valid_to <= clock.today() or (one.revoked_on is not None and one.revoked_on <= clock.today())
    days = span(one.valid_from, one.revoked_on or one.valid_to)
    cells = (
        named(one.giver.post, at("post", one.giver.post_id), one.giver.person.full_name),
        Cell(one.receiver.person.full_name, at("person", one.receiver.person_id), "vi", one.receiver.post.name),
        Cell(power_words(one.powers), note=", ".join(one.document_types)),
        Cell(days.text, note=_("taken back") if one.revoked_on else ""),
        Cell(one.paper, is_symbol=True),
    )
    take = [] if has_ended or one.revoked_on else [button(_("Take back"), "revoke_mandate", one.pk, quiet=True)]
    return Row(cells, take, is_past=has_ended)


@administration("form", sensitive=True)
def new_mandate(request: HttpRequest) -> HttpResponse:
    """Record a mandate that was given on paper."""
    form = forms.MandateForm(request.POST or None, initial={"valid_from": clock.today()})
    sub = _("Recorded for whoever gave it on paper. A mandate is not passed on, and ends by itself.")
    page = FormPage(_("Record mandate"), form, _("Record mandate"), at("mandates"), sub, crumbs())
    return filled(request, page, functools.partial(acts.give_mandate, by=actor_of(request)))


@administration("form", sensitive=True)
def revoke_mandate(request: HttpRequest, pk: str) -> HttpResponse:
    """Take a mandate back from a day on."""
    one = get_object_or_404(Mandate.objects.select_related("giver__person", "receiver__person"), pk=pk)
    form = forms.RevokeMandateForm(request.POST or None, initial={"on": clock.today()})
    sub = _("%(receiver)s acts for %(giver)s by %(paper)s.") % {
        "receiver": one.receiver.person,
        "giver": one.giver.person,
        "paper": one.paper,
    }
    page = FormPage(_("Take mandate back"), form, _("Take mandate back"), at("mandates"), sub, crumbs(), danger=True)
    return filled(request, page, functools.partial(acts.revoke_mandate, mandate=one, by=actor_of(request)))
