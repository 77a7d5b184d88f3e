"""Opinions on a point before a sitting: the synthesis, asking, giving, saying what was made of each, the paper."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms, giving, policies, rules
from decreta.agendas.models import AskedOpinion, points_read_by
from decreta.agendas.queries.opinions import synthesis_of, who_can_be_asked
from decreta.agendas.rendering.opinions import docx_of, pdf_of
from decreta.core.errors import allows, reason_against
from decreta.documents.delivering import marked
from decreta.documents.enums import How
from decreta.files.detection import DOCX, PDF
from decreta.meetings.giving import given
from decreta.meetings.models import AgendaItem, Paper
from decreta.meetings.views.common import actor_of, point_of, sent, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def opinions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was asked, what each said, and what was made of it."""
    item, actor = _item(request, pk), actor_of(request)
    found = synthesis_of(item)
    context = {
        "item": item,
        "sitting": item.sitting,
        "synthesis": found,
        "may_ask": allows(rules.may_ask_opinions, item, by=actor) and allows(policies.opinions_are_ahead, item),
        "may_treat": allows(rules.may_treat, item, by=actor),
        "mine": [one for one in found.rows if allows(rules.may_give_opinion, one, by=actor)]
        if allows(policies.opinions_are_ahead, item)
        else [],
        "is_given_out": giving.are_given_out(item, actor),
        "is_marked": giving.opinions_are_marked(item),
        "sees_sitting": AgendaItem.objects.visible_to(actor).filter(pk=pk).exists(),
    }
    return render(request, "agendas/opinions.html", context)


@login_required
@GET_POST
@idempotent
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask members or others for their opinion by a moment."""
    item, actor = point_of(request, pk), actor_of(request)
    if not allows(rules.may_ask_opinions, item, by=actor):
        raise Http404
    words = request.GET.get("who", "").strip()
    invited, others = who_can_be_asked(item, words)
    form = forms.AskOpinionsForm(sent(request), sitting=item.sitting, invited=invited, others=others)
    if taken(request, form, lambda data: domain.ask_opinions(item=item, by=actor, **data)):
        messages.success(request, _("They are asked; who has not answered is reminded a day before."))
        return redirect("agendas:opinions", pk=pk)
    context = {
        "item": item,
        "sitting": item.sitting,
        "form": form,
        "words": words,
        "against": reason_against(policies.opinions_are_ahead, item),
    }
    return render(request, "agendas/ask_opinions.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one's opinion."""
    asked, actor = _asked(request, pk), actor_of(request)
    item = asked.request.item
    if item is None or not allows(rules.may_give_opinion, asked, by=actor):
        raise Http404
    initial = {"opinion": asked.opinion, "text": asked.text}
    form = forms.GiveOpinionForm(
        sent(request), request.FILES or None, has_file=asked.file_id is not None, initial=initial
    )
    if taken(request, form, lambda _data: domain.give_opinion(asked=asked, by=actor, **form.arguments(actor))):
        messages.success(request, _("Your opinion is given. You can change it until the sitting is opened."))
        return redirect("agendas:give_opinion", pk=pk)
    context = {
        "asked": asked,
        "item": item,
        "sitting": item.sitting,
        "form": form,
        "papers": Paper.objects.visible_to(actor).filter(item=item),
        "reads_all": points_read_by(actor).filter(pk=item.pk).exists(),
        "against": reason_against(policies.opinions_are_ahead, item),
    }
    return render(request, "agendas/give_opinion.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def treat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was made of an opinion."""
    asked, actor = _asked(request, pk), actor_of(request)
    item = asked.request.item
    if item is None or asked.answered_at is None or not allows(rules.may_treat, item, by=actor):
        raise Http404
    form = forms.TreatOpinionForm(sent(request), initial={"treatment": asked.treatment, "why": asked.why})
    expected = _read_at(request)
    if taken(request, form, lambda data: domain.treat_opinion(asked=asked, expected=expected, by=actor, **data)):
        messages.success(request, _("It is recorded, and stands in the synthesis."))
        return redirect("agendas:opinions", pk=item.pk)
    context = {"asked": asked, "item": item, "sitting": item.sitting, "form": form}
    return render(request, "agendas/treat_opinion.html", context, status=status_of(form))


@login_required
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file that came with an opinion, for whoever reads the opinion."""
    asked, actor = _asked(request, pk), actor_of(request)
    item, is_own = asked.request.item, asked.holding.person_id == actor.person_id
    if item is None or asked.file is None or not (is_own or giving.are_given_out(item, actor)):
        raise Http404
    # Who treats it opens it as it came, since what is no PDF can bear no name.
    is_treating = asked.file.blob.media_type != PDF and allows(rules.may_treat, item, by=actor)
    bears_name = not is_own and not is_treating and giving.opinions_are_marked(item)
    return given(asked.file, bears_name=bears_name, request=request, actor=actor, how=How.OPENED)


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The synthesis as PDF or as a Word file; under its reader's name, and as PDF alone, where the point's papers are."""
    item, actor = _item(request, pk), actor_of(request)
    is_marked = giving.opinions_are_marked(item)
    if form not in ({"pdf"} if is_marked else {"pdf", "docx"}) or not giving.are_given_out(item, actor):
        raise Http404
    if is_marked:
        return marked(pdf_of(synthesis_of(item)), f"opinions-{item.number}.pdf", actor, How.OPENED)
    made = (pdf_of if form == "pdf" else docx_of)(synthesis_of(item))
    response = HttpResponse(made, content_type=PDF if form == "pdf" else DOCX)
    named = content_disposition_header(as_attachment=form == "docx", filename=f"opinions-{item.number}.{form}")
    response["Content-Disposition"] = named or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


def _read_at(request: HttpRequest) -> dt.datetime | None:
    """When the opinion was given that stood on the page from which a form comes."""
    try:
        return parse_datetime(request.POST.get("answered_at", ""))
    except ValueError:
        return None


def _item(request: HttpRequest, pk: UUID) -> AgendaItem:
    """A point of which the actor reads what was said of it."""
    found = points_read_by(actor_of(request)).select_related("sitting__body", "sitting__chair_post")
    return get_object_or_404(found, pk=pk)


def _asked(request: HttpRequest, pk: UUID) -> AskedOpinion:
    """One who is asked, for who reads what he says, and for himself."""
    found = AskedOpinion.objects.visible_to(actor_of(request)).select_related(
        "request__item__sitting__body", "request__item__sitting__chair_post", "holding__person", "file__blob"
    )
    return get_object_or_404(found, pk=pk)
