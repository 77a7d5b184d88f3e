"""What this area says beside a task and beside a document: by which paper it ended, where its work goes on, what will hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from decreta.assignments.models import ExtensionRequest
from decreta.changes import rules
from decreta.changes.domain.letters import PURPOSE
from decreta.changes.enums import EndingKind
from decreta.changes.models import ChangedTask, ExtensionLine
from decreta.changes.queries.endings import Told, endings_by, endings_of, lines_of
from decreta.changes.queries.passing import left_behind, passings_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.together import Asking
from decreta.directives.beside import Beside as BesideTask
from decreta.directives.beside import Part
from decreta.directives.models import Task
from decreta.directives.queries.happenings import Happening
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Beside, Lead, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.organisation.models import Body
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext

_ENDED = {
    EndingKind.SUPERSEDE: lambda where: _("Replaced by %(tasks)s") % {"tasks": where},
    EndingKind.MERGE: lambda where: _("Merged into %(tasks)s") % {"tasks": where},
    EndingKind.SPLIT: lambda where: _("Split into %(tasks)s") % {"tasks": where},
    EndingKind.CANCEL: lambda where: _("Cancelled by a paper"),
}
_GOES_ON = {
    EndingKind.SUPERSEDE: lambda whence: _("Takes the place of %(tasks)s") % {"tasks": whence},
    EndingKind.MERGE: lambda whence: _("Merged from %(tasks)s") % {"tasks": whence},
    EndingKind.SPLIT: lambda whence: _("A part of %(tasks)s") % {"tasks": whence},
}
#: As many as a sentence names; the page of the ending names all.
_NAMED = 3


def tell_of_task(said: BesideTask, seen: TaskPage, actor: Actor) -> None:
    """By which paper the task ended or from which it came; and to draft a letter, to end it. One statement."""
    task = seen.task
    for told in endings_of(task.pk, actor):
        title, leads = _sentence(told, seen), _leads(told, seen)
        text = f"{told.ending.symbol}: {told.ending.reason}"
        has_ended = told.has_ended(task.pk)
        said.remarks.append(Remark(title, text, "warning" if has_ended else "info", "replace", leads))
        who = " · ".join(filter(None, (str(told.ending.by.get("name") or ""), str(told.ending.by.get("post") or ""))))
        kind: Literal["back", "done"] = "back" if has_ended else "done"
        said.happenings.append(
            Happening(title, who, told.ending.ended_at, told.ending.reason, kind, told.ending.symbol)
        )
    _tell_of_passing(said, seen, actor)
    asked = seen.pending_extension
    if asked is not None and _is_of(task, asked) and allows(rules.may_draft_letter, body=task.body, by=actor):
        url = reverse("changes:letter", args=[task.body.code]) + f"?request={asked.pk}"
        against = _("A letter that decides it is on its way.") if asked.letter_id else ""
        label = _("Draft decision letter")
        said.buttons.append(ButtonContext(label, url, icon="file-plus", enabled=not against, reason=against))
    if seen.is_open and seen.of is None and allows(rules.may_end, body=task.body, by=actor):
        url = reverse("changes:end", args=[task.pk])
        said.buttons.append(ButtonContext(_("End by a paper"), url, icon="replace", quiet=True))


def _tell_of_passing(said: BesideTask, seen: TaskPage, actor: Actor) -> None:
    """Who of those that do the task has ended, for whoever may pass it on; and how it passed on. One statement."""
    task, today = seen.task, clock.today()
    if allows(rules.may_pass, body=task.body, by=actor):
        doing = (
            one for one in (*seen.main, *seen.coordinating) if one.closed_at is None and one.done_accepted_at is None
        )
        for organisation in {one.organisation for one in doing if one.organisation is not None}:
            if organisation.valid_to is None or organisation.valid_to > today:
                continue
            title = _("%(agency)s has ended, and this task is still with it") % {"agency": organisation.name}
            url = reverse("changes:pass_on", args=[task.body.code, organisation.code])
            lead = Lead(url, _("Pass its tasks to a successor"))
            said.remarks.append(Remark(title, "", "warning", "git-merge", (lead,)))
    for one in passings_of.rows(actor, task.pk):
        of = one.passing.succession
        facts = {"before": of.predecessor.name, "after": of.successor.name}
        title = _("Passed from %(before)s to %(after)s") % facts
        if one.passing.taken_back_at is not None:
            title = _("Passed from %(before)s to %(after)s, and taken back") % facts
        lead = Lead(reverse("changes:passing", args=[one.passing_id]), _("The passing with all its tasks"))
        said.remarks.append(Remark(title, of.authority, "info", "git-merge", (lead,)))


@dataclass(frozen=True)
class LeftBehind:
    """What is still with organisations that have ended, on the page of supervision."""

    body: Body
    rows: list[dict[str, Any]]


def on_supervision(body: Body, actor: Actor) -> Asking[Part | None]:
    """How many open assignments of a body are with organisations that have ended, for whoever may pass them on."""
    if not allows(rules.may_pass, body=body, by=actor):
        return None
    told = yield {"left": left_behind.ask(body.pk, clock.today())}
    rows = [
        {"code": one["organisation__code"], "name": one["organisation__name_vi"], "n": one["n"]} for one in told["left"]
    ]
    return Part("changes/left_behind.html", LeftBehind(body, rows)) if rows else None


def tell_of_document(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """What a letter decides when it is issued, and which tasks ended by this paper."""
    if document.purpose == PURPOSE and (remark := _of_letter(lines_of(document.pk))):
        said.remarks.append(remark)
    if document.state not in (DocumentState.ISSUED, DocumentState.RECEIVED):
        return
    for told in endings_by(document.pk, actor):
        if any(one.is_seen for one in (*told.ended, *told.successors)):  # type: ignore[attr-defined]
            url = reverse("changes:ending", args=[told.ending.pk])
            title = _("Tasks ended by this paper: %(tasks)s") % {"tasks": _named(told.ended)}
            said.remarks.append(Remark(title, "", "info", "replace", (Lead(url, _("What became of them")),)))


def _is_of(task: Task, asked: ExtensionRequest) -> bool:
    """Whether the task's body decides the request: what was handed down is decided where it was."""
    return asked.assignment.parent_id is None and task.body_id == asked.assignment.monitor_id


