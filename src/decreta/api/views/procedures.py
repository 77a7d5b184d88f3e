"""Decisions in writing by machine: prepared, asked, answered by who may sign by token, closed and counted."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import procedures as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import ProceduresQuery
from decreta.api.gate import actor_of
from decreta.api.mistakes import told_at
from decreta.api.paging import Order
from decreta.api.queries import procedures as shapes
from decreta.api.queries.pages import Procedures
from decreta.api.references import References
from decreta.api.things import PROCEDURE, writer
from decreta.core.actor import Actor
from decreta.meetings.enums import Form, SittingState, Tie
from decreta.meetings.models import AgendaItem
from decreta.procedures import domain, rules
from decreta.procedures.arithmetic import Rule
from decreta.procedures.models import OpinionForm, Procedure, Question
from decreta.procedures.queries.forms import questions_for

router = Router(tags=["meetings"])
_LIST = writer(Procedures)
_LATEST_FIRST = Order(("-until", "pk"))


@reads(router, "/procedures", Procedures, name="procedures", is_list=True)
def procedures(request: HttpRequest, query: Query[ProceduresQuery]) -> HttpResponse:
    """Decisions in writing that the post sees, the latest deadline first; of a body, those under way."""
    found = shapes.procedures(actor_of(request))
    if query.body:
        found = found.filter(sitting__body__code=query.body)
    if query.asking:
        found = found.filter(sitting__form=Form.WRITTEN, sitting__state=SittingState.OPEN)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/procedures/{uuid:pk}", shapes.ProcedureShape, name="procedure", is_of_one=True)
def procedure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A decision in writing: its questions, who has answered, and after the closing what was said and decided."""
    return one(request, PROCEDURE, pk)


def _tie_of(data: forms.ProcedureForm) -> str:
    """What happens at a tie; empty: as the body has it."""
    if data.tie is not None or data.chair_breaks_ties is None:
        return data.tie or ""
    return Tie.CHAIRS_SIDE if data.chair_breaks_ties else Tie.REJECTED


@does(
    router,
    "POST",
    "/procedures",
    "procedures.prepare",
    name="prepare_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=forms.ProcedureForm,
    status=201,
)
def prepare(request: HttpRequest) -> HttpResponse:
    """Begin to prepare a decision in writing; its questions and their papers follow."""
    data = bodies.read(request, forms.ProcedureForm)
    known = References()
    body, post = known.body(data.body, "/body"), known.post(data.chair_post, "/chair_post")
    known.check()
    assert body is not None
    assert post is not None
    return make(
        request,
        lambda by: domain.prepare(
            body=body,
            title=data.title,
            until=data.until,
            chair_post=post,
            rule=Rule(data.majority or "", data.silence, _tie_of(data)),
            convert_at=data.convert_at,
            by=by,
        ),
        PROCEDURE,
    )


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/questions",
    "procedures.add_question",
    name="add_question",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=forms.QuestionForm,
)
def add_question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put one question more, before the members are asked. Its papers hang on its point (`/points/{id}/papers`)."""
    said = bodies.read(request, forms.QuestionForm).model_dump()
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.add_question(procedure=found, **said, by=by))


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/ask",
    "procedures.ask",
    name="ask_members",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the questions before everybody who is a member today. From now on only opinions come."""
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.ask(procedure=found, by=by))


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/answer",
    "procedures.answer",
    name="answer_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=forms.AnswerForm,
    is_signing=True,
)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fill in the form of the token's own user, in his name: until the deadline anew, and the last one counts."""
    data = bodies.read(request, forms.AnswerForm)
    return act_on(request, PROCEDURE, pk, lambda found, by: _answer(found, data, by))


def _answer(found: Procedure, data: forms.AnswerForm, by: Actor) -> OpinionForm:
    known = References()
    read = AgendaItem.objects.visible_to(by).filter(sitting=found.sitting_id).values("pk")
    mine = rules.mine(found.sitting, by=by)
    questions = questions_for(found, mine) if mine is not None else []  # as the act numbers them
    named = {each.item_id: each.pk for each in found.questions.filter(item__in=read)}
    opinions = {}
    for place, said in enumerate(data.opinions):
        if said.point in named:
            opinions[named[said.point]] = domain.Said(said.stance, said.text)
        else:
            known.missing(f"/opinions/{place}/point")
    known.check()
    with told_at(**_places(questions, data)):
        return domain.answer(procedure=found, opinions=opinions, asks_for_session=data.asks_for_session, by=by)


def _places(questions: list[Question], data: forms.AnswerForm) -> dict[str, str]:
    """Where each question was answered; the act names them by their numbers."""
    sent = {said.point: f"opinions/{place}" for place, said in enumerate(data.opinions)}
    return {
        f"{name}_{number}": f"{sent[each.item_id]}/{name}" if each.item_id in sent else "opinions"
        for number, each in enumerate(questions)
        for name in ("stance", "text")
    }


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/prolong",
    "procedures.prolong",
    name="prolong_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=forms.ProlongForm,
)
def prolong(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take opinions until a later moment; everybody who is asked is told."""
    data = bodies.read(request, forms.ProlongForm)
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.prolong(procedure=found, **data.model_dump(), by=by))


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/withdraw",
    "procedures.withdraw",
    name="withdraw_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=ReasonForm,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was put before the members; nothing is decided, and everybody who was asked is told."""
    data = bodies.read(request, ReasonForm)
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.withdraw(procedure=found, reason=data.reason, by=by))


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/close",
    "procedures.close",
    name="close_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close and count: after the deadline, or when everybody has answered. What is adopted is a decision then."""
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.close(procedure=found, by=by))


@does(
    router,
    "POST",
    "/procedures/{uuid:pk}/convert",
    "procedures.convert",
    name="convert_procedure",
    scope=Scope.MEETINGS,
    shape=shapes.ProcedureShape,
    form=ReasonForm,
)
def convert(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deal with it in a session: number, points and papers stay."""
    data = bodies.read(request, ReasonForm)
    return act_on(request, PROCEDURE, pk, lambda found, by: domain.convert(procedure=found, reason=data.reason, by=by))
