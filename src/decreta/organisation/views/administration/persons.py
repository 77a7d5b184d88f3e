"""Persons: the list, one of them with the posts that he held, and the acts on him."""

from __future__ import annotations

import functools

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.forms import people as forms
from decreta.organisation.models import Holding, Person
from decreta.organisation.queries.finding import matching
from decreta.organisation.views.administration.parts import at, button, holdings_table, import_button
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
    person_named,
    shown,
    words_of,
)
from decreta.ui.buttons import ButtonContext


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Persons"), at("persons")), *below]


@administration("page")
def persons(request: HttpRequest) -> HttpResponse:
    """Persons with their posts of today, by words; those without a post or without an account alone."""
    words = words_of(request)
    account = asked(request, "account", _("Account"), {"yes": _("has an account"), "no": _("has none")})
    holds = asked(request, "post", _("Post"), {"yes": _("holds a post"), "no": _("holds none")})
    present = Holding.objects.valid_on(clock.today())
    found = matching(Person.objects.all(), ("full_name", "user__username", "email"), words)
    if account.value:
        found = found.filter(user__isnull=account.value == "no")
    if holds.value:
        held = present.values("person")
        found = found.filter(pk__in=held) if holds.value == "yes" else found.exclude(pk__in=held)
    posts = Prefetch("holdings", queryset=present.select_related("post"), to_attr="present_holdings")
    rows, pager = listed(request, found.select_related("user").prefetch_related(posts), _row)
    new = button(_("Enter person"), "new_person", icon="user-plus", primary=True)
    page = ListPage(
        _("Persons"),
        Table(
            _("Persons"), (_("Full name"), _("Posts today"), _("Account")), rows, _("Persons hold posts; posts act.")
        ),
        pager,
        buttons=[new, import_button("organisation.persons")],
        words=words,
        choices=[holds, account],
        first_step=new,
    )
    return shown(request, page)


def _row(one: Person) -> Row:
    posts = ", ".join(held.post.name for held in one.present_holdings)  # type: ignore[attr-defined]
    return Row((person_named(one.full_name, at("person", one.pk)), Cell(posts) if posts else NOTHING, _account(one)))


def _account(one: Person) -> Cell:
    if one.user is None:
        return Cell(_("none"), is_weak=True)
    return Cell(one.user.get_username(), at("account", one.user.pk), note="" if one.user.is_active else _("closed"))


@administration("page")
def person(request: HttpRequest, pk: str) -> HttpResponse:
    """One person: the posts that he held, holds and will hold."""
    one = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    held = one.holdings.select_related("post__body", "post__unit__organisation").order_by("-valid_from")
    new = ButtonContext(_("Appoint"), f"{at('appoint')}?person={pk}", icon="user-plus")
    page = ThingPage(
        one.full_name,
        [holdings_table(held, of="person", empty=_("He has held no post."), new=new)],
        "vi",
        crumbs=crumbs(),
        buttons=[button(_("Correct"), "amend_person", pk, icon="pen")],
        beside=[(_("Reached by"), [(_("Account"), _account(one)), (_("Mail address"), Cell(one.email or "–"))])],
    )
    return shown(request, page)


@administration("form", sensitive=True)
def new_person(request: HttpRequest) -> HttpResponse:
    """Enter a person."""
    form = forms.PersonForm(request.POST or None, initial={"user": request.GET.get("account", "")})
    page = FormPage(_("Enter person"), form, _("Enter person"), at("persons"), crumbs=crumbs())
    act = functools.partial(structure.enter_person, by=actor_of(request))
    return filled(request, page, act, to=lambda made: at("person", made.pk))


@administration("form", sensitive=True)
def amend_person(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct a person."""
    one = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    initial = {"full_name": one.full_name, "email": one.email, "user": one.user}
    form = forms.AmendPersonForm(request.POST or None, initial=initial, own=one.user)
    here = at("person", pk)
    page = FormPage(
        _("Correct person"),
        form,
        _("Record correction"),
        here,
        _("The log and the papers keep the name that he bore."),
        crumbs(Cell(one.full_name, here, "vi")),
    )
    return filled(request, page, functools.partial(structure.amend_person, person=one, by=actor_of(request)))
