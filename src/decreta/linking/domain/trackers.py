"""Which trackers there are, as an administrator keeps them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.linking import rules
from decreta.linking.models import Tracker
from decreta.linking.models.trackers import PLACE

_CHECK = URLValidator(schemes=["https", "http"])


@audit.act("linking.enter_tracker")
def enter_tracker(
    *, code: str, name: str, by: Actor, pattern: str = "", kept_by: str = "", at: dt.datetime | None = None
) -> Tracker:
    """Enter a tracker to which tasks are reported. Raises NotAllowed, Invalid."""
    rules.may_keep_trackers(by=by)
    problems = Problems()
    if Tracker.objects.filter(code=code).exists():
        problems.add(_("There is a tracker with this code already."), "code", "taken")
    _check(problems, name, pattern)
    problems.refuse_if_any()
    made = Tracker.objects.create(
        code=code, name=name.strip(), pattern=pattern.strip(), kept_by=kept_by.strip(), created_at=at or clock.now()
    )
    audit.record("linking.enter_tracker", by=by, on=made, at=at, facts={"code": code, **_facts(made)})
    return made


@audit.act("linking.change_tracker")
def change_tracker(
    *,
    tracker: Tracker,
    name: str,
    by: Actor,
    pattern: str = "",
    kept_by: str = "",
    is_in_use: bool = True,
    at: dt.datetime | None = None,
) -> Tracker | None:
    """Correct what is known of a tracker, or say that nothing is reported to it any more. None when nothing differs."""
    rules.may_keep_trackers(by=by)
    problems = Problems()
    _check(problems, name, pattern)
    problems.refuse_if_any()
    held = Tracker.objects.select_for_update().get(pk=tracker.pk)
    before = _facts(held)
    held.name, held.pattern, held.kept_by = name.strip(), pattern.strip(), kept_by.strip()
    if is_in_use != (held.retired_at is None):
        held.retired_at = None if is_in_use else at or clock.now()
    after = _facts(held)
    if before == after:
        return None
    held.save(update_fields=["name", "pattern", "kept_by", "retired_at"])
    audit.record(
        "linking.change_tracker",
        by=by,
        on=held,
        at=at,
        facts={"code": held.code, "before": before, "after": after},
    )
    return held


def _facts(tracker: Tracker) -> dict[str, object]:
    return {
        "name": tracker.name,
        "pattern": tracker.pattern,
        "kept_by": tracker.kept_by,
        "is_in_use": tracker.retired_at is None,
    }


def _check(problems: Problems, name: str, pattern: str) -> None:
    if not name.strip():
        problems.add(_("Give the name."), "name", "missing")
    if not pattern.strip():
        return
    if pattern.count(PLACE) != 1:
        problems.add(_("Write {id} once, where the identifier of the task stands."), "pattern", "no_place")
        return
    try:
        _CHECK(pattern.strip().replace(PLACE, "1"))
    except ValidationError:
        problems.add(_("Write a whole address that begins with https://."), "pattern", "no_address")
