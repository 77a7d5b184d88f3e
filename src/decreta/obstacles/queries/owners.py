"""Who can be asked to remove an obstacle."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.obstacles.models import Owner
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Organisation, Post, Unit

_LEADING = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.SECRETARY)
_MODELS: dict[str, type[Owner]] = {"o": Organisation, "b": Body, "u": Unit, "p": Post}


def choices(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Bodies and organisations, units of the actor's own house, leading posts of bodies and of his house, in groups.

    Four statements.
    """
    day, houses = clock.today(), actor.organisation_ids
    bodies = Body.objects.valid_on(day).order_by("name_vi").values_list("pk", "name_vi")
    organisations = Organisation.objects.valid_on(day).order_by("path").values_list("pk", "name_vi")
    units = Unit.objects.valid_on(day).filter(organisation__in=houses).order_by("code").values_list("pk", "name_vi")
    near = Q(body__isnull=False) | Q(unit__organisation__in=houses)
    posts = Post.objects.valid_on(day).filter(near, role__in=_LEADING).select_related("body", "unit__organisation")
    groups = [
        (_("Organisations"), [(f"o:{pk}", name) for pk, name in organisations]),
        (_("Bodies"), [(f"b:{pk}", name) for pk, name in bodies]),
        (_("Units"), [(f"u:{pk}", name) for pk, name in units]),
        (_("Posts"), [(f"p:{one.pk}", f"{one.name}, {_place(one)}") for one in posts.order_by("rank", "code")]),
    ]
    return [(name, found) for name, found in groups if found]


def _place(post: Post) -> str:
    place = post.body or (post.unit.organisation if post.unit is not None else None)
    return place.name if place is not None else ""


def owner_of(key: str) -> Owner | None:
    """The owner behind a key, if there is one today."""
    kind, _sep, pk = key.partition(":")
    model = _MODELS.get(kind)
    try:
        found = UUID(pk)
    except ValueError:
        return None
    return model.objects.valid_on(clock.today()).filter(pk=found).first() if model is not None else None


def key_of(owner: Owner) -> str:
    """The key of an owner."""
    return next(f"{kind}:{owner.pk}" for kind, model in _MODELS.items() if isinstance(owner, model))
