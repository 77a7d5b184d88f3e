"""Who opens a stream, and whether he still may read it. Runs in threads: it asks the database."""

from __future__ import annotations

import datetime as dt
import functools
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.handlers.asgi import ASGIRequest
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.module_loading import import_string

from decreta.accounts.middleware import must_enrol
from decreta.accounts.models import User
from decreta.core import ahead, clock
from decreta.core.actor import Actor
from decreta.core.among import Ids, Keys, Numbers
from decreta.core.prepared import prepared
from decreta.live import doors, registry
from decreta.live.members import Reader
from decreta.organisation.middleware import set_actor
from decreta.organisation.models import Body, Holding, Mandate, StandingAgency
from decreta.organisation.queries.actors import SERVING


def reader_of(scope: dict[str, Any], door: str = "") -> Reader | None:
    """The signed-in reader of a connection, with the same actor as `request.actor`; None for nobody.

    Where a door is named, who came by it, whether or not somebody is signed in at that browser.
    """
    request = ASGIRequest(scope, io.BytesIO())
    if door:
        return _by_door(door, request)
    session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not session_key:
        return None
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    request.session = store(session_key)
    user = get_user(request)
    if not isinstance(user, User) or not user.is_active:
        return None
    request.user = user
    if must_enrol(request):
        return None
    language = translation.get_language_from_request(request)
    with translation.override(language):
        set_actor(request)
    return Reader(session_key, user.pk, request.actor, language, user.get_session_auth_hash())  # type: ignore[attr-defined]


def _by_door(name: str, request: ASGIRequest) -> Reader | None:
    door = doors.DOORS.get(name)
    entrant = door.entrant(request) if door is not None else None
    if entrant is None:
        return None
    return Reader("", 0, entrant.actor, entrant.language, door=name, key=entrant.key)


def readable(topics: Iterable[str], reader: Reader) -> frozenset[str]:
    """Those topics that any area lets the reader see."""
    return frozenset(
        topic
        for topic in topics
        if any(source.classes(topic, [reader.actor])[0] is not None for source in registry.SOURCES.values())
    )


def still_readable(asked: Sequence[tuple[Reader, frozenset[str]]]) -> list[frozenset[str]]:
    """What each of many streams may still read; nothing when its session, post or account has ended."""
    valid = still_valid([reader for reader, _ in asked])
    readers: dict[str, list[Reader]] = defaultdict(list)
    for reader, topics in asked:
        if reader in valid:
            for topic in topics:
                readers[topic].append(reader)
    seen: set[tuple[str, Reader]] = set()
    for topic, present in readers.items():
        # Whom one area lets see the topic, no other need be asked about.
        others = present
        for source in registry.SOURCES.values():
            if not others:
                break
            classes = source.classes(topic, [reader.actor for reader in others])
            seen.update((topic, reader) for reader, found in zip(others, classes, strict=True) if found is not None)
            others = [reader for reader, found in zip(others, classes, strict=True) if found is None]
    return [frozenset(topic for topic in topics if (topic, reader) in seen) for reader, topics in asked]


def still_valid(readers: Sequence[Reader]) -> set[Reader]:
    """Those whose session stands, whose account is open with the same password, whose post or mandate has not ended.

    And whose post is what it was: what somebody may read follows from its role, its place and the bodies it works for. Who
    may do more or less since he opened his page goes, and his page comes again with what he may do now.

    One statement, however many readers, and one for each door that somebody came by.
    """
    entered = [reader for reader in readers if reader.door]
    return _by_session([reader for reader in readers if not reader.door]) | _by_key(entered)


def _by_key(readers: Sequence[Reader]) -> set[Reader]:
    """Those whose key still opens the door by which they came."""
    keys: dict[str, set[UUID]] = defaultdict(set)
    for reader in readers:
        if reader.key is not None:
            keys[reader.door].add(reader.key)
    standing = {name: doors.DOORS[name].standing(found) for name, found in keys.items() if name in doors.DOORS}
    return {reader for reader in readers if reader.key in standing.get(reader.door, ())}


def _by_session(readers: Sequence[Reader]) -> set[Reader]:
    if not readers:
        return set()
    sessions, users, posts, mandates = _standing(readers)
    hashes = {pk: _session_hash(password) for pk, password in users}
    return {
        reader
        for reader in readers
        if reader.session_key in sessions
        and hashes.get(reader.user_id) == reader.session_hash
        and (reader.actor.holding_id is None or posts.get(reader.actor.holding_id) == Post.of(reader.actor))
        and (reader.actor.mandate_id is None or reader.actor.mandate_id in mandates)
    }


