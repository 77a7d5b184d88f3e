"""Whom a post may ask to read a paper: units, bodies and people of its own house and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Unit


@dataclass(frozen=True)
class Named:
    """A holder who is asked, and through which unit or body."""

    holding: Holding
    through: str = ""


def choices(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Units, bodies and people to choose from, in groups. Three statements."""
    units = [(f"unit:{one.pk}", one.name) for one in _units(actor)]
    bodies = [(f"body:{one.pk}", one.name) for one in _bodies(actor)]
    people = [(f"holding:{one.pk}", f"{one.person}, {one.post.name}") for one in _holdings(actor)]
    groups = [(_("Units"), units), (_("Bodies"), bodies), (pgettext("circulation", "People"), people)]
    return [(name, found) for name, found in groups if found]


def named(keys: list[str], *, by: Actor) -> list[Named] | None:
    """The holders behind some keys, each once; None when a key means nobody whom this post may ask."""
    found: dict[UUID, Named] = {}
    units = {f"unit:{one.pk}": one for one in _units(by)}
    bodies = {f"body:{one.pk}": one for one in _bodies(by)}
    people = {f"holding:{one.pk}": one for one in _holdings(by)}
    for key in keys:
        if key in people:
            found[people[key].pk] = Named(people[key])
        elif key in units:
            for one in people.values():
                if one.post.unit_id == units[key].pk:
                    found.setdefault(one.pk, Named(one, units[key].name_vi))
        elif key in bodies:
            for one in people.values():
                if one.post.body_id == bodies[key].pk:
                    found.setdefault(one.pk, Named(one, bodies[key].name_vi))
        else:
            return None
    # Nobody is asked by himself.
    return [one for one in found.values() if one.holding.pk != by.holding_id]


def _units(actor: Actor) -> list[Unit]:
    return list(Unit.objects.valid_on(clock.today()).filter(organisation_id__in=actor.organisation_ids))


def _bodies(actor: Actor) -> list[Body]:
    return list(Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids))


def _holdings(actor: Actor) -> list[Holding]:
    own = Q(post__unit__organisation__in=actor.organisation_ids)
    own |= Q(post__body__in=actor.body_ids | actor.served_body_ids)
    held = Holding.objects.valid_on(clock.today()).filter(own).exclude(post__role=Role.ADMINISTRATOR)
    return list(held.select_related("person", "post").order_by("post__rank", "post__code", "person__full_name"))
