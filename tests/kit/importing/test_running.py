"""Carrying an import out: each row once through its acts, all or none, or each by itself; and taking it back."""

from __future__ import annotations

import json

import pytest
from django.db import transaction

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.audit.refs import Ref
from decreta.command import importing as command
from decreta.core.errors import NotAllowed, NotNow
from decreta.directives.models import Directive, Task
from decreta.documents import domain as documents
from decreta.documents.domain.taking_over import Sentence
from decreta.kit import jobs
from decreta.kit.domain import importing, preparing
from decreta.kit.models import BatchState, ImportBatch, LongJob, RowOutcome
from tests.kit.importing.conftest import faults, judged, run, task, tasks

ACTS = ("documents.", "directives.", "assignments.")


def acts(since: int = 0) -> list[str]:
    """The kinds of the office's entries, in order."""
    kinds = Entry.objects.order_by("pk").values_list("kind", flat=True)[since:]
    return [kind for kind in kinds if kind.startswith(ACTS) and kind != "documents.opened_to"]


def test_a_list_becomes_a_directive_with_its_tasks(by):
    batch = run(judged(tasks(task("1", deliverables="Quy chế; Tờ trình"), task("2", coordinating="BTP")), by=by), by=by)
    assert acts() == [
        "documents.taken_over",
        "directives.take_up",
        "assignments.expected",
        "assignments.assigned",
        "directives.assign_task",
        "assignments.assigned",
        "assignments.assigned",
        "directives.assign_task",
    ]
    directive = Directive.objects.get(document__symbol="09-TB/BCĐCĐS")
    assert [one.title for one in directive.tasks.order_by("ordinal")] == ["Nhiệm vụ số 1", "Nhiệm vụ số 2"]
    assert (batch.state, batch.rows.filter(outcome="done").count()) == (BatchState.DONE, 2)
    assert batch.rows.get(number=2).result_id == str(directive.tasks.get(ordinal=1).pk)


def test_every_entry_of_an_import_belongs_to_it(by):
    batch = run(judged(tasks(task()), by=by), by=by)
    mine = Ref.to(batch)
    kinds = Entry.objects.filter(about__contains=[str(mine)]).values_list("kind", flat=True)
    assert sorted(kind for kind in kinds if not kind.startswith(("kit.", "documents.opened"))) == sorted(acts())


def test_an_unchanged_file_changes_nothing(by):
    content = tasks(task("1", deliverables="Quy chế", coordinating="BTP"), task("2", deadline="18/04/2025"))
    run(judged(content, by=by), by=by)
    since = Entry.objects.count()
    again = judged(content, by=by)
    assert again.counts == {"unchanged": 2}
    with pytest.raises(NotNow):
        importing.start(batch=again, is_row_by_row=False, by=by)
    assert acts(since) == []


def test_a_changed_cell_is_shown_and_goes_through_the_act_that_changes_it(by):
    run(judged(tasks(task("1", lead="Bộ Tư pháp"), task("2")), by=by), by=by)
    changed = judged(tasks(task("1", lead="Ban Cơ yếu Chính phủ", title="Nhiệm vụ số 1 sửa"), task("2")), by=by)
    assert changed.counts == {"changed": 1, "unchanged": 1}
    assert changed.rows.get(number=2).difference == [
        ["title", "Nhiệm vụ số 1", "Nhiệm vụ số 1 sửa"],
        ["lead", "Bộ Tư pháp", "Ban Cơ yếu Chính phủ"],
    ]
    since = Entry.objects.count()
    run(changed, by=by)
    assert acts(since) == ["assignments.closed", "assignments.assigned", "directives.amend_task"]
    found = Task.objects.get(raw_title="Nhiệm vụ số 1 sửa")
    assert str(Assignment.objects.get(matter_id=found.pk, closed_at=None).organisation) == "Ban Cơ yếu Chính phủ"


def test_what_was_decided_by_when_stands(by):
    """Trap T9: a list never moves a deadline."""
    run(judged(tasks(task()), by=by), by=by)
    batch = judged(tasks(task(deadline="tháng 5/2025")), by=by)
    assert faults(batch) == {"deadline": "unchangeable"}


def test_a_column_that_is_empty_takes_nothing_away(by):
    run(judged(tasks(task(coordinating="BTP", deliverables="Quy chế")), by=by), by=by)
    assert judged(tasks(task()), by=by).counts == {"unchanged": 1}


