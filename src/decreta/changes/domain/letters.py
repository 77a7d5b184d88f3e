"""The letter that decides requests for more time: drafted from them, and carried out when it is issued.

It goes the way of every document. Its lines are facts beside the text, so that what is carried out is what its signer
saw on its page; before the issue nothing of it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.assignments.domain import decide_extension
from decreta.assignments.domain.extending import check_later, check_undecided, let_out_of_letter, take_into_letter
from decreta.assignments.models import ExtensionRequest
from decreta.assignments.policies import acts_now
from decreta.audit import act, record
from decreta.changes import rules
from decreta.changes.models import ExtensionLetter, ExtensionLine
from decreta.changes.texts import Decided, letter_text
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed, NotNow, Problems
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.documents.domain.drafting import draft
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.organisation.models import Body, Holding, Post

#: The purpose by which such a letter is known.
PURPOSE: Final = "extension_letter"


@dataclass(frozen=True)
class Wish:
    """What the letter is to say to one request: until when, or no; `reason` where it is refused or less is granted."""

    request: ExtensionRequest
    grant: bool
    until: dt.date | None = None
    reason: str = ""

    @property
    def granted_until(self) -> dt.date | None:
        """The day that is granted: the one asked for when none is given."""
        return (self.until or self.request.until_on) if self.grant else None


@act("changes.draft_extension_letter")
def draft_extension_letter(
    *,
    body: Body,
    wishes: Sequence[Wish],
    signer_post: Post,
    by: Actor,
    at: dt.datetime | None = None,
) -> ExtensionLetter:
    """Draft the letter that decides one or several requests; they wait for it from now on.

    Problems with one request name its field (`until_…`, `reason_…` with its key). Nothing is decided before the letter
    is issued; a draft that is given up lets its requests wait as before. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_draft_letter(body=body, by=by)
    moment = at or clock.now()
    tasks = _tasks(wishes)
    problems = Problems()
    if not wishes:
        problems.add(_("Choose at least one request."), "requests")
    if not rules.decides(signer_post):
        problems.add(_("This post does not decide on extensions."), "signer_post", "may_not_decide")
    for wish in wishes:
        _check(problems, wish, body, signer_post, moment, tasks)
    problems.refuse_if_any()
    lines = [_told(wish, tasks) for wish in wishes]
    subject, text = letter_text(body=body, lines=lines)
    document = draft(
        type_code="CV",
        issuer=body,
        subject=subject,
        text=text,
        signer_post=signer_post,
        recipients=[*dict.fromkeys(line.agency for line in lines), _archive_line()],
        purpose=PURPOSE,
        by=by,
        at=at,
    )
    letter = ExtensionLetter.objects.create(document=document, body=body, created_at=moment)
    for wish in wishes:
        take_into_letter(request=wish.request, letter_id=document.pk)
    ExtensionLine.objects.bulk_create(
        ExtensionLine(
            letter=letter,
            request=wish.request,
            is_granted=wish.grant,
            until_on=wish.granted_until,
            reason=wish.reason.strip(),
        )
        for wish in wishes
    )
    record(
        "changes.extension_letter_drafted",
        by=by,
        on=letter,
        about=[document, *(wish.request.assignment for wish in wishes)],
        at=at,
        facts={
            "tasks": [_cited(tasks[wish.request.assignment.matter_id]) for wish in wishes],
            "granted": sum(wish.grant for wish in wishes),
            "refused": sum(not wish.grant for wish in wishes),
        },
    )
    return letter


@act("changes.take_effect")
def take_effect(*, letter: ExtensionLetter, by: Actor, at: dt.datetime | None = None) -> ExtensionLetter | None:
    """Carry an issued letter out: each of its lines becomes the decision on its request, with the paper as its ground.

    Whose decision it is the approval of the issued text says. May be repeated at will: None when it has been done. What
    cannot be carried out any more (the work has ended meanwhile) is left, with the reason on its line.
    """
    locked = (
        ExtensionLetter.objects.select_for_update(of=("self",))
        .select_related("document__signer_post")
        .get(pk=letter.pk)
    )
    if locked.took_effect_at is not None or locked.given_up_at is not None:
        return None
    document = locked.document
    if document.state != DocumentState.ISSUED:
        raise NotNow.of(_("The letter is not issued yet."), code="not_issued")
    approval = document.approvals.order_by("-approved_at", "-pk").first()
    moment = at or clock.now()
    lines = list(locked.lines.select_related("request__assignment"))
    failed = [line for line in lines if not _decide(line, document, approval.by if approval else None, by, moment)]
    let_out_of_letter(letter_id=document.pk)
    locked.took_effect_at = moment
    locked.save(update_fields=["took_effect_at"])
    record(
        "changes.extension_letter_took_effect",
        by=by,
        on=locked,
        about=[document, *(line.request.assignment for line in lines)],
        at=at,
        facts={"symbol": document.symbol, "decided": len(lines) - len(failed), "not_carried_out": len(failed)},
    )
    return locked


