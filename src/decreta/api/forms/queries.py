"""What a list may be asked for in its address. An empty value narrows nothing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Choices
from ninja import Schema
from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from decreta.agendas.enums import ProposalState
from decreta.api.paging import DEFAULT, MOST
from decreta.assignments.enums import AssignmentRole, Receipt, Timeliness
from decreta.capture.enums import TrayState
from decreta.contributions.queries.given import STATES as CONTRIBUTION_STATES
from decreta.core.deadlines import YEARS
from decreta.directives.queries.cycles import WAYS as CYCLES_BY
from decreta.directives.queries.task_list import TO_VERIFY
from decreta.documents.enums import ArrivalState, DocumentState
from decreta.figures.enums import Step
from decreta.figures.queries.lines import NONE
from decreta.figures.queries.reports import REPORTS
from decreta.minutes.enums import Life, MinutesState
from decreta.motions.enums import MotionState
from decreta.obstacles.enums import Kind


def _plain(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("unkeepable", "unkeepable")
    return text


def _day(text: str) -> str:
    if not text:
        return text
    try:
        day = dt.date.fromisoformat(text) if len(text) == len("2025-03-31") else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("date_parsing", "date_parsing")
    if day.year not in YEARS:
        raise PydanticCustomError("calendar", "calendar")
    return text


def _uuid(text: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError as error:
        raise PydanticCustomError("uuid_parsing", "uuid_parsing") from error


class OneOf:
    """One of some codes, or nothing."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": ["", *self.codes]}

    def _check(self, text: str) -> str:
        if text and text not in self.codes:
            raise PydanticCustomError("enum", "enum", {"expected": ", ".join(self.codes)})
        return text


class Coded(OneOf):
    """One code of an enumeration, or nothing."""

    def __init__(self, choices: type[Choices], *more: str) -> None:
        super().__init__(*(str(value) for value in choices.values), *more)


Text = Annotated[str, Field(max_length=200), AfterValidator(_plain)]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Id = Annotated[str, AfterValidator(_uuid), WithJsonSchema({"type": "string", "format": "uuid"})]


IdOrNone = Annotated[
    str, AfterValidator(lambda text: text if text == NONE else _uuid(text)), WithJsonSchema({"type": "string"})
]


class PageQuery(Schema):
    """Which page of a list."""

    after: Annotated[str, Field(max_length=500, description="As the page before gave it."), AfterValidator(_plain)] = ""
    limit: Annotated[int, Field(ge=1, le=MOST, description="How many rows.")] = DEFAULT


class DocumentsQuery(PageQuery):
    """Which documents."""

    state: Annotated[str, Coded(DocumentState)] = ""
    body: Annotated[Text, Field(description="Code of the issuing body.")] = ""
    type: Annotated[Text, Field(description="Code of the type, such as TB.")] = ""
    q: Annotated[Text, Field(description="Words of subject or symbol, however they are written.")] = ""


class ArrivalsQuery(PageQuery):
    """Which arrivals."""

    state: Annotated[str, Coded(ArrivalState)] = ""
    year: Annotated[str, Field(max_length=4, pattern="^([0-9]{4})?$", description="Year of the register.")] = ""
    q: Annotated[Text, Field(description="Words of the paper or its symbol, however they are written.")] = ""


class TrayQuery(PageQuery):
    """Which papers of the tray."""

    state: Annotated[str, Coded(TrayState)] = ""


class SittingsQuery(PageQuery):
    """Which sittings."""

    when: Annotated[str, OneOf("coming", "past")] = ""


class BallotsQuery(PageQuery):
    """Which ballots."""

    sitting: Annotated[Id, Field(description="Id of a sitting.")] = ""
    point: Annotated[Id, Field(description="Id of a point.")] = ""
    body: Annotated[Text, Field(description="Code of the body that votes.")] = ""
    closed: Annotated[str, OneOf("1"), Field(description="Those that are closed and not annulled.")] = ""


class MinutesQuery(PageQuery):
    """Which minutes."""

    state: Annotated[str, Coded(MinutesState)] = ""
    body: Annotated[Text, Field(description="Code of the body whose sittings they are of.")] = ""


class DecisionsQuery(PageQuery):
    """Which decisions."""

    q: Annotated[Text, Field(description="Words of subject, text or number, however they are written.")] = ""
    body: Annotated[Text, Field(description="Code of the body that decided.")] = ""
    life: Annotated[str, Coded(Life)] = ""
    as_of: Annotated[Day, Field(description="As of the end of this day; empty: today.")] = ""


