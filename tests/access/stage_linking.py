"""Two trackers follow a task of the committee; one of them was told of it, the other was not."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of linking."""
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.directives.models import Directive, Task
    from decreta.linking import domain
    from decreta.linking.models import Pair
    from decreta.seeing.models import TileMap
    from tests.access.stage import actor, alike, assigned

    by, body = Actor.system("stage"), "bcdcds"
    told, waiting = (domain.enter_tracker(code=code, name=code.upper(), by=by) for code in ("nq57", "nq71"))
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    task, other, third = (Task.objects.get(pk=assigned(directive).matter_id) for _ in range(3))
    dependency = domain.depend(task=other, needs=third, by=actor("secretary"))
    domain.identify(task=task, names={told: ["12.3"], waiting: ["A-1"]}, by=actor("secretary"))
    elsewhere = Directive.objects.exclude(pk=directive.pk).filter(body__code=body)[0]
    first, second = sorted((task, elsewhere.tasks.order_by("ordinal")[0]), key=lambda one: one.pk)
    pair = Pair.objects.create(
        first=first, second=second, likeness=90, has_same_lead=True, days_apart=0, found_at=clock.now()
    )
    handover = domain.hand_over(tracker=told, body=task.body, by=actor("secretary"))
    made = alike(("linking:tracker", "linking:hand_over"), {"code": "nq71", "body_code": body})
    return made | {
        "linking:identify": {"pk": task.pk},
        "linking:pair": {"pk": pair.pk},
        "linking:depend": {"pk": task.pk},
        "linking:release": {"pk": dependency.pk},
        "linking:handover_file": {"pk": handover.pk},
        "administration:change_tile_map": {"pk": TileMap.objects.filter(replaced_at=None)[0].pk},
        "administration:change_tracker": {"code": "nq71"},
    }
