"""Every row is seen by those who may see it: each model says who (`visible_to`), or through which one, or why not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import models

#: Parts of a thing: reached by this way only, which ends at a model that says who sees it.
PARTS = {
    "assignments.Deliverable": "matter",
    "assignments.Evidence": "report.assignment",
    "assignments.Examination": "request.assignment",
    "assignments.ExtensionDecision": "request.assignment",
    "assignments.ExtensionRequest": "assignment",
    "assignments.Fact": "assignment",
    "assignments.Judgement": "verdict.report.assignment",
    "assignments.Milestone": "assignment",
    "assignments.MilestoneStatement": "report.assignment",
    "assignments.RecoveryPlan": "assignment",
    "assignments.Report": "assignment",
    "assignments.RequestEvidence": "request.assignment",
    "assignments.Rung": "assignment",
    "assignments.Verdict": "report.assignment",
    "capture.Likeness": "document",
    "capture.Original": "paper",
    "capture.Page": "paper",
    "cosigning.Answer": "cosigner.document",
    "cosigning.Cosigner": "document",
    "directives.Clause": "directive",
    "directives.Recurrence": "task",
    "directives.RecurrenceRule": "recurrence.task",
    "directives.SkippedOccurrence": "recurrence.task",
    "directives.Uncounted": "task",
    "directives.UrgingLetter": "document",
    "directives.UrgingLine": "letter.document",
    "changes.ChangedTask": "ending",
    "changes.ExtensionLetter": "document",
    "changes.ExtensionLine": "letter.document",
    "changes.Passed": "passing",
    "circulation.Reader": "circulation",
    "dispatch.Dispatch": "document",
    "dispatch.Recall": "document",
    "dispatch.Receipt": "delivery",
    "dispatch.Relation": "earlier",
    "documents.Admission": "document",
    "documents.Alias": "document",
    "documents.Approval": "document",
    "documents.Attachment": "document",
    "documents.Audience": "document",
    "cadence.Reminder": "assignment",
    "contributions.Delivery": "contribution",
    "contributions.Judgement": "delivery.contribution",
    "contributions.Piece": "delivery.contribution",
    "documents.Check": "document",
    "documents.Mark": "arrival",
    "documents.Reading": "document",
    "documents.Reply": "arrival",
    "documents.Version": "document",
    "kit.ImportRow": "batch",
    "linking.ExternalId": "task",
    "linking.Imprint": "task",
    "linking.HandoverLine": "handover",
    "mailroom.Answering": "mail",
    "mailroom.Enclosure": "mail",
    "meetings.AnswerReminder": "sitting",
    "meetings.Attendance": "invitation.sitting",
    "meetings.AttendanceCorrection": "invitation.sitting",
    "meetings.ConclusionNotice": "sitting",
    "meetings.HallScreen": "sitting",
    "meetings.Invitation": "sitting",
    "minutes.DecisionLink": "later",
    "minutes.Edition": "minutes",
    "minutes.Excerpt": "edition.minutes",
    "minutes.Passage": "minutes",
    "minutes.Remark": "edition.minutes",
    "meetings.PaperReader": "paper",
    "meetings.PaperReading": "paper",
    "meetings.PaperVersion": "paper",
    "meetings.PointShare": "item",
    "meetings.PointSpan": "item",
    "meetings.PointText": "item",
    "meetings.Presiding": "sitting",
    "meetings.Removal": "invitation.sitting",
    "meetings.ShortNotice": "sitting",
    "meetings.SubjectRule": "book",
    "motions.Voice": "motion",
    "agendas.Adoption": "item",
    "agendas.CarriedPoint": "item",
    "agendas.Deferral": "item",
    "agendas.ExpectedPaper": "item",
    "agendas.ProposalPaperVersion": "paper.proposal",
    "agendas.ProposalReader": "proposal",
    "agendas.ProposalStep": "proposal",
    "agendas.ResumedPoint": "item",
    "agendas.TakenOut": "item",
    "dates.PossibleTime": "poll",
    "dates.TimeAnswer": "asked",
    "speaking.ClosedList": "item",
    "presenting.Presentation": "sitting",
    "messaging.RoomSwitch": "sitting",
    "speaking.Debate": "sitting",
    "speaking.SpeakingGroup": "sitting",
    "speaking.SpeakingSeat": "group.sitting",
    "speaking.Speech": "sitting",
    "obstacles.Link": "obstacle",
    "obstacles.Step": "obstacle",
    "procedures.Opinion": "form.procedure",
    "procedures.OpinionForm": "procedure",
    "procedures.Prolongation": "procedure",
    "procedures.Question": "procedure",
    "procedures.Reminder": "procedure",
    "reviews.Reminder": "directive",
    "cascade.RollUpStep": "roll_up",
    "programme.Advising": "expected",
    "programme.Change": "expected",
    "programme.Rung": "expected",
    "urging.Dismissal": "rung.assignment",
    "voting.Merger": "ballot",
    "voting.Option": "ballot",
    "voting.Proxy": "sitting",
    "voting.Recusal": "item.sitting",
    "voting.Vote": "ballot",
    "voting.Panel": "sitting",
    "voting.Teller": "panel.sitting",
    "voting.SealedPaper": "vote.ballot",
    "voting.Counting": "ballot",
    "voting.Opening": "counting.ballot",
    "voting.SecretCount": "ballot",
    "reporting.ReportPaper": "document",
    "writing.Beginning": "document",
    "writing.TemplateVersion": "template",
    "proving.Code": "document",
    "subscriptions.Told": "subscription",
    "webhooks.Attempt": "delivery.endpoint",
    "webhooks.Delivery": "endpoint",
}

#: Not asked for by anybody on his own account, and why.
EXEMPT = {
    "assignments.DeliverableChange": "what was changed of a deliverable stands with its matter, which is fetched in scope",
    "agendas.PutByConsent": "that a point was put into the consent part by one act, read with the points of a sitting that is fetched in scope",
    "directives.Withdrawal": "that a task was withdrawn stands with the task, which is fetched in scope",
    "voting.HandCount": "what hands came to stands with the ballot, which is fetched in scope",
    "assignments.Ladder": "what fires by itself is open to everybody whom it may reach: to all who may sign in",
    "assignments.LadderStep": "the same",
    "assignments.ReceiptClock": "the same",
    "assignments.Minder": "who minds a task for its body stands with the task, which is fetched in scope",
    "assignments.LightRule": "by which signs a light is red is declared to all who may sign in",
    "reviews.ReviewRule": "after how many months a directive is looked at is declared to all who may sign in",
    "accounts.ApiToken": "shown to its user only: every fetch names him (`views/own.py`)",
    "accounts.IdempotencyKey": "memory of requests, never shown",
    "accounts.Attempts": "counts behind hashes, never shown",
    "accounts.UserSession": "shown to its user only: every fetch names him (`views/sessions.py`)",
    "accounts.KeptForm": "what a session had sent, given back to that session only (`keeping.py`)",
    "accounts.User": "never listed; a login is met only as the person in a post",
    "audit.Checkpoint": "hashes and a signature, made to be published",
    "audit.Entry": "read through `audit.queries`, in scope",
    "audit.Follower": "how far a follower has read the log, never shown",
    "audit.FollowerFailure": "for `decreta doctor`",
    "audit.Leaf": "place and hash of an entry, shown beside an entry that was fetched in scope",
    "audit.Pending": "entries without a place yet, never shown",
    "core.Setting": "facts about the instance, never shown",
    "core.SimulatedClock": "the demonstration's clock, open to all",
    "documents.Correspondent": "who writes from outside is known to all clerks; what he wrote is fetched in scope",
    "documents.MarkTemplate": "shown to leaders and clerks of its house only: every fetch names the house (`views/marking.py`)",
    "documents.Number": "that a number was given, is void or reserved is as open as its register; its document is fetched in scope",
    "documents.Series": "registers of the office, open like its structure; a document behind a number is fetched in scope",
    "directives.EventOccurrence": "that a merger or the like has happened is public; the tasks it starts are fetched in scope",
    "files.Blob": "bytes without a name, reached through a stored file",
    "files.StoredFile": "who may read it is decided by the thing that holds it (paper, evidence, document)",
    "minutes.DecisionSeries": "how far the numbers of a body are; what stands behind a number is fetched in scope",
    "seeing.TileMap": "where tiles stand is as open as the structure",
    "linking.Tracker": "which trackers there are is as open as the structure; what they call a task is fetched with it",
    "mailroom.ReceiptRule": "kept behind the door of administration; it says nothing of any paper",
    "scim.DirectoryEntry": "shown to directories only, whose token acts in an administrator's post (`scim/gate.py`)",
    "organisation.CalendarDay": "the office's calendar is open to all",
    "organisation.ExposureAcceptance": "shown to those who may accept exposure (`rules.may_accept_exposure`)",
    "organisation.Group": "the structure is open to everybody who may sign in",
    "organisation.OtherName": "the same",
    "organisation.Succession": "the same",
}


def ours() -> dict[str, type[models.Model]]:
    found = apps.get_models(include_auto_created=False)
    return {model._meta.label: model for model in found if model._meta.app_label in settings.DECRETA_AREAS}


def scoped() -> set[str]:
    return {label for label, model in ours().items() if hasattr(model._default_manager.all(), "visible_to")}


def end_of(label: str, way: str) -> type[models.Model] | None:
    """The model at the end of a way over foreign keys."""
    model = ours()[label]
    for step in way.split("."):
        model = model._meta.get_field(step).related_model
    return model


def test_every_model_is_scoped_or_a_part_or_exempt_with_a_reason() -> None:
    assert set(ours()) == scoped() | set(PARTS) | set(EXEMPT)
    assert not scoped() & (set(PARTS) | set(EXEMPT)) and not set(PARTS) & set(EXEMPT)


@pytest.mark.parametrize(("label", "way"), sorted(PARTS.items()))
def test_a_part_leads_to_what_says_who_sees_it(label: str, way: str) -> None:
    if way == "matter":  # by kind and id, since tasks belong to a higher area
        assert {"matter_kind", "matter_id"} <= {field.name for field in ours()[label]._meta.fields}
        return
    end = end_of(label, way)
    assert end is not None and end._meta.label in scoped()
    every_step = [ours()[label]._meta.get_field(way.split(".", maxsplit=1)[0])]
    assert not any(field.null for field in every_step)


def test_who_is_nobody_sees_nothing() -> None:
    """Every `visible_to` answers an actor without person and post with the empty set, whatever there is."""
    from decreta.core.actor import Actor

    nobody = Actor(kind="person", name="")
    for label in sorted(scoped()):
        found = ours()[label]._default_manager.all().visible_to(nobody)  # type: ignore[attr-defined]
        with pytest.raises(EmptyResultSet):
            str(found.query)
