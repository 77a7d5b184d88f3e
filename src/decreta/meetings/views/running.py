"""Pages for the chair and the secretary: the cockpit, the check-in desk, conclusions, the notice."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Stale, allows, reason_against
from decreta.documents.rendering.squares import squares
from decreta.live import reading
from decreta.meetings import domain, policies
from decreta.meetings.beside import Place, beside
from decreta.meetings.domain import wording
from decreta.meetings.domain.notice import session_of
from decreta.meetings.forms.running import ConclusionForm
from decreta.meetings.live import topic_of
from decreta.meetings.models import AgendaItem, Conclusion, Sitting
from decreta.meetings.queries.audience import NOTHING_RESTRICTED
from decreta.meetings.queries.room import counted_in, earlier_of, room_of, seats_called
from decreta.meetings.views.common import (
    actor_of,
    conclusion_of,
    is_staff,
    point_of,
    prepares,
    press,
    sitting_of,
    status_of,
    taken,
)
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def chair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The cockpit: agenda, the point at hand with its conclusions, who is present."""
    return _cockpit(request, _run(request, pk))


def _cockpit(
    request: HttpRequest,
    sitting: Sitting,
    *,
    form: Any = None,
    edited: Conclusion | None = None,
    item: AgendaItem | None = None,
) -> HttpResponse:
    room = room_of(sitting, actor=actor_of(request))
    point = item or room.point(request.GET.get("point", "")) or room.current or next(iter(room.dealt_with), None)
    context = {
        "sitting": sitting,
        "room": room,
        "beside": beside(room, actor_of(request), Place.CHAIR, Place.CHAIR_SIDE),
        "point": point,
        "written": room.written_under(point) if point is not None else [],
        "form": form or ConclusionForm(),
        "edited": edited,
        "may_conclude": allows(policies.conclusions_are_open, sitting),
        "earlier": earlier_of(sitting, actor=actor_of(request))
        if point is not None and point.kind == "earlier_conclusions"
        else None,
        "prepares": prepares(request, sitting),
        "topic": topic_of(sitting),
        "position": reading.read_at(sitting),
        "now": clock.now(),
    }
    return render(request, "meetings/chair.html", context, status=status_of(form) if form else 200)


@login_required
@require_safe
def desk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The check-in desk: everybody invited, one press each; in a large sitting whom one looks for by a part of his name."""
    sitting = _run(request, pk)
    if not prepares(request, sitting):
        raise Http404
    against = reason_against(policies.may_be_checked_in, sitting, at=clock.now())
    room, words = counted_in(sitting), request.GET.get("who", "").strip()[:120]
    context = {
        "sitting": sitting,
        "room": room,
        "words": words,
        "seats": seats_called(sitting, words) if words and room.is_large else room.listed,
        "topic": topic_of(sitting),
        "position": reading.read_at(sitting),
        "now": clock.now(),
        "against": against,
        "code": None if against else _code_of(request, sitting),
    }
    return render(request, "meetings/desk.html", context)


def _code_of(request: HttpRequest, sitting: Sitting) -> SafeString:
    """The code that leads a telephone to where one says that one has come."""
    path = reverse("meetings:come", args=[sitting.pk])
    address = (
        f"{settings.DECRETA_PUBLIC_URL}{path}" if settings.DECRETA_PUBLIC_URL else request.build_absolute_uri(path)
    )
    return code_for(address, _("Code that leads to the check-in"))


def code_for(address: str, label: str) -> SafeString:
    """An address as a code for a camera."""
    rows = squares(address)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    shape = '<svg class="qr" viewBox="-2 -2 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>'
    return format_html(shape, len(rows) + 4, label, dark)


@login_required
@require_safe
def hall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The screen of the hall: the point at hand, who is present, and what areas above show to everybody."""
    return hall_page(request, _run(request, pk), actor=actor_of(request))


