"""Who is told of an obstacle: who must remove it, who raised it, and above whom nobody answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.queries.telling import answering
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.obstacles.enums import Answer, Kind, Level, StepKind
from decreta.obstacles.models import Obstacle, Step
from decreta.obstacles.queries.competent import speaking, told_at
from decreta.organisation.models import Body, Holding, Organisation

RAISED, COME_UP = "obstacles.raised", "obstacles.escalated"
ANSWERED, ENDED = "obstacles.answered", "obstacles.gone"
_KINDS: dict[str, tuple[str, str | Promise, Way]] = {
    RAISED: ("construction", gettext_lazy("An obstacle is ours to remove"), Way.MAIL),
    ANSWERED: ("message-square", gettext_lazy("An obstacle that we raised was answered"), Way.MAIL),
    COME_UP: ("trending-up", gettext_lazy("An obstacle has come up to me, since nobody answered"), Way.MAIL),
    ENDED: ("check", gettext_lazy("An obstacle that was ours is gone"), Way.DIGEST),
}
#: Which notice an entry of the log gives: to who must remove it, to who raised it, or to both.
_TO_OWNER = {"raised": RAISED, "passed": RAISED, "denied": RAISED, "decided": RAISED, "gone": ENDED}
_TO_RAISER = {"answered": ANSWERED, "passed": ANSWERED, "decided": ANSWERED}


def register() -> None:
    """Register kinds, the follower of the log, and who sees an obstacle."""
    for name, (icon, title, way) in _KINDS.items():
        register_kind(
            name,
            words=_worded(name),
            label=pgettext_lazy("notice", "Obstacle"),
            icon=icon,
            title=title,
            way=way,
            is_obligatory=name in {RAISED, COME_UP},
        )
    follow("obstacles.notices", kinds=("obstacles.",), handler=tell)
    sight.register("obstacles.obstacle", _levels, page=lambda pk: reverse("obstacles:obstacle", args=[pk]))


def _worded(name: str) -> Callable[[Any], str]:
    """No words of either side leave the house with a notice: kind, who, what became of it."""

    def words(facts: Any) -> str:
        said = {"kind": _label(Kind, facts.get("kind")), "who": facts.get("who", "")}
        if name == ANSWERED and facts.get("step") == StepKind.ANSWERED:
            said["answer"] = _label(Answer, facts.get("answer"))
            return pgettext("notice", "%(who)s on the obstacle (%(kind)s): %(answer)s") % said
        if name == ANSWERED:
            return pgettext("notice", "The obstacle (%(kind)s) is now at: %(who)s") % said
        if name == COME_UP:
            return pgettext("notice", "Not answered in time by %(who)s: an obstacle (%(kind)s)") % said
        if name == ENDED:
            return pgettext("notice", "Gone, says %(who)s: an obstacle (%(kind)s)") % said
        return pgettext("notice", "%(who)s asks you to remove an obstacle (%(kind)s)") % said

    return words


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value in choices.values else ""


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among obstacles that the actor sees; of their words none leaves by a notice or the log."""
    found = Obstacle.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    owners = ("organisation", "body", "unit__organisation", "post__body", "post__unit__organisation")
    assignee = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person__user")
    found = Obstacle.objects.select_related(*owners, *assignee, "assignment__holding__post").filter(pk=entry.on_id)
    obstacle = found.first()
    step = Step.objects.select_related(*owners).filter(obstacle=obstacle, ordinal=entry.facts.get("step")).first()
    if obstacle is None or step is None:
        return
    day, verb = clock.today(), entry.kind.rpartition(".")[2]
    raiser, owner = str(obstacle.assignment.assignee), obstacle.owner
    if entry.kind == COME_UP and isinstance(step.whom, Organisation | Body):
        _give(entry, obstacle, step, COME_UP, told_at(step.whom, Level(step.tells), on=day), str(owner))
    if verb in _TO_OWNER:
        _give(entry, obstacle, step, _TO_OWNER[verb], speaking(owner, on=day), raiser)
    if verb in _TO_RAISER:
        _give(entry, obstacle, step, _TO_RAISER[verb], answering(obstacle.assignment, on=day), str(owner))


def _give(entry: Entry, obstacle: Obstacle, step: Step, kind: str, holdings: Iterable[Holding], who: str) -> None:
    notify(
        holdings=holdings,
        kind=kind,
        facts={"kind": obstacle.kind, "who": who, "step": step.kind, "answer": step.answer},
        url=reverse("obstacles:obstacle", args=[obstacle.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=obstacle,
        at=entry.recorded_at,
    )
