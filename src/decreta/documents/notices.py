"""Who is told what after an act on a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.documents.domain.audience import posts_that_issue
from decreta.documents.enums import CheckKind
from decreta.documents.models import Document
from decreta.documents.queries.admissions import let_in_among
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding, Post

#: The same entry, told to those who answer for content and form.
TO_CHECK = "documents.to_check"


def register() -> None:
    """Register the kinds of notices and the follower that writes them."""
    kinds = {
        "documents.submitted": (_submitted, "pen-line", gettext_lazy("A draft waits for my approval"), Way.MAIL),
        TO_CHECK: (_to_check, "list-checks", gettext_lazy("A draft waits for my check"), Way.DIGEST),
        "documents.returned": (_returned, "undo-2", gettext_lazy("My draft was returned"), Way.MAIL),
        "documents.approved": (_approved, "check", gettext_lazy("A draft is ready to be issued"), Way.DIGEST),
        "documents.issued": (_issued, "file-text", gettext_lazy("A document was issued to us"), Way.DIGEST),
    }
    for name, (words, icon, title, way) in kinds.items():
        register_kind(name, words=words, label=gettext_lazy("Documents"), icon=icon, title=title, way=way)
    follow("documents.notices", kinds=tuple(kinds.keys() - {TO_CHECK}), handler=tell)
    sight.register("documents.document", _levels, page=lambda pk: reverse("documents:document", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among documents that the actor sees, with their secrecy."""
    found = Document.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", "secrecy")
    return {str(pk): level for pk, level in found}


def _submitted(facts: Facts) -> str:
    return _("A draft waits for your approval: %(subject)s") % facts


def _to_check(facts: Facts) -> str:
    return _("A draft waits to be checked before it is signed: %(subject)s") % facts


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
    _tell(entry, document, kind=entry.kind, holdings=_addressed(entry.kind, document))
    if entry.kind == "documents.submitted":
        _tell(entry, document, kind=TO_CHECK, holdings=_answering(document, on=entry.happened_at.date()))


def _tell(entry: Entry, document: Document, *, kind: str, holdings: Iterable[Holding]) -> None:
    notify(
        holdings=let_in_among(document, holdings),
        kind=kind,
        facts={"subject": document.subject, "symbol": document.symbol, "reason": entry.facts.get("reason", "")},
        url=reverse("documents:document", args=[document.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=document,
        at=entry.happened_at,
    )


def _answering(document: Document, *, on: dt.date) -> list[Holding]:
    """Who answers for content and form of a draft, where its rules know these checks. The signer is told already."""
    wanted = numbering.checks_of(document, on=on)
    posts: list[UUID] = list(posts_that_issue(document)) if CheckKind.FORM in wanted else []
    if CheckKind.CONTENT in wanted and document.drafting_unit_id:
        heads = Post.objects.valid_on(on).filter(unit=document.drafting_unit_id, role=Role.UNIT_HEAD)
        posts += heads.values_list("pk", flat=True)
    return [holding for holding in _holders(posts) if holding.post_id != document.signer_post_id]


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
