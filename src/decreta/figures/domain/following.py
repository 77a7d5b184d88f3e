"""A follower of the log: each act on a paper ends its stay in one step and begins the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.documents import numbering
from decreta.documents.enums import CheckKind, Direction
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.marks import MATTER_KIND
from decreta.figures.domain import standing
from decreta.figures.enums import Ending, Step
from decreta.figures.models import Course, Stay
from decreta.organisation.models import Holding

#: What the follower reads of the log.
KINDS = ("documents.", "dispatch.completed", "assignments.")


@dataclass(frozen=True)
class Holder:
    """With whom a paper lies, as far as the log says."""

    unit_id: UUID | None = None
    post_id: UUID | None = None
    holding_id: UUID | None = None
    assignment_id: UUID | None = None


NOBODY = Holder()


def follow(entry: Entry) -> None:
    """Move the paper of one entry. Runs once per entry, in a worker, after the act is committed."""
    handler = _HANDLERS.get(entry.kind)
    if handler is not None:
        handler(entry)


def _drafted(entry: Entry) -> None:
    document = _document(entry.on_id)
    if document is not None:
        _move(_opened(document, entry), Step.DRAFTING, entry, Ending.ONWARD, _drafter(document))


def _copied(entry: Entry) -> None:
    """A copy has its number from the beginning; it is sealed by who made it."""
    document = _document(entry.on_id)
    if document is not None:
        _move(_opened(document, entry), Step.NUMBERING, entry, Ending.ONWARD)


def _revised(entry: Entry) -> None:
    """A new text is checked again; one that lay with somebody else comes back to its drafters."""
    course = _course(entry)
    if course is not None:
        _note_checks(course, [])
        _back_to_drafters(course, entry)


def _returned(entry: Entry) -> None:
    course = _course(entry)
    if course is not None:
        _back_to_drafters(course, entry)


def _back_to_drafters(course: Course, entry: Entry) -> None:
    if _step(course) not in {None, Step.DRAFTING}:
        _move(course, Step.DRAFTING, entry, Ending.BACK, _drafter(course.document))


def _submitted(entry: Entry) -> None:
    course = _course(entry)
    if course is not None:
        _to_checks(course, entry)


def _checked(entry: Entry) -> None:
    course = _course(entry)
    if course is None:
        return
    _note_checks(course, sorted({*course.checked, entry.facts["kind"]}))
    if _step(course) in {Step.CHECKING_CONTENT, Step.CHECKING_FORM}:
        _to_checks(course, entry)


def _to_checks(course: Course, entry: Entry) -> None:
    """To whoever has yet to answer for it: first for the content, then for the form; else to the signer."""
    document = course.document
    day = entry.happened_at.astimezone(clock.zone()).date()
    missing = {str(one) for one in numbering.checks_of(document, on=day)} - set(course.checked)
    if CheckKind.CONTENT in missing:
        step, holder = Step.CHECKING_CONTENT, Holder(unit_id=document.drafting_unit_id)
    elif CheckKind.FORM in missing:
        step, holder = Step.CHECKING_FORM, NOBODY
    else:
        signer = document.signer_post
        step, holder = Step.SIGNING, Holder(signer.unit_id, signer.pk) if signer else NOBODY
    if step != _step(course):
        _move(course, step, entry, Ending.ONWARD, holder)


def _approved(entry: Entry) -> None:
    course = _course(entry)
    if course is not None:
        _move(course, Step.NUMBERING, entry, Ending.ONWARD)


def _issued(entry: Entry) -> None:
    course = _course(entry)
    if course is not None:
        _move(course, Step.DISPATCHING, entry, Ending.ONWARD)


def _withdrawn(entry: Entry) -> None:
    _end(_course(entry), entry, Ending.VOID)


def _frozen(entry: Entry) -> None:
    """What was recalled is sent to nobody any more."""
    _end(_course(entry), entry, Ending.DONE)


def _dispatched(entry: Entry) -> None:
    _end(_course_of(_about(entry, "documents.document")), entry, Ending.DONE)


def _registered(entry: Entry) -> None:
    arrival = Arrival.objects.filter(pk=entry.on_id).first()
    if arrival is None:
        return
    course, _is_new = Course.objects.get_or_create(
        arrival=arrival,
        defaults={
            "document_id": arrival.document_id,
            "direction": Direction.IN,
            "organisation_id": arrival.organisation_id,
            "office_id": arrival.organisation_id,
            "began_at": entry.happened_at,
        },
    )
    _move(course, Step.MARKING, entry, Ending.ONWARD)


def _marked(entry: Entry) -> None:
    course, mark = _course(entry), _about(entry, MATTER_KIND)
    marked = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=mark) if mark else Assignment.objects.none()
    lead = marked.filter(role=AssignmentRole.LEAD).first()
    if course is not None and lead is not None:
        _move(course, Step.WORKING, entry, Ending.ONWARD, _assignee(lead, lead))


def _mark_withdrawn(entry: Entry) -> None:
    course = _course(entry)
    if course is not None and _step(course) != Step.MARKING:
        _move(course, Step.MARKING, entry, Ending.BACK)


def _reopened(entry: Entry) -> None:
    course = _course(entry)
    if course is not None:
        _move(course, Step.MARKING, entry, Ending.BACK)


def _settled(entry: Entry) -> None:
    _end(_course(entry), entry, Ending.DONE)


def _fell_away(entry: Entry) -> None:
    _end(_course(entry), entry, Ending.VOID)


def _handed_down(entry: Entry) -> None:
    """Who was handed the work holds it now; its deadline remains the lead's."""
    sub = Assignment.objects.filter(pk=entry.on_id, matter_kind=MATTER_KIND).select_related("parent").first()
    if sub is None or sub.parent is None or sub.parent.role != AssignmentRole.LEAD:
        return
    course = _course_of_mark(sub)
    if course is not None and _step(course) == Step.WORKING:
        _move(course, Step.WORKING, entry, Ending.ONWARD, _assignee(sub, sub.parent))


