"""Composing a dashboard, sharing it, taking it away, and saying which one opens first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, Problems, Stale
from decreta.kit.models import Sharing
from decreta.kit.models.views import place_of
from decreta.seeing.enums import TileKind
from decreta.seeing.models import Dashboard, Start
from decreta.seeing.tiles import LONGEST_TITLE, MOST_TILES, Tile

#: How many dashboards a person keeps, and how far back one compares.
MOST, FARTHEST = 20, 400
LONGEST_NAME = 80


@act("seeing.save_dashboard")
def save_dashboard(
    *,
    dashboard: Dashboard | None = None,
    name: str,
    sharing: str,
    tiles: Sequence[Tile],
    compared_days: int = 0,
    of_version: int = 0,
    by: Actor,
    at: dt.datetime | None = None,
) -> Dashboard:
    """Keep a composed dashboard, a new one or in the place of one's own.

    Shared with a unit, organisation or body, everybody who acts there opens it with his own rights. `of_version` is the
    version that was changed. Raises NotAllowed, Stale, Invalid.
    """
    if by.user_id is None:
        raise NotAllowed.of(_("A dashboard is composed by a person."), code="not_a_person")
    if dashboard is not None:
        _only_owner(dashboard, by)
        dashboard = Dashboard.objects.select_for_update().get(pk=dashboard.pk)
        if dashboard.version != of_version:
            raise Stale.of(_("The dashboard was changed meanwhile. Open it again, then change it."), code="changed")
    # What is shared already stays with its place.
    is_as_before = dashboard is not None and dashboard.sharing == sharing
    place = dashboard.place_id if dashboard is not None and is_as_before else place_of(sharing, by)
    _check(dashboard, name.strip(), sharing, place, tiles, compared_days, by)
    moment = at or clock.now()
    kept: dict[str, Any] = {
        "name": name.strip(),
        "sharing": sharing,
        "place_id": place,
        "tiles": [one.to_data() for one in tiles],
        "compared_days": compared_days,
        "changed_at": moment,
    }
    if dashboard is None:
        dashboard = Dashboard.objects.create(owner_id=by.user_id, created_at=moment, **kept)
    else:
        for field, value in kept.items():
            setattr(dashboard, field, value)
        dashboard.version += 1
        dashboard.save()
    facts = {
        "name": dashboard.name,
        "version": dashboard.version,
        "shared": sharing,
        "compared": compared_days,
        "tiles": kept["tiles"],
    }
    record("seeing.dashboard_saved", by=by, on=dashboard, at=at, facts=facts)
    return dashboard


@act("seeing.remove_dashboard")
def remove_dashboard(*, dashboard: Dashboard, by: Actor, at: dt.datetime | None = None) -> Dashboard:
    """Take a dashboard away, from everybody it was shared with. Raises NotAllowed for another's."""
    _only_owner(dashboard, by)
    facts = {"name": dashboard.name, "version": dashboard.version, "shared": dashboard.sharing}
    record("seeing.dashboard_removed", by=by, on=dashboard, at=at, facts=facts)
    dashboard.delete()
    return dashboard


@act("seeing.start_with")
def start_with(*, dashboard: Dashboard | None, by: Actor, at: dt.datetime | None = None) -> Start | None:
    """Say which dashboard opens for oneself after signing in; none is the desk. None where it is so already."""
    if by.user_id is None:
        raise NotAllowed.of(_("A dashboard is composed by a person."), code="not_a_person")
    held = Start.objects.filter(user_id=by.user_id).select_related("dashboard").first()
    before = held.dashboard if held is not None else None
    shown = dashboard or before
    if shown is None or dashboard == before:
        return None
    record("seeing.start_chosen", by=by, on=shown, at=at, facts={"opens": dashboard.name if dashboard else None})
    if dashboard is None:
        Start.objects.filter(user_id=by.user_id).delete()
        return held
    return Start.objects.update_or_create(user_id=by.user_id, defaults={"dashboard": dashboard})[0]


def _only_owner(dashboard: Dashboard, by: Actor) -> None:
    if by.user_id != dashboard.owner_id:
        raise NotAllowed.of(_("Only who composed a dashboard changes it."), code="not_the_owner")


def _check(
    dashboard: Dashboard | None,
    name: str,
    sharing: str,
    place: UUID | None,
    tiles: Sequence[Tile],
    compared_days: int,
    by: Actor,
) -> None:
    problems = Problems()
    own = Dashboard.objects.filter(owner_id=by.user_id)
    others = own.exclude(pk=dashboard.pk) if dashboard is not None else own
    if not name:
        problems.add(_("Give the dashboard a name."), field="name")
    elif len(name) > LONGEST_NAME:
        problems.add(_("The name is too long."), field="name")
    elif others.filter(name=name).exists():
        problems.add(_("You have a dashboard of this name already."), field="name")
    if dashboard is None and own.count() >= MOST:
        problems.add(_("You keep %(n)s dashboards. Remove one first.") % {"n": MOST})
    if sharing not in Sharing.values or (sharing != Sharing.PRIVATE and place is None):
        problems.add(_("Your post stands in no such place."), field="sharing")
    if not 0 <= compared_days <= FARTHEST:
        problems.add(_("Give between 0 and %(n)s days.") % {"n": FARTHEST}, field="compared_days")
    _check_tiles(problems, tiles)
    problems.refuse_if_any()


def _check_tiles(problems: Problems, tiles: Sequence[Tile]) -> None:
    if not tiles:
        problems.add(_("Add at least one tile."))
    if len(tiles) > MOST_TILES:
        problems.add(_("A dashboard has at most %(n)s tiles.") % {"n": MOST_TILES})
    if sum(one.kind == TileKind.GRID for one in tiles) > 1:
        problems.add(_("One picture of the provinces is enough for a dashboard."))
    if not all(one.is_known and len(one.title) <= LONGEST_TITLE for one in tiles):
        problems.add(_("Choose what each tile shows."))
