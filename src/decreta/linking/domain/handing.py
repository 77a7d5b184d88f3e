"""A tracker is told what has changed since it was told last."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.linking import rules
from decreta.linking.models import Handover, HandoverLine, Tracker
from decreta.linking.queries.handing import due
from decreta.organisation.models import Body


@audit.act("linking.hand_over")
def hand_over(*, tracker: Tracker, body: Body, by: Actor, at: dt.datetime | None = None) -> Handover:
    """Keep what is told to a tracker now of a body's tasks: all that it does not know yet, and nothing twice.

    Raises NotAllowed, and NotNow when there is nothing to tell or nothing is reported to it any more.
    """
    rules.may_link(body=body, by=by)
    # Two who hand over at once would tell the same twice: the second waits, and finds nothing.
    held = Tracker.objects.select_for_update().get(pk=tracker.pk)
    if held.retired_at is not None:
        raise NotNow.of(_("Nothing is reported to this tracker any more."), code="retired")
    found = due(held, body, by)
    if not found.rows:
        raise NotNow.of(_("The tracker knows everything already."), code="nothing_to_tell")
    made = Handover.objects.create(
        tracker=held,
        body=body,
        ordinal=Handover.objects.filter(tracker=held, body=body).count() + 1,
        number=len(found.rows),
        handed_at=at or clock.now(),
        by=by.as_facts(),
    )
    HandoverLine.objects.bulk_create(
        [HandoverLine(handover=made, task=one.task, told=one.told, changed=one.changed) for one in found.rows],
        batch_size=1_000,
    )
    audit.record(
        "linking.hand_over",
        by=by,
        on=made,
        at=at,
        facts={"tracker": held.code, "body": body.code, "number": made.ordinal, "tasks": made.number},
    )
    return made
