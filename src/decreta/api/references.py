"""From codes and ids that a body names to what they mean; every one that means nothing is a mistake at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from decreta.api.refusals import Mistake, Refusal
from decreta.assignments.models import Assignee
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Body, Group, Holding, Organisation, Post, Term, Unit
from decreta.rooms.models import Room

M = TypeVar("M", bound=Model)


class References:
    """Finds what is named; in the end everything that was not found is refused at once."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.day = clock.today()

    def check(self) -> None:
        """Refuse, if anything was not found."""
        if self.mistakes:
            raise Refusal("invalid", mistakes=self.mistakes)

    def missing(self, pointer: str) -> None:
        """Note that something means nothing."""
        self.mistakes.append(
            Mistake(_("Nothing has this code or id, or it is no longer valid."), pointer, code="unknown")
        )

    def _one(self, found: QuerySet[M], pointer: str, **by: object) -> M | None:
        one = found.filter(**by).first()
        if one is None:
            self.missing(pointer)
        return one

    def body(self, code: str, pointer: str) -> Body | None:
        """A present body."""
        return self._one(Body.objects.valid_on(self.day), pointer, code=code)

    def organisation(self, code: str, pointer: str) -> Organisation | None:
        """A present agency."""
        return self._one(Organisation.objects.valid_on(self.day), pointer, code=code)

    def post(self, code: str, pointer: str) -> Post | None:
        """A present post."""
        found = Post.objects.valid_on(self.day).select_related("body", "unit__organisation")
        return self._one(found, pointer, code=code)

    def among(self, found: QuerySet[M], key: UUID, pointer: str) -> M | None:
        """One of those that may be named."""
        return self._one(found, pointer, pk=key)

    def room(self, key: UUID, pointer: str, actor: Actor) -> Room | None:
        """A room that the actor may see."""
        return self._one(Room.objects.visible_to(actor), pointer, pk=key)

    def group(self, code: str, pointer: str) -> Group | None:
        """A group."""
        return self._one(Group.objects.all(), pointer, code=code)

    def holding(self, key: UUID | str, pointer: str) -> Holding | None:
        """A holding, whenever it is."""
        try:
            pk = UUID(str(key))
        except ValueError:
            self.missing(pointer)
            return None
        return self._one(
            Holding.objects.select_related("person", "post__unit__organisation", "post__body"), pointer, pk=pk
        )

    def term(self, key: str, pointer: str) -> Term | None:
        """A term of a body."""
        try:
            pk = UUID(key)
        except ValueError:
            self.missing(pointer)
            return None
        return self._one(Term.objects.all(), pointer, pk=pk)

    def agency(self, text: str, pointer: str) -> Organisation | Body | None:
        """`organisation:CODE` or `body:CODE`."""
        kind, _sep, code = text.partition(":")
        if kind == "organisation":
            return self.organisation(code, pointer)
        if kind == "body":
            return self.body(code, pointer)
        self.missing(pointer)
        return None

    def assignee(self, text: str, pointer: str) -> Assignee | None:
        """As `agency`, or `unit:CODE` or `holding:ID`: who leads or coordinates a task."""
        kind = text.partition(":")[0]
        return self.officer_or_unit(text, pointer) if kind in {"unit", "holding"} else self.agency(text, pointer)

    def organisations(self, texts: Sequence[str], pointer: str) -> list[Organisation]:
        """Present agencies, each as `organisation:CODE`."""
        found = []
        for place, text in enumerate(texts):
            kind, _sep, code = text.partition(":")
            if kind != "organisation":
                self.missing(f"{pointer}/{place}")
            elif (one := self.organisation(code, f"{pointer}/{place}")) is not None:
                found.append(one)
        return found

    def unit(self, code: str, pointer: str) -> Unit | None:
        """A present unit."""
        return self._one(Unit.objects.valid_on(self.day).select_related("organisation"), pointer, code=code)

    def owner(self, text: str, pointer: str) -> Organisation | Body | Unit | Post | None:
        """`organisation:CODE`, `body:CODE`, `unit:CODE` or `post:CODE`: who must remove an obstacle."""
        kind, _sep, code = text.partition(":")
        if kind == "unit":
            return self.unit(code, pointer)
        return self.post(code, pointer) if kind == "post" else self.agency(text, pointer)

    def unit_or_organisation(self, text: str, pointer: str) -> Unit | Organisation | None:
        """`unit:CODE` or `organisation:CODE`: who drafts, who is heard."""
        kind, _sep, code = text.partition(":")
        if kind == "unit":
            return self.unit(code, pointer)
        if kind == "organisation":
            return self.organisation(code, pointer)
        self.missing(pointer)
        return None

    def officer_or_unit(self, text: str, pointer: str) -> Unit | Holding | None:
        """`unit:CODE` or `holding:ID`: whom a directive mark names."""
        kind, _sep, code = text.partition(":")
        if kind == "unit":
            return self.unit(code, pointer)
        if kind == "holding":
            return self.holding(code, pointer)
        self.missing(pointer)
        return None

    def receiver(self, text: str, pointer: str) -> dict[str, Unit | Holding | Organisation | None]:
        """`unit:CODE`, `holding:ID` or `organisation:CODE`: to whom work is handed down, as the act takes it."""
        kind, _sep, code = text.partition(":")
        if kind == "unit":
            return {"unit": self._one(Unit.objects.valid_on(self.day), pointer, code=code)}
        if kind == "holding":
            return {"holding": self.holding(code, pointer)}
        if kind == "organisation":
            return {"organisation": self.organisation(code, pointer)}
        self.missing(pointer)
        return {}
