"""What a rule is for: the tasks of one programme, of one body, or whatever nothing narrower is said for.

A programme is the tasks of one document. The document belongs to an area above, which enters here how its matters are
found; a rule names it by its id, as an assignment names its matter. Which of several rules holds is decided here and
nowhere else: that of the programme, else that of the body, else that of the installation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from decreta.audit.refs import Ref
from decreta.organisation.models import Body

Said = TypeVar("Said")


@dataclass(frozen=True)
class Programme:
    """A document as whoever sets a rule for its tasks names it, and the body that watches over them."""

    kind: str
    pk: UUID
    symbol: str
    body: Body

    @property
    def ref(self) -> Ref:
        """How the log names it."""
        return Ref(self.kind, str(self.pk))


@dataclass(frozen=True)
class _Source:
    matter_kind: str
    matters: models.Manager[Any]
    column: str


_sources: dict[str, _Source] = {}


def register(matter_kind: str, matters: models.Manager[Any], column: str) -> None:
    """Enter where matters of a kind stand, and the column that names their programme."""
    _sources[matter_kind] = _Source(matter_kind, matters, column)


def holding(said: Mapping[UUID | None, Said], programme_id: UUID | None, body_id: UUID | None) -> Said | None:
    """The one that holds, of what was said by programme, by body and (None) for the installation."""
    for key in (programme_id, body_id):
        if key is not None and key in said:
            return said[key]
    return said.get(None)


def key_of(row: Any) -> UUID | None:
    """For what a rule was said: the id of its programme or body, None for the installation."""
    found: UUID | None = row.programme_id or row.body_id
    return found


def said_for(body_id: UUID | None, programme_id: UUID | None = None) -> Q:
    """Rules that were said for a programme, a body, or (neither) the installation itself."""
    if programme_id is not None:
        return Q(programme_id=programme_id)
    return Q(programme_id=None, body=None) if body_id is None else Q(body_id=body_id)


def in_question(body_id: UUID | None, programme_id: UUID | None = None) -> Q:
    """Rules that may hold for the tasks of a programme or body: `holding` chooses among them."""
    found = said_for(None)
    if body_id is not None:
        found |= said_for(body_id)
    return found if programme_id is None else found | said_for(None, programme_id)


def ids(body: Body | None, programme: Programme | None) -> tuple[UUID | None, UUID | None]:
    """The keys of what a rule is said for, as `said_for` takes them. Raises ValueError where they do not belong together."""
    if programme is not None and programme.body != body:
        raise ValueError(f"{programme.symbol} is not watched over by {body}")
    return (body.pk if body is not None else None), (programme.pk if programme is not None else None)


def columns(body: Body | None, programme: Programme | None) -> dict[str, Any]:
    """How a row of a rule names what it is for: a programme stands without its body, which could change."""
    return {"programme_id": programme.pk} if programme is not None else {"body": body}


def about(body: Body | None, programme: Programme | None) -> list[Body | Ref]:
    """What an entry on a rule is about."""
    found: list[Body | Ref] = [body] if body is not None else []
    return [*found, programme.ref] if programme is not None else found


def named(body: Body | None, programme: Programme | None) -> dict[str, str | None]:
    """The facts of such an entry that say for whom it was set."""
    found: dict[str, str | None] = {"body": body.code if body is not None else None}
    return found | {"directive": programme.symbol} if programme is not None else found


def of_programmes(programme_ids: Iterable[UUID]) -> Q:
    """The assignments whose matters belong to some programmes. Their matters are looked up once, not one by one."""
    wanted, found = list(programme_ids), Q(pk__in=[])
    for one in _sources.values():
        matters = one.matters.filter(**{f"{one.column}__in": wanted}).values("pk")
        found |= Q(matter_kind=one.matter_kind, matter_id__in=matters)
    return found


def reached(programme_id: UUID | None, body_id: UUID | None, *, others: Collection[UUID], apart: Collection[UUID]) -> Q:
    """The assignments that a rule reaches: those of its programme, of its body, or those that nothing narrower is said for.

    For the rule of the installation `others` are the bodies with one of their own; `apart` the programmes, for it and for
    that of a body. The twin of `holding`, for whoever chooses in the database.
    """
    if programme_id is not None:
        return of_programmes([programme_id])
    found = Q()
    if body_id is not None:
        found = Q(monitor_id=body_id)
    elif others:
        found = Q(monitor=None) | ~Q(monitor__in=others)
    return found & ~of_programmes(apart) if apart else found


def programme_of(matter_kind: str, matter_id: UUID) -> QuerySet[Any] | None:
    """The programme of a matter, as part of a statement; None where matters of its kind have none."""
    source = _sources.get(matter_kind)
    if source is None:
        return None
    return source.matters.filter(pk=matter_id).values(source.column)
