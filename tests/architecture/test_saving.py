"""Acts save, nothing else does. Who forgets it finds the function named here."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import _write_of, functions, saving

#: What writes rows outside of the acts, and why that is no act of the office.
OUTSIDE = {
    "accounts.idempotency._claim": "the memory of a request that was sent, not what it did",
    "accounts.idempotency.once": "the same",
    "accounts.idempotency.idempotent": "the same",
    "accounts.idempotency.forget_old": "the same, when nobody will send it again",
    "accounts.jobs.forget_idempotency_keys": "the same",
    "audit.recording.record": "the log itself",
    "audit.recording.record_all": "the log itself",
    "audit.sequencer.sequence_batch": "the log itself: places of entries",
    "audit.sequencer.write_checkpoint": "the log itself: signed statements of its size",
    "audit.sequencer.newest_checkpoint": "the same",
    "audit.sequencer._catch_up": "how far a follower has read the log",
    "audit.sequencer._follow_batch": "the same",
    "audit.sequencer.run": "the same",
    "command.children.log": "the process that runs the sequencer",
    "command.children.main": "the same",
    "command.main.verify": "writes the log's newest signed size, for a copy kept elsewhere",
    "directives.notices.tell": "a follower of the log: the entry is the event, the notice is its echo",
    "documents.notices.tell": "the same",
    "notifications.jobs.send_mail": "what became of sending a mail that an act has queued",
    "notifications.sending.send": "the same",
    "notifications.views.mark_all_read": "that a notice was read is nobody's business but the reader's",
    "notifications.views.mark_read": "the same",
    "notifications.views.open_notice": "the same",
    "web.demo.loading.load": "the mark that the demonstration is loaded, and its clock, before anything is done in it",
}

#: Functions in `domain/` that save and are no acts, and why. Private ones serve the acts of their own module.
HELPERS = {
    "assignments.domain.endings.end": "called by the acts that end an assignment",
    "assignments.domain.entries.enter": "writes the entry of the act that calls it",
    "assignments.domain.facts.add": "the only writer of facts, called by the acts on an assignment",
    "assignments.domain.facts.begin": "the same",
    "assignments.domain.facts.note_progress": "the same",
    "documents.domain.audience.write": "who sees a document follows from the act that calls it",
    "documents.domain.indexing.index": "what is searched follows from the act that calls it",
    "documents.domain.registers.lock_series": "opens the register in which an act takes a number",
    "kit.domain.finish": "how far a job is; starting and cancelling it are acts",
    "kit.domain.progress": "the same",
    "kit.domain.running": "the same",
    "notifications.domain.mark_read": "that a notice was read is nobody's business but the reader's",
    "meetings.domain.chairing.hand_over": "who sits in the chair follows from the act that changes it",
    "notifications.domain.notify": "called by followers of the log: the entry is the event",
    "notifications.domain.queue_mail": "a mail is a row of the act or of the follower that sends it",
    "notifications.domain.queue_mail_to": "the same",
    "web.domain.clock.set_clock": "how a demonstration begins, before there is anybody to act",
}


def saving_functions(*, in_domain: bool) -> set[str]:
    every = functions()
    return {every[name].path for name in saving() if every[name].is_in_domain == in_domain}


def test_nothing_outside_domain_saves_but_what_has_a_reason() -> None:
    assert saving_functions(in_domain=False) == set(OUTSIDE)


def test_every_public_function_in_domain_that_saves_is_an_act_or_has_a_reason() -> None:
    every = functions()
    public = {every[name].path for name in saving() if every[name].is_in_domain and every[name].is_public}
    assert public == set(HELPERS)


def test_acts_stand_in_domain_only() -> None:
    assert [one.path for one in functions().values() if one.is_act and not one.is_in_domain] == []


@pytest.mark.parametrize(
    "line",
    [
        "row.save()",
        "row.save(update_fields=['state'])",
        "Thing.objects.create(name='x')",
        "Thing.objects.filter(pk=1).update(name='x')",
        "Thing.objects.filter(pk=1).delete()",
        "Thing.objects.bulk_create(rows)",
        "sitting.serves.set(bodies)",
        "cursor.execute('INSERT INTO thing VALUES (1)')",
    ],
)
def test_the_walk_knows_a_write_when_it_sees_one(line: str) -> None:
    assert written_by(line)


@pytest.mark.parametrize(
    "line",
    [
        "cursor.execute('SELECT 1')",
        "digest.update(block)",
        "names.add('x')",
        "image.save(path, 'PNG')",
        "cache.delete('key')",
    ],
)
def test_the_walk_is_not_misled_by_names(line: str) -> None:
    assert not written_by(line)


def written_by(line: str) -> str:
    statement = ast.parse(line).body[0]
    assert isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
    return _write_of(statement.value, {})
