"""Who is told of a contribution: the coordinator that is asked or judged, and who leads the task when something came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.queries.telling import answering
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.contributions.enums import Outcome
from decreta.contributions.models import Contribution
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in

ASKED, CAME, JUDGED = "contributions.asked", "contributions.came", "contributions.judged"
_KINDS: dict[str, tuple[str, str | Promise, Way]] = {
    ASKED: ("handshake", gettext_lazy("A contribution is asked of us"), Way.MAIL),
    CAME: ("inbox", gettext_lazy("A coordinating organisation contributed, or cannot"), Way.MAIL),
    JUDGED: ("gavel", gettext_lazy("Our contribution was judged, or is no longer asked for"), Way.MAIL),
}
#: Which notice an entry of the log gives.
_OF = {"asked": ASKED, "delivered": CAME, "declined": CAME, "offered": CAME, "judged": JUDGED, "withdrawn": JUDGED}


def register() -> None:
    """Register kinds, the follower of the log, and who sees a contribution."""
    for name, (icon, title, way) in _KINDS.items():
        register_kind(
            name,
            words=_worded,
            label=pgettext_lazy("notice", "Contribution"),
            icon=icon,
            title=title,
            way=way,
            is_obligatory=name == ASKED,
        )
    follow("contributions.notices", kinds=("contributions.",), handler=tell)
    sight.register(
        "contributions.contribution", _levels, page=lambda pk: reverse("contributions:contribution", args=[pk])
    )


def _worded(facts: Any) -> str:
    """No words of either side leave the house with a notice: who, and what became of it."""
    said = {"who": facts.get("who", "")}
    words: dict[str, Callable[[], str]] = {
        "asked": lambda: pgettext("notice", "%(who)s asks you to contribute to a task"),
        "delivered": lambda: pgettext("notice", "%(who)s contributed to a task"),
        "declined": lambda: pgettext("notice", "%(who)s cannot contribute to a task, and says why"),
        "offered": lambda: pgettext("notice", "%(who)s contributed to a task without being asked"),
        "sufficient": lambda: pgettext("notice", "Your contribution to a task is sufficient"),
        "insufficient": lambda: pgettext("notice", "Your contribution to a task was returned, to be delivered again"),
        "withdrawn": lambda: pgettext("notice", "A contribution is no longer asked of you"),
    }
    return words.get(facts.get("said", ""), words["asked"])() % said


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among contributions that the actor sees; of their words none leaves by a notice or the log."""
    found = Contribution.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    verb = entry.kind.rpartition(".")[2]
    named = [f"{side}__{one}" for side in ("assignment", "lead") for one in ("organisation", "body", "unit")]
    named += [f"{side}__holding__{one}" for side in ("assignment", "lead") for one in ("person__user", "post")]
    found = Contribution.objects.select_related(*named, "assignment__monitor").filter(pk=entry.on_id).first()
    if found is None or verb not in _OF:
        return
    kind, day = _OF[verb], clock.today()
    lead = found.lead
    if kind == CAME:
        holdings = answering(lead, on=day) if lead is not None else _staff(found)
        who = str(found.assignment.assignee)
    else:
        holdings, who = answering(found.assignment, on=day), str(lead.assignee) if lead is not None else ""
    said = entry.facts.get("outcome", verb) if verb == "judged" else verb
    notify(
        holdings=holdings,
        kind=kind,
        facts={"who": who, "said": said if said in (*Outcome.values, *_OF) else verb},
        url=reverse("contributions:contribution", args=[found.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=found,
        at=entry.recorded_at,
    )


def _staff(found: Contribution) -> Iterable[Holding]:
    """Who supervises for the monitoring body, where nobody leads the task."""
    monitor = found.assignment.monitor
    return holdings_in(on=clock.today(), body=monitor, roles=(Role.SECRETARY,)) if monitor is not None else []
