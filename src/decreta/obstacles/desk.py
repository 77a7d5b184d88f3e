"""What waits on a desk because of obstacles: to remove, to answer since it has come up, to say whether it is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.rules import stands_for
from decreta.core.actor import Actor
from decreta.obstacles import words
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.registered import come_up, to_answer, to_confirm
from decreta.obstacles.rules import owns
from decreta.ui.desk import Handled, Waiting

_WORDS = 24


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """At most three statements. What is one's own to remove and has come up to oneself as well waits once."""
    own = set()
    for one in to_answer.rows(tuple(actors)):
        actor = next((each for each in actors if owns(each, one)), None)
        if actor is not None:
            own.add(one.pk)
            yield actor, _shown(one, _("Remove obstacle"), one.due_at)
    leading = tuple(one for one in actors if one.can("decide_extensions"))
    if leading:
        for one in come_up.rows(leading):
            if one.pk not in own:
                yield leading[0], _shown(one, _("Answer obstacle that came up"), one.due_at, urgency=one.level)
    answering = tuple(one for one in actors if one.can("answer_assignments") or one.can("report_progress"))
    if answering:
        for one in to_confirm.rows(answering):
            actor = next((each for each in answering if stands_for(each, one.assignment)), answering[0])
            yield actor, _shown(one, _("Is the obstacle gone?"), None)


def _shown(one: Obstacle, verb: str, due_at: dt.datetime | None, *, urgency: int = 0) -> Waiting:
    meta = [str(one.get_kind_display())]
    if one.level:
        meta.append(ngettext("escalated once", "escalated %(n)s times", one.level) % {"n": one.level})
    elif due_at is None:
        meta.append(words.owner(one.owner))
    return Waiting(
        verb=verb,
        title=Truncator(one.text).words(_WORDS),
        title_lang="vi",
        url=reverse("obstacles:obstacle", args=[one.pk]),
        meta=tuple(meta),
        due_at=due_at,
        since=one.answered_at or one.raised_at,
        urgency=urgency,
    )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Obstacles by their ids, for the list of what one acted on lately and for the log."""
    found = Obstacle.objects.visible_to(actor).filter(pk__in=list(ids))
    return {
        str(one.pk): Handled(
            title=Truncator(one.text).words(_WORDS),
            url=reverse("obstacles:obstacle", args=[one.pk]),
            title_lang="vi",
            symbol=str(one.get_kind_display()),
        )
        for one in found
    }
