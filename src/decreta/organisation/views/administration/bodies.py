"""Bodies: the list, one of them with its terms, standing agencies and members, and the acts on it."""

from __future__ import annotations

import functools

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind
from decreta.organisation.forms import structure as forms
from decreta.organisation.models import Body, StandingAgency, Term
from decreta.organisation.queries.actors import prefetch_holders
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
    posts_table,
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
    shown,
    span,
    symbol,
    words_of,
)

_NAMES = ("name_vi", "name_en", "name_ja", "symbol", "code")


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Bodies"), at("bodies")), *below]


@administration("page")
def bodies(request: HttpRequest) -> HttpResponse:
    """Committees, councils, working groups and support teams."""
    words, kind = words_of(request), asked(request, "kind", _("Kind"), BodyKind.choices)
    state = asked(request, "state", _("State"), STATES)
    found = in_state(Body.objects.all(), state.value)
    if kind.value:
        found = found.filter(kind=kind.value)
    if words:
        found = called(found, _NAMES, words)
    terms = Prefetch("terms", queryset=Term.objects.valid_on(clock.today()), to_attr="present_terms")
    rows, pager = listed(request, found.prefetch_related(terms), _row)
    headings = (_("Name"), _("Symbol"), _("Kind"), _("Term"), _("Days"))
    new = button(_("Establish body"), "new_body", icon="plus", primary=True)
    page = ListPage(
        _("Bodies"),
        Table(_("Bodies"), headings, rows, _("Steering committees, councils and working groups stand here.")),
        pager,
        buttons=[new, import_button("organisation.bodies")],
        words=words,
        choices=[kind, state],
        first_step=new,
    )
    return shown(request, page)


def _row(one: Body) -> Row:
    terms = ", ".join(term.name for term in one.present_terms)  # type: ignore[attr-defined]
    cells = (
        named(one, at("body", one.code)),
        symbol(one.symbol),
        Cell(one.get_kind_display().capitalize()),
        Cell(terms, lang="vi") if terms else NOTHING,
        span(one.valid_from, one.valid_to),
    )
    return Row(cells, is_past=is_past(one))


@administration("page")
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: members, terms, standing agencies, other names."""
    one = get_object_or_404(Body.objects.select_related("parent"), code=code)
    is_open = one.valid_to is None
    buttons = [button(_("Correct"), "amend_body", code, icon="pen")]
    if is_open:
        buttons += [
            button(_("New name"), "rename_body", code, icon="replace"),
            button(_("Dissolve"), "close_body", code, icon="archive", danger=True),
        ]
    new_post = button(_("Create post"), "new_body_post", code, icon="plus") if is_open else None
    posts = one.posts.prefetch_related(prefetch_holders(clock.today()))
    page = ThingPage(
        one.name,
        [
            posts_table(
                posts, empty=_("No post yet: the head, the secretary and the members hold posts here."), new=new_post
            ),
            _terms(one, is_open=is_open),
            _standing(one, is_open=is_open),
            names_table(one, button(_("Add name"), "add_body_name", code, icon="plus"), "remove_name"),
        ],
        one.name_lang,
        crumbs=crumbs(*([named(one.parent, at("body", one.parent.code))] if one.parent else [])),
        buttons=buttons,
        facts=[Cell(one.get_kind_display().capitalize()), symbol(one.symbol), Cell(one.code)],
        beside=[names_beside(one), days_beside(one), _papers(one), _works_with(one)],
    )
    return shown(request, page)


def _terms(one: Body, *, is_open: bool) -> Table:
    rows = [
        Row(
            (Cell(term.name, lang="vi"), span(term.valid_from, term.valid_to)),
            [button(_("Correct or end"), "amend_term", term.pk, quiet=True)],
            is_past=is_past(term),
        )
        for term in one.terms.order_by("-valid_from")
    ]
    new = [button(_("Begin term"), "new_term", one.code, icon="plus")] if is_open else []
    note = _("Number series and membership live in a term.")
    return Table(_("Terms"), (_("Term"), _("Days")), rows, _("No term is recorded."), new, note)


def _standing(one: Body, *, is_open: bool) -> Table:
    rows = [
        Row(
            (
                named(each.organisation, at("organisation", each.organisation.code)),
                Cell(str(each.rank), is_number=True),
                span(each.valid_from, each.valid_to),
            ),
            [] if is_past(each) else [button(_("End"), "end_standing", each.pk, quiet=True)],
            is_past=is_past(each),
        )
        for each in one.standing_agencies.select_related("organisation")
    ]
    new = [button(_("Name standing agency"), "new_standing", one.code, icon="plus")] if is_open else []
    headings = (_("Organisation"), _("Rank"), _("Days"))
    return Table(_("Standing agencies"), headings, rows, _("None is named."), new)


def _papers(one: Body) -> tuple[str, list[tuple[str, Cell]]]:
    rules = dict(forms.regimes()).get(one.regime, one.regime)
    return _("On its papers"), [
        (_("Rules"), Cell(rules, at("rules", one.regime))),
        (_("Place"), Cell(one.place or "–")),
        (_("Superior"), Cell(one.superior_name or "–", lang="vi")),
        (_("Other symbols"), Cell(", ".join(one.symbol_aliases) or "–")),
    ]


def _works_with(one: Body) -> tuple[str, list[tuple[str, Cell]]]:
    serves = [(_("works for"), named(each, at("body", each.code))) for each in one.serves.all()]
    served = [(_("served by"), named(each, at("body", each.code))) for each in one.served_by.all()]
    return _("Works with"), [*serves, *served] or [("–", NOTHING)]


def _form(one: Body, form: forms.ActForm, title: str, label: str, sub: str = "", *, danger: bool = False) -> FormPage:
    here = at("body", one.code)
    return FormPage(title, form, label, here, sub, crumbs(named(one, here)), danger=danger)


@administration("form")
def new_body(request: HttpRequest) -> HttpResponse:
    """Establish a body."""
    form = forms.NewBodyForm(request.POST or None, initial={"valid_from": clock.today()})
    page = FormPage(_("Establish body"), form, _("Establish body"), at("bodies"), crumbs=crumbs())
    act = functools.partial(structure.establish_body, by=actor_of(request))
    return filled(request, page, act, to=lambda made: at("body", made.code))


def _initial(one: Body) -> dict[str, object]:
    names = ("name_vi", "name_en", "name_ja", "symbol", "kind", "superior_name", "parent", "regime", "place")
    found = {name: getattr(one, name) for name in (*names, "valid_from", "valid_to")}
    return found | {"symbol_aliases": "\n".join(one.symbol_aliases), "serves": list(one.serves.all())}


@administration("form")
def amend_body(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a body, or say whom it works for."""
    one = get_object_or_404(Body.objects.select_related("parent"), code=code)
    form = forms.AmendBodyForm(request.POST or None, initial=_initial(one))
    sub = _("For what was entered wrongly. A new name from a day on, or an end, are acts of their own.")
    page = _form(one, form, _("Correct body"), _("Record correction"), sub)
    return filled(request, page, functools.partial(structure.amend_body, body=one, by=actor_of(request)))


