"""Whether units and officers may be named for the tasks of a directive: only those of the house whose book it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.assignments.models import Assignee
from decreta.core import clock
from decreta.core.errors import Problems
from decreta.directives.models import Directive
from decreta.directives.queries.houses import houses_of
from decreta.organisation.models import Holding, Unit


def check_inside(problems: Problems, directive: Directive, named: Iterable[Assignee], field: str) -> None:
    """Add what is wrong with those who are newly named: of another house, or there no more. No statement for agencies alone."""
    inside = [one for one in dict.fromkeys(named) if isinstance(one, Unit | Holding)]
    if not inside:
        return
    day = clock.today()
    houses = list(houses_of(directive, day))
    keys = {one.pk for one in houses}
    for one in inside:
        unit = one if isinstance(one, Unit) else one.post.unit
        if unit is None or unit.organisation_id not in keys:
            problems.add(_not_of_the_house(directive, one, [house.name for house in houses]), field, "not_of_the_house")
        elif isinstance(one, Holding) and not one.is_held_on(day):
            problems.add(_("%(who)s does not hold the post any more.") % {"who": one.name}, field, "not_held")
        elif not (one.valid_from <= day and (one.valid_to is None or day < one.valid_to)):
            problems.add(_("%(who)s does not exist any more.") % {"who": one.name}, field, "ended")


def _not_of_the_house(directive: Directive, one: Assignee, houses: list[str]) -> str:
    if not houses:
        return _(
            "No organisation does the daily work of %(body)s: its tasks are given to organisations and bodies, not to %(who)s."
        ) % {"body": directive.body.name, "who": one.name}
    return _("%(who)s is not of %(houses)s, whose book of tasks this is.") % {
        "who": one.name,
        "houses": ", ".join(houses),
    }