def test_later_rows_of_a_directive_join_its_extract(by):
    run(judged(tasks(task("1")), by=by), by=by)
    run(judged(tasks(task("1"), task("2")), by=by), by=by)
    directive = Directive.objects.get()
    assert directive.tasks.count() == 2
    assert [one.ordinal for one in directive.document.versions.all()] == [1, 2]
    again = documents.extend_extract(document=directive.document, sentences=[Sentence("", "Nhiệm vụ số 2")], by=by)
    assert again is None


def refused_at(number: int, monkeypatch) -> None:
    """Let the act of one row be refused, as when the world has changed since it was looked through."""
    from decreta.directives.importing.tasks import TaskList

    plain = TaskList.act

    def act(self, row, *, by):
        if row.number == number:
            raise NotNow.of("Đã có người giao việc này.", field="lead")
        return plain(self, row, by=by)

    monkeypatch.setattr(TaskList, "act", act)


def test_all_or_none_one_refused_row_leaves_nothing_behind(by, monkeypatch):
    refused_at(3, monkeypatch)
    batch = run(judged(tasks(task("1"), task("2"), task("3")), by=by), by=by)
    assert (batch.state, batch.refusal) == (BatchState.JUDGED, "Đã có người giao việc này.")
    assert (acts(), Task.objects.count(), batch.rows.exclude(outcome="").count()) == ([], 0, 0)
    assert faults(batch, 3) == {"lead": "refused"}


def test_row_by_row_the_refused_row_stays_out_and_says_why(by, monkeypatch):
    refused_at(3, monkeypatch)
    batch = run(judged(tasks(task("1"), task("2"), task("3")), by=by), by=by, row_by_row=True)
    assert batch.state == BatchState.DONE
    assert list(batch.rows.values_list("outcome", "reason")) == [
        ("done", ""),
        ("refused", "Đã có người giao việc này."),
        ("done", ""),
    ]


def test_faulty_rows_are_left_out_only_when_that_is_said(by):
    batch = judged(tasks(task("1"), task("2", lead="Bộ Phép thuật")), by=by)
    with pytest.raises(NotNow):
        importing.start(batch=batch, is_row_by_row=False, by=by)
    run(batch, by=by, row_by_row=True)
    assert list(batch.rows.values_list("outcome", flat=True)) == ["done", ""]


def test_too_many_rows_for_one_piece_are_run_one_by_one(by, monkeypatch):
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    batch = judged(tasks(task("1"), task("2")), by=by)
    with pytest.raises(NotNow):
        importing.start(batch=batch, is_row_by_row=False, by=by)


