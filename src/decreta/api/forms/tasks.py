"""What is sent to directives, tasks and assignments."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Day, Form, Like, Moment, Text, Whole, Words, Yes
from decreta.api.forms.queries import Coded
from decreta.assignments.domain import Expected, Outputs
from decreta.assignments.enums import Colour, Judged, MilestoneState, Opinion
from decreta.assignments.models import Deliverable, Evidence, ExtensionDecision, Milestone
from decreta.core.deadlines import DeadlineKind, PeriodUnit
from decreta.core.recurrence import Unit
from decreta.directives.domain.recurring import Repeats
from decreta.directives.enums import ClockStart
from decreta.directives.models import Clause, EventOccurrence, Task

_LEAD = "`organisation:CODE` or `body:CODE`; of a directive in the house's own book also `unit:CODE` or `holding:ID` of the house."
Total = Annotated[Whole | None, Field(ge=0, le=1_000_000)]


class TakeUpForm(Form):
    """A document that becomes a directive."""

    document: Annotated[
        UUID, Field(description="Id of a document that was issued here or registered as an arrival of the house.")
    ]
    body: Annotated[
        Code | None,
        Field(description="Code of the body that supervises the tasks, where the document is not a body's own."),
    ] = None
    decided_on: Annotated[Day, Field(description="The day of the session, not of the notice.")]
    declared_total: Annotated[Total, Field(description="Tasks that the document itself declares.")] = None
    received_on: Day | None = None
    clock_start: Annotated[str, Choice(ClockStart)] = ClockStart.ISSUED.value


class DeclaredForm(Form):
    """How many tasks a directive declares."""

    declared_total: Annotated[Whole, Field(ge=0, le=1_000_000)]


class TitlesForm(Form):
    """A title in the three languages; the original is Vietnamese."""

    vi: Annotated[str, Like(Task, "raw_title", least=1)]
    en: Annotated[str, Like(Task, "raw_title_en")] = ""
    ja: Annotated[str, Like(Task, "raw_title_ja")] = ""


class NamesForm(Form):
    """A name in the three languages; the original is Vietnamese."""

    vi: Annotated[str, Like(Deliverable, "name_vi", least=1)]
    en: Annotated[str, Like(Deliverable, "name_en")] = ""
    ja: Annotated[str, Like(Deliverable, "name_ja")] = ""


class QuotesForm(Form):
    """A quotation in other languages."""

    en: Annotated[str, Text(8000)] = ""
    ja: Annotated[str, Text(8000)] = ""


class DeadlineForm(Form):
    """A deadline as it is stated; only the fields of its kind are given."""

    kind: Annotated[str, Choice(DeadlineKind)]
    on: Day | None = None
    includes_day: Yes | None = None
    month: Annotated[str, Text(7)] | None = None
    first: Annotated[str, Text(7)] | None = None
    last: Annotated[str, Text(7)] | None = None
    quarter: Annotated[str, Text(7)] | None = None
    year: Annotated[Whole | None, Field(ge=1, le=9999)] = None
    event_key: Annotated[str, Text(60)] | None = None
    event_words: dict[Literal["vi", "en", "ja"], Annotated[str, Text(300)]] | None = None
    amount: Annotated[Whole | None, Field(ge=1, le=400)] = None
    unit: Annotated[str, Choice(PeriodUnit)] | None = None
    roll_to_working_day: Yes | None = None

    def as_data(self) -> dict[str, Any]:
        """The form in which deadlines are kept."""
        return self.model_dump(mode="json", exclude_none=True)


class RepeatsForm(Form):
    """How a duty comes again."""

    unit: Annotated[str, Choice(Unit)]
    every: Annotated[Whole, Field(ge=1, le=60)] = 1
    at_month_end: Yes = False
    until: Annotated[Day | None, Field(description="The last deadline at the latest.")] = None
    number: Annotated[Whole | None, Field(ge=1, le=1000, description="Occurrences in all.")] = None
    ahead: Annotated[
        Whole | None,
        Field(ge=0, le=366, description="Opens so many days before its deadline; else when the last is due."),
    ] = None

    def repeats(self, next_on: dt.date | None = None) -> Repeats:
        """As the act takes it."""
        said = self.model_dump(include={"every", "at_month_end", "until", "number", "ahead"})
        return Repeats(Unit(self.unit), next_on=next_on, **said)


class RecurrenceForm(RepeatsForm):
    """How a task comes again from its next occurrence on."""

    of_version: Annotated[Whole, Field(ge=0, description="The version that was read; 0 where it does not come again.")]
    next_on: Annotated[Day | None, Field(description="A day in the period of the next deadline.")] = None
    reason: Annotated[str, Text(10_000)] = ""


class StopForm(Form):
    """A task comes no more."""

    of_version: Annotated[Whole, Field(ge=0)]
    reason: Annotated[str, Text(10_000, least=1)]


class SkipForm(Form):
    """One occurrence is left out: the open one or the next."""

    occurrence: Annotated[Whole, Field(ge=1, le=10_000)]
    reason: Annotated[str, Text(10_000, least=1)]


class TaskForm(Form):
    """A sentence that becomes a task: one lead, or each of a group; a deadline as stated."""

    quote: Annotated[
        str, Text(8000, least=1), Field(description="The sentence that assigns, as it stands in the text.")
    ]
    anchor: Annotated[
        Annotated[str, Like(Clause, "anchor")] | None,
        Field(description="Its paragraph; found by the words when it is left out."),
    ] = None
    start: Annotated[Whole | None, Field(ge=0, le=1_000_000)] = None
    end: Annotated[Whole | None, Field(ge=0, le=1_000_000)] = None
    quotes: QuotesForm = QuotesForm()
    titles: TitlesForm
    lead: Annotated[Code | None, Field(description=_LEAD)] = None
    each: Annotated[Code | None, Field(description="Code of a group, each of which answers for itself.")] = None
    each_of: Annotated[
        list[Code], Field(max_length=500, description="Instead: `organisation:CODE` of each that answers for itself.")
    ] = []
    coordinating: Annotated[list[Code], Field(max_length=500, description="As `lead`.")] = []
    deadline: DeadlineForm
    deliverables: Annotated[list[NamesForm], Field(max_length=100)] = []
    repeats: Annotated[
        RepeatsForm | None, Field(description="Where it comes again; the deadline is the first one's.")
    ] = None


class AmendTaskForm(Form):
    """A task that was assigned wrongly is put right; what is left out stays as it is."""

    reason: Annotated[str, Text(10_000, least=1)]
    titles: TitlesForm | None = None
    lead: Annotated[Code | None, Field(description=_LEAD)] = None
    each_of: Annotated[
        list[Code] | None,
        Field(max_length=500, description="All of them, as `organisation:CODE`: of a task that names each itself."),
    ] = None
    coordinating: Annotated[list[Code] | None, Field(max_length=500, description="All of them; as `lead`.")] = None
    symbol: Annotated[str, Text(80), Field(description="Of the paper on which it rests.")] = ""


class RenamedForm(NamesForm):
    """A deliverable by its number, as it is to be called in all three languages."""

    deliverable: Annotated[Whole, Field(ge=1, le=32_767)]


class DeliverablesForm(Form):
    """What a task must deliver is changed; what is not named stays as it is."""

    of_version: Annotated[Whole, Field(ge=0, description="`deliverables_version` of the task that was read.")]
    add: Annotated[list[NamesForm], Field(max_length=100)] = []
    rename: Annotated[list[RenamedForm], Field(max_length=100)] = []
    drop: Annotated[
        list[Annotated[Whole, Field(ge=1, le=32_767)]], Field(max_length=100, description="By their numbers.")
    ] = []
    reason: Annotated[str, Text(10_000, least=1)]

    def outputs(self) -> Outputs:
        """As the act takes them."""
        return Outputs(
            added=[Expected(one.vi, one.en, one.ja) for one in self.add],
            renamed={one.deliverable: Expected(one.vi, one.en, one.ja) for one in self.rename},
            dropped=self.drop,
        )


class ReasonForm(Form):
    """An act that needs its reason."""

    reason: Annotated[str, Text(10_000, least=1)]


class ReturnForm(ReasonForm):
    """A report is answered with no: it is mended, or, refused, the work is done anew."""

    refused: Annotated[Yes, Field(description="Counted apart from what is only returned.")] = False


class ResumeForm(ReasonForm):
    """Work goes on, perhaps with a new deadline."""

    until: Day | None = None


class SettleForm(ReasonForm):
    """The monitor's answer to a dispute: upheld closes the assignment."""

    upheld: Yes


