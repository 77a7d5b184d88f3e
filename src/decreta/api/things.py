"""The kinds of things that have an address of their own: how each is found, and how it is shown."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Final

from pydantic import TypeAdapter

from decreta.api.answers import Thing
from decreta.api.queries import (
    agendas,
    arrivals,
    assignments,
    briefings,
    cadence,
    cascade,
    circulation,
    contributions,
    dispatch,
    documents,
    linking,
    meetings,
    minutes,
    motions,
    obstacles,
    own,
    procedures,
    programmes,
    reports,
    reviews,
    rooms,
    speaking,
    structure,
    tasks,
    tray,
    voting,
)

_PK = attrgetter("pk")
_CODE = attrgetter("code")

DOCUMENT: Final = Thing(documents.DocumentShape, "/documents/{}", documents.find, documents.shown, _PK)
REGISTER: Final = Thing(
    documents.RegisterDetail, "/registers/{}", documents.find_register, documents.register_shown, _PK
)

DELIVERY: Final = Thing(dispatch.DeliveryShape, "/deliveries/{}", dispatch.find, dispatch.shown, _PK)
SENT_PAPER: Final = Thing(dispatch.StandingShape, "/documents/{}/dispatch", dispatch.find_sent, dispatch.standing, _PK)

CIRCULATION: Final = Thing(circulation.CirculationShape, "/circulations/{}", circulation.find, circulation.shown, _PK)

PROGRAMME: Final = Thing(programmes.ProgrammeShape, "/programmes/{}", programmes.find, programmes.shown, _PK)
EXPECTED: Final = Thing(
    programmes.ExpectedShape, "/expected-papers/{}", programmes.find_expected, programmes.expected_shown, _PK
)

ARRIVAL: Final = Thing(arrivals.ArrivalShape, "/arrivals/{}", arrivals.find, arrivals.shown, _PK)
TRAY_PAPER: Final = Thing(tray.TrayShape, "/tray/{}", tray.find, tray.shown, _PK)
MARK: Final = Thing(arrivals.MarkShape, "/marks/{}", arrivals.find_mark, arrivals.mark_shown, _PK)
MARK_TEMPLATE: Final = Thing(
    arrivals.TemplateShape, "/mark-templates/{}", arrivals.find_template, arrivals.template_shown, _PK
)

SITTING: Final = Thing(meetings.SittingShape, "/sittings/{}", meetings.find, meetings.shown, _PK)
POINT: Final = Thing(meetings.PointShape, "/points/{}", meetings.find_point, meetings.point_shown, _PK)
PAPER: Final = Thing(meetings.PaperShape, "/papers/{}", meetings.find_paper, meetings.paper_shown, _PK)
CONCLUSION: Final = Thing(
    meetings.ConclusionShape, "/conclusions/{}", meetings.find_conclusion, meetings.conclusion_shown, _PK
)
INVITATION: Final = Thing(
    meetings.InvitationShape, "/invitations/{}", meetings.find_invitation, meetings.invitation_shown, _PK
)

ROOM: Final = Thing(rooms.RoomShape, "/rooms/{}", rooms.find, rooms.shown, _PK)
BOOKING: Final = Thing(rooms.BookingShape, "/bookings/{}", rooms.find_booking, rooms.booking_shown, _PK)

DEBATE: Final = Thing(speaking.DebateShape, "/points/{}/speeches", speaking.find_debate, speaking.debate_shown, _PK)
SPEECH: Final = Thing(speaking.SpeechShape, "/speeches/{}", speaking.find_speech, speaking.speech_shown, _PK)

BALLOT: Final = Thing(voting.BallotShape, "/ballots/{}", voting.find, voting.shown, _PK)
PUBLISHED: Final = Thing(
    voting.PublishedShape, "/ballots/{}/papers", voting.find_counted, voting.published_shown, attrgetter("ballot.pk")
)

MINUTES: Final = Thing(minutes.MinutesShape, "/minutes/{}", minutes.find, minutes.shown, _PK)
REMARK: Final = Thing(minutes.RemarkDetail, "/remarks/{}", minutes.find_remark, minutes.remark_shown, _PK)
EDITION: Final = Thing(
    minutes.EditionShape, "/minutes/{}", minutes.find_edition, minutes.edition_shown, minutes.edition_key
)
DECISION: Final = Thing(minutes.DecisionDetail, "/decisions/{}", minutes.find_decision, minutes.decision_shown, _PK)

MOTION: Final = Thing(motions.MotionShape, "/motions/{}", motions.find, motions.shown, _PK)
PROCEDURE: Final = Thing(procedures.ProcedureShape, "/procedures/{}", procedures.find, procedures.shown, _PK)

PROPOSAL: Final = Thing(agendas.ProposedPointShape, "/proposed-points/{}", agendas.find, agendas.shown, _PK)

DIRECTIVE: Final = Thing(tasks.DirectiveShape, "/directives/{}", tasks.find_directive, tasks.directive_shown, _PK)
TASK: Final = Thing(tasks.TaskShape, "/tasks/{}", tasks.find_task, tasks.task_shown, _PK)
PAIR: Final = Thing(linking.PairShape, "/pairs/{}", linking.find_pair, linking.pair_shown, _PK)
DEPENDENCY: Final = Thing(
    linking.DependencyShape, "/dependencies/{}", linking.find_dependency, linking.dependency_shown, _PK
)
SHARE: Final = Thing(cascade.ShareShape, "/shares/{}", cascade.find_share, cascade.share_shown, _PK)
SERVING: Final = Thing(cascade.ServingShape, "/servings/{}", cascade.find_serving, cascade.serving_shown, _PK)
HANDOVER: Final = Thing(linking.HandoverShape, "/hand-overs/{}", linking.find_handover, linking.handover_shown, _PK)
REPORT_RULE: Final = Thing(cadence.ReportRuleShape, "/report-rules/{}", cadence.find_rule, cadence.rule_shown, _PK)
REPORTING: Final = Thing(cadence.ReportingShape, "/tasks/{}/reporting", cadence.find_task, cadence.reporting_shown, _PK)
REVIEW: Final = Thing(reviews.ReviewShape, "/reviews/{}", reviews.find, reviews.shown, _PK)
ASSIGNMENT: Final = Thing(assignments.AssignmentShape, "/assignments/{}", assignments.find, assignments.shown, _PK)
REPORT: Final = Thing(assignments.ReportShape, "/reports/{}", assignments.find_report, assignments.report_shown, _PK)
BRIEFING: Final = Thing(
    briefings.BriefingShape, "/briefings/{}", briefings.find_briefing, briefings.briefing_shown, _PK
)
SCHEDULE: Final = Thing(
    briefings.ScheduleShape, "/scheduled-reports/{}", briefings.find_schedule, briefings.schedule_shown, _PK
)
OBSTACLE: Final = Thing(obstacles.ObstacleShape, "/obstacles/{}", obstacles.find, obstacles.shown, _PK)
CONTRIBUTION: Final = Thing(
    contributions.ContributionShape, "/contributions/{}", contributions.find, contributions.shown, _PK
)
FROZEN_REPORT: Final = Thing(reports.FrozenShape, "/frozen-reports/{}", reports.find, reports.shown, _PK)
EXTENSION: Final = Thing(
    assignments.ExtensionShape,
    "/extension-requests/{}",
    assignments.find_extension,
    assignments.extension_shown,
    _PK,
)

ORGANISATION: Final = Thing(
    structure.OrganisationShape,
    "/organisations/{}",
    structure.find_organisation,
    structure.organisation_shown,
    _CODE,
)
BODY: Final = Thing(structure.BodyShape, "/bodies/{}", structure.find_body, structure.body_shown, _CODE)
POST: Final = Thing(structure.PostRow, "/posts/{}", structure.find_post, structure.post_shown, _CODE)
HOLDING: Final = Thing(structure.HoldingRow, "/holdings/{}", structure.find_holding, structure.holding_shown, _PK)

NOTICE: Final = Thing(own.NoticeShape, "/notices/{}", own.find_notice, own.notice_shown, _PK)
JOB: Final = Thing(own.JobShape, "/jobs/{}", own.find_job, own.job_shown, _PK)
ENTRY: Final = Thing(own.EntryDetail, "/log/{}", own.find_entry, own.entry_shown, _PK)


def writer(shape: Any) -> TypeAdapter[Any]:
    """What writes a shape."""
    return TypeAdapter(shape)
