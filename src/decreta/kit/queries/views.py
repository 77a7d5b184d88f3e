"""The saved views of a list as a reader finds them, and how the list stands for him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.prepared import Asked, prepared
from decreta.kit.models import ListChoice, SavedView, Sharing
from decreta.kit.models.views import places_of
from decreta.ui import nav
from decreta.ui.listing import View
from decreta.ui.tables import Selection, Table
from decreta.ui.tables.listed import COLUMNS, SORT

#: Tabs beside each other; more are in the menu behind them.
TABS = 6
#: Says that a list stands as it is, where another view would open by itself.
PLAIN = "all"


@dataclass(frozen=True)
class KeptView:
    """A saved view: its name, the address behind it, whether it is the reader's own."""

    key: str
    name: str
    query: str
    is_own: bool


@dataclass(frozen=True)
class Kept:
    """What a reader has kept of a list: views, columns, the view that it opens with."""

    views: list[KeptView] = field(default_factory=list)
    columns: str = ""
    opens: KeptView | None = None
    #: The rows of what the page asked for along with it.
    beside: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def kept_of(request: HttpRequest, table: Table[Any], actor: Actor, **beside: Asked) -> Kept:
    """What the reader has kept of a table. No statement of its own: it is asked for with what the frame counts.

    What a page wants `beside` is asked for in the same statement, under names of its own.
    """
    found = nav.along(request, views=_views.ask(actor, table.name), choice=_choice.ask(actor, table.name), **beside)
    shown = [KeptView(one["id"], one["name"], one["query"], one["owner_id"] == actor.user_id) for one in found["views"]]
    shown.sort(key=lambda view: not view.is_own)
    choices = found["choice"][0] if found["choice"] else {"columns": "", "opens_id": None}
    columns = str(choices["columns"] or "")
    # A view that was taken away or is no longer shared with him opens nothing.
    opens = next((view for view in shown if view.key == choices["opens_id"]), None)
    return Kept(shown, columns, opens, {name: found[name] for name in beside})


@prepared
def _views(actor: Actor, table: str) -> QuerySet[SavedView, Any]:
    found = SavedView.objects.visible_to(actor).filter(table=table).order_by("created_at")
    return found.values("id", "name", "query", "owner_id")


@prepared
def _choice(actor: Actor, table: str) -> QuerySet[ListChoice, Any]:
    return ListChoice.objects.visible_to(actor).filter(table=table).values("columns", "opens_id")


@dataclass(frozen=True)
class Tabs:
    """The tabs of a list, what does not fit beside them, and the view that is open."""

    shown: list[View]
    more: list[View]
    current: KeptView | None


def tabs_of(table: Table[Any], selection: Selection[Any], kept: Kept, query: QueryDict) -> Tabs:
    """The views that the area offers, then the reader's own; the open one is always among the tabs."""
    asked = kept_query(table, query)
    current = next((view for view in kept.views if view.query == asked and asked), None)
    offered = [_plain(view, table, kept) for view in selection.views]
    if not offered and kept.views:
        offered = [_plain(View(_("All"), table.url, is_current=not asked), table, kept)]
    own = [View(one.name, f"?{one.query}", is_current=one is current) for one in kept.views]
    room = max(TABS - len(offered), 1)
    beside, more = own[:room], own[room:]
    if opened := [view for view in more if view.is_current]:
        beside, more = [*beside[:-1], *opened], [*beside[-1:], *(view for view in more if not view.is_current)]
    return Tabs([*offered, *beside], more, current)


def kept_query(table: Table[Any], query: Mapping[str, str]) -> str:
    """What of an address is worth keeping: filters, columns and order, in a stable order, nothing else."""
    given = query if isinstance(query, QueryDict) else QueryDict(urlencode(query))
    names = (*table.filters, COLUMNS, SORT)
    kept = {name: ",".join(one for one in given.getlist(name) if one) for name in names}
    return urlencode({name: value for name, value in kept.items() if value})


def sharings_of(actor: Actor) -> list[tuple[str, str]]:
    """With whom a post can share a view: the places that it stands in."""
    places = places_of(actor)
    own = {Sharing.UNIT: actor.unit_id, Sharing.ORGANISATION: actor.organisation_id, Sharing.BODY: actor.body_id}
    return [(one.value, str(one.label)) for one in Sharing if one is Sharing.PRIVATE or own[one] in places[one]]


def _plain(view: View, table: Table[Any], kept: Kept) -> View:
    """The tab of the whole list, where another view opens by itself."""
    if kept.opens is None or view.url not in (".", "?", table.url):
        return view
    return View(view.label, f"?{PLAIN}=1", view.count, view.is_current)


def named_views(actor: Actor) -> Iterable[SavedView]:
    """Every view that somebody finds, by list: his own and those shared with him."""
    return SavedView.objects.visible_to(actor).select_related("owner").order_by("table", "created_at")