class AttendanceQuery(Schema):
    """Of which term."""

    term: Annotated[
        str,
        AfterValidator(lambda text: text if text == "all" else _uuid(text)),
        WithJsonSchema({"type": "string"}),
        Field(description="Id of a term; `all`: every one; empty: the newest."),
    ] = ""


class MotionsQuery(PageQuery):
    """Which motions."""

    sitting: Annotated[Id, Field(description="Id of a sitting.")] = ""
    point: Annotated[Id, Field(description="Id of a point.")] = ""
    state: Annotated[str, Coded(MotionState)] = ""


class ProceduresQuery(PageQuery):
    """Which decisions in writing."""

    body: Annotated[Text, Field(description="Code of the body that decides.")] = ""
    asking: Annotated[str, OneOf("1"), Field(description="Those under way.")] = ""


class ProposalsQuery(PageQuery):
    """Which proposed points."""

    state: Annotated[str, Coded(ProposalState)] = ""
    body: Annotated[Text, Field(description="Code of the body to which they are proposed.")] = ""


class AgendaTemplatesQuery(PageQuery):
    """Which templates."""

    body: Annotated[Text, Field(description="Code of a body.")] = ""


class TasksQuery(PageQuery):
    """Which tasks: the same filters as on the page."""

    body: Annotated[Text, Field(description="Code of the body whose tasks they are.")] = ""
    directive: Annotated[Id, Field(description="Id of a directive.")] = ""
    due: Annotated[Text, Field(description="Period of the baseline, such as 2025-03; `none`: no calendar period.")] = ""
    state: Annotated[str, Coded(Timeliness, TO_VERIFY)] = ""
    agency: Annotated[Text, Field(description="Code of the organisation that leads.")] = ""
    agency_body: Annotated[Text, Field(description="Code of the body that leads.")] = ""
    lead: Annotated[
        Text,
        Field(
            description="Who leads: `o:CODE`, `b:CODE`, `u:CODE`, `h:ID`; `g:CODE`: each of a group; `none`: nobody."
        ),
    ] = ""
    gone: Annotated[
        str,
        OneOf("lead", "coordinating"),
        Field(description="Who leads or coordinates has left his post, or has ended."),
    ] = ""
    mine: Annotated[str, OneOf("1")] = ""
    receipt: Annotated[str, Coded(Receipt)] = ""
    withdrawn: Annotated[str, OneOf("1")] = ""
    series: Annotated[Id, Field(description="Id of the first occurrence of a recurring task.")] = ""
    tracker: Annotated[Text, Field(description="Code of a tracker that names them; with `-` before: does not.")] = ""
    linked: Annotated[str, OneOf("waiting", "awaited", "same", "overlaps")] = ""
    external_id: Annotated[Text, Field(description="What a tracker calls them, with or without its code.")] = ""
    cycle: Annotated[Text, Field(description="Behind a cycle time: a line of `/cycle-times` gives the address.")] = ""
    q: Annotated[Text, Field(description="Words of title, clause or symbol, or an identifier in a tracker.")] = ""
    as_of: Annotated[Day, Field(description="As of the end of this day; empty: now.")] = ""


class AssignmentsQuery(PageQuery):
    """Which assignments."""

    task: Annotated[Id, Field(description="Id of a task.")] = ""
    role: Annotated[str, Coded(AssignmentRole)] = ""
    mine: Annotated[str, OneOf("1")] = ""
    open: Annotated[str, OneOf("1")] = ""


class ObstaclesQuery(PageQuery):
    """Which obstacles."""

    kind: Annotated[str, Coded(Kind)] = ""
    open: Annotated[str, OneOf("1")] = ""


class ContributionsQuery(PageQuery):
    """Which contributions."""

    state: Annotated[str, OneOf(*CONTRIBUTION_STATES)] = ""
    body: Annotated[Text, Field(description="Code of the body that monitors the task.")] = ""
    who: Annotated[Text, Field(description="Who coordinates: `o:CODE`, `b:CODE`, `u:CODE` or `h:ID`.")] = ""


class ReportRulesQuery(PageQuery):
    """Of which body."""

    body: Annotated[Text, Field(description="Code of the body that monitors the tasks.")] = ""


