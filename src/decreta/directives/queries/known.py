"""Of which directives somebody knows: nobody is told that there is one, who sees neither its paper nor a task of it."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body


def sees_all(body: Body | None, actor: Actor) -> bool:
    """Whether somebody sees every task of a body, or of all bodies, whatever is assigned to him."""
    if actor.can("inspect_everything"):
        return True
    return body is not None and body.pk in actor.body_ids | actor.served_body_ids


def known_to(found: QuerySet[Directive], actor: Actor) -> QuerySet[Directive]:
    """Those whose paper somebody sees, or one of whose tasks; `is_seen` says of which he sees the paper."""
    seen = Directive.objects.visible_to(actor)
    # Whose assignments he sees is asked first, and once for all, as for spells: not for one task after another.
    assigned = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND).values("matter_id").distinct()
    tasks = Task.objects.filter(pk__among=ArraySubquery(assigned), directive__in=found.values("pk"))
    known = Q(pk__in=seen.filter(pk__in=found.values("pk")).values("pk")) | Q(pk__in=tasks.values("directive_id"))
    return found.filter(known).annotate(is_seen=Exists(seen.filter(pk=OuterRef("pk"))))  # type: ignore[no-redef]
