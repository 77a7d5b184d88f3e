"""The urging letter: a numbered, signed document to one agency about its late tasks."""

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
from decreta.directives.texts import urging_text
from decreta.documents.domain.drafting import draft
from decreta.organisation.models import Body, Post


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
    problems = Problems()
    if not assignments:
        problems.add(_("Choose at least one task."), "assignments")
    if any(one.assignee != addressee for one in assignments):
        problems.add(_("A letter urges one agency; these tasks belong to several."), "assignments")
    if any(one.monitor_id != body.pk for one in assignments):
        problems.add(_("Only tasks that this body monitors can be urged by it."), "assignments")
    if any(one.done_accepted_at or one.closed_at for one in assignments):
        problems.add(_("A finished task cannot be urged."), "assignments")
    if colour and colour not in Colour.values:
        problems.add(_("A letter is yellow, orange or red."), "colour")
    if answer_by < moment.astimezone(clock.zone()).date():
        problems.add(_("The day for the answer is past."), "answer_by")
    problems.refuse_if_any()
    tasks = list(
        Task.objects.filter(pk__in=matter_ids(assignments))
        .select_related("directive__document", "clause")
        .order_by("directive", "ordinal", "pk")
    )
    subject, text = urging_text(
        body=body, addressee=addressee, tasks=tasks, assignments=assignments, answer_by=answer_by
    )
    document = draft(
        type_code="CV",
        issuer=body,
        subject=subject,
        text=text,
        signer_post=signer_post,
        recipients=[addressee, _archive_line()],
        purpose="urging_letter",
        by=by,
        at=at,
    )
    letter = UrgingLetter.objects.create(
        document=document, body=body, created_at=moment, colour=colour, answer_by=answer_by
    )
    UrgingLine.objects.bulk_create(UrgingLine(letter=letter, assignment=one) for one in assignments)
    record(
        "directives.draft_urging_letter",
        by=by,
        on=letter,
        about=[document, *assignments],
        at=at,
        facts={
            "addressee": str(addressee),
            "tasks": [task.ordinal for task in tasks],
            "answer_by": answer_by,
            **({"colour": str(colour)} if colour else {}),
        },
    )
    return letter


def _archive_line() -> str:
    return "Lưu Văn phòng"
