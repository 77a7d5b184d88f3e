"""Who is told what after an act on a document."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.documents.domain.audience import posts_that_issue
from decreta.documents.models import Document
from decreta.notifications.domain import notify
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding, Post


def register() -> None:
    """Register the kinds of notices and the follower that writes them."""
    kinds = {
        "documents.submitted": (_submitted, "pen-line"),
        "documents.returned": (_returned, "undo-2"),
        "documents.approved": (_approved, "check"),
        "documents.issued": (_issued, "file-text"),
    }
    for name, (words, icon) in kinds.items():
        register_kind(name, words=words, label=gettext_lazy("Documents"), icon=icon)
    follow("documents.notices", kinds=tuple(kinds), handler=tell)


def _submitted(facts: Facts) -> str:
    return _("A draft waits for your approval: %(subject)s") % facts


def _returned(facts: Facts) -> str:
    return _("Your draft was returned: %(subject)s. %(reason)s") % facts


def _approved(facts: Facts) -> str:
    return _("Approved and ready to be issued: %(subject)s") % facts


def _issued(facts: Facts) -> str:
    return _("%(symbol)s was issued: %(subject)s") % facts


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    document = Document.objects.filter(pk=entry.on_id).select_related("signer_post", "created_by__person").first()
    if document is None:
        return
    notify(
        holdings=_addressed(entry.kind, document),
        kind=entry.kind,
        facts={"subject": document.subject, "symbol": document.symbol, "reason": entry.facts.get("reason", "")},
        url=reverse("documents:document", args=[document.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        at=entry.happened_at,
    )


def _addressed(kind: str, document: Document) -> Iterable[Holding]:
    today = clock.today()
    if kind == "documents.submitted":
        return _holders([document.signer_post_id] if document.signer_post_id else [])
    if kind == "documents.returned":
        return [document.created_by] if document.created_by else []
    if kind == "documents.approved":
        return _holders(posts_that_issue(document))
    recipients = document.audience.filter(reason="recipient", closes_at=None)
    told = Q(post__unit__organisation__in=recipients.values("organisation"), post__role__in=[Role.CLERK, Role.HEAD])
    told |= Q(post__body__in=recipients.values("body"), post__role=Role.SECRETARY)
    return list(Holding.objects.valid_on(today).filter(told).select_related("person__user", "post"))


def _holders(posts: Iterable[UUID]) -> list[Holding]:
    wanted = Post.objects.filter(pk__in=list(posts))
    return list(Holding.objects.valid_on(clock.today()).filter(post__in=wanted).select_related("person__user", "post"))
