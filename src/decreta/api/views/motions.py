"""Motions by machine: moved, worded, supported, taken back. What the chair does with them in the hall is done there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import motions as forms
from decreta.api.forms.queries import MotionsQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import motions as shapes
from decreta.api.queries.pages import Motions
from decreta.api.references import References
from decreta.api.things import CONCLUSION, MOTION, POINT, writer
from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Sitting
from decreta.motions import domain
from decreta.motions.models import Motion

router = Router(tags=["meetings"])
_LIST = writer(Motions)
_LATEST_FIRST = Order(("-moved_at", "pk"))


@reads(router, "/motions", Motions, name="motions", is_list=True)
def motions(request: HttpRequest, query: Query[MotionsQuery]) -> HttpResponse:
    """What was moved on points that the post reads, the latest first."""
    found = shapes.motions(actor_of(request))
    if query.sitting:
        found = found.filter(sitting_id=UUID(query.sitting))
    if query.point:
        found = found.filter(item_id=UUID(query.point))
    if query.state:
        found = found.filter(state=query.state)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/motions/{uuid:pk}", shapes.MotionShape, name="motion", is_of_one=True)
def motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A motion with what it changes, who supports it and who objects, and what became of it."""
    return one(request, MOTION, pk)


@does(
    router,
    "POST",
    "/points/{uuid:pk}/motions",
    "motions.move",
    name="move_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.MotionForm,
    status=201,
)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move something on a point: to close the debate, to postpone the point, to send it back, or in one's own words."""
    data = bodies.read(request, forms.MotionForm)

    def do(found: AgendaItem, by: Actor) -> Motion:
        mover = _mover(found.sitting, data.mover)
        return domain.move(item=found, kind=data.kind, text=data.text, reason=data.reason, mover=mover, by=by)

    return make_under(request, POINT, pk, do, MOTION)


@does(
    router,
    "POST",
    "/conclusions/{uuid:pk}/amendments",
    "motions.amend",
    name="move_amendment",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.AmendmentForm,
    status=201,
)
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move that a conclusion reads otherwise. With `If-Match` of the conclusion it is laid on the words that were read."""
    data = bodies.read(request, forms.AmendmentForm)

    def do(found: Conclusion, by: Actor) -> Motion:
        mover = _mover(found.item.sitting, data.mover)
        return domain.move_amendment(conclusion=found, text=data.text, reason=data.reason, mover=mover, by=by)

    return make_under(request, CONCLUSION, pk, do, MOTION)


@does(
    router,
    "POST",
    "/points/{uuid:pk}/amendments",
    "motions.amend_proposal",
    name="amend_proposal",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.AmendmentForm,
    status=201,
)
def amend_proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move before the point begins that what is proposed reads otherwise, where the rules of the body let members."""
    data = bodies.read(request, forms.AmendmentForm)

    def do(found: AgendaItem, by: Actor) -> Motion:
        mover = _mover(found.sitting, data.mover)
        return domain.amend_proposal(item=found, text=data.text, reason=data.reason, mover=mover, by=by)

    return make_under(request, POINT, pk, do, MOTION)


def _mover(sitting: Sitting, key: UUID | None) -> Invitation | None:
    """For whom it is written down; who may do so is the act's to say."""
    if key is None:
        return None
    known = References()
    invited = Invitation.objects.select_related("sitting__body", "sitting__chair_post", "holding__person")
    found = known.among(invited.filter(sitting=sitting), key, "/mover")
    known.check()
    return found


@does(
    router,
    "PATCH",
    "/motions/{uuid:pk}",
    "motions.reword",
    name="reword_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.RewordForm,
)
def reword(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a motion that waits anew, from the revision that was read. Other words are supported anew."""
    said = bodies.read(request, forms.RewordForm).model_dump()
    return act_on(request, MOTION, pk, lambda found, by: domain.reword_motion(motion=found, **said, by=by))


@does(
    router,
    "POST",
    "/motions/{uuid:pk}/say",
    "motions.say",
    name="say_to_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.StanceForm,
)
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Support what another moved, object to it, or take that back."""
    data = bodies.read(request, forms.StanceForm)
    return act_on(request, MOTION, pk, lambda found, by: domain.say(motion=found, stance=data.stance, by=by))


@does(
    router,
    "POST",
    "/motions/{uuid:pk}/withdraw",
    "motions.withdraw",
    name="withdraw_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a motion back that is not voted on yet."""
    return act_on(request, MOTION, pk, lambda found, by: domain.withdraw_motion(motion=found, by=by))


@does(
    router,
    "POST",
    "/motions/{uuid:pk}/admit",
    "motions.admit",
    name="admit_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
)
def admit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Admit a motion; with `If-Match` only in the words that were read."""
    return act_on(request, MOTION, pk, lambda found, by: domain.admit_motion(motion=found, by=by))


@does(
    router,
    "POST",
    "/motions/{uuid:pk}/refuse",
    "motions.refuse",
    name="refuse_motion",
    scope=Scope.MEETINGS,
    shape=shapes.MotionShape,
    form=forms.RefusalForm,
)
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse a motion as out of order; its mover reads why."""
    data = bodies.read(request, forms.RefusalForm)
    return act_on(request, MOTION, pk, lambda found, by: domain.refuse_motion(motion=found, reason=data.reason, by=by))
