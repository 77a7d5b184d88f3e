"""What every view of meetings shares: the fetch that is the check, and the answer after an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.core.prepared import prepared
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
    rows = _seen.rows(actor_of(request), pk)
    if not rows:
        raise Http404
    return rows[0]


@prepared
def _seen(actor: Actor, pk: UUID) -> QuerySet[Sitting]:
    found = Sitting.objects.visible_to(actor).filter(pk=pk).with_size()
    found = found.select_related("body", "term", "chair_post__body", "booking__room")
    return reading.with_position(found)


def point_of(request: HttpRequest, pk: UUID) -> AgendaItem:
    """A point that the actor may read."""
    visible = AgendaItem.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related("sitting__body", "sitting__chair_post"), pk=pk)


def paper_of(request: HttpRequest, pk: UUID) -> Paper:
    """A paper that the actor may read, with the version that he has opened."""
    visible = Paper.objects.visible_to(actor_of(request)).read_by(actor_of(request))
    return get_object_or_404(visible.select_related("item__sitting__body", "file__blob"), pk=pk)


def conclusion_of(request: HttpRequest, pk: UUID) -> Conclusion:
    """A conclusion under a point that the actor may read."""
    visible = Conclusion.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related("item__sitting__body", "item__sitting__chair_post"), pk=pk)


def invitation_of(request: HttpRequest, pk: UUID) -> Invitation:
    """An invitation to a sitting that the actor may see."""
    visible = Sitting.objects.visible_to(actor_of(request))
    found = Invitation.objects.select_related(
        "sitting__body", "sitting__chair_post", "holding__person__user", "holding__post"
    )
    return get_object_or_404(found, pk=pk, sitting__in=visible)


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
