"""What waits on a desk: directives without an end whose review is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.reviews.queries.due import due
from decreta.reviews.tables.reviews import subject
from decreta.ui.desk import Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement. They wait on the desk of the secretary, who assigns for the body."""
    reviewing = tuple(one for one in actors if one.can("assign_tasks"))
    if not reviewing:
        return
    for one in due.rows(reviewing, at.astimezone(clock.zone()).date()):
        actor = next(each for each in reviewing if one.body_id in each.body_ids | each.served_body_ids)
        number: int = one.endless  # type: ignore[attr-defined]
        tasks = ngettext("%(n)s task without a deadline", "%(n)s tasks without a deadline", number) % {"n": number}
        on: dt.date = one.review_on  # type: ignore[attr-defined]
        yield (
            actor,
            Waiting(
                verb=_("Review directive"),
                title=subject(one),
                title_lang=one.document.language if not one.is_withheld else get_language() or "vi",
                url=reverse("reviews:directive", args=[one.pk]),
                symbol=one.document.symbol,
                meta=(tasks,),
                due_at=clock.start_of_day(on + dt.timedelta(days=1)),
                since=clock.start_of_day(on),
            ),
        )
