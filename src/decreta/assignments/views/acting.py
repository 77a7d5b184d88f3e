"""Acts on one assignment, whatever it is for: each page fetches what the actor may see, acts, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments import beside, domain, forms, matters, rules
from decreta.assignments.enums import Outcome
from decreta.assignments.matters import Shown
from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Report, RequestEvidence
from decreta.assignments.papers import offered
from decreta.assignments.queries.asking import newest_examination
from decreta.assignments.queries.evidence import evidence_brought, still_open
from decreta.assignments.queries.handing import key_of, receivers_named
from decreta.assignments.queries.milestones import still_ahead
from decreta.assignments.views.asked import Asked, asked_words
from decreta.assignments.views.said import Said, said_words
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import allows
from decreta.core.forms import ActForm
from decreta.files.responses import file_response
from decreta.organisation.middleware import actor_of
from decreta.organisation.walking import onward_from
from decreta.ui import walk
from decreta.ui.methods import GET_POST


def assignment_of(request: HttpRequest, pk: UUID) -> tuple[Assignment, Shown]:
    """An assignment that the actor may see, and its matter; 404 for anybody else.

    Who watches over one of many goes back to the page of exactly that one.
    """
    actor = actor_of(request)
    visible = Assignment.objects.visible_to(actor)
    assignment = get_object_or_404(
        visible.select_related("organisation", "body", "unit", "holding__person", "monitor"), pk=pk
    )
    matter = matters.shown(assignment, actor)
    if not rules.stands_for(actor, assignment):
        matter = replace(matter, url=matters.place_of(assignment, matter.url))
    return assignment, matter


def next_after(request: HttpRequest, url: str) -> walk.Stop | None:
    """What opens after the matter at an address for who takes his matters one by one and has it in hand."""
    found = walk.of(request)
    return found.onward if found and found.here.url == url else None


def only(check: Callable[..., None], **who: Any) -> None:
    """Who may not act here at all does not find the page."""
    if not allows(check, **who):
        raise Http404


def answer(
    request: HttpRequest,
    matter: Shown,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    note: str = "",
    danger: bool = False,
    asked: Asked | None = None,
    brought: Sequence[Evidence] = (),
    said: Said | None = None,
) -> HttpResponse:
    """Show the form; on a good answer act and go back to its matter; else show everything that is wrong."""
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(onward_from(request, matter.url))
    context = {
        "form": form,
        "matter": matter,
        "title": title,
        "button": button,
        "note": note,
        "danger": danger,
        "asked": asked,
        "brought": brought,
        "said": said,
        "next_up": next_after(request, matter.url),
    }
    return render(request, "assignments/act.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Acknowledge that the task has arrived."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_answer, by=actor_of(request), assignment=assignment)
    return answer(
        request,
        matter,
        ActForm(request.POST or None) if request.method != "POST" else ActForm(request.POST),
        lambda data: domain.receive(assignment=assignment, by=actor_of(request)),
        title=_("Receive the task"),
        button=_("Receive task"),
        done=_("The task is received."),
        note=_("From now on your agency answers for it."),
    )


@login_required
@GET_POST
@idempotent
def dispute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Dispute that the task belongs here."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_answer, by=actor_of(request), assignment=assignment)
    return answer(
        request,
        matter,
        forms.ReasonForm(request.POST or None),
        lambda data: domain.dispute(assignment=assignment, reason=data["reason"], by=actor_of(request)),
        title=_("Dispute the assignment"),
        button=_("Dispute assignment"),
        done=_("The dispute is with the monitor. The deadline goes on meanwhile."),
        note=_("The deadline goes on until the monitor has settled the dispute."),
    )


@login_required
@GET_POST
@idempotent
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The monitor settles a dispute: upheld, the assignment is closed; else it stands."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_watch, by=actor_of(request), assignment=assignment)
    return answer(
        request,
        matter,
        forms.SettleForm(request.POST or None),
        lambda data: domain.settle_dispute(
            assignment=assignment,
            upheld=data["upheld"] == "yes",
            reason=data["reason"],
            by=actor_of(request),
        ),
        title=_("Settle the dispute"),
        button=_("Settle dispute"),
        done=_("The dispute is settled."),
    )


@login_required
@GET_POST
@idempotent
def hand_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the work to units and officers of the agency, or to agencies under it."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_hand_down, by=actor_of(request), assignment=assignment)
    form = forms.HandDownForm(request.POST or None, assignment=assignment)

    def act(data: dict[str, Any]) -> Any:
        to = receivers_named(data["to"], data.get("each"))
        return domain.hand_down_to_each(
            assignment=assignment,
            to=to,
            deadline=Deadline.of_day(data["on"]) if data["on"] else None,
            own={one: Deadline.of_day(day) for one in to if (day := data["days"].get(key_of(one)))},
            note=data["note"],
            by=actor_of(request),
        )

    return answer(
        request,
        matter,
        form,
        act,
        title=_("Hand the task down"),
        button=_("Hand down task"),
        done=_("The task is handed down."),
    )


@login_required
@GET_POST
@idempotent
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Report progress, or that the task is done, with evidence."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_answer, by=actor_of(request), assignment=assignment)
    form = forms.ReportForm(
        request.POST or None,
        request.FILES or None,
        deliverables=still_open(assignment),
        milestones=still_ahead(assignment, clock.now()),
        is_withheld=matter.is_withheld,
        more=beside.fields_for(assignment, actor_of(request)),
    )

    def act(data: dict[str, Any]) -> Any:
        by = actor_of(request)
        return domain.report(
            assignment=assignment, by=by, follow=lambda made: beside.follow(made, data, by), **form.arguments(by)
        )

    return answer(
        request,
        matter,
        form,
        act,
        title=_("Report on the task"),
        button=_("Send report"),
        done=_("The report is with the monitor."),
        note=_("A report that the task is done needs evidence for every deliverable."),
    )


@login_required
@GET_POST
@idempotent
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Verify a report."""
    found, matter = _report_of(request, pk)
    only(rules.may_verify, by=actor_of(request), report=found)
    return answer(
        request,
        matter,
        ActForm(request.POST) if request.method == "POST" else ActForm(),
        lambda data: domain.accept(report=found, by=actor_of(request)),
        title=_("Verify the report"),
        button=_("Verify report"),
        done=_("The report is verified."),
        said=said_words(found, is_withheld=matter.is_withheld),
        note=_("In time or late is judged by the moment of the report, not of this verification."),
    )


