"""Each list of the structure: brought once, again, changed, taken back; by the pages and by the command alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from decreta.audit.models import Entry
from decreta.command import importing as command
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.kit import jobs
from decreta.kit.domain import importing
from decreta.kit.importing import importable
from decreta.kit.models import BatchState
from tests.kit.importing.conftest import faults, judged, run
from tests.organisation.importing.conftest import FIXED, GOOD, KINDS, content


def acts(since: int) -> list[Any]:
    """What the log says of structure and accounts since then."""
    rows = Entry.objects.order_by("pk")[since:]
    return [
        (one.kind, one.actor, json.dumps(one.facts, sort_keys=True))
        for one in rows
        if one.kind.startswith(("organisation.", "accounts."))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_comes_in_again_changed_and_back(kind, by):
    good = GOOD[kind]
    batch = run(judged(content(kind), by=by, kind=kind), by=by)
    assert (batch.state, batch.refusal, batch.counts) == (BatchState.DONE, "", {"new": 2})
    since = Entry.objects.count()
    assert judged(content(kind), by=by, kind=kind).counts == {"unchanged": 2}
    for column in sorted(FIXED.keys() & importable(kind).fixed):
        assert faults(judged(content(kind, {column: FIXED[column]}), by=by, kind=kind)) == {column: "unchangeable"}
    assert acts(since) == []
    if good.changed:
        change(kind, by)
    jobs.undo_import(str(importing.undo(batch=batch, by=by).job_id))
    outcomes = list(batch.rows.values_list("outcome", "reason"))
    assert {outcome for outcome, _reason in outcomes} == {good.undone}
    assert all(bool(reason) == (outcome == "kept") for outcome, reason in outcomes)


def change(kind: str, by: Actor) -> None:
    """The changed list shows a difference for each cell, makes it so, and lets it be taken back."""
    good = GOOD[kind]
    changed = judged(content(kind, good.changed), by=by, kind=kind)
    assert changed.counts == {"changed": 1, "unchanged": 1}
    assert changed.rows.get(number=2).difference == list(good.difference)
    run(changed, by=by)
    assert judged(content(kind, good.changed), by=by, kind=kind).counts == {"unchanged": 2}
    importing.take_back(importing.undo(batch=changed, by=by, as_job=False), by=by, tell=lambda done: None)
    row = changed.rows.get(number=2)
    assert (row.outcome, row.reason) == (("undone", "") if not good.stays else ("kept", good.stays))
    if not good.stays:
        assert judged(content(kind), by=by, kind=kind).counts == {"unchanged": 2}


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_does_what_the_pages_do(kind, by, tmp_path):
    done = []
    for bring in (by_pages, by_command):
        savepoint, since = transaction.savepoint(), Entry.objects.count()
        bring(kind, by, tmp_path)
        done.append(acts(since))
        transaction.savepoint_rollback(savepoint)
    assert done[0] == done[1]
    assert done[0]


def by_pages(kind: str, by: Actor, place: Path) -> None:
    batch = judged(content(kind), by=by, kind=kind)
    jobs.run_import(str(importing.start(batch=batch, is_row_by_row=False, by=by).job_id))


def by_command(kind: str, by: Actor, place: Path) -> None:
    file = place / "danh-sach.xlsx"
    file.write_bytes(content(kind))
    options: dict[str, Any] = {"mapped": {}, "dates": "", "accepts_good_rows": False, "is_dry": False}
    told = command.run(kind, file, by=command.actor_at("administrator"), **options)
    assert (told["imported"], told["rows"], told["is_refused"]) == (2, {"new": 2}, False)


def test_nobody_but_an_administrator_imports_the_structure(office):
    for kind in KINDS:
        for who in ("secretary", "clerk", "head", "inspector"):
            with pytest.raises(NotAllowed):
                importable(kind).may(by=office.actor(who))