class HandDownForm(Form):
    """The work is handed to a unit, an officer or an agency below."""

    to: Annotated[Code, Field(description="`unit:CODE`, `holding:ID` or `organisation:CODE`.")]
    on: Annotated[Day | None, Field(description="An inner deadline, not after the task's own.")] = None
    note: Annotated[str, Text(10_000)] = ""


class EvidenceForm(Form):
    """What proves a report: at least a title or a symbol; perhaps a file that comes along, for one deliverable."""

    title: Annotated[str, Like(Evidence, "title")] = ""
    symbol: Annotated[str, Like(Evidence, "symbol")] = ""
    deliverable: Annotated[Whole | None, Field(ge=1, le=1000, description="Its number in the task.")] = None
    file: Annotated[Code | None, Field(description="The name of the part that holds the file.")] = None


class MilestoneForm(Form):
    """A milestone as it is set: what is reached, by which day."""

    name: Annotated[str, Like(Milestone, "name", least=1)]
    due_on: Day


class MilestonesForm(Form):
    """All milestones that are to stand; those that are left out are dropped."""

    of_version: Annotated[Whole, Field(ge=0, description="`milestones_version` of the assignment that was read.")]
    milestones: Annotated[list[MilestoneForm], Field(max_length=100)]


class MilestoneSaidForm(Form):
    """Where a milestone is, by its number."""

    milestone: Annotated[Whole, Field(ge=1, le=32_767)]
    state: Annotated[str, Choice(MilestoneState)]
    reached_on: Day | None = None


