"""Assignments by machine: received, handed down, reported, verified, extended, steered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import tasks as forms
from decreta.api.forms.queries import AssignmentsQuery, PageQuery
from decreta.api.gate import ANY, actor_of
from decreta.api.paging import Order
from decreta.api.queries import assignments as shapes
from decreta.api.queries.pages import Assignments
from decreta.api.references import References
from decreta.api.refusals import Mistake, Refusal
from decreta.api.things import ASSIGNMENT, EXTENSION, REPORT, TASK, writer
from decreta.assignments import domain, matters, rules
from decreta.assignments.models import Assignment, Deliverable
from decreta.assignments.queries.milestones import names_meant, standing
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.files.responses import file_response

router = Router(tags=["tasks"])
_ASSIGNMENTS = writer(Assignments)
_OLDEST_FIRST = Order(("assigned_at", "pk"))


@reads(router, "/assignments", Assignments, name="assignments", is_list=True)
def assignments(request: HttpRequest, query: Query[AssignmentsQuery]) -> HttpResponse:
    """Assignments that the post may see: of a task, of a role, those it answers for, those that are open."""
    actor = actor_of(request)
    found = shapes.assignments(actor)
    if query.task:
        found = found.filter(matter_id=query.task)
    if query.role:
        found = found.filter(role=query.role)
    if query.mine:
        found = found.answered_by(actor)  # type: ignore[attr-defined]
    if query.open:
        found = found.filter(closed_at=None, done_accepted_at=None)
    return _page(request, found, query)


@reads(router, "/tasks/{uuid:pk}/assignments", Assignments, name="assignments_of_task", is_list=True)
def assignments_of(request: HttpRequest, pk: UUID, query: Query[PageQuery]) -> HttpResponse:
    """Who must do a task: lead or each of a group, coordinating, handed down."""
    found = TASK.find(actor_of(request), pk)
    return _page(request, shapes.assignments(actor_of(request)).filter(matter_id=found.pk), query)


def _page(request: HttpRequest, found: Any, query: PageQuery) -> HttpResponse:
    now = clock.now()
    page = _OLDEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _ASSIGNMENTS, page, (shapes.row(one, now) for one in page.rows))


@reads(router, "/assignments/{uuid:pk}", shapes.AssignmentShape, name="assignment", is_of_one=True)
def assignment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An assignment with its facts, reports, requests and plans."""
    return one(request, ASSIGNMENT, pk)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/receive",
    "assignments.receive",
    name="receive",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
)
def receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Acknowledge that it has arrived."""
    return act_on(request, ASSIGNMENT, pk, lambda found, by: domain.receive(assignment=found, by=by))


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/dispute",
    "assignments.dispute",
    name="dispute",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ReasonForm,
)
def dispute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the task belongs to somebody else; the deadline goes on meanwhile."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(
        request, ASSIGNMENT, pk, lambda found, by: domain.dispute(assignment=found, reason=data.reason, by=by)
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/settle",
    "assignments.settle_dispute",
    name="settle_dispute",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.SettleForm,
)
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The monitor settles a dispute: upheld closes the assignment, else it stands."""
    data = bodies.read(request, forms.SettleForm)
    return act_on(
        request,
        ASSIGNMENT,
        pk,
        lambda found, by: domain.settle_dispute(assignment=found, **data.model_dump(), by=by),
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/hand-down",
    "assignments.hand_down",
    name="hand_down",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.HandDownForm,
    status=201,
)
def hand_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the work to a unit, an officer or an agency below; the answer is the new assignment."""
    data = bodies.read(request, forms.HandDownForm)
    known = References()
    to = known.receiver(data.to, "/to")
    known.check()
    deadline = Deadline.of_day(data.on) if data.on is not None else None
    return make_under(
        request,
        ASSIGNMENT,
        pk,
        lambda found, by: domain.hand_down(assignment=found, deadline=deadline, note=data.note, by=by, **to),  # type: ignore[arg-type]
        ASSIGNMENT,
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/reports",
    "assignments.report",
    "files.store",
    name="report",
    scope=Scope.TASKS,
    shape=shapes.ReportShape,
    form=forms.ReportForm,
    with_files=True,
    status=201,
)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Report progress, or that the work is done, with evidence; files come along as parts that the JSON names."""
    data = bodies.read(request, forms.ReportForm, with_files=True)

    def do(found: Assignment, by: Any) -> Any:
        words = data.model_dump(exclude={"evidence", "milestones"})
        return domain.report(
            assignment=found,
            evidence=_evidence(request, found, data.evidence),
            steps=_steps(found, data.milestones),
            by=by,
            **words,
        )

    return make_under(request, ASSIGNMENT, pk, do, REPORT)


