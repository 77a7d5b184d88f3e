"""Organisations: the list, one of them, and the acts on it."""

from __future__ import annotations

import functools

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.forms import structure as forms
from decreta.organisation.models import Holding, Organisation, OtherName, Post, Unit
from decreta.organisation.queries.naming import called
from decreta.organisation.views.administration.parts import (
    STATES,
    at,
    button,
    days_beside,
    import_button,
    in_state,
    is_past,
    names_beside,
    names_table,
)
from decreta.ui.administering import (
    NOTHING,
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    ThingPage,
    asked,
    filled,
    listed,
    named,
    pressed,
    shown,
    span,
    symbol,
    words_of,
)

_NAMES = ("name_vi", "name_en", "name_ja", "symbol", "code")


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Organisations"), at("organisations")), *below]


@administration("page")
def organisations(request: HttpRequest) -> HttpResponse:
    """Organisations in the order of the tree, by words, kind and state."""
    words, kind = words_of(request), asked(request, "kind", _("Kind"), OrganisationKind.choices)
    state = asked(request, "state", _("State"), STATES)
    found = in_state(Organisation.objects.all(), state.value)
    if kind.value:
        found = found.filter(kind=kind.value)
    if words:
        found = called(found, _NAMES, words)
    rows, pager = listed(request, found.select_related("parent").order_by("path"), _row)
    headings = (_("Name"), _("Symbol"), _("Kind"), _("Stands below"), _("Days"))
    empty = _("Organisations are entered one by one here, or all at once from a spreadsheet.")
    new = button(_("Enter organisation"), "new_organisation", icon="plus", primary=True)
    page = ListPage(
        _("Organisations"),
        Table(_("Organisations"), headings, rows, empty),
        pager,
        buttons=[new, import_button("organisation.organisations")],
        words=words,
        choices=[kind, state],
        first_step=new,
    )
    return shown(request, page)


def _row(one: Organisation) -> Row:
    parent = named(one.parent) if one.parent else NOTHING
    kind = Cell(one.get_kind_display().capitalize())
    days = span(one.valid_from, one.valid_to)
    depth = one.path.count("/") - 1
    return Row(
        (named(one, at("organisation", one.code), depth=depth), symbol(one.symbol), kind, parent, days),
        is_past=is_past(one),
    )


@administration("page")
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: its units, other names, what it was and became."""
    one = get_object_or_404(Organisation.objects.select_related("parent"), code=code)
    buttons = [button(_("Correct"), "amend_organisation", code, icon="pen")]
    if one.valid_to is None:
        buttons += [
            button(_("New name"), "rename_organisation", code, icon="replace"),
            button(_("End"), "end_organisation", code, icon="archive", danger=True),
        ]
    new_name = button(_("Add name"), "add_organisation_name", code, icon="plus")
    page = ThingPage(
        one.name,
        [_units(one), _below(one), names_table(one, new_name, "remove_name"), _succession(one)],
        one.name_lang,
        crumbs=crumbs(*([named(one.parent, at("organisation", one.parent.code))] if one.parent else [])),
        buttons=buttons,
        facts=[
            Cell(one.get_kind_display().capitalize()),
            *([symbol(one.symbol)] if one.symbol else []),
            Cell(one.code),
        ],
        beside=[names_beside(one), days_beside(one), _papers(one)],
    )
    return shown(request, page)


def _units(one: Organisation) -> Table:
    found = one.units.annotate(posts_now=Count("posts", filter=Q(posts__valid_to=None)))
    rows = [
        Row(
            (
                named(unit, at("unit", unit.code)),
                symbol(unit.symbol),
                Cell(str(unit.posts_now), is_number=True),
                span(unit.valid_from, unit.valid_to),
            ),
            is_past=is_past(unit),
        )
        for unit in found
    ]
    new = [] if one.valid_to else [button(_("Set up unit"), "new_unit", one.code, icon="plus")]
    headings = (_("Unit"), _("Symbol"), _("Posts"), _("Days"))
    return Table(_("Units"), headings, rows, _("No unit yet: posts stand in units."), new)


def _below(one: Organisation) -> Table:
    rows = [_row(child) for child in one.children.select_related("parent").order_by("path")[:100]]
    headings = (_("Name"), _("Symbol"), _("Kind"), _("Stands below"), _("Days"))
    return Table(_("Organisations below"), headings, rows, _("None stands below it."))


def _succession(one: Organisation) -> Table:
    became = [
        Row(
            (
                named(s.successor, at("organisation", s.successor.code)),
                Cell(s.get_kind_display().capitalize()),
                Cell(s.authority),
            )
        )
        for s in one.successions.select_related("successor")
    ]
    was = [
        Row((named(s.predecessor, at("organisation", s.predecessor.code)), Cell(_("Before")), Cell(s.authority)))
        for s in one.precessions.select_related("predecessor")
    ]
    headings = (_("Organisation"), _("How"), _("By which paper"))
    return Table(_("What it was and became"), headings, [*was, *became], _("Neither predecessor nor successor."))


def _papers(one: Organisation) -> tuple[str, list[tuple[str, Cell]]]:
    rules = dict(forms.regimes()).get(one.regime, one.regime)
    return _("On its papers"), [
        (_("Rules"), Cell(rules, at("rules", one.regime))),
        (_("Place"), Cell(one.place or "–")),
    ]


@administration("form")
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Enter an organisation."""
    initial = {"valid_from": clock.today()}
    form = forms.NewOrganisationForm(request.POST or None, initial=initial)
    page = FormPage(_("Enter organisation"), form, _("Enter organisation"), at("organisations"), crumbs=crumbs())
    act = functools.partial(structure.found, by=actor_of(request))
    return filled(request, page, act, to=lambda made: at("organisation", made.code))


