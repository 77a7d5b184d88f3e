"""Tasks that look alike are found by themselves; what they are is said by a person."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from django.db import transaction
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext as _

from decreta import audit
from decreta.audit.models import Entry
from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives.models import Task
from decreta.linking import rules
from decreta.linking.enums import Verdict
from decreta.linking.imprints import imprint_of
from decreta.linking.models import Imprint, Pair
from decreta.linking.queries.likeness import alike, standings

JOB: Final = "linking.liken"
BATCH: Final = 200
_NOTE: Final = 300


@audit.act("linking.decide_pair")
def decide_pair(
    *,
    pair: Pair,
    verdict: str,
    by: Actor,
    keeper: Task | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> Pair | None:
    """Say of two tasks that look alike what they are. It links them and changes no count. None when it was said already.

    Of two that are the same one is the keeper, under which it is reported. What is different is never suggested again.
    Raises NotAllowed, Invalid.
    """
    held = Pair.objects.select_for_update(of=("self",)).select_related("first__body", "second__body").get(pk=pair.pk)
    rules.may_liken(first=held.first, second=held.second, by=by)
    problems = Problems()
    if verdict not in (Verdict.SAME, Verdict.OVERLAPS, Verdict.DIFFERENT):
        problems.add(_("Say what they are."), "verdict", "missing")
    if verdict == Verdict.SAME and (keeper is None or keeper.pk not in (held.first_id, held.second_id)):
        problems.add(_("Say under which of the two it is reported."), "keeper", "missing")
    if len(note) > _NOTE:
        problems.add(_("The note is longer than %(most)s characters.") % {"most": _NOTE}, "note", "too_long")
    problems.refuse_if_any()
    kept = keeper if verdict == Verdict.SAME else None
    before = held.verdict
    if (before, held.keeper_id, held.note) == (verdict, kept.pk if kept else None, note.strip()):
        return None
    held.verdict, held.keeper, held.note = verdict, kept, note.strip()
    held.decided_at, held.decided_by = at or clock.now(), by.as_facts()
    held.save(update_fields=["verdict", "keeper", "note", "decided_at", "decided_by"])
    audit.record(
        "linking.decide_pair",
        by=by,
        on=held,
        about=[held.first, held.second],
        at=at,
        # The log outlives every audience: how alike words are tells of them.
        facts={"verdict": verdict, "verdict_before": before, "keeper": kept.ordinal if kept else None},
    )
    return held


def note(entry: Entry) -> None:
    """A task was made or retitled: it is compared soon. Runs once per entry, after the act is committed."""
    jobs.enqueue_once(JOB, lock=JOB)


def liken(*, batch: int = BATCH) -> int:
    """Compare every task whose words have no imprint yet, or other words since; how many. Repeated at will."""
    number = 0
    while done := _batch(batch):
        number += done
    return number


def _batch(size: int) -> int:
    """Some tasks in one transaction: their imprints, then what looks like them."""
    with transaction.atomic():
        written = Func(F("raw_title"), Value("UTF8"), function="convert_to")
        digest = Func(Func(written, function="sha256"), Value("hex"), function="encode")
        found = Task.objects.annotate(now=digest).filter(Q(imprint=None) | ~Q(imprint__digest=F("now")))
        tasks = list(found.order_by("created_at", "pk").only("pk", "directive_id", "raw_title")[:size])
        if not tasks:
            return 0
        rows = []
        for task in tasks:
            made = imprint_of(task.raw_title)
            digest_of = hashlib.sha256(task.raw_title.encode()).hexdigest()
            rows.append(Imprint(task=task, digest=digest_of, grams=sorted(made.grams), bands=list(made.bands)))
        Imprint.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["task"], update_fields=["digest", "grams", "bands"]
        )
        known, moment = standings(task.pk for task in tasks), clock.now()
        pairs: dict[tuple[object, object], Pair] = {}
        for task, row in zip(tasks, rows, strict=True):
            if task.pk not in known:
                continue
            for one in alike(row.grams, row.bands, directive=task.directive_id, standing=known[task.pk]):
                first, second = sorted((task.pk, one.task_id))
                pairs[first, second] = Pair(
                    first_id=first,
                    second_id=second,
                    likeness=one.likeness,
                    has_same_lead=one.has_same_lead,
                    days_apart=one.days_apart,
                    found_at=moment,
                )
        Pair.objects.bulk_create(pairs.values(), ignore_conflicts=True)
        return len(tasks)
