"""What every view of meetings shares: the fetch that is the check, and the answer after an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.core.prepared import prepared
from decreta.core.requests import the_one
from decreta.live import reading
from decreta.meetings import rules
from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Paper, Sitting

# Pages to which a button may lead back.
_PAGES = ("sitting", "prepare", "convene", "chair", "room", "desk", "screens", "notice")


def actor_of(request: HttpRequest) -> Actor:
    """The acting side of a request."""
    return request.actor  # type: ignore[attr-defined]


def sitting_of(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor may see; 404 for anybody else."""
    return the_one(_seen.rows(actor_of(request), pk))


@prepared
def _seen(actor: Actor, pk: UUID) -> QuerySet[Sitting]:
    found = Sitting.objects.visible_to(actor).filter(pk=pk).with_size()
    found = found.select_related("body", "term", "chair_post__body", "booking__room")
    return reading.with_position(found)


def point_of(request: HttpRequest, pk: UUID) -> AgendaItem:
    """A point that the actor may read."""
    actor = actor_of(request)
    return the_one(_open_point.rows(actor, pk) or _point.rows(actor, pk))


# Who reads what is meant for some is so long a condition that the server plans it for longer than a page takes; what
# everybody reads, which is nearly everything, is asked for first.
@prepared
def _open_point(actor: Actor, pk: UUID) -> QuerySet[AgendaItem]:
    return _with_sitting(AgendaItem.objects.open_to(actor).filter(pk=pk))


@prepared
def _point(actor: Actor, pk: UUID) -> QuerySet[AgendaItem]:
    return _with_sitting(AgendaItem.objects.visible_to(actor).filter(pk=pk))


def _with_sitting(found: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    return found.select_related("sitting__body", "sitting__chair_post")


def paper_of(request: HttpRequest, pk: UUID) -> Paper:
    """A paper that the actor may read, with the version that he has opened."""
    actor = actor_of(request)
    return the_one(_open_paper.rows(actor, pk) or _paper.rows(actor, pk))


@prepared
def _open_paper(actor: Actor, pk: UUID) -> QuerySet[Paper]:
    return _with_file(Paper.objects.open_to(actor).read_by(actor).filter(pk=pk))


@prepared
def _paper(actor: Actor, pk: UUID) -> QuerySet[Paper]:
    return _with_file(Paper.objects.visible_to(actor).read_by(actor).filter(pk=pk))


def _with_file(found: QuerySet[Paper]) -> QuerySet[Paper]:
    return found.select_related("item__sitting__body", "file__blob")


def conclusion_of(request: HttpRequest, pk: UUID) -> Conclusion:
    """A conclusion under a point that the actor may read."""
    actor = actor_of(request)
    return the_one(_open_conclusion.rows(actor, pk) or _conclusion.rows(actor, pk))


@prepared
def _open_conclusion(actor: Actor, pk: UUID) -> QuerySet[Conclusion]:
    return _with_point(Conclusion.objects.open_to(actor).filter(pk=pk))


@prepared
def _conclusion(actor: Actor, pk: UUID) -> QuerySet[Conclusion]:
    return _with_point(Conclusion.objects.visible_to(actor).filter(pk=pk))


def _with_point(found: QuerySet[Conclusion]) -> QuerySet[Conclusion]:
    return found.select_related("item__sitting__body", "item__sitting__chair_post")


def invitation_of(request: HttpRequest, pk: UUID) -> Invitation:
    """An invitation to a sitting that the actor may see."""
    return the_one(_invitation.rows(actor_of(request), pk))


@prepared
def _invitation(actor: Actor, pk: UUID) -> QuerySet[Invitation]:
    found = Invitation.objects.filter(pk=pk, sitting__in=Sitting.objects.visible_to(actor))
    return found.select_related("sitting__body", "sitting__chair_post", "holding__person__user", "holding__post")


def is_staff(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether the actor runs the sitting: its chair or secretary."""
    return allows(rules.may_run, sitting, by=actor_of(request))


def prepares(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether the actor prepares the sitting."""
    return rules.prepares_for(sitting.body, by=actor_of(request))


def press(
    request: HttpRequest,
    sitting: Sitting,
    act: Callable[[], Any],
    *,
    done: str = "",
    page: str = "sitting",
    anchor: str = "",
) -> HttpResponse:
    """Do what a button says and go back to its page; a refusal is said there in its own words."""
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    asked = request.POST.get("to", "")
    answer = redirect(f"meetings:{asked if asked in _PAGES else page}", pk=sitting.pk)
    if anchor:
        answer["Location"] += anchor
    return answer


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was filled with; None while it is only shown. An empty form that was sent is wrong, not new."""
    return request.POST if request.method == "POST" else None


def taken(request: HttpRequest, form: ActForm, act: Callable[[dict[str, Any]], Any]) -> bool:
    """Whether a sent form was good and its act was done; else the form says everything that is wrong."""
    return request.method == "POST" and form.carries_out(act)


def status_of(form: ActForm) -> int:
    """422 for a form that shows errors, so that nothing takes it for a success."""
    return 422 if form.is_bound and form.errors else 200
