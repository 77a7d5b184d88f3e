"""The urging letter: a numbered, signed document to one agency, or to whom work was handed down, about what is late there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.assignments.enums import Colour
from decreta.assignments.models import Assignee, Assignment
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives import rules
from decreta.directives.domain.directing import matter_ids
from decreta.directives.models import Task, UrgingLetter, UrgingLine
from decreta.directives.texts import urging_text, urging_text_below
from decreta.documents.domain.drafting import draft
from decreta.documents.models import Document
from decreta.organisation.models import Body, Organisation, Post, Unit


@act("directives.draft_urging_letter")
def draft_urging_letter(
    *,
    body: Body,
    addressee: Assignee,
    assignments: Sequence[Assignment],
    signer_post: Post,
    answer_by: dt.date,
    by: Actor,
    colour: str = "",
    at: dt.datetime | None = None,
) -> UrgingLetter:
    """Draft a letter that urges one agency to do what is overdue or reported as stuck, and to answer by a day.

    The draft goes the way of every document: approved by its signer, numbered, signed, issued. `colour` (`Colour`) is
    that of the rung that proposed it.
    """
    rules.may_urge(body=body, by=by)
    moment = at or clock.now()
    problems = _problems(assignments, answer_by, colour, moment)
    if any(one.assignee != addressee for one in assignments):
        problems.add(_("A letter urges one agency; these tasks belong to several."), "assignments")
    if any(one.monitor_id != body.pk for one in assignments):
        problems.add(_("Only tasks that this body monitors can be urged by it."), "assignments")
    problems.refuse_if_any()
    tasks = _tasks(assignments)
    subject, text = urging_text(
        body=body, addressee=addressee, tasks=tasks, assignments=assignments, answer_by=answer_by
    )
    document = _drafted(body, subject, text, signer_post, addressee, by=by, at=at)
    letter = UrgingLetter.objects.create(
        document=document, body=body, created_at=moment, colour=colour, answer_by=answer_by
    )
    _keep(letter, assignments, "directives.draft_urging_letter", addressee, tasks, by=by, at=at)
    return letter


@act("directives.urge_below")
def urge_below(
    *,
    assignments: Sequence[Assignment],
    signer_post: Post,
    answer_by: dt.date,
    by: Actor,
    colour: str = "",
    at: dt.datetime | None = None,
) -> UrgingLetter:
    """Draft a letter that urges one receiver of what was handed down: an agency, a unit or an officer.

    The organisation that handed it down issues it, also where one of its units did; what a body handed down, that body. It
    goes the way of every document. Raises NotAllowed where the post does not hand work down there, Invalid.
    """
    for giver in {one.giver_id for one in assignments}:
        rules.may_urge_below(giver=giver, by=by)
    moment = at or clock.now()
    problems = _problems(assignments, answer_by, colour, moment)
    if len({one.assignee.pk for one in assignments}) > 1:
        problems.add(_("A letter urges one receiver; these belong to several."), "assignments")
    issuers = {issuer.pk: issuer for issuer in map(_issuer_of, assignments)}
    if len(issuers) > 1:
        problems.add(_("A letter urges what one organisation handed down; these are of several."), "assignments")
    problems.refuse_if_any()
    (issuer,), tasks, receiver = issuers.values(), _tasks(assignments), assignments[0].assignee
    subject, text = urging_text_below(
        issuer=issuer, receiver=receiver, tasks=tasks, assignments=assignments, answer_by=answer_by
    )
    document = _drafted(issuer, subject, text, signer_post, receiver, by=by, at=at)
    whose = {"body": issuer} if isinstance(issuer, Body) else {"organisation": issuer}
    letter = UrgingLetter.objects.create(
        document=document, created_at=moment, colour=colour, answer_by=answer_by, **whose
    )
    _keep(letter, assignments, "directives.urge_below", receiver, tasks, by=by, at=at)
    return letter


def _problems(assignments: Sequence[Assignment], answer_by: dt.date, colour: str, moment: dt.datetime) -> Problems:
    """What is wrong with every letter."""
    problems = Problems()
    if not assignments:
        problems.add(_("Choose at least one task."), "assignments")
    if any(one.done_accepted_at or one.closed_at for one in assignments):
        problems.add(_("A finished task cannot be urged."), "assignments")
    if colour and colour not in Colour.values:
        problems.add(_("A letter is yellow, orange or red."), "colour")
    if answer_by < moment.astimezone(clock.zone()).date():
        problems.add(_("The day for the answer is past."), "answer_by")
    return problems


def _issuer_of(assignment: Assignment) -> Organisation | Body:
    """Who issues letters for whoever handed an assignment down."""
    assert assignment.parent is not None  # who has handed nothing down may not urge it
    giver = assignment.parent.assignee
    if isinstance(giver, Unit):
        return giver.organisation
    assert isinstance(giver, Organisation | Body)  # an officer hands nothing down
    return giver


def _tasks(assignments: Sequence[Assignment]) -> list[Task]:
    return list(
        Task.objects.filter(pk__in=matter_ids(assignments))
        .select_related("directive__document", "clause")
        .order_by("directive", "ordinal", "pk")
    )


def _drafted(
    issuer: Organisation | Body,
    subject: str,
    text: str,
    signer_post: Post,
    to: Assignee,
    *,
    by: Actor,
    at: dt.datetime | None,
) -> Document:
    return draft(
        type_code="CV",
        issuer=issuer,
        subject=subject,
        text=text,
        signer_post=signer_post,
        recipients=[to, _archive_line()],
        purpose="urging_letter",
        by=by,
        at=at,
    )


def _keep(
    letter: UrgingLetter,
    assignments: Sequence[Assignment],
    kind: str,
    addressee: Assignee,
    tasks: Sequence[Task],
    *,
    by: Actor,
    at: dt.datetime | None,
) -> None:
    """The lines of a letter, and its entry in the log."""
    UrgingLine.objects.bulk_create(UrgingLine(letter=letter, assignment=one) for one in assignments)
    record(
        kind,
        by=by,
        on=letter,
        about=[letter.document, *assignments],
        at=at,
        facts={
            "addressee": str(addressee),
            "tasks": [task.ordinal for task in tasks],
            "answer_by": letter.answer_by,
            **({"colour": str(letter.colour)} if letter.colour else {}),
        },
    )


def _archive_line() -> str:
    return "Lưu Văn phòng"
