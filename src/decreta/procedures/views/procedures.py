"""A decision in writing: prepared, asked, answered, counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.core.forms import ActForm
from decreta.kit import lists
from decreta.meetings.enums import SittingState
from decreta.meetings.forms.sittings import bodies_of
from decreta.meetings.models import AgendaItem, Invitation, Paper
from decreta.organisation.middleware import actor_of
from decreta.procedures import domain, forms, policies, rules
from decreta.procedures.models import Procedure, Question
from decreta.procedures.queries.forms import answered, asked, questions_for
from decreta.procedures.tables import PROCEDURES, state_words
from decreta.procedures.words import result
from decreta.ui import recent
from decreta.ui.methods import GET_POST

_RELATED = ("sitting__body", "sitting__chair_post__body", "sitting__term")


@login_required
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Decisions in writing that the reader may see."""
    actor = actor_of(request)
    may_create = actor.can("prepare_sittings") and bool(actor.body_ids | actor.served_body_ids)
    return lists.page(request, PROCEDURES, "procedures/list.html", lambda shown: {"may_create": may_create})


@login_required
@GET_POST
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    """Begin to prepare one."""
    actor = actor_of(request)
    if not actor.can("prepare_sittings"):
        raise Http404
    form = forms.NewForm(request.POST if request.method == "POST" else None, bodies=bodies_of(actor))
    if request.method == "POST" and form.is_valid():
        try:
            made = domain.prepare(by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Now add the questions and their papers."))
            return redirect("procedures:procedure", made.pk)
    context = {"form": form, "title": _("Decide in writing"), "button": _("Prepare questions")}
    return render(request, "procedures/act.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@require_safe
def procedure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Questions with their papers, who has answered, and after the closing what was said and decided."""
    page = _page(request, _found(request, pk))
    return recent.remember(request, page, "procedures.procedure", pk)


def _page(request: HttpRequest, found: Procedure, form: forms.QuestionForm | None = None) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    runs = allows(rules.may_run, found.sitting, by=actor)
    mine = rules.mine(found.sitting, by=actor)
    members = asked(found)
    is_closed = found.sitting.state == SittingState.CLOSED and not found.is_converted
    # What others say is told when it is counted; who runs it sees it come, since he enters what comes on paper.
    is_told = is_closed or runs
    papers = _papers(request, found)
    own = next((one.form for one in members if mine is not None and one.invitation.pk == mine.pk), None)
    readable = set(AgendaItem.objects.visible_to(actor).filter(sitting=found.sitting).values_list("pk", flat=True))
    context = {
        "procedure": found,
        "sitting": found.sitting,
        "state": state_words(found),
        "questions": [
            {
                "question": one.question,
                "papers": papers.get(one.question.item_id, []),
                "tally": one.tally if is_told else None,
                "result": result(one.tally, found.rule, chair_word=one.question.chair_word) if is_closed else "",
                "opinions": one.opinions if is_told else [],
                "recused": one.recused,
            }
            for one in answered(found)
            if one.question.item_id in readable
        ],
        "members": members,
        "came": sum(one.form is not None for one in members),
        "runs": runs,
        "may_decide": allows(rules.may_decide, found.sitting, by=actor),
        "own": own,
        "may_answer": mine is not None and allows(policies.opinions_are_taken, found, at=now),
        "may_prepare": runs and allows(policies.is_prepared, found),
        "may_enter": runs and allows(policies.paper_may_be_entered, found),
        "may_close": runs and allows(policies.may_be_closed, found, at=now),
        "may_step_back": (mine is not None or runs) and found.is_asking,
        "prolongations": list(found.prolongations.all()),
        "is_closed": is_closed,
        "form": form or forms.QuestionForm(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "procedures/procedure.html", context, status=status)


def _papers(request: HttpRequest, found: Procedure) -> dict[UUID, list[Paper]]:
    """The papers that the reader may see, by the point that they belong to."""
    papers: dict[UUID, list[Paper]] = {}
    for paper in Paper.objects.visible_to(actor_of(request)).filter(item__sitting=found.sitting):
        papers.setdefault(paper.item_id, []).append(paper)
    return papers


@login_required
@require_POST
@idempotent
def add_question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put one question more."""
    found = _run(request, pk)
    form = forms.QuestionForm(request.POST)
    if form.is_valid():
        try:
            domain.add_question(procedure=found, by=actor_of(request), **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            return redirect("procedures:procedure", pk)
    return _page(request, found, form)


@login_required
@require_POST
@idempotent
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the questions before the members."""
    found = _run(request, pk)
    return _pressed(request, pk, lambda: domain.ask(procedure=found, by=actor_of(request)), _("The members are asked."))


@login_required
@require_POST
@idempotent
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close and count."""
    found = _run(request, pk)
    done = _("The opinions are counted. What is adopted stands in the register of decisions.")
    return _pressed(request, pk, lambda: domain.close(procedure=found, by=actor_of(request)), done)


@login_required
@GET_POST
@idempotent
def prolong(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take opinions until a later moment."""
    found = _run(request, pk)
    return _acted(
        request,
        found,
        forms.ProlongForm(request.POST if request.method == "POST" else None, initial={"until": found.until}),
        lambda form: domain.prolong(procedure=found, by=actor_of(request), **form.cleaned_data),
        title=_("Put the deadline off"),
        button=_("Put the deadline off"),
        note=_(
            "Everybody who is asked is told, those who have answered too; reminders go out before the new deadline."
        ),
        done=_("The deadline is put off; everybody who is asked is told."),
    )


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was put before the members."""
    found = _run(request, pk)
    return _acted(
        request,
        found,
        forms.ReasonForm(request.POST if request.method == "POST" else None),
        lambda form: domain.withdraw(procedure=found, by=actor_of(request), **form.cleaned_data),
        title=_("Withdraw the procedure"),
        button=pgettext("procedure", "Withdraw"),
        note=_("Nothing is decided in it. Everybody who is asked is told; it stays in the list with its number."),
        done=_("The procedure is withdrawn; everybody who was asked is told."),
    )


@login_required
@GET_POST
@idempotent
def decide_tie(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chair decides a question on which the sides were equal."""
    question = get_object_or_404(Question.objects.select_related("item"), pk=pk)
    found = _found(request, question.procedure_id)
    question.procedure = found
    if not question.waits_for_chair or not allows(rules.may_decide, found.sitting, by=actor_of(request)):
        raise Http404
    return _acted(
        request,
        found,
        forms.TieForm(request.POST if request.method == "POST" else None),
        lambda form: domain.decide_tie(question=question, by=actor_of(request), **form.cleaned_data),
        title=_("Decide the tie"),
        button=_("Decide"),
        note=question.text,
        done=_("The tie is decided; the result and the minutes say so."),
    )


@login_required
@GET_POST
@idempotent
def convert(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Deal with it in a session."""
    found = _run(request, pk)
    if found.is_converted:
        raise Http404
    return _acted(
        request,
        found,
        forms.ReasonForm(request.POST if request.method == "POST" else None),
        lambda form: domain.convert(procedure=found, by=actor_of(request), **form.cleaned_data),
        title=_("Deal with it in a session"),
        button=_("Turn into a session"),
        note=_("Number, points and papers stay. Day and place are set anew, and the members are convened."),
        done=_("It is a session now, being prepared."),
    )


@login_required
@GET_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fill in one's own form."""
    found = _found(request, pk)
    mine = rules.mine(found.sitting, by=actor_of(request))
    if mine is None:
        raise Http404
    known = found.forms.filter(invitation=mine).prefetch_related("opinions").first()
    return _acted(
        request,
        found,
        _opinions(request, found, mine, known),
        lambda form: domain.answer(
            procedure=found,
            opinions=form.opinions(),
            asks_for_session=form.cleaned_data["asks_for_session"],
            by=actor_of(request),
        ),
        title=_("Opinion form"),
        button=_("Send opinion"),
        note=_("Until the deadline you can fill it in anew; the last one counts."),
        done=_("Your opinion is recorded."),
        template="procedures/answer.html",
    )


@login_required
@GET_POST
@idempotent
def enter_paper(request: HttpRequest, pk: UUID, invitation: UUID) -> HttpResponse:
    """Enter a form that came on paper."""
    found = _run(request, pk)
    member = get_object_or_404(
        Invitation.objects.select_related("holding__person", "holding__post"),
        pk=invitation,
        sitting=found.sitting,
        part__in=rules.ASKED,
    )
    return _acted(
        request,
        found,
        _opinions(request, found, member, None, is_paper=True),
        lambda form: domain.enter_paper(
            procedure=found,
            invitation=member,
            received_on=form.cleaned_data["received_on"],
            opinions=form.opinions(),
            asks_for_session=form.cleaned_data["asks_for_session"],
            by=actor_of(request),
        ),
        title=_("Paper form of %(person)s") % {"person": member.holding.person},
        button=_("Enter form"),
        note=_("It is marked as come on paper, with who entered it."),
        done=_("The form is entered."),
        template="procedures/answer.html",
    )


def _opinions(
    request: HttpRequest, found: Procedure, member: Invitation, known: Any, *, is_paper: bool = False
) -> forms.OpinionsForm:
    sent = request.POST if request.method == "POST" else None
    return forms.OpinionsForm(sent, questions=questions_for(found, member), known=known, is_paper=is_paper)


def _found(request: HttpRequest, pk: UUID) -> Procedure:
    visible = Procedure.objects.visible_to(actor_of(request)).select_related(*_RELATED)
    return get_object_or_404(visible, pk=pk)


def _run(request: HttpRequest, pk: UUID) -> Procedure:
    found = _found(request, pk)
    if not allows(rules.may_run, found.sitting, by=actor_of(request)):
        raise Http404
    return found


def _pressed(request: HttpRequest, pk: UUID, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("procedures:procedure", pk)


def _acted(
    request: HttpRequest,
    found: Procedure,
    form: ActForm,
    act: Callable[[Any], Any],
    *,
    title: str,
    button: str,
    note: str,
    done: str,
    template: str = "procedures/act.html",
) -> HttpResponse:
    """Show the form; on a good answer act and lead on; else show everything that is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done)
            gone = not Procedure.objects.visible_to(actor_of(request)).filter(pk=found.pk).exists()
            return redirect("procedures:list") if gone else redirect("procedures:procedure", found.pk)
    context = {"procedure": found, "form": form, "title": title, "button": button, "note": note}
    if isinstance(form, forms.OpinionsForm):
        papers = _papers(request, found)
        context["rows"] = [(one, papers.get(one.item_id, []), *fields) for one, *fields in form.rows()]
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)
