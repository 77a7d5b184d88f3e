"""Pages on which a secretary arranges the points of an agenda: words, order, papers, who reads and who comes."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows
from decreta.kit import undoing
from decreta.meetings import domain, policies
from decreta.meetings.domain.periods import shortfall
from decreta.meetings.enums import Period
from decreta.meetings.forms.papers import PaperAudienceForm, PaperForm, ReplaceForm
from decreta.meetings.forms.points import AudienceForm, PointForm, ShareForm
from decreta.meetings.forms.sittings import ReasonForm
from decreta.meetings.models import AgendaItem, Paper, Sitting, WithdrawnPaper
from decreta.meetings.undoing import REMOVE_PAPER
from decreta.meetings.views.common import (
    actor_of,
    is_staff,
    paper_of,
    point_of,
    press,
    sent,
    sitting_of,
    status_of,
    taken,
)
from decreta.meetings.views.preparing import prepared
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a point; its papers, who reads it, who comes for it."""
    item = point_of(request, pk)
    sitting = prepared(request, item.sitting_id)
    form = PointForm(sent(request), initial=_words(item))
    if taken(request, form, lambda data: domain.change_point(item=item, **data, by=actor_of(request))):
        return redirect("meetings:prepare", pk=sitting.pk)
    return _point_page(request, item, form=form)


def _words(item: AgendaItem) -> dict[str, object]:
    words: dict[str, object] = {"title": item.title, "presenter": item.presenter, "purpose": item.purpose}
    return words if item.is_heading else {**words, "minutes": item.minutes}


def _point_page(request: HttpRequest, item: AgendaItem, **given: Any) -> HttpResponse:
    context = {
        "item": item,
        "sitting": item.sitting,
        "papers": item.papers.select_related("file"),
        "withdrawn": WithdrawnPaper.objects.visible_to(actor_of(request)).filter(item=item),
        "bears_text": allows(policies.bears_text, item),
        "may_write_text": allows(policies.text_can_be_written, item),
        "shares": item.shares.select_related("invitation__holding__person", "invitation__holding__post"),
        "form": given.get("form") or PointForm(initial=_words(item)),
        "paper_form": given.get("paper_form") or PaperForm(),
        "share_form": given.get("share_form") or ShareForm(sitting=item.sitting),
    }
    return render(
        request, "meetings/point.html", context, status=max((status_of(form) for form in given.values()), default=200)
    )


@login_required
@require_POST
@idempotent
def add_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a paper under a point."""
    item = point_of(request, pk)
    prepared(request, item.sitting_id)
    form = PaperForm(request.POST, request.FILES)

    made: list[Paper] = []

    def add(data: dict[str, Any]) -> None:
        upload = (data["upload"].name, data["upload"].read())
        words = {name: data[name] for name in ("title", "audience", "late_reason")}
        made.append(domain.add_paper(item=item, upload=upload, by=actor_of(request), **words))

    if taken(request, form, add):
        undoing.succeed(request, _("The paper is on the agenda."), REMOVE_PAPER, made[0].pk)
        return redirect("meetings:point", pk=pk)
    return _point_page(request, item, paper_form=form)


@login_required
@require_POST
def remove_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper off."""
    paper = paper_of(request, pk)
    sitting = prepared(request, paper.item.sitting_id)
    return press(request, sitting, lambda: domain.remove_paper(paper=paper, by=actor_of(request)), page="prepare")


@login_required
@GET_POST
@idempotent
def replace_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put another version in the place of a paper, with the reason."""
    paper = paper_of(request, pk)
    sitting = prepared(request, paper.item.sitting_id)
    files = request.FILES if request.method == "POST" else None
    form = ReplaceForm(sent(request), files)

    def act(data: dict[str, Any]) -> None:
        upload = (data["upload"].name, data["upload"].read())
        domain.replace_paper(paper=paper, upload=upload, reason=data["reason"], by=actor_of(request))

    short = shortfall(sitting, Period.PAPERS)
    if taken(request, form, act):
        if short is not None:
            messages.warning(request, short.words)
        messages.success(request, _("The new version is there; who had read the earlier one sees that it changed."))
        return redirect("meetings:paper", pk=pk)
    context = {
        "form": form,
        "sitting": sitting,
        "paper": paper,
        "title": _("Replace the paper"),
        "button": _("Replace the paper"),
        "note": _("The earlier version is kept. Everybody who may read the paper is told; open pages at once."),
        "warning": short.words if short is not None else "",
    }
    return render(request, "meetings/paper_act.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def withdraw_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper back, with the reason."""
    paper = paper_of(request, pk)
    sitting = prepared(request, paper.item.sitting_id)
    form = ReasonForm(sent(request))
    if taken(request, form, lambda data: domain.withdraw_paper(paper=paper, by=actor_of(request), **data)):
        messages.success(request, _("The paper is withdrawn: nobody finds it any more."))
        return redirect("meetings:point", pk=paper.item_id)
    context = {
        "form": form,
        "sitting": sitting,
        "paper": paper,
        "title": _("Withdraw the paper"),
        "button": _("Withdraw the paper"),
        "note": _("It goes from every page at once. What it was, who had read it and why it went stays for you."),
        "danger": True,
    }
    return render(request, "meetings/paper_act.html", context, status=status_of(form))


