"""What trackers call a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives.models import Task
from decreta.linking import rules
from decreta.linking.identifiers import key_of
from decreta.linking.models import ExternalId, Tracker

LONGEST, MOST = 80, 20


@audit.act("linking.identify")
def identify(
    *, task: Task, names: Mapping[Tracker, Sequence[str]], by: Actor, at: dt.datetime | None = None
) -> Task | None:
    """Say what trackers call a task: for each that is given everything that it is called there now.

    Trackers that are not given keep what they have. No two tasks have the same name in one tracker. None when nothing
    differs; raises NotAllowed, Invalid.
    """
    rules.may_link(body=task.body, by=by)
    moment = at or clock.now()
    # Whoever names tasks in a tracker waits for the other: a name is given once.
    held = {one.pk: one for one in Tracker.objects.select_for_update().filter(pk__in=[one.pk for one in names])}
    present = ExternalId.objects.filter(task=task, tracker__in=held, withdrawn_at=None).order_by("entered_at", "pk")
    here: dict[object, dict[str, ExternalId]] = {pk: {} for pk in held}
    for one in present:
        here[one.tracker_id][one.key] = one
    problems = Problems()
    wanted = {tracker.pk: _read(problems, tracker, values) for tracker, values in names.items()}
    for tracker in names:
        _check_free(problems, tracker, wanted[tracker.pk], task, by)
    problems.refuse_if_any()
    facts: dict[str, object] = {}
    for tracker in names:
        known, new = here[tracker.pk], wanted[tracker.pk]
        before = [one.value for one in known.values()]
        gone = [one.pk for key, one in known.items() if key not in new]
        ExternalId.objects.filter(pk__in=gone).update(withdrawn_at=moment)
        for key, value in new.items():
            if key not in known:
                ExternalId.objects.create(
                    task=task, tracker=held[tracker.pk], value=value, key=key, entered_at=moment, by=by.as_facts()
                )
        if set(new) != set(known):
            facts[tracker.code] = {"before": before, "after": list(new.values())}
    if not facts:
        return None
    audit.record(
        "linking.identify", by=by, on=task, about=[task.directive], at=at, facts={"ordinal": task.ordinal, "ids": facts}
    )
    return task


def _read(problems: Problems, tracker: Tracker, values: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in (one.strip() for one in values):
        if not text:
            continue
        key = key_of(text)
        if len(text) > LONGEST or not text.isprintable() or not key:
            problems.add(
                _("“%(id)s” is no identifier: at most %(most)s signs, with letters or figures among them.")
                % {"id": text[:LONGEST], "most": LONGEST},
                field_of(tracker),
                "no_identifier",
            )
            continue
        found.setdefault(key, text)
    if len(found) > MOST:
        problems.add(
            _("A task has at most %(most)s identifiers in one tracker.") % {"most": MOST}, field_of(tracker), "too_many"
        )
    return found


def _check_free(problems: Problems, tracker: Tracker, wanted: Mapping[str, str], task: Task, by: Actor) -> None:
    taken = ExternalId.objects.filter(tracker=tracker, key__in=wanted, withdrawn_at=None).exclude(task=task)
    seen = Task.objects.visible_to(by)
    for one in taken.select_related("task__directive__document"):
        where = _("another task")
        if seen.filter(pk=one.task_id).exists():
            other = one.task
            where = _("task %(n)s of %(symbol)s") % {"n": other.ordinal, "symbol": other.directive.document.symbol}
        problems.add(
            _("%(id)s is the identifier of %(task)s already.") % {"id": one.value, "task": where},
            field_of(tracker),
            "taken",
        )


def field_of(tracker: Tracker) -> str:
    """The field of a form in which its identifiers stand."""
    return f"in_{tracker.code}"
