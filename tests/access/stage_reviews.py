"""A directive of the committee has a task without a deadline."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of reviews."""
    from decreta.core.deadlines import Deadline, DeadlineKind
    from decreta.directives.models import Directive
    from tests.access.stage import alike, assigned

    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    assigned(directive, deadline=Deadline(DeadlineKind.STANDING))
    return alike(tuple(f"reviews:{name}" for name in ("directive", "review", "move")), {"pk": directive.pk})
