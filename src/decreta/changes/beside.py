"""What this area says beside a task and beside a document: by which paper it ended, where its work goes on, what will hold."""

from __future__ import annotations

from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from decreta.assignments.models import ExtensionRequest
from decreta.changes import rules
from decreta.changes.domain.letters import PURPOSE
from decreta.changes.enums import EndingKind
from decreta.changes.models import ChangedTask, ExtensionLine
from decreta.changes.queries.endings import Told, endings_by, endings_of, lines_of
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside as BesideTask
from decreta.directives.models import Task
from decreta.directives.queries.happenings import Happening
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Beside, Lead, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
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
    asked = seen.pending_extension
    if asked is not None and _is_of(task, asked) and allows(rules.may_draft_letter, body=task.body, by=actor):
        url = reverse("changes:letter", args=[task.body.code]) + f"?request={asked.pk}"
        against = _("A letter that decides it is on its way.") if asked.letter_id else ""
        label = _("Draft decision letter")
        said.buttons.append(ButtonContext(label, url, icon="file-plus", enabled=not against, reason=against))
    if seen.is_open and seen.of is None and allows(rules.may_end, body=task.body, by=actor):
        url = reverse("changes:end", args=[task.pk])
        said.buttons.append(ButtonContext(_("End by a paper"), url, icon="replace", quiet=True))


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