def _steps(assignment: Assignment, sent: list[forms.MilestoneSaidForm]) -> list[domain.StepSaid]:
    """What is said of milestones, each by its number."""
    known = {one.ordinal: one for one in standing(assignment)} if sent else {}
    mistakes = [
        _missing(f"/milestones/{place}/milestone") for place, one in enumerate(sent) if one.milestone not in known
    ]
    if mistakes:
        raise Refusal("invalid", mistakes=mistakes)
    return [domain.StepSaid(known[one.milestone], one.state, one.reached_on) for one in sent]


def _evidence(
    request: HttpRequest, assignment: Assignment, sent: list[forms.EvidenceForm]
) -> list[domain.EvidenceInput]:
    """Each piece with its deliverable and its file; what is named and is not there is refused."""
    known = {
        one.ordinal: one
        for one in Deliverable.objects.standing().filter(
            matter_kind=assignment.matter_kind, matter_id=assignment.matter_id
        )
    }
    mistakes, found = [], []
    files = bodies.files_of(request)
    for place, piece in enumerate(sent):
        if piece.deliverable is not None and piece.deliverable not in known:
            mistakes.append(_missing(f"/evidence/{place}/deliverable"))
        file = files.get(piece.file) if piece.file else None
        if piece.file and file is None:
            mistakes.append(_missing(f"/evidence/{place}/file"))
        upload = domain.Upload(file.name or "", file.read()) if file is not None else None
        found.append(
            domain.EvidenceInput(
                title=piece.title or (upload.name if upload else piece.symbol),
                symbol=piece.symbol,
                deliverable=known.get(piece.deliverable) if piece.deliverable is not None else None,
                upload=upload,
            )
        )
    if mistakes:
        raise Refusal("invalid", mistakes=mistakes)
    return found


def _missing(pointer: str) -> Mistake:
    known = References()
    known.missing(pointer)
    return known.mistakes[0]


@reads(router, "/reports/{uuid:pk}", shapes.ReportShape, name="report_of", is_of_one=True)
def report_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A report with its evidence and the answer to it."""
    return one(request, REPORT, pk)


@does(
    router,
    "POST",
    "/reports/{uuid:pk}/accept",
    "assignments.accept",
    name="accept_report",
    scope=Scope.TASKS,
    shape=shapes.ReportShape,
    form=forms.NoteForm,
)
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Verify a report. In time or late is judged by the moment of the report."""
    data = bodies.read(request, forms.NoteForm)
    return act_on(request, REPORT, pk, lambda found, by: domain.accept(report=found, note=data.note, by=by))


@does(
    router,
    "POST",
    "/reports/{uuid:pk}/judge",
    "assignments.judge_deliverables",
    name="judge_report",
    scope=Scope.TASKS,
    shape=shapes.ReportShape,
    form=forms.JudgementsForm,
)
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Judge a report that the work is done deliverable by deliverable."""
    data = bodies.read(request, forms.JudgementsForm)

    def do(found: Any, by: Any) -> Any:
        rules.may_verify(by=by, report=found)
        of = found.assignment
        known = {
            one.ordinal: one
            for one in Deliverable.objects.standing().filter(matter_kind=of.matter_kind, matter_id=of.matter_id)
        }
        unknown = [place for place, one in enumerate(data.deliverables) if one.deliverable not in known]
        if unknown:
            raise Refusal("invalid", mistakes=[_missing(f"/deliverables/{place}/deliverable") for place in unknown])
        said = [domain.Said(known[one.deliverable], one.outcome, one.reason) for one in data.deliverables]
        return domain.judge_deliverables(report=found, said=said, by=by)

    return act_on(request, REPORT, pk, do)


@does(
    router,
    "POST",
    "/reports/{uuid:pk}/return",
    "assignments.return_report",
    name="return_report",
    scope=Scope.TASKS,
    shape=shapes.ReportShape,
    form=forms.ReturnForm,
)
def return_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return a report, with a reason; or refuse it."""
    data = bodies.read(request, forms.ReturnForm)
    return act_on(request, REPORT, pk, lambda found, by: domain.return_report(report=found, **data.model_dump(), by=by))


