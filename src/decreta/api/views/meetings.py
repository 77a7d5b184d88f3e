"""Sittings by machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import meetings as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import SittingsQuery
from decreta.api.gate import PDF, actor_of
from decreta.api.paging import Order
from decreta.api.queries import meetings as shapes
from decreta.api.queries.documents import DocumentShape
from decreta.api.queries.pages import Sittings
from decreta.api.references import References
from decreta.api.things import CONCLUSION, DOCUMENT, PAPER, POINT, SITTING, writer
from decreta.core.actor import Actor
from decreta.documents.enums import How
from decreta.meetings import domain
from decreta.meetings.giving import give
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.lists import coming, past

router = Router(tags=["meetings"])
_SITTINGS = writer(Sittings)
_LISTS = {
    "": (Sitting.objects.visible_to, Order(("-starts_at", "pk"))),
    "coming": (coming, Order(("starts_at", "pk"))),
    "past": (past, Order(("-starts_at", "pk"))),
}


@reads(router, "/sittings", Sittings, name="sittings", is_list=True)
def sittings(request: HttpRequest, query: Query[SittingsQuery]) -> HttpResponse:
    """Sittings that the post may see: to come (the nearest first), past, or all (the latest first)."""
    find, order = _LISTS[query.when]
    found = find(actor_of(request)).select_related(None).values(*shapes.ROW)
    page = order.page(found, after=query.after, limit=query.limit)
    return listed(request, _SITTINGS, page, map(shapes.row, page.rows))


@does(
    router,
    "POST",
    "/sittings",
    "meetings.create_sitting",
    name="create_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
    form=forms.SittingForm,
    status=201,
    is_of_one=False,
)
def create(request: HttpRequest) -> HttpResponse:
    """Begin to prepare a sitting."""
    data = bodies.read(request, forms.SittingForm)
    known = References()
    body = known.body(data.body, "/body")
    chair = known.post(data.chair_post, "/chair_post")
    serves = [known.body(code, f"/serves/{place}") for place, code in enumerate(data.serves)]
    room = known.room(data.room, "/room", actor_of(request)) if data.room else None
    known.check()
    assert body is not None and chair is not None
    words = data.model_dump(exclude={"body", "chair_post", "serves", "room"}) | {"room": room}
    served = [one for one in serves if one is not None]
    return make(
        request,
        lambda by: domain.create_sitting(body=body, chair_post=chair, serves=served, **words, by=by),
        SITTING,
    )


@reads(router, "/sittings/{uuid:pk}", shapes.SittingShape, name="sitting", is_of_one=True)
def sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A sitting with its agenda, papers, conclusions, invitations and who is present."""
    return one(request, SITTING, pk)