@administration("form")
def rename_body(request: HttpRequest, code: str) -> HttpResponse:
    """Give a body another name from a day on."""
    one = get_object_or_404(Body, code=code, valid_to=None)
    form = forms.RenameForm(request.POST or None, initial=_initial(one) | {"takes_effect_on": clock.today()})
    sub = _("It goes on as the same body. Papers dated before bear the former name, and it is found under it.")
    page = _form(one, form, _("New name"), _("Record new name"), sub)
    return filled(request, page, functools.partial(structure.rename_body, body=one, by=actor_of(request)))


@administration("form", sensitive=True)
def close_body(request: HttpRequest, code: str) -> HttpResponse:
    """Dissolve a body."""
    one = get_object_or_404(Body, code=code, valid_to=None)
    sub = _("Its term, posts and memberships end with it. The past stays readable.")
    page = _form(one, forms.EndForm(request.POST or None), _("Dissolve body"), _("Dissolve body"), sub, danger=True)
    return filled(request, page, functools.partial(structure.close_body, body=one, by=actor_of(request)))


@administration("form")
def add_name(request: HttpRequest, code: str) -> HttpResponse:
    """Record another name of a body."""
    one = get_object_or_404(Body, code=code)
    page = _form(one, forms.OtherNameForm(request.POST or None), _("Add name"), _("Record name"))
    return filled(request, page, functools.partial(structure.add_name, of=one, by=actor_of(request)))


@administration("form")
def new_term(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a term."""
    one = get_object_or_404(Body, code=code, valid_to=None)
    page = _form(one, forms.NewTermForm(request.POST or None), _("Begin term"), _("Begin term"))
    return filled(request, page, functools.partial(structure.begin_term, body=one, by=actor_of(request)))


@administration("form")
def amend_term(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct or end a term."""
    term = get_object_or_404(Term.objects.select_related("body"), pk=pk)
    initial = {"name": term.name, "valid_from": term.valid_from, "valid_to": term.valid_to}
    form = forms.AmendTermForm(request.POST or None, initial=initial)
    page = _form(term.body, form, _("Correct or end term"), _("Record term"))
    return filled(request, page, functools.partial(structure.amend_term, term=term, by=actor_of(request)))


@administration("form")
def new_standing(request: HttpRequest, code: str) -> HttpResponse:
    """Name a standing agency."""
    one = get_object_or_404(Body, code=code, valid_to=None)
    form = forms.StandingAgencyForm(request.POST or None, initial={"valid_from": clock.today()})
    sub = _("It does the body's daily work: its secretaries and clerks prepare, register and issue for it.")
    page = _form(one, form, _("Name standing agency"), _("Name standing agency"), sub)
    return filled(request, page, functools.partial(structure.name_standing_agency, body=one, by=actor_of(request)))


@administration("form")
def end_standing(request: HttpRequest, pk: str) -> HttpResponse:
    """End the work of a standing agency."""
    standing = get_object_or_404(StandingAgency.objects.select_related("body", "organisation"), pk=pk)
    form = forms.EndStandingAgencyForm(request.POST or None)
    page = _form(
        standing.body, form, _("End standing agency"), _("End standing agency"), standing.organisation.name, danger=True
    )
    act = functools.partial(structure.end_standing_agency, standing=standing, by=actor_of(request))
    return filled(request, page, act)
