"""What belongs to the one who asks: himself, his notices and jobs, the entries of the log that he may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.accounts.models import ApiToken
from decreta.api.queries.common import Coded, PostRef, at, coded, moment
from decreta.audit.models import Entry, Leaf
from decreta.audit.queries import entries_visible_to, facts_told
from decreta.core.actor import Actor
from decreta.kit.models import JobState, LongJob
from decreta.notifications import kinds
from decreta.notifications.models import Notice
from decreta.notifications.queries import shown
from decreta.organisation.models import Post
from decreta.ui.search import Part


class MeShape(TypedDict):
    """Who acts with this token, in which post, and what the token may do."""

    login: str
    person: str
    holding: UUID | None
    post: PostRef | None
    role: str
    capabilities: list[str]
    bodies: list[UUID]
    token: str
    scopes: list[str]
    expires_at: dt.datetime


class NoticeShape(TypedDict):
    """A notice in the language of the answer."""

    id: UUID
    kind: Coded
    words: str
    url: str
    entry: UUID | None
    created_at: dt.datetime
    read_at: dt.datetime | None


class JobShape(TypedDict):
    """A piece of long work and how far it is."""

    id: UUID
    kind: str
    title: str
    state: Coded
    done: int
    total: int
    message: str
    result_url: str
    created_at: dt.datetime
    finished_at: dt.datetime | None


class HitShape(TypedDict):
    """Something that was found."""

    area: str
    title: str
    symbol: str
    why: str
    url: str


class ActorShape(TypedDict):
    """Who did it."""

    name: str
    post: str
    person: UUID | None
    is_system: bool


class EntryShape(TypedDict):
    """An entry of the log."""

    id: UUID
    kind: str
    actor: ActorShape
    on: str
    about: list[str]
    facts: dict[str, Any]
    happened_at: dt.datetime
    recorded_at: dt.datetime


class EntryDetail(EntryShape):
    """An entry with its place in the tree; none while the sequencer has not given it one."""

    index: int | None
    leaf_hash: str | None


def me(token: ApiToken, actor: Actor) -> MeShape:
    """The one who asks. One statement."""
    post = Post.objects.filter(pk=actor.post_id).first() if actor.post_id else None
    return {
        "login": token.user.get_username(),
        "person": actor.person_name,
        "holding": actor.holding_id,
        "post": {"code": post.code, "name": post.name} if post else None,
        "role": actor.role,
        "capabilities": sorted(actor.capabilities),
        "bodies": sorted(actor.body_ids | actor.served_body_ids),
        "token": token.label,
        "scopes": list(token.scopes),
        "expires_at": moment(token.expires_at),
    }


def notices(found: Iterable[Notice], actor: Actor) -> list[NoticeShape]:
    """Notices, in what words their reader may be told."""
    return [_notice(one.notice, one.words) for one in shown(found, actor)]


def _notice(of: Notice, words: str) -> NoticeShape:
    return {
        "id": of.pk,
        "kind": {"code": of.kind, "label": str(kinds.label_of(of.kind))},
        "words": words,
        "url": of.url,
        "entry": of.entry_id,
        "created_at": moment(of.created_at),
        "read_at": at(of.read_at),
    }


def find_notice(actor: Actor, key: UUID) -> Notice:
    """A notice of the actor's."""
    return get_object_or_404(Notice.objects.visible_to(actor), pk=key)


def notice_shown(of: Notice, actor: Actor) -> NoticeShape:
    """A notice by itself."""
    return notices([of], actor)[0]


def job(of: LongJob) -> JobShape:
    """A job."""
    return {
        "id": of.pk,
        "kind": of.kind,
        "title": of.title,
        "state": coded(JobState, of.state),
        "done": of.done,
        "total": of.total,
        "message": of.message,
        "result_url": of.result_url,
        "created_at": moment(of.created_at),
        "finished_at": at(of.finished_at),
    }


def find_job(actor: Actor, key: UUID) -> LongJob:
    """A job of the actor's."""
    return get_object_or_404(LongJob.objects.visible_to(actor), pk=key)


def job_shown(of: LongJob, actor: Actor) -> JobShape:
    """A job by itself."""
    return job(of)


def hits(parts: list[Part]) -> list[HitShape]:
    """What a search found, area by area."""
    return [
        {
            "area": str(part.title),
            "title": one.hit.title,
            "symbol": one.hit.symbol,
            "why": "".join(piece.text for piece in one.why),
            "url": one.hit.url,
        }
        for part in parts
        for one in part.hits
    ]


def entries(found: Iterable[Entry], actor: Actor) -> list[EntryShape]:
    """Entries of the log, with what facts their reader may be told."""
    rows = list(found)
    told = facts_told(rows, actor)
    return [_entry(one, told[one.pk]) for one in rows]


def _entry(of: Entry, facts: dict[str, Any]) -> EntryShape:
    person = of.actor.get("person")
    return {
        "id": of.pk,
        "kind": of.kind,
        "actor": {
            "name": str(of.actor.get("name") or ""),
            "post": str(of.actor.get("post") or ""),
            "person": UUID(person) if person else None,
            "is_system": of.actor.get("kind") == "system",
        },
        "on": f"{of.on_kind}:{of.on_id}",
        "about": list(of.about),
        "facts": facts,
        "happened_at": moment(of.happened_at),
        "recorded_at": moment(of.recorded_at),
    }


def find_entry(actor: Actor, key: UUID) -> Entry:
    """An entry that the actor may read."""
    return get_object_or_404(entries_visible_to(actor), pk=key)


def entry_shown(of: Entry, actor: Actor) -> EntryDetail:
    """An entry by itself, with its place."""
    leaf = Leaf.objects.filter(entry_id=of.pk).first()
    return {
        **entries([of], actor)[0],
        "index": leaf.index if leaf else None,
        "leaf_hash": bytes(leaf.leaf_hash).hex() if leaf else None,
    }