def hall_page(
    request: HttpRequest, sitting: Sitting, *, actor: Actor, template: str = "meetings/hall.html"
) -> HttpResponse:
    """The hall's page, also for a screen that nobody is signed in at."""
    room = room_of(sitting, sight=NOTHING_RESTRICTED)  # whoever stands in the hall reads it
    context = {
        "sitting": sitting,
        "room": room,
        "beside": beside(room, actor, Place.HALL),
        "code": _code_of(request, sitting) if allows(policies.may_be_checked_in, sitting, at=clock.now()) else None,
        "topic": topic_of(sitting),
        "position": reading.read_at(sitting),
        "now": clock.now(),
    }
    return render(request, template, context)


@login_required
@require_POST
def open_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the sitting."""
    sitting = _run(request, pk)
    return press(request, sitting, lambda: domain.open_sitting(sitting=sitting, by=actor_of(request)), page="chair")


@login_required
@require_POST
def close_sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the sitting."""
    sitting = _run(request, pk)
    done = _("The sitting is closed. Conclusions can be tidied until the notice is composed.")
    return press(request, sitting, lambda: domain.close_sitting(sitting=sitting, by=actor_of(request)), done=done)


@login_required
@require_POST
def go(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Conclude the present point and go to this one."""
    item = point_of(request, pk)
    sitting = _run(request, item.sitting_id)
    return press(
        request, sitting, lambda: domain.go_to_point(sitting=sitting, item=item, by=actor_of(request)), page="chair"
    )


@login_required
@require_POST
@idempotent
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a conclusion under a point."""
    item = point_of(request, pk)
    sitting = _run(request, item.sitting_id)
    form = ConclusionForm(request.POST)
    if taken(request, form, lambda data: domain.write_conclusion(item=item, text=data["text"], by=actor_of(request))):
        return _to_point(item)
    return _cockpit(request, sitting, form=form, item=item)


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a conclusion; when somebody else did in the meantime, or took it out, nobody's words are lost."""
    form = ConclusionForm(request.POST)
    if request.method == "POST" and not Conclusion.objects.filter(pk=pk).exists():
        return _words_of_gone(request, form)
    conclusion = conclusion_of(request, pk)
    sitting = _run(request, conclusion.item.sitting_id)
    if request.method != "POST":
        return _to_change(request, sitting, conclusion)
    if not form.is_valid():
        return _cockpit(request, sitting, form=form, edited=conclusion, item=conclusion.item)
    read = form.cleaned_data["revision"] or 0
    try:
        domain.edit_conclusion(
            conclusion=conclusion, text=form.cleaned_data["text"], expected_revision=read, by=actor_of(request)
        )
    except Stale as refusal:
        if not Conclusion.objects.filter(pk=pk).exists():
            return _words_of_gone(request, form)
        return _both_texts(request, sitting, conclusion, form, refusal)
    except ActRefused as refusal:
        form.take(refusal)
        return _cockpit(request, sitting, form=form, edited=conclusion, item=conclusion.item)
    return _to_point(conclusion.item)


def _to_change(request: HttpRequest, sitting: Sitting, conclusion: Conclusion) -> HttpResponse:
    """The editor with the words of a conclusion; of one that is changed no more, why."""
    if against := reason_against(policies.may_be_changed, conclusion):
        messages.error(request, against)
        return _to_point(conclusion.item)
    initial = {"text": conclusion.text, "revision": conclusion.revision, "point": conclusion.item_id}
    form = ConclusionForm(initial=initial)
    return _cockpit(request, sitting, form=form, edited=conclusion, item=conclusion.item)


def _words_of_gone(request: HttpRequest, sent: ConclusionForm) -> HttpResponse:
    """The editor of a new conclusion under its point with what was typed into one that somebody else has taken out."""
    sent.is_valid()
    point = sent.cleaned_data.get("point")
    if point is None:
        raise Http404
    item = point_of(request, point)
    sitting = _run(request, item.sitting_id)
    form = ConclusionForm({"text": request.POST.get("text", "")})
    form.is_valid()
    words = _("Somebody else has taken this conclusion out in the meantime. Your words stand here as a new one.")
    form.add_error("text", ValidationError(words))
    return _cockpit(request, sitting, form=form, item=item)


def _both_texts(
    request: HttpRequest, sitting: Sitting, conclusion: Conclusion, sent: ConclusionForm, refusal: Stale
) -> HttpResponse:
    """The editor with what was typed, on the newest revision; the page shows the other's words beside it."""
    conclusion.refresh_from_db()
    form = ConclusionForm(
        {"text": sent.cleaned_data["text"], "revision": conclusion.revision, "point": conclusion.item_id}
    )
    form.is_valid()
    form.add_error("text", ValidationError(str(refusal)))
    return _cockpit(request, sitting, form=form, edited=conclusion, item=conclusion.item)


@login_required
@require_POST
def conclude(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Conclude a draft as it reads; who pressed on another wording than stands there now is told so."""
    conclusion = conclusion_of(request, pk)
    sitting = _run(request, conclusion.item.sitting_id)
    read = request.POST.get("revision", "")
    answer = press(
        request,
        sitting,
        lambda: domain.conclude_draft(
            conclusion=conclusion, expected_revision=int(read) if read.isdecimal() else None, by=actor_of(request)
        ),
        page="chair",
    )
    return _at_point(answer, conclusion.item)


@login_required
@require_POST
def move_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exchange a conclusion with its neighbour."""
    conclusion = conclusion_of(request, pk)
    sitting = _run(request, conclusion.item.sitting_id)
    direction: Literal["up", "down"] = "up" if request.POST.get("direction") == "up" else "down"
    answer = press(
        request,
        sitting,
        lambda: domain.move_conclusion(conclusion=conclusion, direction=direction, by=actor_of(request)),
        page="chair",
    )
    return _at_point(answer, conclusion.item)


@login_required
@require_POST
def remove_conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a conclusion out."""
    conclusion = conclusion_of(request, pk)
    sitting, item = _run(request, conclusion.item.sitting_id), conclusion.item
    answer = press(
        request, sitting, lambda: domain.remove_conclusion(conclusion=conclusion, by=actor_of(request)), page="chair"
    )
    return _at_point(answer, item)


@login_required
@GET_POST
@idempotent
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the notice will say; then compose it into a draft."""
    sitting = _run(request, pk)
    existing = policies.live_notice(sitting)
    if request.method == "POST":
        return _compose(request, sitting)
    context = {
        "sitting": sitting,
        "notice": existing,
        "words": wording.compose(sitting.body.regime, session_of(sitting)),
        "against": reason_against(policies.notice_can_be_composed, sitting),
        "drafts": _waiting(sitting),
    }
    return render(request, "meetings/notice.html", context)


def _waiting(sitting: Sitting) -> list[Conclusion]:
    """The drafts over which no notice is composed; whoever runs the sitting reads them all."""
    found = Conclusion.objects.waiting().filter(item__sitting=sitting).select_related("item")
    drafts = list(found.order_by("item__position", "ordinal"))
    for one in drafts:
        one.item.sitting = sitting
    return drafts


def _compose(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Compose, and go on where the text goes on; a refusal is said on the page of the sitting."""
    try:
        composed = domain.compose_notice(sitting=sitting, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:sitting", pk=sitting.pk)
    messages.success(request, _("The notice is a draft now; it goes on in documents."))
    return redirect("documents:document", pk=composed.document_id)


def _run(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor runs; who only attends it does not find these pages."""
    sitting = sitting_of(request, pk)
    if not is_staff(request, sitting):
        raise Http404
    return sitting


def _to_point(item: AgendaItem) -> HttpResponse:
    return redirect(f"{reverse('meetings:chair', args=[item.sitting_id])}?point={item.pk}#editor")


def _at_point(answer: HttpResponse, item: AgendaItem) -> HttpResponse:
    answer["Location"] += f"?point={item.pk}"
    return answer
