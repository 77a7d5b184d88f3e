"""Who is told of a vote that a member gave to another: who holds it, and of a refusal also who gave it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.voting.models import Proxy

PROXY = "voting.proxy"
GIVEN, WITHDRAWN, REFUSED = "voting.own_proxy_given", "voting.proxy_withdrawn", "voting.proxy_refused"


def register() -> None:
    """Register the kind and the follower of the log."""
    register_kind(
        PROXY,
        words=_worded,
        label=pgettext_lazy("notice", "Votes"),
        icon="vote",
        title=gettext_lazy("A member gave me his vote, withdrew it, or it was refused"),
        way=Way.MAIL,
    )
    follow("voting.notices", kinds=(GIVEN, WITHDRAWN, REFUSED), handler=tell)


def _worded(facts: Any) -> str:
    said = {"giver": facts.get("giver", ""), "holder": facts.get("holder", "")}
    words: dict[str, Callable[[], str]] = {
        GIVEN: lambda: pgettext("notice", "%(giver)s gave you his vote for a sitting"),
        WITHDRAWN: lambda: pgettext("notice", "%(giver)s took back the vote that he had given you"),
        REFUSED: lambda: pgettext("notice", "That %(giver)s gave his vote to %(holder)s was refused"),
    }
    return words.get(facts.get("said", ""), words[GIVEN])() % said


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    people = ("giver__holding__person__user", "holder__holding__person__user", "sitting__body")
    found = Proxy.objects.select_related(*people).filter(pk=entry.on_id).first()
    if found is None:
        return
    told = [found.holder.holding, *([found.giver.holding] if entry.kind == REFUSED else [])]
    notify(
        holdings=told,
        kind=PROXY,
        facts={
            "said": entry.kind,
            "giver": found.giver.holding.person.full_name,
            "holder": found.holder.holding.person.full_name,
        },
        url=reverse("meetings:sitting", args=[found.sitting_id]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=found.sitting,
        at=entry.recorded_at,
    )