def _reported(entry: Entry) -> None:
    lead = _lead(entry)
    course = _course_of_mark(lead) if lead is not None else None
    if course is not None and _step(course) == Step.WORKING:
        _move(course, Step.JUDGING, entry, Ending.ONWARD)


def _report_returned(entry: Entry) -> None:
    lead = _lead(entry)
    course = _course_of_mark(lead) if lead is not None else None
    if course is not None and lead is not None and _step(course) == Step.JUDGING:
        _move(course, Step.WORKING, entry, Ending.BACK, _assignee(lead, lead))


def _lead(entry: Entry) -> Assignment | None:
    return Assignment.objects.filter(pk=entry.on_id, matter_kind=MATTER_KIND, role=AssignmentRole.LEAD).first()


def _assignee(assignment: Assignment, lead: Assignment) -> Holder:
    """Who holds what is assigned, with the unit in which he works."""
    if assignment.holding_id is None:
        return Holder(unit_id=assignment.unit_id, assignment_id=lead.pk)
    holding = Holding.objects.select_related("post").get(pk=assignment.holding_id)
    return Holder(holding.post.unit_id, holding.post_id, holding.pk, lead.pk)


def _drafter(document: Document) -> Holder:
    holding = document.created_by
    if holding is None:
        return Holder(unit_id=document.drafting_unit_id)
    return Holder(document.drafting_unit_id, holding.post_id, holding.pk)


def _opened(document: Document, entry: Entry) -> Course:
    course, _is_new = Course.objects.get_or_create(
        document=document,
        arrival=None,
        defaults={
            "direction": Direction.OUT,
            "organisation_id": document.organisation_id if document.body_id is None else None,
            "body_id": document.body_id,
            "office_id": document.body_id or document.organisation_id,
            "unit_id": document.drafting_unit_id,
            "began_at": entry.happened_at,
        },
    )
    return course


def _document(pk: str) -> Document | None:
    return Document.objects.select_related("created_by").filter(pk=pk).first()


def _course(entry: Entry) -> Course | None:
    """The course of the thing that the entry is on; None of a paper whose beginning nobody logged."""
    if entry.on_kind == "documents.arrival":
        return Course.objects.select_for_update().filter(arrival_id=entry.on_id).first()
    return _course_of(entry.on_id)


def _course_of(document_id: str | None) -> Course | None:
    if document_id is None:
        return None
    related = ("document__signer_post", "document__created_by", "document__body", "document__organisation")
    found = Course.objects.select_for_update(of=("self",)).select_related(*related)
    return found.filter(document_id=document_id, arrival=None).first()


def _course_of_mark(assignment: Assignment) -> Course | None:
    return Course.objects.select_for_update().filter(arrival__marks=assignment.matter_id).first()


def _about(entry: Entry, kind: str) -> str | None:
    return next((one.partition(":")[2] for one in entry.about if one.startswith(f"{kind}:")), None)


def _step(course: Course) -> str | None:
    return course.stays.filter(ended_at=None).values_list("step", flat=True).first()


def _note_checks(course: Course, kinds: list[str]) -> None:
    if course.checked != kinds:
        course.checked = kinds
        course.save(update_fields=["checked"])


def _move(course: Course, step: Step, entry: Entry, ending: Ending, holder: Holder = NOBODY) -> None:
    """End the present stay and begin the next."""
    last = _ended(course, entry, ending)
    # What is noted later than it happened never runs backwards.
    began_at = max(entry.happened_at, last.began_at) if last is not None else entry.happened_at
    Stay.objects.create(
        course=course,
        ordinal=last.ordinal + 1 if last is not None else 1,
        office_id=course.office_id,
        step=step,
        began_at=began_at,
        unit_id=holder.unit_id,
        post_id=holder.post_id,
        holding_id=holder.holding_id,
        assignment_id=holder.assignment_id,
    )
    standing.note(course.pk)


def _end(course: Course | None, entry: Entry, ending: Ending) -> None:
    """End the present stay; the way is over."""
    if course is not None:
        _ended(course, entry, ending)
        standing.note(course.pk)


def _ended(course: Course, entry: Entry, ending: Ending) -> Stay | None:
    """End the present stay, if there is one; the last one."""
    last = course.stays.order_by("-ordinal").first()
    if last is not None and last.ended_at is None:
        last.ended_at, last.ending = max(entry.happened_at, last.began_at), ending
        last.save(update_fields=["ended_at", "ending"])
    return last


_HANDLERS: dict[str, Callable[[Entry], Any]] = {
    "documents.drafted": _drafted,
    "documents.copied": _copied,
    "documents.revised": _revised,
    "documents.submitted": _submitted,
    "documents.taken_back": _returned,
    "documents.returned": _returned,
    "documents.checked": _checked,
    "documents.approved": _approved,
    "documents.issued": _issued,
    "documents.withdrawn": _withdrawn,
    "documents.frozen": _frozen,
    "dispatch.completed": _dispatched,
    "documents.arrival_registered": _registered,
    "documents.marked": _marked,
    "documents.mark_withdrawn": _mark_withdrawn,
    "documents.arrival_settled": _settled,
    "documents.arrival_returned": _fell_away,
    "documents.arrival_voided": _fell_away,
    "documents.arrival_cancelled": _fell_away,
    "documents.arrival_reopened": _reopened,
    "assignments.handed_down": _handed_down,
    "assignments.reported_done": _reported,
    "assignments.returned": _report_returned,
    "assignments.refused": _report_returned,
}