@reads(router, "/evidence/{uuid:pk}/file", None, name="file_of_evidence", gives=ANY)
def evidence_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a piece of evidence."""
    found = shapes.find_evidence(actor_of(request), pk)
    assert found.file is not None
    return file_response(found.file, inline=False, request=request)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/extension-requests",
    "assignments.ask_extension",
    name="ask_extension",
    scope=Scope.TASKS,
    shape=shapes.ExtensionShape,
    form=forms.ExtensionForm,
    status=201,
)
def ask_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for more time, before the deadline passes."""
    data = bodies.read(request, forms.ExtensionForm)
    return make_under(
        request,
        ASSIGNMENT,
        pk,
        lambda found, by: domain.ask_extension(assignment=found, **data.model_dump(), by=by),
        EXTENSION,
    )


@reads(router, "/extension-requests/{uuid:pk}", shapes.ExtensionShape, name="extension_request", is_of_one=True)
def extension_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A request for more time, and the decision on it."""
    return one(request, EXTENSION, pk)


@does(
    router,
    "POST",
    "/extension-requests/{uuid:pk}/examine",
    "assignments.examine_extension",
    name="examine_extension",
    scope=Scope.TASKS,
    shape=shapes.ExtensionShape,
    form=forms.ExaminationForm,
)
def examine_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what is advised on more time, for the one who decides."""
    data = bodies.read(request, forms.ExaminationForm)
    return act_on(
        request, EXTENSION, pk, lambda found, by: domain.examine_extension(request=found, **data.model_dump(), by=by)
    )


@does(
    router,
    "POST",
    "/extension-requests/{uuid:pk}/decide",
    "assignments.decide_extension",
    name="decide_extension",
    scope=Scope.TASKS,
    shape=shapes.ExtensionShape,
    form=forms.DecisionForm,
)
def decide_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide on more time; a grant stands beside the baseline, which never changes."""
    data = bodies.read(request, forms.DecisionForm)
    return act_on(
        request, EXTENSION, pk, lambda found, by: domain.decide_extension(request=found, **data.model_dump(), by=by)
    )


@does(
    router,
    "PUT",
    "/assignments/{uuid:pk}/milestones",
    "assignments.set_milestones",
    name="set_milestones",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.MilestonesForm,
)
def set_milestones(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the milestones of an assignment; they move no deadline, and reports say where they are."""
    data = bodies.read(request, forms.MilestonesForm)

    def do(found: Assignment, by: Any) -> Any:
        meant = names_meant(standing(found) if matters.shown(found, by).is_withheld else [])
        steps = [domain.Step(meant(one.name), one.due_on) for one in data.milestones]
        return domain.set_milestones(assignment=found, steps=steps, read=data.of_version, by=by)

    return act_on(request, ASSIGNMENT, pk, do)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/recovery-plans",
    "assignments.file_recovery_plan",
    name="file_recovery_plan",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.RecoveryForm,
)
def file_recovery_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how and until when late work catches up; the lateness stays."""
    data = bodies.read(request, forms.RecoveryForm)
    return act_on(
        request,
        ASSIGNMENT,
        pk,
        lambda found, by: domain.file_recovery_plan(assignment=found, **data.model_dump(), by=by),
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/start-clock",
    "assignments.start_clock",
    name="start_clock",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ClockForm,
)
def start_clock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record for this assignee alone that the event occurred from which the deadline runs."""
    data = bodies.read(request, forms.ClockForm)
    return act_on(request, ASSIGNMENT, pk, lambda found, by: domain.start_clock(assignment=found, on=data.on, by=by))


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/suspend",
    "assignments.suspend",
    name="suspend",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ReasonForm,
)
def suspend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Suspend work: it is neither late nor in time until it is resumed."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(
        request, ASSIGNMENT, pk, lambda found, by: domain.suspend(assignment=found, reason=data.reason, by=by)
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/resume",
    "assignments.resume",
    name="resume",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ResumeForm,
)
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Resume suspended work, perhaps with a new deadline."""
    data = bodies.read(request, forms.ResumeForm)
    return act_on(
        request, ASSIGNMENT, pk, lambda found, by: domain.resume(assignment=found, **data.model_dump(), by=by)
    )


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/close",
    "assignments.close",
    name="close_assignment",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ReasonForm,
)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End it without its work being done; what was handed down ends too."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(request, ASSIGNMENT, pk, lambda found, by: domain.close(assignment=found, reason=data.reason, by=by))


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/reopen",
    "assignments.reopen",
    name="reopen",
    scope=Scope.TASKS,
    shape=shapes.AssignmentShape,
    form=forms.ReasonForm,
)
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open an accepted or closed assignment again: it must be received anew."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(request, ASSIGNMENT, pk, lambda found, by: domain.reopen(assignment=found, reason=data.reason, by=by))
