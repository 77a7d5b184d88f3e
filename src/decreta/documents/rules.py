"""WHO may do what with a document. Posts act, not persons."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.organisation.models import Body, Organisation, Post

Issuer = Body | Organisation


def works_for(issuer: Issuer, *, by: Actor) -> bool:
    """Whether the post stands in the issuer or works for it (working group, support team, standing agency)."""
    if by.is_system:
        return True
    if isinstance(issuer, Body):
        return issuer.pk in by.body_ids or issuer.pk in by.served_body_ids
    return issuer.pk in by.organisation_ids


def signs_for(issuer: Issuer, *, post: Post) -> bool:
    """Whether a post signs in the issuer's name: one of its own, or of a body that it serves (a working group's chair)."""
    if isinstance(issuer, Organisation):
        return post.unit is not None and post.unit.organisation_id == issuer.pk
    return post.body_id is not None and (post.body_id == issuer.pk or issuer.serves.filter(pk=post.body_id).exists())


def may_draft(*, issuer: Issuer, by: Actor) -> None:
    """Drafting is done by posts of the issuer or of those who work for it."""
    if not by.can("draft_documents") or not works_for(issuer, by=by):
        raise NotAllowed.of(
            _("Your post does not draft documents for this issuer."), field="issuer", code="not_a_drafter"
        )


def may_revise(document: Document, *, by: Actor) -> None:
    """The drafter's post, others who draft for the issuer, and the signer may change the text."""
    is_signer = by.post_id is not None and by.post_id == document.signer_post_id
    if by.mandate_id is not None:
        # Who acts for the signer changes what he may approve, nothing else that waits for that post.
        is_signer = is_signer and by.can("approve_documents") and by.may_handle_type(document.type_code)
    if not is_signer and (not by.can("draft_documents") or not works_for(document.issuer, by=by)):
        raise NotAllowed.of(_("Your post does not work on this draft."), code="not_a_drafter")


def may_approve(document: Document, *, by: Actor) -> None:
    """Only the post that signs approves: its holder, or one who acts in it under a mandate that lends this power.

    Decree 30/2020, Articles 11 and 13: what was approved goes back to the signer when it is changed.
    """
    if by.is_system or by.post_id is None or by.post_id != document.signer_post_id:
        raise NotAllowed.of(_("Only the post that signs this document approves it."), code="not_the_signer")
    if not by.can("approve_documents") or not by.may_handle_type(document.type_code):
        raise NotAllowed.of(_("The mandate does not lend the power to approve this document."), code="not_lent")


def may_return(document: Document, *, by: Actor) -> None:
    """The signer returns a draft; a clerk returns an approved one that he cannot issue."""
    is_at_clerk = document.state != DocumentState.SUBMITTED
    if is_at_clerk and by.can("issue_documents") and works_for(document.issuer, by=by):
        return
    may_approve(document, by=by)


def may_issue(document: Document, *, by: Actor) -> None:
    """Numbers are taken by the clerks and secretaries of the issuer or of its standing agency."""
    if not by.can("issue_documents") or not works_for(document.issuer, by=by):
        raise NotAllowed.of(_("Your post does not issue documents of this issuer."), code="not_a_clerk")


def may_keep_registers(issuer: Issuer, *, by: Actor) -> None:
    """Registers are opened, and numbers voided, by those who issue."""
    if not by.can("issue_documents") or not works_for(issuer, by=by):
        raise NotAllowed.of(_("Your post does not keep the registers of this issuer."), code="not_a_clerk")


def may_name(document: Document, *, by: Actor) -> None:
    """Another symbol is recorded by those who register or issue."""
    if not (by.can("issue_documents") or by.can("register_documents")) or not works_for(document.issuer, by=by):
        raise NotAllowed.of(_("Your post does not record symbols of this issuer."), code="not_a_clerk")
