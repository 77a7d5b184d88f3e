"""What a page of rules is about: one directive, one body, or the whole installation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from decreta.assignments.programmes import Programme
from decreta.directives.models import Directive
from decreta.directives.programmes import programme_of
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body


@dataclass(frozen=True)
class Whose:
    """It is set by those who work for `body`; without one by an administrator. Areas with such pages say their addresses."""

    body: Body | None
    directive: Directive | None = None

    @classmethod
    def named(cls, request: HttpRequest, body_code: str, pk: UUID | None) -> Self:
        """What an address names; 404 for a directive that the reader does not see."""
        if pk is not None:
            seen = Directive.objects.visible_to(actor_of(request)).select_related("document", "body")
            found = get_object_or_404(seen, pk=pk)
            return cls(found.body, found)
        return cls(get_object_or_404(Body, code=body_code) if body_code else None)

    @property
    def programme(self) -> Programme | None:
        """The directive as the acts take it."""
        return programme_of(self.directive) if self.directive is not None else None

    @property
    def ids(self) -> tuple[UUID | None, UUID | None]:
        """The keys as the queries take them."""
        return (
            self.body.pk if self.body is not None else None,
            self.directive.pk if self.directive is not None else None,
        )

    @property
    def key(self) -> UUID | None:
        """The narrower of the two."""
        body_id, programme_id = self.ids
        return programme_id or body_id

    def url(self, of_directive: str, of_body: str, of_all: str) -> str:
        """The one of three addresses that is for what the page is about."""
        if self.directive is not None:
            return reverse(of_directive, args=[self.directive.pk])
        return reverse(of_body, args=[self.body.code]) if self.body else reverse(of_all)
