"""Templates of a house, what is in force of them, and how often drafts began from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.rulesets import load
from decreta.documents.numbering import type_name
from decreta.organisation.models import Organisation
from decreta.writing.models import TemplateVersion, WordTemplate
from decreta.writing.words import label_of


@dataclass(frozen=True)
class ShownTemplate:
    """A template as its list shows it."""

    template: WordTemplate
    type_name: str
    in_force: TemplateVersion | None
    newest: TemplateVersion | None

    @property
    def fields(self) -> list[str]:
        """What the version in force, else the newest, asks for, in words."""
        shown = self.in_force or self.newest
        return [label_of(name) for name in shown.fields] if shown else []


def seen_by(actor: Actor) -> QuerySet[WordTemplate]:
    """Templates with their versions, newest first, each with the number of drafts that began from it."""
    versions = TemplateVersion.objects.select_related("file__blob").annotate(used=Count("drafts"))
    found = WordTemplate.objects.visible_to(actor).select_related("organisation")
    return found.prefetch_related(Prefetch("versions", versions))


def shown(templates: Iterable[WordTemplate]) -> list[ShownTemplate]:
    """How templates are shown. No statement when their versions were fetched with them."""
    return [
        ShownTemplate(
            one,
            type_name(one.organisation.regime, one.type_code, on=clock.today()),
            in_force(one),
            next(iter(one.versions.all()), None),
        )
        for one in templates
    ]


def in_force(template: WordTemplate) -> TemplateVersion | None:
    """The version from which drafts begin."""
    if template.retired_at is not None:
        return None
    return next((one for one in template.versions.all() if one.in_force_at is not None), None)


def is_type(organisation: Organisation, type_code: str) -> bool:
    """Whether the house's rules of today know a kind of paper."""
    return type_code in load(organisation.regime, clock.today()).types
