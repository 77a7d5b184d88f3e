"""The register of decisions: looked up, entered, linked, tied to papers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, Invalid, allows
from decreta.core.texts import normalise_symbol
from decreta.directives.queries.task_list import named_day
from decreta.documents.models import Document
from decreta.kit import lists
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Conclusion, Sitting
from decreta.minutes import domain, forms, rules
from decreta.minutes.models import Decision
from decreta.minutes.queries.decided import links_of, rows_of
from decreta.minutes.tables.decisions import DECISIONS, LIFE_MARKS
from decreta.minutes.views.common import acted, sent
from decreta.minutes.words import work_words
from decreta.organisation.enums import Word
from decreta.organisation.middleware import actor_of
from decreta.organisation.queries.words import own_word
from decreta.ui import recent
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What was decided about something, and whether it was done."""
    return lists.page(request, DECISIONS, "minutes/decisions.html")


@login_required
@require_safe
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: its words, what holds of it, its tasks as of a day."""
    actor = actor_of(request)
    day = named_day(request.GET.get("as_of", "")) or clock.today()
    visible = Decision.objects.visible_to(actor).with_life(day).filter(pk=pk)
    found = next(iter(rows_of(visible, as_of=day, actor=actor)), None)
    if found is None:
        raise Http404
    earlier, later = links_of(found.decision, actor)
    sitting = Sitting.objects.visible_to(actor).filter(pk=found.decision.sitting_id).first()
    context = {
        "row": found,
        "decision": found.decision,
        "called": own_word(found.decision.body, Word.DECISION),
        "mark": LIFE_MARKS[found.life],
        "work": work_words(found),
        "as_of": day,
        "earlier": earlier,
        "later": later,
        "sitting": sitting,
        "may_decide": allows(rules.may_decide, found.decision.body, by=actor),
    }
    return recent.remember(request, render(request, "minutes/decision.html", context), "minutes.decision", pk)


@login_required
@GET_POST
@idempotent
def enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter conclusions of a sitting as decisions: those that are chosen, in one act."""
    sitting = _sitting(request, pk)
    conclusions = list(
        Conclusion.objects.concluded()
        .filter(item__sitting=sitting)
        .select_related("item", "decision__body")
        .order_by("item__position", "ordinal")
    )
    if request.method == "POST":
        chosen = set(request.POST.getlist("conclusion"))
        wanted = [one for one in conclusions if str(one.pk) in chosen]
        try:
            made = domain.enter_conclusions(sitting=sitting, conclusions=wanted, by=actor_of(request))
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            n = len(made or [])
            words = ngettext("%(n)s decision is entered.", "%(n)s decisions are entered.", n) % {"n": n}
            messages.success(request, words)
        return redirect("minutes:enter", pk)
    decided = list(Decision.objects.filter(sitting=sitting).select_related("body", "item").order_by("number"))
    context = {
        "sitting": sitting,
        "conclusions": conclusions,
        "decided": decided,
        "is_closed": sitting.state == SittingState.CLOSED,
        "left": sum(getattr(one, "decision", None) is None for one in conclusions),
        "form": forms.DecisionForm(sitting=sitting),
    }
    return render(request, "minutes/enter.html", context)


@login_required
@require_POST
@idempotent
def enter_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a decision in words of its own."""
    sitting = _sitting(request, pk)
    made: list[Decision] = []
    form = forms.DecisionForm(request.POST, sitting=sitting)
    if form.is_valid():
        try:
            made.append(domain.enter_decision(sitting=sitting, by=actor_of(request), **form.cleaned_data))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The decision %(symbol)s is entered.") % {"symbol": made[0].symbol})
            return redirect("minutes:decision", made[0].pk)
    context = {"sitting": sitting, "form": form, "is_closed": sitting.state == SittingState.CLOSED}
    return render(request, "minutes/enter.html", context, status=422)


@login_required
@GET_POST
@idempotent
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that this decision amends, replaces or revokes an earlier one."""
    found = _kept(request, pk)
    earlier = Decision.objects.visible_to(actor_of(request)).filter(body=found.body, entered_at__lt=found.entered_at)
    return acted(
        request,
        forms.LinkForm(
            sent(request),
            earlier=earlier.exclude(changed_by__later=found).select_related("body"),
            initial={"effective_on": found.effective_on},
        ),
        lambda data: domain.link_decisions(later=found, by=actor_of(request), **data),
        template="minutes/decision_act.html",
        context=_act(
            found,
            _("Change an earlier decision"),
            _("Record change"),
            _("For good: what was recorded here is never taken back, only changed by a later decision."),
        ),
        done=_("The change is recorded."),
        to=("minutes:decision", pk),
    )


@login_required
@GET_POST
@idempotent
def carry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which paper carries this decision, and where in it."""
    found = _kept(request, pk)
    initial = {"symbol": found.document.symbol if found.document else "", "anchor": found.anchor}
    return acted(
        request,
        forms.CarryForm(sent(request), initial=initial),
        lambda data: domain.carry_decision(
            decision=found,
            document=_paper(request, data["symbol"]),
            anchor=data["anchor"],
            by=actor_of(request),
        ),
        template="minutes/decision_act.html",
        context=_act(
            found,
            _("Which paper carries it"),
            _("Tie to the paper"),
            _("The tasks that follow from that place of the paper are shown with the decision."),
        ),
        done=_("The decision is tied to its paper."),
        to=("minutes:decision", pk),
    )


def _paper(request: HttpRequest, symbol: str) -> Document | None:
    """The paper of a number and symbol that the actor sees, the newest of several."""
    if not symbol.strip():
        return None
    key = normalise_symbol(symbol)
    named = Q(symbol_key=key) | Q(aliases__symbol_key=key)
    found = Document.objects.visible_to(actor_of(request)).filter(named).order_by("-issued_on").first()
    if found is None:
        raise Invalid.of(_("No paper that you may see bears this number."), field="symbol", code="unknown")
    return found


def _sitting(request: HttpRequest, pk: UUID) -> Sitting:
    actor = actor_of(request)
    visible = Sitting.objects.visible_to(actor).select_related("body", "chair_post", "term")
    found = get_object_or_404(visible, pk=pk)
    if not allows(rules.may_write, found, by=actor):
        raise Http404
    return found


def _kept(request: HttpRequest, pk: UUID) -> Decision:
    actor = actor_of(request)
    visible = Decision.objects.visible_to(actor).select_related("body", "document", "sitting")
    found = get_object_or_404(visible, pk=pk)
    if not allows(rules.may_decide, found.body, by=actor):
        raise Http404
    return found


def _act(found: Decision, title: str, button: str, note: str) -> dict[str, Any]:
    return {"decision": found, "title": title, "button": button, "note": note}
