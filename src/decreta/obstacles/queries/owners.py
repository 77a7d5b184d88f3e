"""Who can be asked to remove an obstacle."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.obstacles.models import Owner
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Organisation, Post, Unit
from decreta.organisation.queries.choosing import Choice, code_in, places_like, with_code
from decreta.organisation.queries.finding import matching

_LEADING = (Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.SECRETARY)
_MODELS: dict[str, type[Owner]] = {"o": Organisation, "b": Body, "u": Unit, "p": Post}
#: As many units, and as many posts, as are offered beside the places.
_SHOWN = 6
_LANGUAGES = ("name_vi", "name_en", "name_ja")
_UNIT_NAMES = (*_LANGUAGES, "symbol")
_POST_NAMES = (
    *_LANGUAGES,
    *(f"body__{name}" for name in (*_LANGUAGES, "symbol")),
    *(f"unit__{name}" for name in _LANGUAGES),
    *(f"unit__organisation__{name}" for name in (*_LANGUAGES, "symbol")),
)


def owners_like(words: str, actor: Actor, *, on: dt.date) -> list[Choice]:
    """Posts and units within reach, then bodies and organisations, in whose names every word begins a word. Five statements.

    A post comes with its place, and both with the code: many bear the same name.
    """
    if not words.strip():
        return []
    posts = matching(_posts(actor, on), _POST_NAMES, words).order_by("rank", "code")[:_SHOWN]
    units = matching(_units(actor, on), _UNIT_NAMES, words).order_by("code")[:_SHOWN]
    own: list[Unit | Post] = [*posts, *units]
    offered = [Choice(one.name, one.name_lang, place_of(one).name, _typed(one)) for one in own]
    return [*offered, *places_like(words, actor, on=on)]


def within_reach(text: str, actor: Actor, *, on: dt.date) -> Unit | Post | None:
    """The unit or post that a text names: as it is offered, or by a name that only one bears. At most four statements."""
    code = code_in(text)
    if code:
        coded: list[Unit | Post] = [*_posts(actor, on).filter(code=code), *_units(actor, on).filter(code=code)]
        return next((one for one in coded if _typed(one) == text.strip()), None)
    wanted = fold(text)
    called = Q(*((f"{name}__iexact", text.strip()) for name in _LANGUAGES), _connector=Q.OR)
    found: list[Unit | Post] = [*_units(actor, on).filter(called)[:2], *_posts(actor, on).filter(called)[:2]]
    if not found and "," in text:
        # A post with its place, as pages write it.
        near = matching(_posts(actor, on), _POST_NAMES, text.replace(",", " ")).order_by("rank", "code")[: 2 * _SHOWN]
        found = [one for one in near if fold(f"{one.name_vi}, {place_of(one).name_vi}") == wanted]
    return found[0] if len(found) == 1 else None


def _units(actor: Actor, on: dt.date) -> QuerySet[Unit]:
    """The units of the actor's own house."""
    found = Unit.objects.valid_on(on).filter(organisation__in=actor.organisation_ids)
    return found.select_related("organisation")


def _posts(actor: Actor, on: dt.date) -> QuerySet[Post]:
    """The leading posts of all bodies, and of the actor's own house."""
    near = Q(body__isnull=False) | Q(unit__organisation__in=actor.organisation_ids)
    return Post.objects.valid_on(on).filter(near, role__in=_LEADING).select_related("body", "unit__organisation")


def place_of(one: Unit | Post) -> Organisation | Body:
    """The house or body in which a unit or a post is."""
    if isinstance(one, Unit):
        return one.organisation
    if one.body is not None:
        return one.body
    assert one.unit is not None  # the constraint post_in_unit_or_body
    return one.unit.organisation


def _typed(one: Unit | Post) -> str:
    """A unit or a post as a field holds it."""
    return with_code(f"{one.name_vi}, {place_of(one).name_vi}", one.code)


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
