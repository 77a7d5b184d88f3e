"""Minutes, decisions and attendance by machine. Decisions are entered on pages: they stand for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one, plain
from decreta.api.answers import shown as answer_with
from decreta.api.describing import does, reads
from decreta.api.forms import minutes as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import AsOfQuery, AttendanceQuery, DecisionsQuery, MinutesQuery
from decreta.api.gate import actor_of
from decreta.api.mistakes import told_at
from decreta.api.paging import Order
from decreta.api.queries import minutes as shapes
from decreta.api.queries.pages import Decisions, MinutesPage
from decreta.api.references import References
from decreta.api.things import DECISION, EDITION, MINUTES, REMARK, SITTING, writer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes import domain, rules
from decreta.minutes.models import Minutes, Remark
from decreta.minutes.queries.decided import found as decisions_found
from decreta.minutes.queries.texts import newest

router = Router(tags=["meetings"])
_MINUTES, _DECISIONS, _ATTENDANCE = map(writer, (MinutesPage, Decisions, shapes.AttendanceShape))
_LATEST_SITTING_FIRST = Order(("-sitting__starts_at", "pk"))
_LATEST_FIRST = Order(("-decided_on", "-number", "pk"))


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else clock.today()


@reads(router, "/minutes", MinutesPage, name="minutes", is_list=True)
def minutes(request: HttpRequest, query: Query[MinutesQuery]) -> HttpResponse:
    """Minutes that the post may see, the latest sitting first."""
    found = shapes.minutes(actor_of(request))
    if query.state:
        found = found.filter(state=query.state)
    if query.body:
        found = found.filter(sitting__body__code=query.body)
    page = _LATEST_SITTING_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _MINUTES, page, map(shapes.row, page.rows))


@reads(router, "/minutes/{uuid:pk}", shapes.MinutesShape, name="minutes_of_sitting", is_of_one=True)
def minutes_of_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Minutes with their words: the newest edition that was put before the members; as they stand now for who writes them."""
    return one(request, MINUTES, pk)


@reads(
    router,
    "/minutes/{uuid:pk}/editions/{int:ordinal}",
    shapes.EditionShape,
    name="edition_of_minutes",
    is_of_one=True,
)
def edition(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponse:
    """An edition of minutes as it was put before the members, without the points that one does not read."""
    return one(request, EDITION, (pk, ordinal))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/minutes",
    "minutes.begin",
    name="begin_minutes",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    status=201,
)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the minutes of a sitting; what happened is in them already. Those that are begun are the answer too."""

    def do(found: Sitting, by: Actor) -> Minutes:
        rules.may_write(found, by=by)
        return Minutes.objects.filter(sitting=found).first() or domain.begin(sitting=found, by=by)

    return make_under(request, SITTING, pk, do, MINUTES)


@does(
    router,
    "PUT",
    "/minutes/{uuid:pk}/passages/{key}",
    "minutes.edit",
    name="edit_passage",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    form=forms.PassageForm,
)
def edit(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Write a passage, from the revision that was read; computed words are kept beside one's own."""
    data = bodies.read(request, forms.PassageForm)
    return act_on(
        request, MINUTES, pk, lambda found, by: domain.edit(minutes=found, key=key, **data.model_dump(), by=by)
    )


@does(
    router,
    "POST",
    "/minutes/{uuid:pk}/circulate",
    "minutes.circulate",
    name="circulate_minutes",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    form=forms.CirculateForm,
)
def circulate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the minutes before the members, in this wording, until a deadline."""
    data = bodies.read(request, forms.CirculateForm)
    return act_on(request, MINUTES, pk, lambda found, by: domain.circulate(minutes=found, until=data.until, by=by))


@does(
    router,
    "POST",
    "/minutes/{uuid:pk}/take-back",
    "minutes.take_back",
    name="take_minutes_back",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    form=ReasonForm,
)
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the minutes back to write on; the edition and what was said of it stay readable."""
    data = bodies.read(request, ReasonForm)
    return act_on(request, MINUTES, pk, lambda found, by: domain.take_back(minutes=found, reason=data.reason, by=by))


