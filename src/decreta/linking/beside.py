"""What stands on the page of a task: what trackers call it, what it waits for, what waits for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Task
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Lead, Remark
from decreta.linking import rules
from decreta.linking.doubting import reasons
from decreta.linking.models import ExternalId, Pair
from decreta.linking.queries.dependencies import Around, Wait, around
from decreta.linking.queries.identifiers import of_task, trackers_in_use
from decreta.linking.queries.likeness import of_task as alike_of
from decreta.ui import moments


@dataclass(frozen=True)
class Identified:
    """The identifiers of a task, and whether the reader may change them."""

    task: Task
    ids: list[ExternalId]
    may_link: bool


@dataclass(frozen=True)
class Waiting:
    """What a task waits for and what waits for it, and whether the reader may change that."""

    task: Task
    needs: list[Wait]
    needed_by: list[Wait]
    may_link: bool


@dataclass(frozen=True)
class Alike:
    """A pair as the page of one of its tasks shows it: the other, why, and whether the reader may decide."""

    pair: Pair
    other: Task
    why: str
    may_decide: bool


def tell(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Three statements; one more for whoever may enter the first identifier, four more where tasks wait."""
    may_link = allows(rules.may_link, body=seen.task.body, by=actor)
    found = around(seen.task.pk, actor)
    if found.needs or found.needed_by or may_link:
        part = Waiting(seen.task, found.needs, found.needed_by, may_link)
        said.parts.append(Part("linking/parts/dependencies.html", part))
        said.remarks.extend(_warnings(found))
    pairs = [_alike(one, seen.task, may_link=may_link) for one in alike_of.rows(actor, seen.task.pk)]
    if shown := [one for one in pairs if one.pair.verdict or may_link]:
        said.parts.append(Part("linking/parts/alike.html", shown))
    ids = list(of_task.rows(seen.task.pk))
    if ids or (may_link and trackers_in_use()):
        said.parts.append(Part("linking/parts/identifiers.html", Identified(seen.task, ids, may_link)))


def _alike(pair: Pair, task: Task, *, may_link: bool) -> Alike:
    why = reasons(pair.likeness, has_same_lead=pair.has_same_lead, days_apart=pair.days_apart)
    other = pair.other_than(task)
    other.is_told = True  # `Pair.visible_to`
    return Alike(pair, other, why, may_link)


def _warnings(found: Around) -> list[Remark]:
    """What comes too late, said over the page, in both directions."""
    remarks = []
    for one in found.needs:
        if one.standing == "too_late" and one.begins_on is not None:
            title = _("It can begin only on %(day)s, after its deadline: another task ends too late") % {
                "day": moments.day(one.begins_on)
            }
            remarks.append(Remark(title, "", "warning", "hourglass", (_lead(one),)))
    for one in found.needed_by:
        if one.standing == "too_late" and one.begins_on is not None:
            title = _("It ends too late for a task that waits for it")
            remarks.append(Remark(title, "", "warning", "hourglass", (_lead(one),)))
    return remarks


def _lead(one: Wait) -> Lead:
    task = one.other.task
    return Lead(reverse("directives:task", args=[task.pk]), task.shown_name, task.shown_lang)
