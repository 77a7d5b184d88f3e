"""Who is told of a round: its readers when it begins, when they are urged, when it is recalled; its sender at the end."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.circulation.models import Circulation
from decreta.core import sight
from decreta.core.actor import Actor
from decreta.documents.queries.admissions import let_in_among
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding

SENT, URGED, RECALLED, DONE = "circulation.sent", "circulation.urged", "circulation.recalled", "circulation.done"


def register() -> None:
    """Register kinds, the follower, and who sees a round."""
    kinds = {
        SENT: (_sent, "eye", gettext_lazy("A paper is to be read"), Way.DIGEST),
        URGED: (_urged, "bell", gettext_lazy("I am urged to read a paper"), Way.DIGEST),
        RECALLED: (_recalled, "undo-2", gettext_lazy("A paper need not be read any more"), Way.APP),
        DONE: (_done, "check", gettext_lazy("Everybody has read my paper"), Way.APP),
    }
    for name, (words, icon, title, way) in kinds.items():
        register_kind(name, words=words, label=gettext_lazy("Circulation"), icon=icon, title=title, way=way)
    follow("circulation.notices", kinds=("circulation.",), handler=tell)
    sight.register("circulation.circulation", _levels, page=lambda pk: reverse("circulation:round", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among rounds that the actor sees, with their papers' secrecy."""
    found = Circulation.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", "document__secrecy")
    return {str(pk): level for pk, level in found}


def _sent(facts: Facts) -> str:
    return _("To be read: %(symbol)s, %(subject)s") % facts


def _urged(facts: Facts) -> str:
    return _("You have not read it yet: %(symbol)s, %(subject)s") % facts


def _recalled(facts: Facts) -> str:
    return _("Need not be read any more: %(symbol)s, %(subject)s") % facts


def _done(facts: Facts) -> str:
    return _("Everybody has read %(symbol)s, %(subject)s") % facts


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    found = Circulation.objects.select_related("document", "sender__person__user").filter(pk=entry.on_id).first()
    if found is None:
        return
    readers = Holding.objects.filter(pk__in=found.readers.values("holding")).select_related("person__user", "post")
    if entry.kind == URGED:
        _tell(entry, found, URGED, readers.filter(pk__in=entry.facts.get("readers", [])))
    elif entry.kind in {SENT, RECALLED}:
        _tell(entry, found, entry.kind, readers)
    elif not found.readers.filter(acknowledged_at=None).exists():
        _tell(entry, found, DONE, [found.sender])


def _tell(entry: Entry, found: Circulation, kind: str, holdings: Iterable[Holding]) -> None:
    document = found.document
    is_readers = kind != DONE
    notify(
        holdings=let_in_among(document, holdings),
        kind=kind,
        facts={"symbol": document.symbol, "subject": document.subject},
        url=reverse("documents:document", args=[document.pk])
        if is_readers
        else reverse("circulation:round", args=[found.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=found,
        at=entry.happened_at,
    )
