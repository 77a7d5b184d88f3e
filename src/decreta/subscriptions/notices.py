"""New hits of subscribed searches, told one by one: each is looked at again before it is told, and before it is mailed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.documents.models import Document
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.queries.actors import actor_for
from decreta.subscriptions.models import Subscription

KIND = "subscriptions.found"


def register() -> None:
    """Register the kind of notice and the follower."""
    register_kind(
        KIND,
        words=_words,
        label=gettext_lazy("Saved searches"),
        icon="search",
        title=gettext_lazy("A saved search found something new"),
        way=Way.DIGEST,
    )
    follow("subscriptions.notices", kinds=(KIND,), handler=tell)


def _words(facts: Facts) -> str:
    return _("“%(name)s” found: %(symbol)s %(subject)s") % facts


def tell(entry: Entry) -> None:
    """Write a notice for each document that the subscriber still sees."""
    related = ("view", "holding__person__user", "holding__post__unit__organisation", "holding__post__body")
    found = Subscription.objects.filter(pk=entry.on_id).select_related(*related).first()
    if found is None:
        return
    seen = Document.objects.visible_to(actor_for(found.holding)).filter(pk__in=entry.facts.get("documents", []))
    for document in seen.defer("search"):
        notify(
            holdings=[found.holding],
            kind=KIND,
            facts={"name": found.view.name, "symbol": document.symbol, "subject": document.subject},
            url=reverse("documents:document", args=[document.pk]),
            # No entry: one of them tells of several documents. That each is told once is kept by `Told`.
            entry_id=None,
            matter=document,
            at=entry.happened_at,
        )