@login_required
@require_POST
def move_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exchange a point with its neighbour."""
    item = point_of(request, pk)
    sitting = prepared(request, item.sitting_id)
    direction: Literal["up", "down"] = "up" if request.POST.get("direction") == "up" else "down"
    return press(
        request,
        sitting,
        lambda: domain.move_point(item=item, direction=direction, by=actor_of(request)),
        page="prepare",
    )


@login_required
@require_POST
def remove_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point off the agenda."""
    item = point_of(request, pk)
    sitting = prepared(request, item.sitting_id)
    return press(request, sitting, lambda: domain.remove_point(item=item, by=actor_of(request)), page="prepare")


@login_required
@require_POST
def indent_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a point under the one before it, or a level up."""
    item = point_of(request, pk)
    sitting = prepared(request, item.sitting_id)
    direction: Literal["in", "out"] = "out" if request.POST.get("direction") == "out" else "in"
    return press(
        request,
        sitting,
        lambda: domain.indent_point(item=item, direction=direction, by=actor_of(request)),
        page="prepare",
    )


@login_required
@GET_POST
@idempotent
def restrict_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who reads a point: chosen by the chair or the secretary."""
    item = point_of(request, pk)
    sitting = _run(request, item)
    form = AudienceForm(sent(request), initial={"audience": item.audience, "is_hidden": not item.is_listed})
    by = actor_of(request)
    if taken(
        request,
        form,
        lambda data: domain.restrict_point(
            item=item, audience=data["audience"], is_listed=not data["is_hidden"], by=by
        ),
    ):
        return redirect("meetings:sitting", pk=sitting.pk)
    title = _("Who reads point %(n)s") % {"n": item.number}
    return _audience_page(request, sitting, form, title=title, matter=item.shown_title)


@login_required
@require_POST
@idempotent
def share_point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name somebody for a point, or (`drop`) take him off."""
    item = point_of(request, pk)
    prepared(request, item.sitting_id)
    by = actor_of(request)
    known = {one.invitation_id: (one.invitation, one.share) for one in item.shares.select_related("invitation")}
    dropped = request.POST.get("drop", "")
    if dropped:
        kept = [pair for key, pair in known.items() if str(key) != dropped]
        domain.share_point(item=item, shares=kept, by=by)
        return redirect("meetings:point", pk=pk)
    form = ShareForm(request.POST, sitting=item.sitting)

    def act(data: dict[str, Any]) -> None:
        one = data["invitation"]
        domain.share_point(item=item, shares=[*(known | {one.pk: (one, data["share"])}).values()], by=by)

    if taken(request, form, act):
        return redirect("meetings:point", pk=pk)
    return _point_page(request, item, share_form=form)


@login_required
@GET_POST
@idempotent
def restrict_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who reads a paper of a point."""
    paper = paper_of(request, pk)
    sitting = _run(request, paper.item)
    initial = {"audience": paper.audience, "readers": list(paper.readers.values_list("invitation_id", flat=True))}
    form = PaperAudienceForm(sent(request), initial=initial, sitting=sitting)
    by = actor_of(request)
    if taken(request, form, lambda data: domain.restrict_paper(paper=paper, by=by, **data)):
        return redirect("meetings:sitting", pk=sitting.pk)
    return _audience_page(request, sitting, form, title=_("Who reads this paper"), matter=paper.title)


def _audience_page(request: HttpRequest, sitting: Sitting, form: Any, *, title: str, matter: str) -> HttpResponse:
    context = {"form": form, "sitting": sitting, "title": title, "matter": matter}
    return render(request, "meetings/audience.html", context, status=status_of(form))


def _run(request: HttpRequest, item: AgendaItem) -> Sitting:
    """The sitting of a point, for who runs it."""
    sitting = sitting_of(request, item.sitting_id)
    if not is_staff(request, sitting):
        raise Http404
    return sitting
