"""A task that is about to be assigned looks like one that is assigned already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.directives.doubts import Doubt
from decreta.directives.models import Directive
from decreta.linking.imprints import imprint_of
from decreta.linking.queries.likeness import Like, Standing, alike, told_of

_SAID = 3


def doubt(directive: Directive, arguments: Mapping[str, Any], by: Actor) -> list[Doubt]:
    """The tasks of other directives that its words are near to, as far as the actor is told their words."""
    made = imprint_of(arguments["titles"].vi)
    responsible = arguments["responsible"]
    leads = [responsible.lead.pk] if responsible.lead is not None else []
    found = alike(made.grams, made.bands, directive=directive.pk, standing=Standing(frozenset(leads), None))
    return [
        Doubt(why(like), task.shown_title, task.shown_lang, reverse("directives:task", args=[task.pk]))
        for like, task in told_of(found, by)[:_SAID]
    ]


def why(like: Like) -> str:
    """Why two tasks look alike, in words."""
    return reasons(like.likeness, has_same_lead=like.has_same_lead, days_apart=like.days_apart)


def reasons(likeness: int, *, has_same_lead: bool, days_apart: int | None) -> str:
    """The reasons in words."""
    found = [_("%(n)s %% of the words alike") % {"n": likeness}]
    if has_same_lead:
        found.append(_("same lead"))
    if days_apart is not None:
        found.append(_("due on the same day") if not days_apart else _("due %(n)s days apart") % {"n": days_apart})
    return ", ".join(found)
