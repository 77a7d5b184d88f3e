"""The rule of the lights in words, as a page declares it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.enums import Light, Sign
from decreta.assignments.lights import LIGHTS, SIGNS, Rule
from decreta.assignments.models import LightRule
from decreta.assignments.programmes import said_for
from decreta.assignments.queries.lights import rules_in_force
from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.directives.queries.light_words import MARKS
from decreta.organisation.models import Body


@dataclass(frozen=True)
class Told:
    """One light: its word and mark, and every sign that gives it."""

    light: Light
    mark: str
    signs: list[str]


def told(rule: Rule) -> list[Told]:
    """The rule light by light, the worst first; green is what is left."""
    found = []
    for light in LIGHTS:
        signs = [sign_words(sign, rule) for sign in SIGNS if rule.lights.get(sign) == light]
        if light is Light.GREEN:
            signs = [
                _("none of these signs holds: the work is on its way"),
                _("the work is reported done and awaits verification"),
            ]
        found.append(Told(light, MARKS[light], signs))
    return found


def sign_words(sign: Sign, rule: Rule) -> str:
    """A sign as a rule counts it."""
    days = rule.days.get(sign, 0)
    given = {"n": days, "within": rule.within}
    if sign is Sign.NEAR_SILENT:
        said = ngettext(
            "the deadline is at most %(within)s days away, and nothing was reported for %(n)s day",
            "the deadline is at most %(within)s days away, and nothing was reported for %(n)s days",
            days,
        )
        return said % given
    if sign is Sign.UNRECEIVED:
        said = ngettext(
            "it was not received %(n)s day after it was assigned",
            "it was not received %(n)s days after it was assigned",
            days,
        )
        return said % given
    if sign is Sign.SILENT:
        said = ngettext("nothing was reported for %(n)s day", "nothing was reported for %(n)s days", days)
        return said % given
    if sign is Sign.NEVER_REPORTED:
        if not days:
            return _("nothing was reported yet, so that nobody can judge")
        said = ngettext(
            "nothing was reported yet %(n)s day after it was assigned",
            "nothing was reported yet %(n)s days after it was assigned",
            days,
        )
        return said % given
    return str(sign.label)


@dataclass(frozen=True)
class Beside:
    """A body that the reader stands in or serves, and whether it has a rule of its own."""

    body: Body
    has_own: bool


def bodies_beside(actor: Actor) -> list[Beside]:
    """The bodies whose rule concerns the reader. Two statements."""
    own = {key for key, row in rules_in_force().items() if key is not None and row.is_own}
    bodies: Sequence[Body] = list(
        Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids | own).order_by("code")
    )
    return [Beside(one, one.pk in own) for one in bodies]


def versions_of(body_id: UUID | None, directive_id: UUID | None = None) -> list[LightRule]:
    """The newest versions of a rule, the newest first."""
    return list(LightRule.objects.filter(said_for(body_id, directive_id)).order_by("-version")[:20])


def directives_beside(body: Body, but: Directive | None, actor: Actor) -> list[Directive]:
    """Other directives of a body that have a rule of their own, as far as the reader sees them."""
    own = LightRule.objects.filter(programme_id=OuterRef("pk"), replaced_at=None, is_own=True)
    found = Directive.objects.visible_to(actor).filter(Exists(own), body=body).select_related("document")
    if but is not None:
        found = found.exclude(pk=but.pk)
    return list(found.order_by("-decided_on", "pk")[:20])
