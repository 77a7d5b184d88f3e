"""Posts: the list, one of them with who held it when, and the acts on it."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.organisation.forms import people as forms
from decreta.organisation.forms.structure import EndForm
from decreta.organisation.models import Body, Holding, Post, Unit
from decreta.organisation.queries.actors import prefetch_holders
from decreta.organisation.queries.finding import matching
from decreta.organisation.views.administration import bodies, units
from decreta.organisation.views.administration.parts import (
    STATES,
    at,
    button,
    days_beside,
    holdings_table,
    import_button,
    in_state,
    is_past,
    names_beside,
    place_of,
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
    words_of,
)

_NAMES = (
    *("name_vi", "name_en", "name_ja", "code"),
    *(f"unit__{name}" for name in ("name_vi", "organisation__name_vi", "organisation__symbol")),
    *("body__name_vi", "body__symbol"),
)


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Posts"), at("posts")), *below]


@administration("page")
def posts(request: HttpRequest) -> HttpResponse:
    """Posts with who holds them today, by words, role and state; vacant ones alone."""
    words, role = words_of(request), asked(request, "role", _("Role"), Role.choices)
    state = asked(request, "state", _("State"), STATES)
    today = clock.today()
    found = in_state(Post.objects.all(), state.value)
    if role.value:
        found = found.filter(role=role.value)
    vacancy = asked(request, "held", _("Held"), {"no": _("vacant"), "yes": _("held")})
    if vacancy.value:
        held = Holding.objects.valid_on(today).values("post")
        found = found.filter(pk__in=held) if vacancy.value == "yes" else found.exclude(pk__in=held)
    found = matching(found, _NAMES, words)
    ready = found.select_related("body", "unit__organisation").prefetch_related(prefetch_holders(today))
    rows, pager = listed(request, ready.order_by("body__code", "unit__code", "rank", "code"), _row)
    headings = (_("Post"), _("Unit or body"), _("Role"), _("Held by"), _("Days"))
    page = ListPage(
        _("Posts"),
        Table(_("Posts"), headings, rows, _("Posts are created on the page of a unit or of a body.")),
        pager,
        sub=_("A post is created on the page of its unit or body."),
        buttons=[import_button("organisation.posts")],
        words=words,
        choices=[role, vacancy, state],
        first_step=button(_("Open the organisations"), "organisations", primary=True),
    )
    return shown(request, page)


def _row(post: Post) -> Row:
    present = post.present_holdings  # type: ignore[attr-defined]
    names = ", ".join(one.person.full_name for one in present[:3]) + (
        f" +{len(present) - 3}" if len(present) > 3 else ""
    )
    cells = (
        named(post, at("post", post.pk)),
        place_of(post),
        Cell(post.get_role_display().capitalize()),
        Cell(names, lang="vi") if names else Cell(_("vacant"), is_weak=True),
        span(post.valid_from, post.valid_to),
    )
    return Row(cells, is_past=is_past(post))


@administration("page")
def post(request: HttpRequest, pk: str) -> HttpResponse:
    """One post: who held, holds and will hold it."""
    one = get_object_or_404(Post.objects.select_related("body", "unit__organisation"), pk=pk)
    buttons = [button(_("Correct"), "amend_post", pk, icon="pen")]
    new = None
    if one.valid_to is None:
        buttons.append(button(_("Abolish"), "end_post", pk, icon="archive", danger=True))
        appoint = button(_("Appoint"), "appoint", icon="user-plus")
        new = type(appoint)(appoint.label, f"{appoint.url}?post={pk}", icon=appoint.icon)
    held = one.holdings.select_related("person").order_by("-valid_from")
    page = ThingPage(
        one.name,
        [holdings_table(held, of="post", empty=_("Nobody has held this post."), new=new)],
        one.name_lang,
        crumbs=crumbs(),
        buttons=buttons,
        facts=[place_of(one), Cell(one.get_role_display().capitalize()), Cell(one.code)],
        beside=[names_beside(one), days_beside(one), (_("Signing"), _signing(one))],
    )
    return shown(request, page)


def _signing(one: Post) -> list[tuple[str, Cell]]:
    return [
        (_("Signs"), Cell(_("yes") if one.signs else _("no"))),
        (_("Prefix of authority"), Cell(one.authority_prefix) if one.authority_prefix else NOTHING),
        (_("Title under the signature"), Cell(one.signing_title, lang="vi") if one.signing_title else NOTHING),
        (_("Rank"), Cell(str(one.rank))),
    ]


@administration("form", sensitive=True)
def new_unit_post(request: HttpRequest, code: str) -> HttpResponse:
    """Create a post in a unit."""
    place = get_object_or_404(Unit.objects.select_related("organisation"), code=code, valid_to=None)
    here = at("unit", code)
    above = units.crumbs(named(place.organisation, at("organisation", place.organisation.code)), named(place, here))
    return _create(request, place, here, above, unit=place)


@administration("form", sensitive=True)
def new_body_post(request: HttpRequest, code: str) -> HttpResponse:
    """Create a post in a body."""
    place = get_object_or_404(Body, code=code, valid_to=None)
    here = at("body", code)
    return _create(request, place, here, bodies.crumbs(named(place, here)), body=place)


def _create(
    request: HttpRequest, place: Unit | Body, here: str, above: list[Cell], **where: Unit | Body
) -> HttpResponse:
    initial = {"valid_from": max(place.valid_from, clock.today()), "code": f"{place.code}."}
    form = forms.NewPostForm(request.POST or None, initial=initial)
    page = FormPage(_("Create post"), form, _("Create post"), here, crumbs=above)
    act = functools.partial(structure.create_post, by=actor_of(request), **where)  # type: ignore[arg-type]
    return filled(request, page, act, to=lambda made: at("post", made.pk))


@administration("form", sensitive=True)
def amend_post(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct a post."""
    one = get_object_or_404(Post, pk=pk)
    names = (
        "name_vi",
        "name_en",
        "name_ja",
        "role",
        "signs",
        "authority_prefix",
        "signing_title",
        "rank",
        "valid_from",
    )
    form = forms.AmendPostForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    here = at("post", pk)
    page = FormPage(
        _("Correct post"),
        form,
        _("Record correction"),
        here,
        crumbs=crumbs(named(one, here)),
        effect=_("Another role holds at once for everybody who holds the post."),
    )
    return filled(request, page, functools.partial(structure.amend_post, post=one, by=actor_of(request)))


@administration("form", sensitive=True)
def end_post(request: HttpRequest, pk: str) -> HttpResponse:
    """Abolish a post."""
    one = get_object_or_404(Post, pk=pk, valid_to=None)
    here = at("post", pk)
    page = FormPage(
        _("Abolish post"),
        EndForm(request.POST or None),
        _("Abolish post"),
        here,
        crumbs=crumbs(named(one, here)),
        danger=True,
        notes=[_("Whoever holds it holds it until then.")],
    )
    return filled(request, page, functools.partial(structure.end_post, post=one, by=actor_of(request)))
