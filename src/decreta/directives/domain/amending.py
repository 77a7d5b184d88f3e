"""A task that was assigned wrongly: its words corrected, another lead named. What was decided by when stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from decreta.assignments.domain import close
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import WHOSE, Assignee, Assignment
from decreta.assignments.papers import PAPER_KIND, Paper
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotAllowed, NotNow, Problems, Stale
from decreta.directives import rules
from decreta.directives.domain.directing import Responsible, Titles, assign_one, check_several, make_searchable
from decreta.directives.domain.inside import check_inside
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.standing_leads import fixed_because, key_of, last_leads
from decreta.organisation.domain.gathering import regroup


@act("directives.amend_task")
def amend_task(
    *,
    task: Task,
    by: Actor,
    titles: Titles | None = None,
    responsible: Responsible | Callable[[Task], Responsible] | None = None,
    reason: str = "",
    ground: Paper | None = None,
    read: str | None = None,
    at: dt.datetime | None = None,
) -> Task | None:
    """Correct the title of a task, or name another lead and other coordinating agencies. None when nothing differs.

    Who no longer leads or coordinates has his assignment closed with the reason; who is new gets one of his own,
    with the deadline that was decided. A task of a named group keeps its group; of several that the task names itself, some are added or relieved. Where the work is accepted, withdrawn or ended
    otherwise no other lead is named; only where a dispute was upheld one is named after the end. `ground` is the paper on
    which it rests. `responsible` may be made of the task as it stands once nobody else changes it. `read` is the key of
    those who led and coordinated before the writer's eyes (`standing_leads.key_of`). Raises NotAllowed, also where the words of the task
    are not told to whoever would write them; Stale, Invalid, NotNow.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    locked = Task.objects.select_for_update().get(pk=task.pk)
    if titles is not None and Task.objects.told_to(by).get(pk=task.pk).is_withheld:
        raise NotAllowed.of(_("The words of this task are not told to you."), code="withheld")
    if read is not None and read != key_of(locked):
        raise Stale.of(_("Somebody else has named others meanwhile: look again who does the task."), code="stale")
    facts = _retitle(locked, titles) if titles is not None else {}
    if callable(responsible):
        responsible = responsible(locked)
    if responsible is not None:
        why = reason or _("assigned to another")
        noted = f"{why} ({ground.symbol})" if ground is not None else why
        facts |= _reassign(locked, responsible, noted, by, at or clock.now())
    if not facts:
        return None
    record(
        "directives.amend_task",
        by=by,
        on=locked,
        about=[locked.directive, locked.directive.document, *_papers(ground)],
        at=at,
        facts={
            "ordinal": locked.ordinal,
            **facts,
            "reason": reason,
            **({"symbol": ground.symbol} if ground is not None else {}),
        },
    )
    return locked


def _open(task: Task, *roles: AssignmentRole) -> list[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, closed_at=None, parent=None)
    if roles:
        found = found.filter(role__in=roles)
    return list(found.select_related(*WHOSE, "monitor").order_by("pk"))


def _retitle(task: Task, titles: Titles) -> dict[str, object]:
    before = {"vi": task.raw_title, "en": task.raw_title_en, "ja": task.raw_title_ja}
    after = {"vi": titles.vi.strip(), "en": titles.en.strip(), "ja": titles.ja.strip()}
    if before == after:
        return {}
    problems = Problems()
    if not after["vi"]:
        problems.add(_("Give the task a title."), "title")
    problems.refuse_if_any()
    task.raw_title, task.raw_title_en, task.raw_title_ja = after["vi"], after["en"], after["ja"]
    task.save(update_fields=["raw_title", "raw_title_en", "raw_title_ja"])
    make_searchable(task)
    if task.directive.document.is_protected:
        # The log outlives every audience: it holds no word of a protected paper.
        return {"is_retitled": True}
    return {"title": {"before": before["vi"], "after": after["vi"]}}