@functools.lru_cache(maxsize=10_000)
def _session_hash(password: str) -> str:
    """What a session of an account with this (encoded) password bears; the same for a thousand readers at every change."""
    return User(password=password).get_session_auth_hash()


@dataclass(frozen=True)
class Post:
    """What a post is, as far as rights follow from it."""

    role: str
    unit_id: UUID | None
    organisation_id: UUID | None
    body_id: UUID | None
    served: frozenset[UUID]

    @classmethod
    def of(cls, actor: Actor) -> Post:
        """As it was when the actor was computed."""
        return cls(actor.role, actor.unit_id, actor.organisation_id, actor.body_id, actor.served_body_ids)


def _standing(
    readers: Sequence[Reader],
) -> tuple[set[str], list[tuple[int, str]], dict[UUID, Post], set[UUID]]:
    """Of the readers' sessions, accounts (with their passwords as they are kept), posts and mandates those that stand.

    One statement. Whom a post works for is asked of each body and agency once, not of each of a thousand members.
    """
    today, actors = clock.today(), [reader.actor for reader in readers]
    sessions = Keys(dict.fromkeys(reader.session_key for reader in readers))
    users = Numbers(dict.fromkeys(reader.user_id for reader in readers))
    holdings = Ids(dict.fromkeys(one.holding_id for one in actors if one.holding_id))
    mandates = Ids(dict.fromkeys(one.mandate_id for one in actors if one.mandate_id))
    bodies = Ids(dict.fromkeys(one.body_id for one in actors if one.body_id))
    agencies = Ids(dict.fromkeys(one.organisation_id for one in actors if one.organisation_id))
    asked = [_sessions.ask(sessions, clock.real_now()), _users.ask(users)]
    asked += [_holdings.ask(holdings, today), _mandates.ask(mandates, today)]
    asked += [_served_by.ask(bodies), _standing_for.ask(agencies, today)]
    with ahead.knowing(ahead.told(asked)):
        found = [one.prepared.rows(*one.arguments) for one in asked]
    of_bodies, of_agencies = _gathered(found[4]), _gathered(found[5])
    posts = {}
    for holding, role, unit, organisation, body in found[2]:
        works_for = of_agencies.get(organisation, frozenset()) if role in SERVING else frozenset()
        served = of_bodies.get(body, frozenset()) if body else works_for
        posts[holding] = Post(role, unit, organisation, body, served)
    return {key for (key,) in found[0]}, found[1], posts, {pk for (pk,) in found[3]}


def _gathered(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for one, served in pairs:
        found[one].add(served)
    return {one: frozenset(served) for one, served in found.items()}


@prepared
def _sessions(keys: Keys, now: dt.datetime) -> QuerySet[Session, tuple[str]]:
    return Session.objects.filter(session_key__among=keys, expire_date__gt=now).values_list("session_key")


@prepared
def _users(keys: Numbers) -> QuerySet[User, tuple[int, str]]:
    return User.objects.filter(is_active=True, pk__among=keys).values_list("pk", "password")


@prepared
def _holdings(keys: Ids, day: dt.date) -> QuerySet[Holding, tuple[UUID, str, UUID | None, UUID | None, UUID | None]]:
    """Holdings of a day with what their posts are."""
    found = Holding.objects.valid_on(day).filter(pk__among=keys)
    return found.values_list("pk", "post__role", "post__unit_id", "post__unit__organisation_id", "post__body_id")


@prepared
def _served_by(bodies: Ids) -> QuerySet[Body, tuple[UUID, UUID]]:
    """Which bodies some bodies serve."""
    return Body.objects.filter(served_by__pk__among=bodies).order_by().values_list("served_by__pk", "pk")


@prepared
def _standing_for(agencies: Ids, day: dt.date) -> QuerySet[StandingAgency, tuple[UUID, UUID]]:
    """For which bodies some organisations do the daily work on a day."""
    standing = StandingAgency.objects.valid_on(day).filter(organisation__among=agencies)
    return standing.order_by().values_list("organisation_id", "body_id")


@prepared
def _mandates(keys: Ids, day: dt.date) -> QuerySet[Mandate, tuple[UUID]]:
    standing = Mandate.objects.filter(pk__among=keys, valid_from__lte=day, valid_to__gt=day)
    standing = standing.filter(receiver__in=Holding.objects.valid_on(day))
    return standing.filter(Q(revoked_on=None) | Q(revoked_on__gt=day)).values_list("pk")
