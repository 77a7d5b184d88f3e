"""A directive as the rules for its tasks name it, and what its page says of those rules.

Areas above that have such a rule enter themselves here: the page shows which one holds and where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.programmes import Programme
from decreta.core import ahead
from decreta.core.actor import Actor
from decreta.directives.models import Directive


@dataclass(frozen=True)
class RuleLine:
    """One rule as the page of a directive tells it: what it is about, what it says, for whom it was set, where it is read."""

    name: str
    said: str
    source: str
    url: str


#: What an area says of its rule for the tasks of a directive. It is called twice, so it asks by prepared statements (`core.ahead`).
Teller = Callable[[Directive, Actor], list[RuleLine]]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Register what an area says of its rule."""
    _tellers[name] = teller


def rules_of(directive: Directive, actor: Actor) -> list[RuleLine]:
    """Which rules hold for the tasks of a directive, and where each comes from. One statement where nobody set any."""
    with ahead.gathering() as asked:
        _told(directive, actor)
    with ahead.knowing(ahead.told(asked)):
        return _told(directive, actor)


def _told(directive: Directive, actor: Actor) -> list[RuleLine]:
    return [line for teller in _tellers.values() for line in teller(directive, actor)]


def programme_of(directive: Directive) -> Programme:
    """The directive as rules name it."""
    return Programme(directive._meta.label_lower, directive.pk, directive.document.symbol, directive.body)


def source_of(directive: Directive, key: UUID | None, *, was_set: bool = True) -> str:
    """For whom a rule that holds for a directive was set: its key is a directive, a body, or none."""
    if key == directive.pk:
        return pgettext("rule", "of this directive")
    if key is not None:
        return _("rule of %(body)s") % {"body": directive.body.symbol}
    return pgettext("rule", "of the installation") if was_set else pgettext("rule", "as the software brings it along")
