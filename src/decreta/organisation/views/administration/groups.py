"""Groups: named sets of organisations that tasks can be given to, each."""

from __future__ import annotations

import functools

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.organisation.forms import structure as forms
from decreta.organisation.models import Group, GroupMember
from decreta.organisation.views.administration.parts import at, button, import_button, is_past, names_beside
from decreta.ui.administering import (
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    ThingPage,
    filled,
    listed,
    named,
    shown,
    span,
)


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Groups"), at("groups")), *below]


@administration("page")
def groups(request: HttpRequest) -> HttpResponse:
    """Groups with how many are in them today."""
    today = clock.today()
    in_it = Q(members__valid_to=None) | Q(members__valid_to__gt=today)
    found = Group.objects.annotate(now=Count("members", filter=in_it & Q(members__valid_from__lte=today)))
    rows, pager = listed(request, found.order_by("code"), _row)
    new = button(_("Form group"), "new_group", icon="plus", primary=True)
    empty = _("A group names organisations to which a task is given at once; each answers for itself.")
    table = Table(_("Groups"), (_("Name"), _("Code"), _("Members today")), rows, empty)
    return shown(
        request,
        ListPage(_("Groups"), table, pager, buttons=[new, import_button("organisation.groups")], first_step=new),
    )


def _row(one: Group) -> Row:
    count = Cell(str(one.now), is_number=True)  # type: ignore[attr-defined]
    return Row((named(one, at("group", one.code)), Cell(one.code), count))


@administration("page")
def group(request: HttpRequest, code: str) -> HttpResponse:
    """One group and its members."""
    one = get_object_or_404(Group, code=code)
    members = one.members.select_related("organisation").order_by("organisation__path", "-valid_from")
    rows, _pager = listed(request, members, _member)
    table = Table(
        _("Members"),
        (_("Organisation"), _("Days")),
        rows,
        _("Nobody is in it."),
        [button(_("Take in organisations"), "join_group", code, icon="plus")],
    )
    buttons = [button(_("Correct"), "amend_group", code, icon="pen")]
    page = ThingPage(
        one.name,
        [table],
        one.name_lang,
        crumbs=crumbs(),
        buttons=buttons,
        facts=[Cell(code)],
        beside=[names_beside(one)],
    )
    return shown(request, page)


def _member(one: GroupMember) -> Row:
    leave = [] if one.valid_to else [button(_("Take out"), "leave_group", one.pk, quiet=True)]
    cells = (named(one.organisation, at("organisation", one.organisation.code)), span(one.valid_from, one.valid_to))
    return Row(cells, leave, is_past=is_past(one))


def _form(one: Group, form: forms.ActForm, title: str, label: str, sub: str = "") -> FormPage:
    here = at("group", one.code)
    return FormPage(title, form, label, here, sub, crumbs(named(one, here)))


@administration("form")
def new_group(request: HttpRequest) -> HttpResponse:
    """Form a group."""
    form = forms.NewGroupForm(request.POST or None, initial={"valid_from": clock.today()})
    page = FormPage(_("Form group"), form, _("Form group"), at("groups"), crumbs=crumbs())
    act = functools.partial(structure.form_group, by=actor_of(request))
    return filled(request, page, act, to=lambda made: at("group", made.code))


@administration("form")
def amend_group(request: HttpRequest, code: str) -> HttpResponse:
    """Correct the names of a group."""
    one = get_object_or_404(Group, code=code)
    names = ("name_vi", "name_en", "name_ja")
    form = forms.GroupForm(request.POST or None, initial={name: getattr(one, name) for name in names})
    page = _form(one, form, _("Correct group"), _("Record correction"))
    return filled(request, page, functools.partial(structure.amend_group, group=one, by=actor_of(request)))


@administration("form")
def join_group(request: HttpRequest, code: str) -> HttpResponse:
    """Take organisations into a group."""
    one = get_object_or_404(Group, code=code)
    form = forms.JoinGroupForm(request.POST or None, initial={"valid_from": clock.today()})
    page = _form(one, form, _("Take in organisations"), _("Take in organisations"))
    return filled(request, page, functools.partial(structure.join_group, group=one, by=actor_of(request)))


@administration("form")
def leave_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an organisation out of a group."""
    member = get_object_or_404(GroupMember.objects.select_related("group", "organisation"), pk=pk, group__is_named=True)
    page = _form(
        member.group, forms.LeaveGroupForm(request.POST or None), _("Take out"), _("Take out"), member.organisation.name
    )
    return filled(request, page, functools.partial(structure.leave_group, member=member, by=actor_of(request)))