class ReviewsQuery(PageQuery):
    """Which directives without an end."""

    state: Annotated[str, OneOf("due", "near")] = ""
    body: Annotated[Text, Field(description="Code of the body whose directives they are.")] = ""


class ValidQuery(PageQuery):
    """Of which day."""

    on: Annotated[Day, Field(description="What is valid on this day; empty: today.")] = ""


class OrganisationsQuery(ValidQuery):
    """Which agencies."""

    parent: Annotated[Text, Field(description="Code of the agency above.")] = ""
    kind: Annotated[Text, Field(description="Code of a kind, such as ministry.")] = ""


class PostsQuery(ValidQuery):
    """Which posts, or who holds them."""

    organisation: Annotated[Text, Field(description="Code of an agency.")] = ""
    body: Annotated[Text, Field(description="Code of a body.")] = ""


class HoldingsQuery(PostsQuery):
    """Who holds which posts."""

    q: Annotated[Text, Field(description="A part of the name of person, post or place.")] = ""


class YearQuery(Schema):
    """Of which year."""

    year: Annotated[int, Field(ge=1990, le=2100)]


class NoticesQuery(PageQuery):
    """Which notices."""

    unread: Annotated[str, OneOf("1")] = ""


class EntriesQuery(PageQuery):
    """Which entries of the log."""

    kind: Annotated[Text, Field(description="Beginning of a kind, such as `documents.`.")] = ""


class SearchQuery(Schema):
    """What is looked for."""

    q: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_plain)]


class ProgressQuery(Schema):
    """Whose progress, as of when, against which deadline."""

    body: Annotated[Text, Field(description="Code of a body.")]
    as_of: Annotated[Day, Field(description="As of the end of this day; empty: today.")] = ""
    against: Annotated[str, OneOf("current", "baseline")] = ""


class CyclesQuery(Schema):
    """Whose cycle times, of what ended when, by what."""

    body: Annotated[Text, Field(description="Code of a body.")]
    from_: Annotated[Day, Field(alias="from", description="What ended from this day; empty: a year before.")] = ""
    as_of: Annotated[Day, Field(description="As of the end of this day; empty: today.")] = ""
    by: Annotated[str, OneOf(*CYCLES_BY), Field(description="What a line is of; empty: agency.")] = ""


class AsOfQuery(Schema):
    """As of when."""

    as_of: Annotated[Day, Field(description="As of the end of this day; empty: today.")] = ""


class ProgrammesQuery(PageQuery):
    """Which programmes."""

    body: Annotated[Text, Field(description="Code of the body that issues.")] = ""
    organisation: Annotated[Text, Field(description="Code of the organisation that issues.")] = ""


class FiguresQuery(Schema):
    """Which report, of which days, as of the end of which day."""

    report: Annotated[str, OneOf(*REPORTS), Field(description="Empty: incoming.")] = ""
    from_: Annotated[Day, Field(alias="from", description="First day; empty: of the quarter of the last one.")] = ""
    to: Annotated[Day, Field(description="Last day; empty: the day of `as_of`.")] = ""
    as_of: Annotated[Day, Field(description="What had happened by the end of this day; empty: now.")] = ""


class FigurePapersQuery(PageQuery, FiguresQuery):
    """What stands behind which figure of which line: a line gives the address."""

    figure: Annotated[Text, Field(description="Key of a figure of the report; empty: its first one.")] = ""
    office: Annotated[Id, Field(description="Id of the organisation or body whose work it is.")] = ""
    lead_unit: Annotated[IdOrNone, Field(description="Id of the unit that leads or drafts; `none`: none yet.")] = ""
    step: Annotated[str, Coded(Step)] = ""
    unit_id: Annotated[IdOrNone, Field(description="Id of the unit that has it; `none`: none.")] = ""
    post_id: Annotated[IdOrNone, Field(description="Id of the post that has it; `none`: none.")] = ""
    holding_id: Annotated[IdOrNone, Field(description="Id of the holding that has it; `none`: none.")] = ""


class UrgeableQuery(Schema):
    """Of which body."""

    body: Annotated[Text, Field(description="Code of a body.")]


class BookingsQuery(PageQuery):
    """In which room, and on which days."""

    room: Annotated[Id, Field(description="Id of a room.")] = ""
    from_: Annotated[Day, Field(alias="from", description="What ends on this day or later.")] = ""
    until: Annotated[Day, Field(description="What begins on this day or earlier.")] = ""
