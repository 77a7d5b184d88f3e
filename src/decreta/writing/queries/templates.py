"""Templates of a house, what is in force of them, and how often drafts began from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.rulesets import load
from decreta.documents.numbering import type_name
from decreta.organisation.models import Body, Organisation, StandingAgency
from decreta.writing import purposes
from decreta.writing.enums import DRAFT
from decreta.writing.models import TemplateVersion, WordTemplate


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
        return [purposes.label_of(self.template.purpose, name) for name in shown.fields] if shown else []

    @property
    def begins_drafts(self) -> bool:
        """Whether somebody begins a draft from it; other papers fill themselves."""
        return self.template.purpose == DRAFT

    @property
    def trial(self) -> str:
        """The address at which a version is filled from a real thing; empty for drafts."""
        found = purposes.of(self.template.purpose)
        return found.trial if found is not None else ""


def seen_by(actor: Actor) -> QuerySet[WordTemplate]:
    """Templates with their versions, newest first, each with the number of drafts that began from it."""
    versions = TemplateVersion.objects.select_related("file__blob").annotate(used=Count("drafts"))
    found = WordTemplate.objects.visible_to(actor).select_related("organisation", "body")
    return found.prefetch_related(Prefetch("versions", versions))


def shown(templates: Iterable[WordTemplate]) -> list[ShownTemplate]:
    """How templates are shown. No statement when their versions were fetched with them."""
    return [
        ShownTemplate(
            one,
            _for_which(one),
            in_force(one),
            next(iter(one.versions.all()), None),
        )
        for one in templates
    ]


def _for_which(template: WordTemplate) -> str:
    """For which papers a template is: their kind, or which papers of which body."""
    found = purposes.of(template.purpose)
    if found is None or template.body is None:
        return type_name(template.organisation.regime, template.type_code, on=clock.today())
    return f"{found.label}: {template.body.name}"


def in_force(template: WordTemplate) -> TemplateVersion | None:
    """The version from which drafts begin."""
    if template.retired_at is not None:
        return None
    return next((one for one in template.versions.all() if one.in_force_at is not None), None)


def served_by(organisation: Organisation) -> QuerySet[Body]:
    """The bodies that an office stands for today."""
    standing = StandingAgency.objects.valid_on(clock.today()).filter(organisation=organisation)
    return Body.objects.filter(pk__in=standing.values("body_id"))


def form_of(body: Body, purpose: str, language: str) -> TemplateVersion | None:
    """The version that the papers of a body are made from, of an office that stands for it today.

    Where several stand for it, the one that was put in force last.
    """
    standing = StandingAgency.objects.valid_on(clock.today()).filter(body=body)
    found = TemplateVersion.objects.filter(
        template__purpose=purpose,
        template__body=body,
        template__language=language,
        template__retired_at=None,
        template__organisation_id__in=standing.values("organisation_id"),
        in_force_at__isnull=False,
    )
    return found.select_related("template", "file__blob").order_by("-in_force_at", "-ordinal").first()


def is_type(organisation: Organisation, type_code: str) -> bool:
    """Whether the house's rules of today know a kind of paper."""
    return type_code in load(organisation.regime, clock.today()).types
