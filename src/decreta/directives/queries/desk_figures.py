"""What stands beside the desk: how the tasks due this month stand, of the bodies that a post belongs to or serves."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.queries.timeliness import matter_class
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.periods import period_words
from decreta.organisation.models import Body
from decreta.ui import words
from decreta.ui.charts import Part, Ratio
from decreta.ui.desk import Figure, Handled
from decreta.ui.moments import moment as moment_words

SHOWN = 2


def figures(actor: Actor, at: dt.datetime) -> Iterator[Figure]:
    """One figure for each body, two bodies at most: last month while it is not wholly done, else this month. Two statements."""
    bodies = actor.body_ids | actor.served_body_ids
    if not bodies:
        return
    today = at.astimezone(clock.zone()).date()
    last = today.replace(day=1) - dt.timedelta(days=1)
    months = [f"{last:%Y-%m}", f"{today:%Y-%m}"]
    found = Task.objects.standing_at(at).filter(body__in=bodies, due_period__in=months)
    classed = found.annotate(class_as_of=matter_class(MATTER_KIND, at)).order_by()
    counts: dict[tuple[object, str], Counter[str]] = {}
    for body, period, timeliness, number in classed.values_list("body_id", "due_period", "class_as_of").annotate(
        number=Count("pk")
    ):
        counts.setdefault((body, period), Counter())[timeliness or Timeliness.UNDATED.value] += number
    named = Body.objects.in_bulk({body for body, _period in counts}) if counts else {}
    for body in sorted(named.values(), key=lambda one: one.code)[:SHOWN]:
        last_month = counts.get((body.pk, months[0]), Counter())
        in_hand = sum(number for one, number in last_month.items() if one not in DONE)
        period = months[0] if in_hand else months[1]
        if (body.pk, period) in counts:
            yield _figure(body, period, counts[body.pk, period], at)


def _figure(body: Body, period: str, counts: Counter[str], at: dt.datetime) -> Figure:
    total = counts.total()
    rows = f"{reverse('directives:list')}?"
    narrow = {"body": body.code, "due": period}
    parts = [
        Part(one, counts[one], rows + urlencode({**narrow, "state": one}) if counts[one] else "") for one in words.ORDER
    ]
    definition = _("Denominator: the %(total)s tasks whose baseline deadline lies in %(period)s. As of %(moment)s.") % {
        "total": total,
        "period": period_words(period),
        "moment": moment_words(at),
    }
    return Figure(
        title=_("%(body)s, due in %(period)s") % {"body": body.symbol, "period": period_words(period)},
        url=f"{reverse('directives:supervision')}?{urlencode({'body': body.code})}",
        ratio=Ratio(
            counts[Timeliness.DONE_IN_TIME],
            total,
            _("of %(total)s tasks done in time") % {"total": total},
            parts,
            definition,
        ),
    )


def handled_tasks(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Tasks by their ids, for the list of what one acted on lately."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk__in=list(ids))
    found = found.select_related("directive__document", "clause")
    return {
        str(task.pk): Handled(
            title=task.shown_title,
            title_lang=task.shown_lang,
            symbol=f"§ {task.directive.document.symbol}, {task.clause.anchor}",
            url=reverse("directives:task", args=[task.pk]),
        )
        for task in found
    }
