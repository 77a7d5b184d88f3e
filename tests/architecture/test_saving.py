"""Acts save, nothing else does. Who forgets it finds the function named here."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import _write_of, functions, saving

#: What writes rows outside of the acts, and why that is no act of the office.
OUTSIDE = {
    "accounts.idempotency._claim": "the memory of a request that was sent, not what it did",
    "accounts.idempotency.once": "the same",
    "accounts.idempotency.forget_old": "the same, when nobody will send it again",
    "accounts.keeping.keep": "what was typed, while its sender confirms that it is he; nothing is done yet",
    "accounts.keeping.forget_old": "the same, when nobody will send it any more",
    "accounts.adapter.AccountAdapter._rollback_login_failed_rl_usage": "the same as `accounts.throttle.give_back`",
    "accounts.adapter.AccountAdapter.pre_authenticate": "the same as `accounts.throttle.consume`",
    "accounts.counted.counted": "the same as `accounts.throttle.consume`",
    "accounts.counted.CountedCode.clean_code": "the same",
    "accounts.counted.PasswordForm.clean_oldpassword": "the same",
    "accounts.ending.forget": "the browser's side of a session; the acts that end it call this",
    "accounts.hooks._password_changed": "the same as `accounts.sessions.follow_key`; the change itself is an act",
    "accounts.hooks._shown": "a session begins: what the browser carries; the sign-in is an act",
    "accounts.sessions.begin": "the same",
    "accounts.sessions.check": "that a session is used, which its user sees; what ends it is an act",
    "accounts.sessions.follow_key": "the same",
    "accounts.sessions.forget_old": "what was known of sessions a year ago",
    "accounts.middleware.SessionLimits.__call__": "the same as `accounts.sessions.check`",
    "accounts.jobs.forget_sessions": "what no longer counts",
    "accounts.throttle.consume": "how often somebody tried; what became of it is in the log",
    "accounts.throttle.give_back": "the same",
    "accounts.throttle.forget_old": "the same",
    "accounts.jobs.forget_kept_forms": "the same",
    "accounts.recent.recently_authenticated": "the same",
    "accounts.recent._ask": "the same",
    "accounts.views.confirming.go_on": "the same",
    "accounts.limits.wait_for": "how much a token has asked for",
    "api.views.own.mark_all_read": "that a notice was read is nobody's business but the reader's",
    "api.views.own.mark_read": "the same",
    "reading.views.notes.delete": "a private note, as in `reading.domain.notes`: no act of the office",
    "reading.views.notes.save": "the same",
    "reading.jobs.bind": "the file of a job whose start is the act; that the papers were taken is one too",
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
    "command.operating._place_what_waits": "a backup begins with a checkpoint of the log",
    "command.operating.backup": "the same",
    "command.operating.drill": "the same",
    "circulation.notices.tell": "a follower of the log: the entry is the event, the notice is its echo",
    "circulation.notices._tell": "the same",
    "changes.notices.tell": "the same",
    "changes.notices._tell_assignees": "the same",
    "changes.notices._tell_drafter": "the same",
    "protection.notices.tell": "the same",
    "procedures.notices.tell": "the same",
    "procedures.notices._give": "the same",
    "minutes.notices.tell": "the same",
    "minutes.notices._give": "the same",
    "reporting.notices.tell": "the same",
    "reporting.notices._tell": "the same",
    "cadence.notices.tell": "the same",
    "cadence.notices._give": "the same",
    "contributions.notices.tell": "the same",
    "obstacles.notices.tell": "the same",
    "obstacles.notices._give": "the same",
    "urging.notices.tell": "the same",
    "linking.jobs.liken": "an echo of the words of tasks, and suggestions: nothing is decided by them",
    "linking.jobs.liken_periodically": "the same",
    "linking.views.telling.handover_file": "the same as `accounts.recent.recently_authenticated`",
    "urging.notices.tell_of_letter": "the same",
    "subscriptions.notices.tell": "the same",
    "operation.baseline.lay_down": "an empty database gets its tables; there is no log yet",
    "operation.management.commands.migrate.Command.handle": "the same",
    "directives.management.commands.spells.Command.handle": "an echo of the facts, from which supervision is counted",
    "directives.jobs.count_anew": "the same",
    "directives.jobs.count_periodically": "the same",
    "directives.notices.tell": "a follower of the log: the entry is the event, the notice is its echo",
    "dispatch.notices.tell": "the same",
    "dispatch.notices._notify": "the same",
    "dispatch.notices._tell_receiver": "the same",
    "dispatch.notices._tell_of_recall": "the same",
    "dispatch.notices._tell_who_copied": "the same",
    "dispatch.notices._tell_of_change": "the same",
    "dispatch.notices._tell_sender": "the same",
    "dispatch.views.links.link": "the same as `accounts.throttle.consume`, of secret addresses that are none",
    "dispatch.views.links.paper": "the same",
    "dispatch.views.links._found": "the same",
    "proving.views.paper": "the same as `accounts.throttle.consume`, of codes that are none",
    "proving.views._nothing": "the same",
    "proving.views._wait": "the same",
    "proving.prover.Prover.give": "the code of a paper follows from the act that takes its number",
    "cosigning.notices.tell": "a follower of the log: the entry is the event, the notice is its echo",
    "documents.arrival_notices.tell": "the same",
    "documents.arrival_notices._notify": "the same",
    "documents.notices.tell": "the same",
    "documents.notices._tell": "the same",
    "programme.notices.tell": "the same",
    "accounts.session_store.SessionStore.save": "the session is Django's own record of a browser, no act of the office",
    "mailroom.jobs.read": "how far a mailbox was read; each mail that is taken is an act",
    "notifications.entrance.tell": "a follower of the log: the entry is the event, the notice is its echo",
    "notifications.jobs.send_mail": "what became of sending a mail that an act has queued",
    "notifications.sending.send": "the same",
    "notifications.sending._give_up": "the same",
    "notifications.jobs.post_at_once": "notices on their way out: what is told follows from the entries that made them",
    "notifications.jobs.post_digests": "the same",
    "notifications.views.notices.mark_all_read": "that a notice was read is nobody's business but the reader's",
    "notifications.views.notices.mark_read": "the same",
    "notifications.views.notices.open_notice": "the same",
    "notifications.jobs.forget_sent_mail": "what was sent long ago is forgotten",
    "webhooks.jobs.forget_ended": "the same",
    "voting.watching.say_alive": "that the process with the key of a count is there; counting is an act",
    "webhooks.jobs.deliver": "what became of sending: the entry that is told of is the event",
    "feeds.views.reading.feed": "that a calendar has read, so that one sees which feeds are in use",
    "command.importing.import_list": "prepares an import; uploading, starting, undoing it are acts",
    "command.importing.run": "the same",
    "kit.views.importing._judge": "the same",
    "kit.views.importing.columns": "the same",
    "kit.views.importing.mend": "the same",
    "kit.views.importing.sheet": "the same",
    "kit.jobs._beside": "how far an import is: each row's acts write what it changes",
    "kit.jobs._working": "the same",
    "kit.jobs.judge_import": "the same",
    "kit.jobs.run_import": "the same",
    "kit.jobs.undo_import": "the same",
    "kit.jobs.carry_out_bulk": "each row's own act writes what it changes; the order was an act",
    "kit.views.bulk.act": "the same",
    "kit.views.bulk.sign": "the same",
    "kit.views.bulk._do": "the same",
    "kit.jobs.export": "writes the list whose taking along was the act",
    "kit.jobs.forget_exports": "deletes what lay ready for a day",
    "kit.views.choices.columns": "how somebody likes his lists is nobody's business but his own",
    "kit.views.choices.opens": "the same",
    "web.demo.loading.load": "the mark that the demonstration is loaded, and its clock, before anything is done in it",
}

#: Functions in `domain/` that save and are no acts, and why. Private ones serve the acts of their own module.
HELPERS = {
    "voting.domain.counting.publish_nothing": "part of the act that closes a ballot in which nobody took part",
    "voting.domain.counting.destroy": "part of the acts that count or annul a secret ballot",
    "speaking.domain.floor.end_with_point": "part of the act that leaves a point; writes an entry of its own",
    "motions.domain.deciding.settle_by_ballot": "part of the acts that end a ballot; writes an entry of its own",
    "meetings.domain.written.create_written": "the act that creates a sitting, and its form",
    "meetings.domain.agenda.renumber": "part of the acts that order an agenda",
    "kit.domain.bulk_runs.carry_out": "what was ordered by an act, row by row through the rows' own acts",
    "accounts.domain.sessions.end_rows": "called by the acts that end sessions",
    "accounts.domain.tokens.add_requests": "how much a token has asked for: a figure, not an act",
    "assignments.domain.endings.end": "called by the acts that end an assignment",
    "assignments.domain.entries.enter": "writes the entry of the act that calls it",
    "assignments.domain.extending.take_into_letter": "called by the act that drafts a letter",
    "assignments.domain.extending.let_out_of_letter": "called by the acts that give up a letter or carry it out",
    "assignments.domain.facts.add": "the only writer of facts, called by the acts on an assignment",
    "assignments.domain.facts.begin": "the same",
    "assignments.domain.facts.state": "the same",
    "assignments.domain.assigning.take_in": "part of receiving and of reporting on what was not yet received",
    "directives.domain.directing.make_searchable": "called by the acts that give a task its title",
    "capture.domain.likeness.remember": "called by the act that registers",
    "capture.domain.taking_in.laid": "a new row of the tray, called by the acts that lay or part one",
    "dispatch.domain.linking.send_link": "the address and its mail follow from the act that calls it",
    "dispatch.domain.opening.opened": "opens what is to be sent inside the act that sends first, with an entry of its own",
    "dispatch.domain.receipts.note": "a receipt follows from the act that calls it",
    "documents.domain.admitting.by_procedure": "who is let in follows from the act that calls it",
    "documents.domain.admitting.let_in": "the same",
    "documents.domain.admitting.named": "the same",
    "documents.domain.admitting.put_out": "the same",
    "documents.domain.audience.write": "who sees a document follows from the act that calls it",
    "documents.domain.counting.next_number": "gives the number that an act takes, and opens the register of a new year",
    "documents.domain.indexing.index": "what is searched follows from the act that calls it",
    "documents.domain.registers.lock_series": "opens the register in which an act takes a number",
    "contributions.domain.shared.enter": "writes the entry of the act that calls it",
    "obstacles.domain.steps.add": "a step follows from the act that calls it",
    "obstacles.domain.steps.enter": "writes the entry of the act that calls it",
    "proving.domain.give": "the code of a paper follows from the act that takes its number",
    "directives.domain.counting.count": "an echo of the facts, from which supervision is counted; a follower of the log",
    "directives.domain.counting.count_anew": "the same",
    "directives.domain.counting.count_everything": "the same",
    "kit.domain.importing.carry_out": "how far an import is: each row's acts write what it changes, starting it is an act",
    "linking.domain.likening.liken": "an echo of the words of tasks, and suggestions: nothing is decided by them",
    "kit.domain.importing.judge_later": "the same",
    "kit.domain.importing.stop": "the same",
    "kit.domain.importing.take_back": "the same",
    "kit.domain.preparing.choose_reading": "an import that is prepared changes nothing; uploading, starting, undoing it are acts",
    "kit.domain.preparing.keep_judged": "the same",
    "kit.domain.preparing.match": "the same",
    "kit.domain.preparing.mend": "the same",
    "kit.domain.preparing.recount": "the same",
    "kit.domain.jobs.finish": "how far a job is; starting and cancelling it are acts",
    "kit.domain.jobs.progress": "the same",
    "kit.domain.jobs.running": "the same",
    "programme.domain.planning.note_change": "called by the acts that change what is expected",
    "programme.domain.planning.write": "the same",
    "feeds.domain.feeds.note_read": "that a calendar has read, so that one sees which feeds are in use",
    "notifications.domain.notices.mark_read": "that a notice was read is nobody's business but the reader's",
    "kit.domain.exports.forget_old": "a written list lies ready for a day; that it was written stands in the log",
    "kit.domain.exports.keep": "the file of a job whose start is the act",
    "kit.domain.views.choose_columns": "how somebody likes his lists is nobody's business but his own",
    "kit.domain.views.open_with": "the same",
    "mailroom.domain.reading.read_mailbox": "how far a mailbox was read; each mail that is taken is an act",
    "reading.domain.notes.save_note": "a private note: not even that there is one is anybody's business (ADR 0039)",
    "reading.domain.notes.delete_note": "the same",
    "meetings.domain.substitutes.take_back": "part of the acts that answer an invitation and name a substitute",
    "meetings.domain.chairing.hand_over": "who sits in the chair follows from the act that changes it",
    "notifications.domain.notices.notify": "called by followers of the log: the entry is the event",
    "notifications.domain.mail.queue_mail": "a mail is a row of the act or of the follower that sends it",
    "notifications.domain.mail.queue_mail_to": "the same",
    "notifications.domain.posting.post_at_once": "notices on their way out: what is told follows from the entries that made them",
    "notifications.domain.posting.post_digests": "the same",
    "organisation.domain.endings.end_holdings_of": "called by the act that ends a post",
    "organisation.domain.endings.end_place": "called by the acts that end a unit or a body",
    "organisation.domain.endings.end_with": "called by the acts that end an organisation, a unit or a body",
    "organisation.domain.naming.rename": "called by the acts that rename",
    "notifications.domain.mail.forget_sent": "what was sent long ago is forgotten",
    "webhooks.domain.telling.forget_ended": "the same",
    "webhooks.domain.delivering.deliver": "what became of sending: the entry that is told of is the event",
    "webhooks.domain.telling.queue": "a follower of the log: the entry is the event, the delivery its echo",
    "webhooks.domain.telling.tell_owner": "the same",
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
