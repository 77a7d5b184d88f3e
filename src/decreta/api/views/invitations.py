"""Who is invited to a sitting, what he answers, whether he is there: by machine."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import one
from decreta.api.describing import does, reads
from decreta.api.forms import meetings as forms
from decreta.api.queries.meetings import InvitationShape, SittingShape
from decreta.api.references import References
from decreta.api.things import INVITATION, SITTING
from decreta.meetings import domain

router = Router(tags=["meetings"])


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/invitations",
    "meetings.invite",
    name="invite",
    scope=Scope.MEETINGS,
    shape=InvitationShape,
    form=forms.InvitationForm,
    status=201,
)
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite the holder of a post; after the convocation his invitation goes out at once."""
    data = bodies.read(request, forms.InvitationForm)
    known = References()
    holding = known.holding(data.holding, "/holding")
    known.check()
    assert holding is not None
    return make_under(
        request,
        SITTING,
        pk,
        lambda found, by: domain.invite(sitting=found, holding=holding, part=data.part, by=by),
        INVITATION,
    )


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/invite-members",
    "meetings.invite_members",
    name="invite_members",
    scope=Scope.MEETINGS,
    shape=SittingShape,
)
def invite_members(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite the chair and everybody who holds a post of the body."""
    return act_on(request, SITTING, pk, lambda found, by: domain.invite_members(sitting=found, by=by))


@reads(router, "/invitations/{uuid:pk}", InvitationShape, name="invitation", is_of_one=True)
def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An invitation with its answer and how the person is present."""
    return one(request, INVITATION, pk)


@does(
    router,
    "DELETE",
    "/invitations/{uuid:pk}",
    "meetings.withdraw_invitation",
    name="withdraw_invitation",
    scope=Scope.MEETINGS,
    shape=None,
    status=204,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back before the sitting has begun."""
    return act_on(request, INVITATION, pk, lambda found, by: domain.withdraw_invitation(invitation=found, by=by))


@does(
    router,
    "POST",
    "/invitations/{uuid:pk}/answer",
    "meetings.answer_invitation",
    name="answer_invitation",
    scope=Scope.MEETINGS,
    shape=InvitationShape,
    form=forms.AnswerForm,
)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The invited person says whether and how he attends."""
    data = bodies.read(request, forms.AnswerForm)
    return act_on(
        request,
        INVITATION,
        pk,
        lambda found, by: domain.answer_invitation(invitation=found, **data.model_dump(), by=by),
    )


@does(
    router,
    "POST",
    "/invitations/{uuid:pk}/substitute",
    "meetings.name_substitute",
    name="name_substitute",
    scope=Scope.MEETINGS,
    shape=InvitationShape,
    form=forms.SubstituteForm,
)
def name_substitute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member who is excused names who comes in his place, as far as the rules of the body let him."""
    data = bodies.read(request, forms.SubstituteForm)
    known = References()
    holding = known.holding(data.holding, "/holding")
    known.check()
    assert holding is not None
    return act_on(
        request,
        INVITATION,
        pk,
        lambda found, by: domain.name_substitute(invitation=found, holding=holding, by=by),
    )


@does(
    router,
    "POST",
    "/sittings/{uuid:pk}/remind",
    "meetings.remind",
    name="remind",
    scope=Scope.MEETINGS,
    shape=SittingShape,
)
def remind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remind those who have not answered their invitation."""
    return act_on(request, SITTING, pk, lambda found, by: domain.remind(sitting=found, by=by))


@does(
    router,
    "POST",
    "/invitations/{uuid:pk}/check-in",
    "meetings.check_in",
    name="check_in",
    scope=Scope.MEETINGS,
    shape=InvitationShape,
    form=forms.PresenceForm,
)
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody is in the room or online."""
    data = bodies.read(request, forms.PresenceForm)
    return act_on(
        request,
        INVITATION,
        pk,
        lambda found, by: domain.check_in(invitation=found, presence=data.presence, by=by),
    )


@does(
    router,
    "POST",
    "/invitations/{uuid:pk}/leave",
    "meetings.leave",
    name="leave",
    scope=Scope.MEETINGS,
    shape=InvitationShape,
)
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody has left."""
    return act_on(request, INVITATION, pk, lambda found, by: domain.leave(invitation=found, by=by))
