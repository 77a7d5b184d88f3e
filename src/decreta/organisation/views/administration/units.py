"""Units of an organisation, with the posts in them."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.forms import structure as forms
from decreta.organisation.models import Organisation, Unit
from decreta.organisation.queries.actors import prefetch_holders
from decreta.organisation.views.administration.organisations import crumbs
from decreta.organisation.views.administration.parts import at, button, days_beside, names_beside, posts_table
from decreta.ui.administering import Cell, FormPage, ThingPage, filled, named, shown, symbol


def _crumbs(unit: Unit, *below: Cell) -> list[Cell]:
    return crumbs(named(unit.organisation, at("organisation", unit.organisation.code)), *below)


@administration("page")
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit and its posts."""
    one = get_object_or_404(Unit.objects.select_related("organisation"), code=code)
    posts = one.posts.prefetch_related(prefetch_holders(clock.today()))
    buttons = [button(_("Correct"), "amend_unit", code, icon="pen")]
    new = None
    if one.valid_to is None:
        buttons.append(button(_("End"), "end_unit", code, icon="archive", danger=True))
        new = button(_("Create post"), "new_unit_post", code, icon="plus")
    page = ThingPage(
        one.name,
        [posts_table(posts, empty=_("No post yet: who works here holds a post here."), new=new)],
        one.name_lang,
        crumbs=_crumbs(one),
        buttons=buttons,
        facts=[*([symbol(one.symbol)] if one.symbol else []), Cell(one.code)],
        beside=[names_beside(one), days_beside(one)],
    )
    return shown(request, page)


@administration("form")
def new_unit(request: HttpRequest, code: str) -> HttpResponse:
    """Set up a unit of an organisation."""
    organisation = get_object_or_404(Organisation, code=code, valid_to=None)
    here = at("organisation", code)
    form = forms.NewUnitForm(request.POST or None, initial={"valid_from": clock.today()})
    page = FormPage(_("Set up unit"), form, _("Set up unit"), here, crumbs=crumbs(named(organisation, here)))
    act = functools.partial(structure.set_up_unit, organisation=organisation, by=actor_of(request))
    return filled(request, page, act, to=lambda made: at("unit", made.code))


@administration("form")
def amend_unit(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a unit."""
    one = get_object_or_404(Unit.objects.select_related("organisation"), code=code)
    names = ("name_vi", "name_en", "name_ja", "symbol", "valid_from", "valid_to")
    form = forms.AmendUnitForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    here = at("unit", code)
    page = FormPage(_("Correct unit"), form, _("Record correction"), here, crumbs=_crumbs(one, named(one, here)))
    return filled(request, page, functools.partial(structure.amend_unit, unit=one, by=actor_of(request)))


@administration("form", sensitive=True)
def end_unit(request: HttpRequest, code: str) -> HttpResponse:
    """End a unit."""
    one = get_object_or_404(Unit.objects.select_related("organisation"), code=code, valid_to=None)
    here = at("unit", code)
    page = FormPage(
        _("End unit"),
        forms.EndForm(request.POST or None),
        _("End unit"),
        here,
        crumbs=_crumbs(one, named(one, here)),
        danger=True,
        notes=[_("Its posts end with it, and whoever holds them holds them until then.")],
    )
    return filled(request, page, functools.partial(structure.end_unit, unit=one, by=actor_of(request)))
