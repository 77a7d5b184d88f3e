"""What is done with several documents at once: drafts are submitted and approved, approved ones issued."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core.actor import Actor
from decreta.core.errors import NotNow, reason_against
from decreta.documents import policies, rules
from decreta.documents.domain import issuing
from decreta.documents.domain.approval import approve as approve_text
from decreta.documents.domain.approval import submit_for_approval
from decreta.documents.models import Document, Version
from decreta.ui.tables.bulk import BulkAct, Planned

logger = logging.getLogger(__name__)


def _plan(
    ids: Sequence[UUID],
    actor: Actor,
    *,
    effect: Callable[[Document], str],
    checks: Sequence[Callable[[Document], None]],
    read: str = "",
) -> list[Planned]:
    """What would happen to each document that the actor sees. One statement; with `read` it names the present text."""
    newest = Version.objects.filter(document=OuterRef("pk")).order_by("-ordinal")
    found = Document.objects.visible_to(actor).filter(pk__in=list(ids)).defer("search")
    found = found.annotate(hash=Subquery(newest.values("content_hash")[:1]))
    return [
        Planned(
            key=one.pk,
            title=one.subject,
            url=reverse("documents:document", args=[one.pk]),
            lang=one.language,
            symbol=one.symbol,
            effect=effect(one),
            refusal=next((why for check in checks if (why := reason_against(check, one))), ""),
            read=getattr(one, read) if read else "",
        )
        for one in found.select_related("signer_post", "body", "organisation").order_by("-urgency", "-created_at", "pk")
    ]


def plan_submitting(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which drafts can be submitted, and to whom. One statement."""
    return _plan(
        ids,
        actor,
        effect=lambda one: str(one.signer_post or ""),
        checks=(lambda one: rules.may_revise(one, by=actor), lambda one: policies.can("submit_for_approval", one)),
    )


def submit(document_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Submit one draft."""
    submit_for_approval(document=_seen(document_id, by), by=by)


def plan_approving(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which drafts wait for this post's approval. The approval binds to the text as it stood here."""
    return _plan(
        ids,
        actor,
        effect=lambda one: one.issuer.name,
        checks=(lambda one: rules.may_approve(one, by=actor), lambda one: policies.can("approve", one)),
        read="hash",
    )


def approve(document_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Approve the text of one draft that was shown."""
    approve_text(document=_seen(document_id, by), version_hash=given["read"], by=by)


def plan_issuing(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which approved documents can be issued today; the most urgent take their numbers first."""
    return _plan(
        ids,
        actor,
        effect=lambda one: one.issuer.name,
        checks=(lambda one: rules.may_issue(one, by=actor), lambda one: policies.can("take_number", one)),
    )


def issue(document_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Number, sign and seal one document; tried again it keeps its number."""
    try:
        issuing.issue(document=_seen(document_id, by), idempotency_key=given["key"], by=by)
    except (OSError, RuntimeError, ValueError) as error:
        logger.exception("the paper of document %s could not be made", document_id)
        raise NotNow.of(
            _("The number is taken, but the paper could not be made yet. It will be tried again with the same number.")
        ) from error


def _seen(document_id: UUID, by: Actor) -> Document:
    return Document.objects.visible_to(by).get(pk=document_id)


SUBMIT = BulkAct(
    name="documents.submit",
    table="documents.documents",
    label=gettext_lazy("Submit drafts"),
    icon="send",
    question=gettext_lazy("Submit these drafts for approval"),
    note=gettext_lazy("Each goes to the post that signs it."),
    plan=plan_submitting,
    act=submit,
    offered=lambda actor: actor.can("draft_documents"),
)
APPROVE = BulkAct(
    name="documents.approve",
    table="documents.documents",
    label=gettext_lazy("Approve texts"),
    icon="check",
    question=gettext_lazy("Approve these texts"),
    note=gettext_lazy("Each approval binds to the text as it stands now. Read what you do not know."),
    plan=plan_approving,
    act=approve,
    offered=lambda actor: actor.can("approve_documents"),
    is_signing=True,
)
ISSUE = BulkAct(
    name="documents.issue",
    table="documents.documents",
    label=gettext_lazy("Issue documents"),
    icon="stamp",
    question=gettext_lazy("Issue these documents"),
    note=gettext_lazy("Each takes the next number of its register, is signed and sealed, and goes to its recipients."),
    plan=plan_issuing,
    act=issue,
    offered=lambda actor: actor.can("issue_documents"),
    is_signing=True,
    has_steps=True,
)
EVERY = (SUBMIT, APPROVE, ISSUE)
