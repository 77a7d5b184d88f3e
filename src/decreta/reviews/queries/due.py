"""Which directives are to be looked at, and when: the newest review says it, else the rule, counted from the decision."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.reviews.models import Reminder, Review, ReviewRule

#: What an installation begins with.
BUILT_IN_MONTHS = 12
SHOWN = 20


def _open_without_end() -> QuerySet[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)
    return found.filter(current_lapses_at=None, closed_at=None, done_accepted_at=None)


def endless(directive: Directive) -> QuerySet[Assignment]:
    """The open assignments of a directive that answer for a task and have no deadline."""
    tasks = Task.objects.filter(directive=directive).values("pk")
    return _open_without_end().filter(matter_id__in=tasks)


def with_day(found: QuerySet[Directive]) -> QuerySet[Directive]:
    """With `review_on`, and how many tasks have an open assignment without a deadline (`endless`); only those that have any."""
    newest = Review.objects.filter(directive=OuterRef("pk")).order_by("-ordinal")
    rule = ReviewRule.objects.filter(body=OuterRef("body")).order_by("-version").values("months")[:1]
    general = ReviewRule.objects.filter(body=None).order_by("-version").values("months")[:1]
    tasks = Task.objects.filter(directive=OuterRef(OuterRef("pk"))).values("pk")
    open_ones = _open_without_end().filter(matter_id__in=tasks).order_by().values("matter_kind")
    months = Coalesce(Subquery(rule), Subquery(general), Value(BUILT_IN_MONTHS))
    # After it was closed the months are counted from then: what was assigned later is looked at in its turn.
    begun = Coalesce(Subquery(newest.values("done_on")[:1]), F("decided_on"))
    ahead = Func(months, template="make_interval(months => (%(expressions)s)::int)", output_field=DateField())
    counted = Cast(
        Func(begun, ahead, arg_joiner=" + ", template="(%(expressions)s)", output_field=DateField()), DateField()
    )
    # Found by the few assignments that are open without an end, not by asking every directive whether it has any.
    undated = Task.objects.filter(pk__in=_open_without_end().values("matter_id")).values("directive")
    return found.filter(pk__in=undated).annotate(
        endless=Subquery(open_ones.annotate(n=Count("matter_id", distinct=True)).values("n")[:1]),
        review_on=Coalesce(Subquery(newest.values("next_on")[:1]), counted),
        newest_outcome=Subquery(newest.exclude(outcome="").values("outcome")[:1]),
    )


def review_day(directive: Directive) -> dt.date | None:
    """When a directive is looked at next; none where all its tasks have an end."""
    found: Any = with_day(Directive.objects.filter(pk=directive.pk)).first()
    return found.review_on if found is not None else None


def seen(actor: Actor) -> QuerySet[Directive]:
    """Directives without an end that the actor sees: those of his bodies, and those whose paper he may see."""
    found = Directive.objects.all()
    if not (actor.is_system or actor.can("inspect_everything")):
        own = Q(body__in=actor.body_ids | actor.served_body_ids)
        found = found.filter(own | Q(pk__in=Directive.objects.visible_to(actor).values("pk")))
    return with_day(found).filter(Exists(Task.objects.visible_to(actor).filter(directive=OuterRef("pk"))))


@prepared
def days_of(actor: Actor, body_id: UUID) -> QuerySet[Directive, Any]:
    """When each directive without an end of a body is looked at, of those that the actor sees."""
    found: Any = seen(actor).filter(body=body_id).order_by()
    days: QuerySet[Directive, Any] = found.values("review_on")
    return days


@prepared
def due(actors: tuple[Actor, ...], until: dt.date) -> QuerySet[Directive]:
    """What the posts must look at by a day, the longest due first."""
    bodies = {one for actor in actors for one in actor.body_ids | actor.served_body_ids}
    found = with_day(Directive.objects.filter(body__in=bodies)).filter(Q(("review_on__lte", until)))
    told = found.told_to(*actors)  # type: ignore[attr-defined]
    related = told.select_related("document", "body").defer("document__search")
    return related.order_by("review_on", "pk")[:SHOWN]  # type: ignore[no-any-return]


def untold(until: dt.date) -> QuerySet[Directive]:
    """The directives whose review is due by a day and of which nobody has been told yet, with `review_on`."""
    told = Reminder.objects.filter(directive=OuterRef("pk"), due_on=OuterRef("review_on"))
    return with_day(Directive.objects.all()).filter(Q(("review_on__lte", until)), ~Exists(told)).order_by("pk")


def rule_of(body_id: Any) -> tuple[int, ReviewRule | None, int]:
    """After how many months, by which rule, and the newest version of the body's own. One statement."""
    found = list(ReviewRule.objects.filter(Q(body=body_id) | Q(body=None)).order_by("-version"))
    own = next((one for one in found if one.body_id == body_id), None)
    general = next((one for one in found if one.body_id is None), None)
    held = own or general
    return (held.months if held is not None else BUILT_IN_MONTHS), held, own.version if own is not None else 0
