"""Who is told of a roll-up: those below when it is asked for, those above when it is answered and when it ends."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.cascade.models import RollUp
from decreta.cascade.queries.books import books_of
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in

ASKED: Final = "cascade.roll_up_asked"
ANSWERED: Final = "cascade.roll_up_answered"
ENDED: Final = "cascade.roll_up_ended"
_KINDS: Final = {
    "cascade.roll_up_asked": ASKED,
    "cascade.roll_up_cancelled": ASKED,
    "cascade.roll_up_agreed": ANSWERED,
    "cascade.roll_up_declined": ANSWERED,
    "cascade.roll_up_withdrawn": ENDED,
}
_LEADING: Final = (Role.HEAD, Role.DEPUTY, Role.SECRETARY)


def register() -> None:
    """Register kinds, the follower of the log, and who sees a roll-up."""
    for name, icon, title, way in (
        (ASKED, "send", gettext_lazy("We are asked for a roll-up"), Way.MAIL),
        (ANSWERED, "check", gettext_lazy("A roll-up that we asked for was answered"), Way.MAIL),
        (ENDED, "undo-2", gettext_lazy("A roll-up that was agreed was withdrawn"), Way.MAIL),
    ):
        register_kind(name, words=_words, label=pgettext_lazy("notice", "Roll-ups"), icon=icon, title=title, way=way)
    follow("cascade.notices", kinds=("cascade.roll_up_",), handler=tell)
    sight.register("cascade.rollup", _levels, page=_page)


def _words(facts: Any) -> str:
    said = {"subject": facts["subject"], "above": facts["above"], "below": facts["below"]}
    return {
        "asked": pgettext("notice", "%(above)s asks for a roll-up: %(subject)s"),
        "cancelled": pgettext("notice", "%(above)s asks for it no longer: %(subject)s"),
        "agreed": pgettext("notice", "%(below)s agrees to a roll-up: %(subject)s"),
        "narrowed": pgettext("notice", "%(below)s agrees to less than was asked for: %(subject)s"),
        "declined": pgettext("notice", "%(below)s declines a roll-up: %(subject)s"),
        "withdrawn": pgettext("notice", "%(below)s withdraws a roll-up, its figures end: %(subject)s"),
    }[facts["state"]] % said


def _page(pk: str) -> str:
    return reverse("cascade:roll_up", args=[pk])


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those that the actor sees."""
    found = RollUp.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    kind = _KINDS.get(entry.kind)
    related = ("above", "organisation", "asker__person__user", "asker__post")
    found = RollUp.objects.select_related(*related).filter(pk=entry.on_id).first()
    if kind is None or found is None:
        return
    notify(
        holdings=_below(found) if kind == ASKED else _above(found),
        kind=kind,
        facts={
            "subject": found.subject,
            "above": found.above.name_vi,
            "below": found.organisation.name_vi,
            "state": entry.facts["state"],
        },
        url=_page(str(found.pk)),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=found,
        at=entry.recorded_at,
    )


def _below(one: RollUp) -> Iterable[Holding]:
    """Those who may answer."""
    return holdings_in(on=clock.today(), organisation=one.organisation, roles=_LEADING)


def _above(one: RollUp) -> Iterable[Holding]:
    """Who asked, those who lead there, and the secretaries of the bodies whose book is kept there."""
    day = clock.today()
    asker = [one.asker] if one.asker is not None else []
    bodies = books_of([one.above_id], day)
    secretaries = (holdings_in(on=day, body=body, roles=(Role.SECRETARY,)) for body in bodies)
    return chain(asker, holdings_in(on=day, organisation=one.above, roles=_LEADING), *secretaries)