@act("changes.give_up_letter")
def give_up_letter(*, letter: ExtensionLetter, by: Actor, at: dt.datetime | None = None) -> ExtensionLetter | None:
    """The draft was withdrawn: its requests wait as before. None when that is done, or the letter was issued."""
    locked = ExtensionLetter.objects.select_for_update(of=("self",)).select_related("document").get(pk=letter.pk)
    if locked.took_effect_at is not None or locked.given_up_at is not None:
        return None
    if locked.document.state != DocumentState.WITHDRAWN:
        raise NotNow.of(_("The draft of this letter is not withdrawn."), code="not_withdrawn")
    freed = let_out_of_letter(letter_id=locked.document_id)
    locked.given_up_at = at or clock.now()
    locked.save(update_fields=["given_up_at"])
    record(
        "changes.extension_letter_given_up",
        by=by,
        on=locked,
        about=[locked.document, *(line.request.assignment for line in locked.lines.select_related("request"))],
        at=at,
        facts={"requests": freed},
    )
    return locked


def _decide(
    line: ExtensionLine, document: Document, decided_by: dict[str, Any] | None, by: Actor, moment: dt.datetime
) -> bool:
    """Carry one line out; False when it cannot be any more, or was not decided by the one entitled."""
    try:
        with transaction.atomic():
            _check_decider(line.request, document, decided_by)
            decide_extension(
                request=line.request,
                grant=line.is_granted,
                until=line.until_on,
                reason=line.reason,
                document_id=document.pk,
                symbol=document.symbol,
                decided_by=decided_by,
                by=by,
                at=moment,
            )
    except ActRefused as refusal:
        line.why_not = str(refusal)
        line.save(update_fields=["why_not"])
        return False
    return True


def _check_decider(request: ExtensionRequest, document: Document, decided_by: dict[str, Any] | None) -> None:
    """Who signs may have been changed while the letter was a draft. Raises NotAllowed."""
    post = document.signer_post
    if post is None or decided_by is None or not rules.decides(post):
        raise NotAllowed.of(_("This post does not decide on extensions."), code="may_not_decide")
    if decided_by.get("person") and decided_by.get("person") == request.by.get("person"):
        raise NotAllowed.of(_("Nobody decides on his own request."), code="four_eyes")


def _check(
    problems: Problems, wish: Wish, body: Body, signer_post: Post, moment: dt.datetime, tasks: Mapping[UUID, Task]
) -> None:
    """Everything that is wrong with what the letter is to say to one request."""
    request, key = wish.request, wish.request.pk
    assignment = request.assignment
    if assignment.monitor_id != body.pk or assignment.parent_id is not None or assignment.matter_id not in tasks:
        problems.add(_("Only requests about tasks that this body monitors are decided by it."), "requests", "foreign")
        return
    check_undecided(problems, request)
    if request.letter_id is not None:
        problems.add(_("Another letter that decides this request is on its way."), f"decision_{key}", "in_letter")
    if "decide_extension" not in acts_now(assignment):
        problems.add(_("The work of this task has ended; there is nothing to extend."), f"decision_{key}", "ended")
    if _is_of(signer_post, request, moment):
        problems.add(_("Nobody decides on his own request."), "signer_post", "four_eyes")
    until = wish.granted_until
    if until is not None:
        check_later(problems, assignment, until, field=f"until_{key}")
        if until > request.until_on:
            problems.add(_("More than what is asked for is not granted."), f"until_{key}", "more_than_asked")
    is_less = until is not None and until < request.until_on
    if (until is None or is_less) and not wish.reason.strip():
        problems.add(_("Give the reason."), f"reason_{key}", "missing")


def _is_of(post: Post, request: ExtensionRequest, moment: dt.datetime) -> bool:
    """Whether who holds the signing post has asked himself."""
    asker = request.by.get("person")
    day = moment.astimezone(clock.zone()).date()
    return asker is not None and Holding.objects.valid_on(day).filter(post=post, person_id=asker).exists()


def _tasks(wishes: Sequence[Wish]) -> dict[UUID, Task]:
    """The tasks behind requests, as papers may name them."""
    ids = [wish.request.assignment.matter_id for wish in wishes if wish.request.assignment.matter_kind == MATTER_KIND]
    return Task.objects.select_related("directive__document", "clause").in_bulk(ids)


def _told(wish: Wish, tasks: Mapping[UUID, Task]) -> Decided:
    assignment = wish.request.assignment
    return Decided(
        task=tasks[assignment.matter_id],
        agency=assignment.assignee,
        asked_on=wish.request.asked_at.astimezone(clock.zone()).date(),
        asked_until=wish.request.until_on,
        lapses_at=assignment.current_lapses_at,
        until=wish.granted_until,
        reason=wish.reason,
    )


def _cited(task: Task) -> str:
    return f"{task.directive.document.symbol} {task.ordinal}"


def _archive_line() -> str:
    return "Lưu Văn phòng"
