"""The committee has a rule how often there must be a report; a directive and a task of it may have their own."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of the rules of reporting."""
    from decreta.cadence import domain
    from decreta.directives.models import Directive
    from decreta.organisation.models import Body
    from tests.access.stage import actor, alike, assigned

    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    task = assigned(directive).matter_id
    body = Body.objects.get(code="bcdcds")
    rule = domain.set_rule(scope=body, unit="month", day=25, by=actor("secretary"))
    made = alike(("cadence:rules", "cadence:set_body"), {"code": body.code})
    made |= {"cadence:set_directive": {"pk": directive.pk}, "cadence:set_task": {"pk": task}}
    return made | {"cadence:end": {"pk": rule.pk}}