@login_required
@GET_POST
@idempotent
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Judge a report that the work is done deliverable by deliverable."""
    found, matter = _report_of(request, pk)
    only(rules.may_verify, by=actor_of(request), report=found)
    form = forms.JudgeForm(
        request.POST or None, deliverables=still_open(found.assignment), is_withheld=matter.is_withheld
    )
    return answer(
        request,
        matter,
        form,
        lambda data: domain.judge_deliverables(report=found, said=form.said(), by=actor_of(request)),
        title=_("Judge the deliverables"),
        button=_("Record judgement"),
        done=_("What was accepted stays accepted. The assignee reads what is missing."),
        note=_("When all are accepted, the task is done with this report; else it goes back for what is missing."),
        brought=evidence_brought(found),
        said=said_words(found, is_withheld=matter.is_withheld),
    )


@login_required
@GET_POST
@idempotent
def return_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return a report with a reason, or refuse it."""
    found, matter = _report_of(request, pk)
    only(rules.may_verify, by=actor_of(request), report=found)
    return answer(
        request,
        matter,
        forms.ReturnForm(request.POST or None),
        lambda data: domain.return_report(
            report=found,
            reason=data["reason"],
            refused=data["outcome"] == Outcome.REFUSED,
            by=actor_of(request),
        ),
        title=_("Return or refuse the report"),
        button=_("Answer with reason"),
        done=_("The report does not stand. The assignee reads your reason."),
        said=said_words(found, is_withheld=matter.is_withheld),
        danger=True,
    )