def _of_letter(lines: list[ExtensionLine]) -> Remark | None:
    if not lines:
        return None
    letter = lines[0].letter
    words = "; ".join(_line(one) for one in lines)
    if letter.given_up_at is not None:
        return Remark(_("The draft was given up. Its requests wait as before."), words, "info", "undo-2")
    if letter.took_effect_at is None:
        number = len(lines)
        title = ngettext(
            "When this letter is issued, %(n)s request for more time is decided so, and not before",
            "When this letter is issued, %(n)s requests for more time are decided so, and not before",
            number,
        ) % {"n": number}
        return Remark(title, words, "info", "calendar-clock")
    failed = [one for one in lines if one.why_not]
    title = _("Carried out on %(moment)s") % {"moment": moments.moment(letter.took_effect_at)}
    return Remark(title, words, "warning" if failed else "info", "calendar-clock")


def _line(one: ExtensionLine) -> str:
    """What is said to one agency."""
    agency = one.request.assignment.assignee
    if one.why_not:
        said = _("not carried out: %(reason)s") % {"reason": one.why_not}
    elif one.until_on is not None:
        said = _("until %(day)s") % {"day": moments.day(one.until_on)}
    else:
        said = pgettext("request", "refused")
    return f"{getattr(agency, 'name', agency)}: {said}"


def _sentence(told: Told, seen: TaskPage) -> str:
    kind = EndingKind(told.ending.kind)
    others = _named(told.other_side(seen.task.pk))
    return _ENDED[kind](others) if told.has_ended(seen.task.pk) else _GOES_ON[kind](others)


def _leads(told: Told, seen: TaskPage) -> tuple[Lead, ...]:
    """To the tasks that the reader sees, and to all of them at once."""
    seen_ones = [one for one in told.other_side(seen.task.pk) if one.is_seen][:_NAMED]  # type: ignore[attr-defined]
    leads = [Lead(reverse("directives:task", args=[one.task_id]), named(one)) for one in seen_ones]
    return (*leads, Lead(reverse("changes:ending", args=[told.ending.pk]), _("The decision with all its tasks")))


def _named(rows: list[ChangedTask]) -> str:
    names = [named(one) for one in rows[:_NAMED]]
    more = len(rows) - len(names)
    return ", ".join(names) + (" " + _("and %(n)s more") % {"n": more} if more > 0 else "")


def named(one: ChangedTask) -> str:
    """A task as everybody who knows of it may know it: by number and symbol."""
    return _("task %(n)s of %(symbol)s") % {"n": one.task.ordinal, "symbol": one.task.directive.document.symbol}