def _reassign(task: Task, responsible: Responsible, reason: str, by: Actor, moment: dt.datetime) -> dict[str, object]:
    if (
        task.mode == Mode.EACH
        and task.group is not None
        and not task.group.is_named
        and responsible.several
        and responsible.lead is None
    ):
        return _regroup(task, responsible, reason, by, moment)
    if task.mode == Mode.EACH or responsible.each is not None or responsible.several:
        raise NotNow.of(_("The group of a task is not changed; withdraw the task and assign it anew."), field="lead")
    problems = Problems()
    if responsible.lead is None:
        problems.add(_("Name one lead agency, or a group of which each answers for itself."), "lead")
    if responsible.lead in responsible.coordinating:
        problems.add(_("The lead agency cannot coordinate as well."), "coordinating")
    # Who does it already may stay, though he has left his post: only who is new is looked at.
    known = {one.assignee for one in _open(task)}
    if responsible.lead is not None and responsible.lead not in known:
        check_inside(problems, task.directive, [responsible.lead], "lead")
    check_inside(problems, task.directive, set(responsible.coordinating) - known, "coordinating")
    problems.refuse_if_any()
    changed: dict[str, object] = {}
    assert responsible.lead is not None
    for name, role, wanted in (
        ("lead", AssignmentRole.LEAD, [responsible.lead]),
        ("coordinating", AssignmentRole.COORDINATE, list(responsible.coordinating)),
    ):
        present = {one.assignee: one for one in _open(task, role)}
        if set(present) == set(wanted):
            continue
        if role is AssignmentRole.LEAD and (fixed := fixed_because(last_leads([task.pk]).get(task.pk))):
            raise NotNow.of(fixed, field="lead", code="lead_fixed")
        _replace(task, role, present, wanted, reason=reason, by=by, moment=moment)
        changed[name] = {"before": _named(present), "after": _named(wanted)}
    return changed


def _regroup(task: Task, responsible: Responsible, reason: str, by: Actor, moment: dt.datetime) -> dict[str, object]:
    """Who of several must do it: who is taken off is relieved, who is new gets the deadline that was decided."""
    problems = Problems()
    check_several(problems, responsible, least=1)
    known = {one.assignee for one in _open(task)}
    check_inside(problems, task.directive, set(responsible.coordinating) - known, "coordinating")
    problems.refuse_if_any()
    assert task.group is not None  # the caller has looked
    changed: dict[str, object] = {}
    if not _open(task, AssignmentRole.EACH):
        # What has ended does not begin again by another name on its list.
        raise NotNow.of(_("This task has no open assignment."), field="several", code="nothing_open")
    parts: tuple[tuple[str, AssignmentRole, list[Assignee]], ...] = (
        ("each", AssignmentRole.EACH, list(responsible.several)),
        ("coordinating", AssignmentRole.COORDINATE, list(responsible.coordinating)),
    )
    for name, role, wanted in parts:
        present = {one.assignee: one for one in _open(task, role)}
        if set(present) != set(wanted):
            _replace(task, role, present, wanted, reason=reason, by=by, moment=moment)
            changed[name] = {"before": _named(present), "after": _named(wanted)}
    if "each" in changed:
        regroup(task.group, responsible.several, day=moment.astimezone(clock.zone()).date())
    return changed


def _replace(
    task: Task,
    role: AssignmentRole,
    present: dict[Assignee, Assignment],
    wanted: list[Assignee],
    *,
    reason: str,
    by: Actor,
    moment: dt.datetime,
) -> None:
    for assignee, assignment in present.items():
        if assignee not in wanted:
            close(assignment=assignment, reason=reason, by=by, at=moment)
    for one in wanted:
        if one not in present:
            assign_one(task, one, role, Deadline.from_data(task.deadline), by, moment)


def _papers(ground: Paper | None) -> list[Ref]:
    return [Ref(PAPER_KIND, str(ground.pk))] if ground is not None and ground.pk is not None else []


def _named(things: Iterable[object]) -> list[str]:
    return sorted(str(one) for one in things)