@administration("form")
def amend_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Correct an organisation."""
    one = get_object_or_404(Organisation.objects.select_related("parent"), code=code)
    form = forms.AmendOrganisationForm(request.POST or None, initial=_initial(one))
    page = _form(
        one,
        form,
        _("Correct organisation"),
        _("Record correction"),
        _("For what was entered wrongly. A new name from a day on, or an end, are acts of their own."),
    )
    return filled(
        request, page, functools.partial(structure.amend_organisation, organisation=one, by=actor_of(request))
    )


def _initial(one: Organisation) -> dict[str, object]:
    names = ("name_vi", "name_en", "name_ja", "symbol", "kind", "parent", "regime", "place", "valid_from", "valid_to")
    return {name: getattr(one, name) for name in names}


def _form(
    one: Organisation,
    form: forms.ActForm,
    title: str,
    label: str,
    sub: str = "",
    *,
    danger: bool = False,
    notes: list[str] | None = None,
) -> FormPage:
    here = at("organisation", one.code)
    return FormPage(title, form, label, here, sub, crumbs(named(one, here)), danger=danger, notes=notes or [])


@administration("form")
def rename_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Give an organisation another name from a day on."""
    one = get_object_or_404(Organisation, code=code, valid_to=None)
    initial = _initial(one) | {"takes_effect_on": clock.today()}
    form = forms.RenameForm(request.POST or None, initial=initial)
    sub = _("It goes on as the same organisation. Papers dated before bear the former name, and it is found under it.")
    page = _form(one, form, _("New name"), _("Record new name"), sub)
    return filled(
        request, page, functools.partial(structure.rename_organisation, organisation=one, by=actor_of(request))
    )


@administration("form", sensitive=True)
def end_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """End an organisation, with what it becomes."""
    one = get_object_or_404(Organisation, code=code, valid_to=None)
    form = forms.EndOrganisationForm(request.POST or None)
    page = _form(
        one,
        form,
        _("End organisation"),
        _("End organisation"),
        _("The past stays readable under its name."),
        danger=True,
        notes=_ending(one),
    )
    return filled(request, page, functools.partial(structure.end_organisation, organisation=one, by=actor_of(request)))


def _ending(one: Organisation) -> list[str]:
    units = Unit.objects.filter(organisation=one, valid_to=None).count()
    posts = Post.objects.filter(unit__organisation=one, valid_to=None).count()
    holdings = Holding.objects.filter(post__unit__organisation=one, valid_to=None).count()
    counts = {"units": units, "posts": posts, "holdings": holdings}
    return [_("With it end: units %(units)s, posts %(posts)s, appointments %(holdings)s.") % counts]


@administration("form")
def add_name(request: HttpRequest, code: str) -> HttpResponse:
    """Record another name of an organisation."""
    one = get_object_or_404(Organisation, code=code)
    page = _form(one, forms.OtherNameForm(request.POST or None), _("Add name"), _("Record name"))
    return filled(request, page, functools.partial(structure.add_name, of=one, by=actor_of(request)))


@administration("button")
def remove_name(request: HttpRequest, pk: str) -> HttpResponse:
    """Take another name away, of an organisation or a body."""
    name = get_object_or_404(OtherName.objects.select_related("organisation", "body"), pk=pk)
    back = (
        at("organisation", name.organisation.code)
        if name.organisation
        else at("body", name.body.code if name.body else "")
    )
    return pressed(request, lambda: structure.remove_name(name=name, by=actor_of(request)), back)
