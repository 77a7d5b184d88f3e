"""Doing the same to several rows of a list: each row in a transaction of its own, with its answer."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock, seats
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Invalid, NotAllowed
from decreta.kit.domain import jobs
from decreta.kit.models import BulkRun
from decreta.ui.tables.bulk import BulkAct

JOB = "kit.bulk"
#: Rows that may be chosen at once, and how many of them are done while one waits.
MOST = 500
AT_ONCE = 25


@act("kit.order_bulk")
def order_bulk(
    *,
    bulk: BulkAct,
    rows: Sequence[UUID],
    given: Mapping[str, Any],
    query: str,
    read: Mapping[str, str] | None = None,
    by: Actor,
    at: dt.datetime | None = None,
) -> BulkRun:
    """Order the same for several rows; more than a handful, and acts of several steps, are done by a job.

    ``read`` says what was shown of each row, for acts that bind to it. The order changes nothing yet: `carry_out` does, row by row. Raises NotAllowed where the post never does this,
    Invalid for no rows or too many.
    """
    if by.user_id is None or not bulk.offered(by):
        raise NotAllowed.of(_("Your post does not do this."))
    if not rows:
        raise Invalid.of(_("Choose at least one row."), field="row")
    if len(rows) > MOST:
        raise Invalid.of(_("Choose at most %(most)s rows.") % {"most": MOST}, field="row")
    run = BulkRun.objects.create(
        act=bulk.name,
        rows=[str(key) for key in dict.fromkeys(rows)],
        # As a job will read it: days are text.
        given=json.loads(json.dumps({**given, "read": dict(read or {})}, cls=DjangoJSONEncoder)),
        query=query,
        started_by_id=by.user_id,
        holding_id=by.holding_id,
        mandate_id=by.mandate_id,
        created_at=at or clock.real_now(),
    )
    record("kit.bulk_ordered", by=by, on=run, facts={"act": bulk.name, "rows": len(run.rows)})
    if len(run.rows) > AT_ONCE or bulk.has_steps:
        arguments = {"run": str(run.pk), "seat": seats.seat_of(by), "language": get_language() or "vi"}
        run.job = jobs.start(kind=JOB, title=str(bulk.question), total=len(run.rows), arguments=arguments, by=by)
        run.save(update_fields=["job"])
    return run


def carry_out(*, run: BulkRun, bulk: BulkAct, by: Actor, done: Callable[[int], None] = lambda number: None) -> BulkRun:
    """Do what was ordered, from the first row that has no answer yet.

    A row and its answer are one transaction; an act of several steps has its own, and finds by its key what it did
    before it was interrupted.
    """
    for number, row in enumerate(run.rows[len(run.results) :], start=len(run.results) + 1):
        given = run.given | {"read": run.given.get("read", {}).get(row, ""), "key": f"{run.pk}:{row}"}
        with contextlib.nullcontext() if bulk.has_steps else transaction.atomic():
            run.results = [*run.results, {"row": row, "refusal": _tried(bulk, UUID(row), given, by)}]
            run.save(update_fields=["results"])
            done(number)
    return run


def _tried(bulk: BulkAct, row: UUID, given: Mapping[str, Any], by: Actor) -> str:
    """Why a row refused, in words; "" when it was done. What refuses leaves nothing behind but finished steps."""
    try:
        with contextlib.nullcontext() if bulk.has_steps else transaction.atomic():
            bulk.act(row, given, by)
    except ActRefused as refusal:
        return str(refusal)
    except ObjectDoesNotExist:
        return _("It is no longer there for your post.")
    return ""