@does(
    router,
    "PATCH",
    "/sittings/{uuid:pk}",
    "meetings.change_sitting",
    name="change_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
    form=forms.SittingChange,
)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change title, place, times, chair or number; after the convocation everybody invited gets an update."""
    data = bodies.read(request, forms.SittingChange)
    changes = {name: value for name, value in data.model_dump(exclude_unset=True).items() if value is not None}
    known = References()
    if "chair_post" in changes:
        changes["chair_post"] = known.post(changes["chair_post"], "/chair_post")
    if "room" in changes:
        changes["room"] = known.room(changes["room"], "/room", actor_of(request))
    known.check()
    return act_on(request, SITTING, pk, lambda found, by: domain.change_sitting(sitting=found, **changes, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/convene",
    "meetings.convene",
    name="convene_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
    form=forms.ConveneForm,
)
def convene(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Convene it: from now on those invited see it, and get their calendar entry. The body may be left out."""
    data = bodies.read(request, forms.ConveneForm) if request.body else forms.ConveneForm()
    return act_on(request, SITTING, pk, lambda found, by: domain.convene(sitting=found, **data.model_dump(), by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/cancel",
    "meetings.cancel_sitting",
    name="cancel_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
    form=ReasonForm,
)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel a sitting that has not begun, with a reason."""
    data = bodies.read(request, ReasonForm)
    return act_on(
        request, SITTING, pk, lambda found, by: domain.cancel_sitting(sitting=found, reason=data.reason, by=by)
    )


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/open",
    "meetings.open_sitting",
    name="open_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
)
def open_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open it; it begins with the first point."""
    return act_on(request, SITTING, pk, lambda found, by: domain.open_sitting(sitting=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/close",
    "meetings.close_sitting",
    name="close_sitting",
    scope=Scope.MEETINGS,
    shape=shapes.SittingShape,
)
def close_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close it: the present point ends and everybody leaves."""
    return act_on(request, SITTING, pk, lambda found, by: domain.close_sitting(sitting=found, by=by))


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/notice",
    "meetings.compose_notice",
    name="compose_notice",
    scope=Scope.MEETINGS,
    shape=DocumentShape,
    status=201,
)
def compose_notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Compose the conclusions into a draft notice, which goes its way as a document."""
    return make_under(
        request, SITTING, pk, lambda found, by: domain.compose_notice(sitting=found, by=by).document, DOCUMENT
    )


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/points",
    "meetings.add_point",
    name="add_point",
    scope=Scope.MEETINGS,
    shape=shapes.PointShape,
    form=forms.PointForm,
    status=201,
)
def add_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a point at the end of the agenda."""
    data = bodies.read(request, forms.PointForm)
    return make_under(
        request, SITTING, pk, lambda found, by: domain.add_point(sitting=found, **data.model_dump(), by=by), POINT
    )


@reads(router, "/points/{uuid:pk}", shapes.PointShape, name="point", is_of_one=True)
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A point with its papers and conclusions."""
    return one(request, POINT, pk)


@does(
    router,
    "PUT",
    "/points/{uuid:pk}/text",
    "meetings.write_point_text",
    name="write_point_text",
    scope=Scope.MEETINGS,
    shape=shapes.PointShape,
    form=forms.PointTextForm,
)
def write_point_text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write why the body deals with it and what it is proposed to decide."""
    data = bodies.read(request, forms.PointTextForm)
    return act_on(request, POINT, pk, lambda found, by: domain.write_point_text(item=found, **data.model_dump(), by=by))


@does(
    router,
    "PATCH",
    "/points/{uuid:pk}",
    "meetings.change_point",
    name="change_point",
    scope=Scope.MEETINGS,
    shape=shapes.PointShape,
    form=forms.PointChange,
)
def change_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change its words or planned minutes."""
    sent = bodies.read(request, forms.PointChange).model_dump(exclude_none=True)

    def do(found: AgendaItem, by: Actor) -> AgendaItem | None:
        kept: dict[str, Any] = {name: getattr(found, name) for name in ("title", "presenter", "minutes")}
        return domain.change_point(item=found, by=by, **(kept | sent))

    return act_on(request, POINT, pk, do)


@does(
    router,
    "DELETE",
    "/points/{uuid:pk}",
    "meetings.remove_point",
    name="remove_point",
    scope=Scope.MEETINGS,
    shape=None,
    status=204,
)
def remove_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point off that has not begun, with its papers."""
    return act_on(request, POINT, pk, lambda found, by: domain.remove_point(item=found, by=by))


@does(
    router,
    "POST",
    "/points/{uuid:pk}/move",
    "meetings.move_point",
    name="move_point",
    scope=Scope.MEETINGS,
    shape=shapes.PointShape,
    form=forms.DirectionForm,
)
def move_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exchange a point with its neighbour."""
    data = bodies.read(request, forms.DirectionForm)
    return act_on(request, POINT, pk, lambda found, by: domain.move_point(item=found, direction=data.direction, by=by))


@does(
    router,
    "POST",
    "/points/{uuid:pk}/go",
    "meetings.go_to_point",
    name="go_to_point",
    scope=Scope.MEETINGS,
    shape=shapes.PointShape,
)
def go(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the present point and go to this one."""
    return act_on(request, POINT, pk, lambda found, by: domain.go_to_point(sitting=found.sitting, item=found, by=by))


@does(
    router,
    "POST",
    "/points/{uuid:pk}/papers",
    "meetings.add_paper",
    "files.store",
    name="add_paper",
    scope=Scope.MEETINGS,
    shape=shapes.PaperShape,
    form=forms.PaperForm,
    with_files=True,
    status=201,
)
def add_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a paper (PDF) under a point."""
    data = bodies.read(request, forms.PaperForm, with_files=True)
    file = bodies.file_named(request, data.file, "/file")
    upload = (file.name or "", file.read())
    return make_under(
        request,
        POINT,
        pk,
        lambda found, by: domain.add_paper(
            item=found, title=data.title, upload=upload, late_reason=data.late_reason, by=by
        ),
        PAPER,
    )


@reads(router, "/papers/{uuid:pk}", shapes.PaperShape, name="paper", is_of_one=True)
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper of a point."""
    return one(request, PAPER, pk)


@reads(router, "/papers/{uuid:pk}/file", None, name="file_of_paper", gives=PDF)
def paper_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a paper (PDF). That one has opened this version is noted, as on its page."""
    found = PAPER.find(actor_of(request), pk)
    if found.read_version != found.version:
        domain.open_paper(paper=found, by=actor_of(request))
    by = actor_of(request)
    return give(found, found.file, version=found.version, request=request, actor=by, how=How.DOWNLOADED)


@does(
    router,
    "POST",
    "/papers/{uuid:pk}/replace",
    "meetings.replace_paper",
    "files.store",
    name="replace_paper",
    scope=Scope.MEETINGS,
    shape=shapes.PaperShape,
    form=forms.ReplaceForm,
    with_files=True,
)
def replace_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put another version (PDF) in its place, with the reason; the earlier one is kept, and readers are told."""
    data = bodies.read(request, forms.ReplaceForm, with_files=True)
    file = bodies.file_named(request, data.file, "/file")
    upload = (file.name or "", file.read())
    return act_on(
        request,
        PAPER,
        pk,
        lambda found, by: domain.replace_paper(paper=found, upload=upload, reason=data.reason, by=by),
    )


@does(
    router,
    "POST",
    "/papers/{uuid:pk}/withdraw",
    "meetings.withdraw_paper",
    name="withdraw_paper",
    scope=Scope.MEETINGS,
    shape=None,
    form=ReasonForm,
    status=204,
)
def withdraw_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it back, with the reason: nobody finds it any more; its trace stays for who runs the sitting."""
    data = bodies.read(request, ReasonForm)
    return act_on(request, PAPER, pk, lambda found, by: domain.withdraw_paper(paper=found, reason=data.reason, by=by))


@does(
    router,
    "DELETE",
    "/papers/{uuid:pk}",
    "meetings.remove_paper",
    name="remove_paper",
    scope=Scope.MEETINGS,
    shape=None,
    status=204,
)
def remove_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper off a point that has not begun."""
    return act_on(request, PAPER, pk, lambda found, by: domain.remove_paper(paper=found, by=by))


@does(
    router,
    "POST",
    "/points/{uuid:pk}/conclusions",
    "meetings.write_conclusion",
    name="write_conclusion",
    scope=Scope.MEETINGS,
    shape=shapes.ConclusionShape,
    form=forms.ConclusionForm,
    status=201,
)
def write_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a conclusion under a point."""
    data = bodies.read(request, forms.ConclusionForm)
    return make_under(
        request, POINT, pk, lambda found, by: domain.write_conclusion(item=found, text=data.text, by=by), CONCLUSION
    )


@reads(router, "/conclusions/{uuid:pk}", shapes.ConclusionShape, name="conclusion", is_of_one=True)
def conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A conclusion of the chair."""
    return one(request, CONCLUSION, pk)


@does(
    router,
    "PATCH",
    "/conclusions/{uuid:pk}",
    "meetings.edit_conclusion",
    name="edit_conclusion",
    scope=Scope.MEETINGS,
    shape=shapes.ConclusionShape,
    form=forms.ConclusionChange,
)
def edit_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change its words, from the revision that was read."""
    data = bodies.read(request, forms.ConclusionChange)
    return act_on(
        request,
        CONCLUSION,
        pk,
        lambda found, by: domain.edit_conclusion(conclusion=found, **data.model_dump(), by=by),
    )


@does(
    router,
    "DELETE",
    "/conclusions/{uuid:pk}",
    "meetings.remove_conclusion",
    name="remove_conclusion",
    scope=Scope.MEETINGS,
    shape=None,
    status=204,
)
def remove_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a conclusion out."""
    return act_on(request, CONCLUSION, pk, lambda found, by: domain.remove_conclusion(conclusion=found, by=by))


@does(
    router,
    "POST",
    "/conclusions/{uuid:pk}/conclude",
    "meetings.conclude_draft",
    name="conclude_draft",
    scope=Scope.MEETINGS,
    shape=shapes.ConclusionShape,
    form=forms.DraftRead,
)
def conclude_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Conclude a draft as it was read."""
    data = bodies.read(request, forms.DraftRead)
    return act_on(
        request,
        CONCLUSION,
        pk,
        lambda found, by: domain.conclude_draft(conclusion=found, **data.model_dump(), by=by),
    )


@does(
    router,
    "POST",
    "/conclusions/{uuid:pk}/move",
    "meetings.move_conclusion",
    name="move_conclusion",
    scope=Scope.MEETINGS,
    shape=shapes.ConclusionShape,
    form=forms.DirectionForm,
)
def move_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exchange a conclusion with its neighbour."""
    data = bodies.read(request, forms.DirectionForm)
    return act_on(
        request,
        CONCLUSION,
        pk,
        lambda found, by: domain.move_conclusion(conclusion=found, direction=data.direction, by=by),
    )