def test_after_a_crash_the_job_goes_on_and_does_no_row_twice(by):
    batch = judged(tasks(*(task(str(n)) for n in range(1, 6))), by=by)
    started = importing.start(batch=batch, is_row_by_row=True, by=by)

    def killed(done: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.carry_out(started, by=by, tell=killed)
    assert (Task.objects.count(), started.rows.filter(outcome="done").count()) == (2, 2)
    jobs.run_import(str(started.job_id))
    jobs.run_import(str(started.job_id))
    assert (Task.objects.count(), acts().count("directives.assign_task")) == (5, 5)
    job = LongJob.objects.get(pk=started.job_id)
    assert (job.state, job.done, job.result_url) == ("done", 5, f"/imports/{started.pk}/")


def test_a_cancelled_import_is_in_a_clear_state(by):
    from decreta.kit import domain as kit

    for is_row_by_row, state, count in ((False, BatchState.JUDGED, 0), (True, BatchState.DONE, 1)):
        batch = judged(tasks(*(task(str(n), symbol=f"{7 + is_row_by_row}-TB/BCĐCĐS") for n in range(3))), by=by)
        started = importing.start(batch=batch, is_row_by_row=is_row_by_row, by=by)
        with pytest.raises(kit.JobCancelledError), kit_cancel_after_one(started, by):
            pass
        started.refresh_from_db()
        assert (started.state, started.rows.filter(outcome=RowOutcome.DONE).count()) == (state, count)


class kit_cancel_after_one:  # noqa: N801 - reads as a block
    """Runs the job of a batch and cancels it when one row is done."""

    def __init__(self, batch: ImportBatch, by) -> None:
        self.batch, self.by = batch, by

    def __enter__(self) -> None:
        from decreta.kit import domain as kit

        def tell(done: int) -> None:
            if done == 2:
                raise kit.JobCancelledError

        try:
            importing.carry_out(self.batch, by=self.by, tell=tell)
        except kit.JobCancelledError:
            importing.stop(self.batch)
            raise

    def __exit__(self, *_: object) -> None:
        return None


def test_an_import_is_undone_as_far_as_nobody_has_begun(by, office):
    batch = run(judged(tasks(task("1"), task("2")), by=by), by=by)
    begun = Assignment.objects.get(matter_id=batch.rows.get(number=3).result_id)
    assignments.receive(assignment=begun, by=office.actor("clerk"))
    jobs.undo_import(str(importing.undo(batch=batch, by=by).job_id))
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert list(batch.rows.values_list("outcome", flat=True)) == ["undone", "kept"]
    assert batch.rows.get(number=3).reason == "Work on this task has begun: it was received, handed down or answered."
    assert "directives.withdraw_task" in acts()
    assert judged(tasks(task("1"), task("2")), by=by).counts == {"new": 1, "unchanged": 1}


def test_a_change_is_undone_by_the_act_that_made_it(by):
    run(judged(tasks(task("1", lead="Bộ Tư pháp")), by=by), by=by)
    changed = run(judged(tasks(task("1", lead="Ban Cơ yếu Chính phủ")), by=by), by=by)
    importing.take_back(importing.undo(batch=changed, by=by, as_job=False), by=by, tell=lambda done: None)
    assert list(changed.rows.values_list("outcome", flat=True)) == ["undone"]
    assert judged(tasks(task("1", lead="Bộ Tư pháp")), by=by).counts == {"unchanged": 1}


def test_only_the_secretary_imports_tasks_and_a_post_that_ended_ends_the_job(by, office):
    with pytest.raises(NotAllowed):
        judged(tasks(task()), by=office.actor("clerk"))
    batch = importing.start(batch=judged(tasks(task()), by=by), is_row_by_row=False, by=by)
    holding = office.holdings["secretary"]
    type(holding).objects.filter(pk=holding.pk).update(valid_to=holding.valid_from.replace(month=2))
    jobs.run_import(str(batch.job_id))
    batch.refresh_from_db()
    assert (batch.state, batch.refusal) == (
        BatchState.JUDGED,
        "The post in which this import was started is no longer held.",
    )


def test_the_command_does_what_the_pages_do(by, tmp_path):
    content = tasks(task("1", deliverables="Quy chế"), task("2", coordinating="BTP; BKHCN"))
    file = tmp_path / "nhiem-vu.xlsx"
    file.write_bytes(content)
    entries = []
    for through_pages in (True, False):
        savepoint = transaction.savepoint()
        since = Entry.objects.count()
        if through_pages:
            jobs.run_import(str(importing.start(batch=judged(content, by=by), is_row_by_row=False, by=by).job_id))
        else:
            told = told_by_command(file, by=command.actor_at("secretary:secretary"))
            assert (told["imported"], told["rows"], told["is_refused"]) == (2, {"new": 2}, False)
        rows = Entry.objects.order_by("pk")[since:]
        entries.append([(one.kind, one.actor, json.dumps(one.facts)) for one in rows if one.kind.startswith(ACTS)])
        transaction.savepoint_rollback(savepoint)
    assert entries[0] == entries[1]


def told_by_command(file, *, by, **more):
    options = {"mapped": {}, "dates": "", "accepts_good_rows": False, "is_dry": False} | more
    return command.run("directives.tasks", file, by=by, **options)


def test_the_command_refuses_faulty_rows_and_leaves_nothing(by, tmp_path):
    file = tmp_path / "nhiem-vu.xlsx"
    file.write_bytes(tasks(task("1"), task("2", lead="Bộ Phép thuật")))
    told = told_by_command(file, by=by)
    assert (told["is_refused"], told["imported"], [one["row"] for one in told["faulty"]]) == (True, 0, [3])
    assert (Task.objects.count(), ImportBatch.objects.count()) == (0, 0)
    assert told_by_command(file, by=by, accepts_good_rows=True)["imported"] == 1
    assert told_by_command(file, by=by, is_dry=True, accepts_good_rows=True)["rows"] == {"unchanged": 1, "faulty": 1}


def test_an_import_that_has_run_is_neither_mended_nor_given_up(by):
    batch = run(judged(tasks(task()), by=by), by=by)
    for attempt in (
        lambda: preparing.give_up(batch=batch, by=by),
        lambda: preparing.mend(batch.rows.get(), {"title": "x"}, by=by),
    ):
        with pytest.raises(NotNow):
            attempt()
    open_one = judged(tasks(task("9")), by=by)
    assert preparing.give_up(batch=open_one, by=by) is not None
    assert not ImportBatch.objects.filter(pk=open_one.pk).exists()
