"""Who is told of minutes: those who were asked to the sitting when they lie before them and when they are approved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.actor import Actor
from decreta.meetings.enums import Part
from decreta.minutes.models import Decision, Minutes
from decreta.minutes.rules import ASKED
from decreta.minutes.states import AUDIT_KINDS
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding

CIRCULATED, APPROVED, REMARKED = AUDIT_KINDS["circulate"], AUDIT_KINDS["approve"], AUDIT_KINDS["comment"]


def register() -> None:
    """Register the kinds, the follower, and who sees minutes."""
    label = pgettext_lazy("notice", "Minutes")
    register_kind(
        CIRCULATED,
        words=lambda facts: (
            pgettext("notice", "Your word is asked for on the minutes of “%(title)s”.") % _titled(facts)
        ),
        label=label,
        icon="file-text",
        title=gettext_lazy("Minutes lie before me"),
        way=Way.MAIL,
    )
    register_kind(
        REMARKED,
        words=lambda facts: pgettext("notice", "%(who)s has remarked on the minutes of “%(title)s”.") % _titled(facts),
        label=label,
        icon="message-square",
        title=gettext_lazy("Somebody has remarked on minutes that I write"),
        way=Way.DIGEST,
    )
    register_kind(
        APPROVED,
        words=lambda facts: pgettext("notice", "The minutes of “%(title)s” are approved.") % _titled(facts),
        label=label,
        icon="check",
        title=gettext_lazy("Minutes are approved"),
        way=Way.DIGEST,
    )
    follow("minutes.notices", kinds=(CIRCULATED, APPROVED, REMARKED), handler=tell)
    sight.register("minutes.minutes", _seen(Minutes), page=lambda pk: reverse("minutes:minutes", args=[pk]))
    sight.register("minutes.decision", _seen(Decision), page=lambda pk: reverse("minutes:decision", args=[pk]))


def _seen(model: type[Any]) -> Callable[[Actor, Iterable[str]], dict[str, int]]:
    def look(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
        found = model.objects.visible_to(actor).filter(pk__in=list(ids))
        return {str(pk): 0 for pk in found.values_list("pk", flat=True)}

    return look


def _titled(facts: Facts) -> dict[str, Any]:
    language = (get_language() or "vi")[:2]
    return {"who": facts.get("who", ""), "title": facts.get(f"title_{language}") or facts["title"]}


def tell(entry: Entry) -> None:
    """Tell those concerned of one entry."""
    minutes = Minutes.objects.select_related("sitting").filter(pk=entry.on_id).first()
    if minutes is None or (entry.kind == REMARKED and entry.facts.get("stance") == "agrees"):
        return
    parts = (Part.SECRETARY,) if entry.kind == REMARKED else ASKED
    _give(entry, minutes, [one.holding for one in _asked(minutes, parts)])


def _asked(minutes: Minutes, parts: Iterable[str]) -> Iterable[Any]:
    found = minutes.sitting.invitations.standing().filter(part__in=list(parts))
    return found.select_related("holding__person__user", "holding__post")


def _give(entry: Entry, minutes: Minutes, holdings: list[Holding]) -> None:
    sitting = minutes.sitting
    notify(
        holdings=holdings,
        kind=entry.kind,
        facts={
            "title": sitting.title,
            "title_en": sitting.title_en,
            "title_ja": sitting.title_ja,
            "who": str(entry.actor.get("name") or ""),
        },
        url=reverse("minutes:minutes", args=[minutes.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=minutes,
        at=entry.recorded_at,
    )
