"""Lists: a page of rows, and where it goes on."""

from __future__ import annotations

import datetime as dt

from typing_extensions import TypedDict

from decreta.api.queries.agendas import AgendaTemplateShape, ProposedPointRow
from decreta.api.queries.arrivals import ArrivalRow, TemplateShape
from decreta.api.queries.assignments import AssignmentRow
from decreta.api.queries.briefings import BriefingRow, EditionRow, ScheduleRow
from decreta.api.queries.cadence import MissedRow, ReportRuleShape
from decreta.api.queries.circulation import CirculationRow
from decreta.api.queries.contributions import ContributionRow
from decreta.api.queries.dispatch import DeliveryRow
from decreta.api.queries.documents import DocumentRow, NumberRow, RegisterShape
from decreta.api.queries.figures import PaperRow
from decreta.api.queries.meetings import SittingRow
from decreta.api.queries.minutes import DecisionRow, MinutesRow
from decreta.api.queries.motions import MotionRow
from decreta.api.queries.obstacles import ObstacleRow
from decreta.api.queries.own import EntryShape, HitShape, JobShape, NoticeShape
from decreta.api.queries.procedures import ProcedureRow
from decreta.api.queries.programmes import ProgrammeRow
from decreta.api.queries.reports import FrozenRow
from decreta.api.queries.reviews import ReviewRow
from decreta.api.queries.rooms import BookingShape, RoomShape
from decreta.api.queries.structure import BodyRow, DayShape, GroupShape, HoldingRow, OrganisationRow, PostRow, UnitRow
from decreta.api.queries.tasks import DirectiveRow, TaskRow
from decreta.api.queries.tray import TrayRow
from decreta.api.queries.voting import BallotRow


class Paged(TypedDict):
    """Where a list goes on: the key of the next page, and its address; null at the end."""

    after: str | None
    next: str | None


class Documents(Paged):
    """A page of documents."""

    items: list[DocumentRow]


class Arrivals(Paged):
    """A page of an incoming register."""

    items: list[ArrivalRow]


class Circulations(Paged):
    """A page of rounds."""

    items: list[CirculationRow]


class Tray(Paged):
    """A page of the intake tray."""

    items: list[TrayRow]


class Deliveries(Paged):
    """A page of deliveries."""

    items: list[DeliveryRow]


class MarkTemplates(TypedDict):
    """All marks that are offered."""

    items: list[TemplateShape]


class Registers(Paged):
    """A page of registers."""

    items: list[RegisterShape]


class Numbers(Paged):
    """A page of numbers of a register."""

    items: list[NumberRow]


class Programmes(Paged):
    """A page of drafting programmes."""

    items: list[ProgrammeRow]


class FigurePapers(Paged):
    """A page of what stands behind a figure."""

    items: list[PaperRow]


class Sittings(Paged):
    """A page of sittings."""

    items: list[SittingRow]


class Ballots(Paged):
    """A page of ballots."""

    items: list[BallotRow]


class MinutesPage(Paged):
    """A page of minutes."""

    items: list[MinutesRow]


class Decisions(Paged):
    """A page of the register of decisions, as of the end of a day."""

    items: list[DecisionRow]
    as_of: dt.date


class Motions(Paged):
    """A page of motions."""

    items: list[MotionRow]


class Procedures(Paged):
    """A page of decisions in writing."""

    items: list[ProcedureRow]


class Proposals(Paged):
    """A page of proposed points."""

    items: list[ProposedPointRow]


class AgendaTemplates(Paged):
    """A page of templates of agendas."""

    items: list[AgendaTemplateShape]


class Directives(Paged):
    """A page of directives."""

    items: list[DirectiveRow]


class FrozenReports(Paged):
    """A page of frozen progress reports."""

    items: list[FrozenRow]


class Briefings(Paged):
    """A page of frozen briefings."""

    items: list[BriefingRow]


class Schedules(Paged):
    """A page of scheduled reports."""

    items: list[ScheduleRow]


class Editions(Paged):
    """A page of what came by itself."""

    items: list[EditionRow]


class Tasks(Paged):
    """A page of tasks."""

    items: list[TaskRow]
    as_of: dt.date
    at: dt.datetime


class Assignments(Paged):
    """A page of assignments."""

    items: list[AssignmentRow]


class Obstacles(Paged):
    """A page of obstacles."""

    items: list[ObstacleRow]


class Contributions(Paged):
    """A page of contributions."""

    items: list[ContributionRow]


class ReportRules(Paged):
    """A page of rules of reporting."""

    items: list[ReportRuleShape]


class MissedReports(Paged):
    """A page of tasks on which a report is overdue."""

    items: list[MissedRow]


class Reviews(Paged):
    """A page of directives without an end."""

    items: list[ReviewRow]


class Organisations(Paged):
    """A page of agencies."""

    items: list[OrganisationRow]


class Units(Paged):
    """A page of departments."""

    items: list[UnitRow]


class Bodies(Paged):
    """A page of bodies."""

    items: list[BodyRow]


class Posts(Paged):
    """A page of posts."""

    items: list[PostRow]


class Holdings(Paged):
    """A page of holdings."""

    items: list[HoldingRow]


class Groups(Paged):
    """A page of groups."""

    items: list[GroupShape]


class Days(TypedDict):
    """All days."""

    items: list[DayShape]


class Notices(Paged):
    """A page of notices."""

    items: list[NoticeShape]


class Jobs(Paged):
    """A page of jobs."""

    items: list[JobShape]


class Entries(Paged):
    """A page of entries of the log."""

    items: list[EntryShape]


class Rooms(Paged):
    """A page of rooms."""

    items: list[RoomShape]


class Bookings(Paged):
    """A page of what stands in rooms."""

    items: list[BookingShape]


class Hits(TypedDict):
    """All things that were found."""

    items: list[HitShape]
