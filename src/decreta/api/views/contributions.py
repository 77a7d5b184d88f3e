"""Contributions by machine: asked for, delivered, judged, withdrawn, given without being asked."""

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
from decreta.api.forms import contributions as forms
from decreta.api.forms.queries import ContributionsQuery
from decreta.api.gate import ANY, actor_of
from decreta.api.paging import Order
from decreta.api.queries import contributions as shapes
from decreta.api.queries.pages import Contributions
from decreta.api.references import References
from decreta.api.things import ASSIGNMENT, CONTRIBUTION, writer
from decreta.assignments.models import Assignment
from decreta.assignments.queries.whom import by_code, where
from decreta.contributions import domain
from decreta.contributions.queries.given import in_state, told
from decreta.contributions.queries.leading import coordinating
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.files.domain import store
from decreta.files.responses import file_response

router = Router(tags=["tasks"])
_LIST = writer(Contributions)
_OLDEST_FIRST = Order(("created_at", "pk"))


@reads(router, "/contributions", Contributions, name="contributions", is_list=True)
def contributions(request: HttpRequest, query: Query[ContributionsQuery]) -> HttpResponse:
    """Contributions that the post may see, the oldest first, in a state, of a body's tasks, of one organisation."""
    found, who = shapes.contributions(actor_of(request)), by_code(query.who)
    if query.state:
        found = in_state(found, query.state, clock.now())
    if query.body:
        found = found.filter(assignment__monitor__code=query.body)
    if query.who:
        named = {f"assignment__{column}": one for column, one in where(who).items()} if who is not None else {}
        found = found.filter(**named) if named else found.none()
    page = _OLDEST_FIRST.page(found, after=query.after, limit=query.limit)
    are_told = told(page.rows, actor_of(request))
    return listed(request, _LIST, page, (shapes.row(each, is_told=each.pk in are_told) for each in page.rows))


@reads(router, "/contributions/{uuid:pk}", shapes.ContributionShape, name="contribution", is_of_one=True)
def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A contribution with everything that was delivered and said of it."""
    return one(request, CONTRIBUTION, pk)


@reads(router, "/contribution-pieces/{uuid:pk}/file", None, name="file_of_contribution", gives=ANY)
def piece_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a piece that came with a delivery."""
    found = shapes.find_piece(actor_of(request), pk)
    assert found.file is not None
    return file_response(found.file, inline=False, request=request)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/contributions-asked",
    "contributions.ask",
    name="ask_for_contribution",
    scope=Scope.TASKS,
    shape=shapes.ContributionShape,
    form=forms.AskForm,
    status=201,
)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a coordinator of the task that an assignment leads for its contribution."""
    data = bodies.read(request, forms.AskForm)

    def do(found: Assignment, by: Actor) -> Any:
        known = References()
        owner = known.assignee(data.coordinator, "/coordinator")
        known.check()
        coordinators = coordinating.rows(found.matter_id)
        asked = next((each for each in coordinators if each.assignee == owner), None)
        return domain.ask(lead=found, coordinator=asked, wanted=data.wanted, due_on=data.due_on, by=by)

    return make_under(request, ASSIGNMENT, pk, do, CONTRIBUTION)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/contributions",
    "contributions.offer",
    "files.store",
    name="offer_contribution",
    scope=Scope.TASKS,
    shape=shapes.ContributionShape,
    form=forms.OfferForm,
    with_files=True,
    status=201,
)
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Contribute to a task that one coordinates, without having been asked; files come along as parts."""
    data = bodies.read(request, forms.OfferForm, with_files=True)

    def do(found: Assignment, by: Actor) -> Any:
        return domain.offer(assignment=found, text=data.text, pieces=_pieces(request, data.pieces, by), by=by)

    return make_under(request, ASSIGNMENT, pk, do, CONTRIBUTION)


@does(
    router,
    "POST",
    "/contributions/{uuid:pk}/answer",
    "contributions.answer",
    "files.store",
    name="answer_contribution",
    scope=Scope.TASKS,
    shape=shapes.ContributionShape,
    form=forms.AnswerForm,
    with_files=True,
)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deliver what was asked for, or say why it cannot be; files come along as parts."""
    data = bodies.read(request, forms.AnswerForm, with_files=True)

    def do(found: Any, by: Actor) -> Any:
        pieces = _pieces(request, data.pieces, by)
        return domain.answer(contribution=found, text=data.text, is_refusal=data.is_refusal, pieces=pieces, by=by)

    return act_on(request, CONTRIBUTION, pk, do)


@does(
    router,
    "POST",
    "/contributions/{uuid:pk}/judge",
    "contributions.judge",
    name="judge_contribution",
    scope=Scope.TASKS,
    shape=shapes.ContributionShape,
    form=forms.JudgeForm,
)
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is sufficient, or return it with a reason."""
    data = bodies.read(request, forms.JudgeForm)
    said = data.model_dump()
    return act_on(request, CONTRIBUTION, pk, lambda found, by: domain.judge(contribution=found, by=by, **said))


@does(
    router,
    "POST",
    "/contributions/{uuid:pk}/withdraw",
    "contributions.withdraw",
    name="withdraw_contribution",
    scope=Scope.TASKS,
    shape=shapes.ContributionShape,
    form=forms.WithdrawForm,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is no longer asked for."""
    data = bodies.read(request, forms.WithdrawForm)
    return act_on(
        request, CONTRIBUTION, pk, lambda found, by: domain.withdraw(contribution=found, reason=data.reason, by=by)
    )


def _pieces(request: HttpRequest, sent: list[forms.PieceForm], by: Actor) -> list[domain.PieceInput]:
    """Each piece with its file; a file that is named and is not there is refused."""
    known, files, found = References(), bodies.files_of(request), []
    for place, each in enumerate(sent):
        file = files.get(each.file) if each.file else None
        if each.file and file is None:
            known.missing(f"/pieces/{place}/file")
        name = (file.name or "") if file is not None else ""
        kept = store(content=file.read(), name=name, by=by) if file is not None else None
        found.append(domain.PieceInput(title=each.title or name or each.symbol, symbol=each.symbol, file=kept))
    known.check()
    return found