class ReportForm(Form):
    """A statement of progress, or that the work is done."""

    text: Annotated[Words, Field(min_length=1, description="What was done.")]
    percent: Annotated[Whole | None, Field(ge=0, le=100)] = None
    claims_done: Yes = False
    obstacle: Words = ""
    proposal: Words = ""
    forecast_on: Day | None = None
    reported_at: Annotated[Moment | None, Field(description="When it was stated, if before now.")] = None
    evidence: Annotated[list[EvidenceForm], Field(max_length=100)] = []
    milestones: Annotated[list[MilestoneSaidForm], Field(max_length=100)] = []


class NoteForm(Form):
    """An acceptance, perhaps with a note."""

    note: Annotated[str, Text(10_000)] = ""


class ExtensionForm(ReasonForm):
    """More time is asked for."""

    until: Day


class JudgedForm(Form):
    """What is said of one deliverable, by its number; a reason unless it is accepted."""

    deliverable: Annotated[Whole, Field(ge=1, le=32_767)]
    outcome: Annotated[str, Choice(Judged)]
    reason: Annotated[str, Text(10_000)] = ""


class JudgementsForm(Form):
    """Every deliverable that was not accepted yet, judged."""

    deliverables: Annotated[list[JudgedForm], Field(min_length=1, max_length=200)]


class ExaminationForm(Form):
    """What staff advise on a request for more time; a reason is needed to grant less or to refuse."""

    opinion: Annotated[str, Choice(Opinion)]
    until: Annotated[Day | None, Field(description="Where less is granted than was asked for.")] = None
    reason: Annotated[str, Text(10_000)] = ""


class DecisionForm(Form):
    """More time is decided on; without a day it is granted until the one that was asked for."""

    grant: Yes
    until: Day | None = None
    symbol: Annotated[str, Like(ExtensionDecision, "symbol")] = ""
    reason: Annotated[str, Text(10_000)] = ""


class RecoveryForm(Form):
    """How lost time is caught up."""

    text: Annotated[str, Text(10_000, least=1)]
    recover_on: Day


class ClockForm(Form):
    """The day of the event from which the deadline runs."""

    on: Day


class MindersForm(Form):
    """Who directs a task and who monitors it: both are said, null for nobody by name."""

    directs: Annotated[UUID | None, Field(description="The holding of the leader who directs.")]
    monitors: Annotated[UUID | None, Field(description="The holding of the officer who monitors.")]
    reason: Annotated[str, Text(10_000)] = ""


class EventForm(Form):
    """An event occurred in an organisation or in a body."""

    event_key: Annotated[str, Like(EventOccurrence, "event_key")]
    organisation: Annotated[Code | None, Field(description="Code of the organisation in which it occurred.")] = None
    body: Annotated[Code | None, Field(description="Code of the body in which it occurred, in place of that.")] = None
    awaited_by: Annotated[
        Code | None,
        Field(description="Code of the body whose tasks wait for it; left out, the only one for which one may speak."),
    ] = None
    occurred_on: Day
    note: Annotated[str, Like(EventOccurrence, "note")] = ""


class CorrectEventForm(Form):
    """The day on which an event really occurred."""

    occurred_on: Day
    reason: Annotated[str, Text(10_000)]
    awaited_by: Annotated[
        Code | None,
        Field(
            description="Of an event that stands for all bodies: the code of the one for whose tasks the day is set right; "
            "left out, the only one for which one may."
        ),
    ] = None


class LetterForm(Form):
    """A letter that urges one agency about some of its assignments."""

    body: Annotated[Code, Field(description="Code of the body that urges.")]
    addressee: Annotated[Code, Field(description="`organisation:CODE`, `body:CODE`, `unit:CODE` or `holding:ID`.")]
    assignments: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    signer_post: Annotated[Code, Field(description="Code of the post that signs.")]
    answer_by: Day


class LetterBelowForm(Form):
    """A letter that urges one receiver about what was handed down to it."""

    assignments: Annotated[
        list[UUID], Field(min_length=1, max_length=200, description="What was handed down, all of it to one receiver.")
    ]
    signer_post: Annotated[Code, Field(description="Code of the post that signs.")]
    answer_by: Day
    colour: Annotated[str, Coded(Colour)] = ""
