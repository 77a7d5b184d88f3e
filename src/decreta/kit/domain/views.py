"""Saving a list's address under a name, sharing it, and how a list opens for a person."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, Problems
from decreta.kit.models import ListChoice, SavedView, Sharing
from decreta.kit.models.views import place_of
from decreta.ui.tables import Table

#: How many views of one list a person keeps: more are not found again.
MOST = 20
LONGEST_NAME = 60


@act("kit.save_view")
def save_view(
    *,
    table: Table[Any],
    name: str,
    query: str,
    sharing: str,
    opens: bool = False,
    by: Actor,
    at: dt.datetime | None = None,
) -> SavedView:
    """Keep what an address of a list asks for under a name, for oneself or for the place one acts in.

    With `opens` the list begins with it for the one who saves.

    Raises Invalid when the name is missing or taken, or the post stands in no such place.
    """
    if by.user_id is None:
        raise NotAllowed.of(_("A view is saved by a person"))
    place = place_of(sharing, by)
    problems = Problems()
    own = SavedView.objects.filter(owner_id=by.user_id, table=table.name)
    _check(problems, name, sharing, place, taken=own.filter(name=name.strip()).exists())
    if own.count() >= MOST:
        problems.add(_("You keep %(n)s views of this list. Remove one first.") % {"n": MOST})
    problems.refuse_if_any()
    view = SavedView.objects.create(
        table=table.name,
        name=name.strip(),
        query=query,
        owner_id=by.user_id,
        sharing=sharing,
        place_id=place,
        created_at=at or clock.now(),
    )
    if opens:
        open_with(table=table, view=view, by=by)
    # Not the query: it may hold words that somebody looked for.
    record("kit.view_saved", by=by, on=view, facts={"list": table.name, "name": view.name, "shared": sharing})
    return view


@act("kit.change_view")
def change_view(*, view: SavedView, name: str, sharing: str, by: Actor) -> SavedView | None:
    """Rename a view or share it otherwise. None when nothing changes. Raises NotAllowed for another's view."""
    _only_owner(view, by)
    place = view.place_id if sharing == view.sharing else place_of(sharing, by)
    problems = Problems()
    others = SavedView.objects.filter(owner_id=view.owner_id, table=view.table).exclude(pk=view.pk)
    _check(problems, name, sharing, place, taken=others.filter(name=name.strip()).exists())
    problems.refuse_if_any()
    before = {"name": view.name, "shared": view.sharing}
    after = {"name": name.strip(), "shared": sharing}
    if before == after:
        return None
    view.name, view.sharing, view.place_id = after["name"], sharing, place
    view.save(update_fields=["name", "sharing", "place_id"])
    facts = {"list": view.table, "change": {"before": before, "after": after}}
    record("kit.view_changed", by=by, on=view, facts=facts)
    return view


@act("kit.remove_view")
def remove_view(*, view: SavedView, by: Actor) -> SavedView:
    """Take a view away, from everybody it was shared with. Raises NotAllowed for another's view."""
    _only_owner(view, by)
    record("kit.view_removed", by=by, on=view, facts={"list": view.table, "name": view.name, "shared": view.sharing})
    view.delete()
    return view


def choose_columns(*, table: Table[Any], columns: str, by: Actor) -> None:
    """Remember which columns a list shows a person when its address names none; none at all is as the list begins."""
    _choose(table, by, columns=columns)


def open_with(*, table: Table[Any], view: SavedView | None, by: Actor) -> None:
    """Remember the view that a list opens with for a person; None opens it unnarrowed."""
    _choose(table, by, opens=view)


def _choose(table: Table[Any], by: Actor, **choice: Any) -> None:
    assert by.user_id is not None
    ListChoice.objects.update_or_create(user_id=by.user_id, table=table.name, defaults=choice)


def _only_owner(view: SavedView, by: Actor) -> None:
    if by.user_id != view.owner_id:
        raise NotAllowed.of(_("Only who saved a view changes it"))


def _check(problems: Problems, name: str, sharing: str, place: UUID | None, *, taken: bool) -> None:
    if not name.strip():
        problems.add(_("Give the view a name."), field="name")
    elif len(name.strip()) > LONGEST_NAME:
        problems.add(_("The name is too long."), field="name")
    elif taken:
        problems.add(_("You have a view of this name already."), field="name")
    if sharing not in Sharing.values or (sharing != Sharing.PRIVATE and place is None):
        problems.add(_("Your post stands in no such place."), field="sharing")