@login_required
@GET_POST
@idempotent
def ask_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for more time."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_answer, by=actor_of(request), assignment=assignment)
    form = forms.ExtensionForm(request.POST or None, request.FILES or None)
    return answer(
        request,
        matter,
        form,
        lambda data: domain.ask_extension(
            assignment=assignment,
            until=data["until"],
            reason=data["reason"],
            evidence=form.evidence(),
            by=actor_of(request),
        ),
        title=_("Ask for an extension"),
        button=_("Ask for extension"),
        done=_("The request is with the one who decides."),
        note=_("The baseline never changes. A decision to extend stands beside it."),
    )


@login_required
@GET_POST
@idempotent
def examine_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff say what they advise on a request for more time."""
    asked, matter = _asked(request, pk)
    only(rules.may_examine_extension, by=actor_of(request), request=asked)
    newest = newest_examination(asked)
    initial = {"opinion": newest.opinion, "until": newest.until_on, "reason": newest.reason} if newest else {}
    return answer(
        request,
        matter,
        forms.ExaminationForm(request.POST or None, initial=initial),
        lambda data: domain.examine_extension(
            request=asked,
            opinion=data["opinion"],
            until=data["until"],
            reason=data["reason"],
            by=actor_of(request),
        ),
        title=_("Examine the request for more time"),
        button=_("Record opinion"),
        done=_("The opinion stands beside the request."),
        asked=asked_words(asked),
    )


@login_required
@GET_POST
@idempotent
def decide_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide on a request for more time, by a paper that exists already."""
    asked, matter = _asked(request, pk)
    only(rules.may_decide_extension, by=actor_of(request), request=asked)
    papers = offered(actor_of(request))
    form = forms.ExtensionDecisionForm(request.POST or None, initial={"until": asked.until_on}, papers=papers)

    def act(data: dict[str, Any]) -> Any:
        return domain.decide_extension(
            request=asked,
            grant=data["grant"] == "yes",
            until=data["until"],
            reason=data["reason"],
            by=actor_of(request),
            **form.ground(),
        )

    return answer(
        request,
        matter,
        form,
        act,
        title=_("Decide on the extension"),
        button=_("Decide extension"),
        done=_("The decision stands beside the baseline."),
        note=_("With a paper that exists already. A letter of your own is drafted from the request instead."),
        asked=asked_words(asked),
    )


@login_required
@GET_POST
@idempotent
def recovery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """File how lost time is caught up."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_answer, by=actor_of(request), assignment=assignment)
    return answer(
        request,
        matter,
        forms.RecoveryForm(request.POST or None),
        lambda data: domain.file_recovery_plan(
            assignment=assignment, text=data["text"], recover_on=data["recover_on"], by=actor_of(request)
        ),
        title=_("File a recovery plan"),
        button=_("File plan"),
        done=_("The plan is filed."),
    )


@login_required
@require_safe
def evidence(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a piece of evidence, for whoever may see the assignment."""
    found = get_object_or_404(Evidence.objects.select_related("report", "file__blob").exclude(file=None), pk=pk)
    assignment_of(request, found.report.assignment_id)
    assert found.file is not None
    return file_response(found.file, inline=True, request=request)


@login_required
@require_safe
def request_evidence(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file that bears a request for more time out, for whoever may see the assignment."""
    brought = RequestEvidence.objects.select_related("request", "file__blob").exclude(file=None)
    found = get_object_or_404(brought, pk=pk)
    assignment_of(request, found.request.assignment_id)
    assert found.file is not None
    return file_response(found.file, inline=True, request=request)


def _asked(request: HttpRequest, pk: UUID) -> tuple[ExtensionRequest, Shown]:
    asked = get_object_or_404(ExtensionRequest.objects.select_related("assignment"), pk=pk)
    asked.assignment, matter = assignment_of(request, asked.assignment_id)
    return asked, matter


def _report_of(request: HttpRequest, pk: UUID) -> tuple[Report, Shown]:
    try:
        found = Report.objects.select_related("assignment").get(pk=pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    found.assignment, matter = assignment_of(request, found.assignment_id)
    return found, matter