@does(
    router,
    "POST",
    "/minutes/{uuid:pk}/remarks",
    "minutes.comment",
    name="remark_on_minutes",
    scope=Scope.MEETINGS,
    shape=shapes.RemarkDetail,
    form=forms.RemarkForm,
    status=201,
)
def remark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what one holds of the newest edition: agree, remark, object."""
    data = bodies.read(request, forms.RemarkForm)

    def do(found: Minutes, by: Actor) -> Remark:
        edition, known = newest(found), References()
        if edition is not None and not shapes.is_told(edition, data.about, by):
            known.missing("/about")
        known.check()
        return domain.comment(minutes=found, stance=data.stance, text=data.text, key=data.about, by=by)

    return make_under(request, MINUTES, pk, do, REMARK)


@reads(router, "/remarks/{uuid:pk}", shapes.RemarkDetail, name="remark", is_of_one=True)
def remark_by_itself(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A remark on an edition of minutes, and what became of it."""
    return one(request, REMARK, pk)


@does(
    router,
    "POST",
    "/remarks/{uuid:pk}/answer",
    "minutes.answer",
    name="answer_remark",
    scope=Scope.MEETINGS,
    shape=shapes.RemarkDetail,
    form=forms.RemarkAnswerForm,
)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what becomes of a remark: taken over, or not and why."""
    said = bodies.read(request, forms.RemarkAnswerForm).model_dump()
    return act_on(request, REMARK, pk, lambda found, by: domain.answer(remark=found, **said, by=by))


@does(
    router,
    "POST",
    "/minutes/{uuid:pk}/agenda",
    "minutes.put_on_agenda",
    name="put_minutes_on_agenda",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    form=forms.AgendaForm,
)
def put_on_agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put their approval on the agenda of a later sitting of the body, as a point of its own."""
    data = bodies.read(request, forms.AgendaForm)

    def do(found: Minutes, by: Actor) -> AgendaItem:
        rules.may_approve(found.sitting, by=by)
        known = References()
        visible = Sitting.objects.visible_to(by).select_related("body", "chair_post")
        later = known.among(visible, data.sitting, "/sitting")
        known.check()
        assert later is not None
        return domain.put_on_agenda(minutes=found, sitting=later, by=by)

    return act_on(request, MINUTES, pk, do)


@does(
    router,
    "POST",
    "/minutes/{uuid:pk}/approve",
    "minutes.approve",
    name="approve_minutes",
    scope=Scope.MEETINGS,
    shape=shapes.MinutesShape,
    form=forms.ApproveForm,
)
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """State that the members have approved the newest edition: by circulation, or under a point of a later sitting."""
    data = bodies.read(request, forms.ApproveForm)

    def do(found: Minutes, by: Actor) -> Minutes:
        rules.may_approve(found.sitting, by=by)
        known, item = References(), None
        if data.point is not None:
            read = AgendaItem.objects.visible_to(by).select_related("sitting")
            item = known.among(read, data.point, "/point")
        known.check()
        with told_at(item="point"):
            return domain.approve(minutes=found, way=data.way, item=item, by=by)

    return act_on(request, MINUTES, pk, do)


@reads(router, "/decisions", Decisions, name="decisions", is_list=True)
def decisions(request: HttpRequest, query: Query[DecisionsQuery]) -> HttpResponse:
    """The register of decisions that the post sees, the latest first, with what held of each at the end of a day."""
    actor, day = actor_of(request), _day(query.as_of)
    found = decisions_found(actor, words=query.q, body=query.body, life=query.life, as_of=day)
    page = _LATEST_FIRST.page(shapes.decided(found, actor), after=query.after, limit=query.limit)
    rows = [shapes.decision_row(of, day) for of in page.rows]
    return listed(request, _DECISIONS, page, rows, as_of=day)


@reads(router, "/decisions/{uuid:pk}", shapes.DecisionDetail, name="decision", is_of_one=True)
def decision(request: HttpRequest, pk: UUID, query: Query[AsOfQuery]) -> HttpResponse:
    """A decision: its words, what holds of it, which decisions it changes and which change it, its tasks as of a day."""
    found = replace(DECISION.find(actor_of(request), pk), as_of=_day(query.as_of))
    return answer_with(request, DECISION, found)


@reads(router, "/bodies/{code}/attendance", shapes.AttendanceShape, name="attendance")
def attendance(request: HttpRequest, code: str, query: Query[AttendanceQuery]) -> HttpResponse:
    """Who came to the closed sittings of a body that the post may see: chair and members, over a term."""
    return plain(_ATTENDANCE, shapes.attendance(actor_of(request), code, query.term))
