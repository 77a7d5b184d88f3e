"""WHO may do what with a document. Posts act, not persons."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, allows
from decreta.documents.enums import ArrivalState, CheckKind, Direction, DocumentState
from decreta.documents.models import Arrival, Audience, Check, Correspondent, Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Organisation, Post
from decreta.organisation.queries.actors import houses_of

Issuer = Body | Organisation


def works_for(issuer: Issuer | Correspondent, *, by: Actor) -> bool:
    """Whether the post stands in the issuer or works for it (working group, support team, standing agency)."""
    if isinstance(issuer, Correspondent):
        return False
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
    if not is_signer and (not by.can("draft_documents") or not works_for(document.author, by=by)):
        raise NotAllowed.of(_("Your post does not work on this draft."), code="not_a_drafter")


def may_take_back(document: Document, *, by: Actor) -> None:
    """Those who draft take a draft back from the signer; who only answers for its form does not take it out of his hands."""
    may_revise(document, by=by)
    is_of_drafters = by.holding_id == document.created_by_id or by.unit_id == document.drafting_unit_id
    if by.can("issue_documents") and not is_of_drafters:
        raise NotAllowed.of(_("It lies with the signer; those who drafted it take it back."), code="not_a_drafter")


def may_check(document: Document, kind: CheckKind, *, by: Actor) -> None:
    """The head of the drafting unit answers for the content, those who number and seal for the form.

    Decree 30/2020, Article 12. What no unit drafted (a body's paper) is answered for by the body's secretary; heads of
    the organisation answer for any. Nobody answers under a mandate: responsibility is not lent.
    """
    stands = by.holding_id is not None and by.mandate_id is None
    if kind == CheckKind.FORM:
        if not stands or not by.can("issue_documents") or not works_for(document.author, by=by):
            raise NotAllowed.of(
                _("Your post does not answer for the form of this issuer's papers."), code="not_a_clerk"
            )
        return
    is_of_unit = document.drafting_unit_id is not None and by.unit_id == document.drafting_unit_id
    # A head of unit answers for his own unit, those above him for any.
    is_above = works_for(document.author, by=by) and not by.can("hand_down")
    if not stands or not by.can("check_content") or not (is_of_unit or is_above):
        raise NotAllowed.of(
            _("The content is answered for by the head of the unit that drafted it."), code="not_the_unit_head"
        )


def may_approve(document: Document, *, by: Actor) -> None:
    """Only the post that signs approves: its holder, or one who acts in it under a mandate that lends this power.

    Decree 30/2020, Articles 11 and 13: what was approved goes back to the signer when it is changed.
    """
    if by.is_system or by.post_id is None or by.post_id != document.signer_post_id:
        raise NotAllowed.of(_("Only the post that signs this document approves it."), code="not_the_signer")
    if not by.can("approve_documents") or not by.may_handle_type(document.type_code):
        raise NotAllowed.of(_("The mandate does not lend the power to approve this document."), code="not_lent")


def _has_yet_to_check(document: Document, kind: CheckKind, *, by: Actor) -> bool:
    """Whether a post answers for the present text and nobody has yet: then it may send it back. Afterwards it is the signer's."""
    if not allows(may_check, document, kind, by=by):
        return False
    newest = document.versions.order_by("-ordinal").values("pk")[:1]
    return not Check.objects.filter(version__in=newest, kind=kind).exists()


def may_return(document: Document, *, by: Actor) -> None:
    """The signer and those who check return a draft; a clerk returns an approved one that he cannot issue."""
    is_at_clerk = document.state != DocumentState.SUBMITTED
    if not is_at_clerk and any(_has_yet_to_check(document, kind, by=by) for kind in CheckKind):
        return
    if is_at_clerk and by.can("issue_documents") and works_for(document.author, by=by):
        return
    may_approve(document, by=by)


def may_issue(document: Document, *, by: Actor) -> None:
    """Numbers are taken by the clerks and secretaries of the issuer or of its standing agency."""
    if not by.can("issue_documents") or not works_for(document.author, by=by):
        raise NotAllowed.of(_("Your post does not issue documents of this issuer."), code="not_a_clerk")


def may_copy(issuer: Issuer, *, by: Actor) -> None:
    """Copies are made by those who number and seal the papers of the organ that copies."""
    if not by.can("issue_documents") or not works_for(issuer, by=by):
        raise NotAllowed.of(_("Your post does not make copies for this issuer."), field="issuer", code="not_a_clerk")


def may_recall(document: Document, *, by: Actor) -> None:
    """An issued paper is taken back by those who issue for its issuer, or by the post that signed it."""
    is_signer = by.post_id is not None and by.post_id == document.signer_post_id and by.can("approve_documents")
    if not is_signer and not (by.can("issue_documents") and works_for(document.author, by=by)):
        raise NotAllowed.of(_("Your post does not recall documents of this issuer."), code="not_a_clerk")


def may_read_text(document: Document, *, by: Actor) -> None:
    """The text of a recalled paper is its issuer's only; of it others keep what a register says."""
    if document.recalled_at is not None and not by.can("inspect_everything") and not works_for(document.author, by=by):
        raise NotAllowed.of(_("The paper was recalled by its issuer. Its text is closed."), code="recalled")


def may_decide_access(document: Document, *, by: Actor) -> None:
    """Whom a protected paper reaches is decided by its owner, its signer, those who issue for its issuer, its head.

    Of what came from outside by the head of the house that registered it. In their own posts: this is not lent.
    """
    if by.holding_id is not None and by.mandate_id is None:
        if by.holding_id == document.created_by_id or by.post_id == document.signer_post_id:
            return
        if by.can("issue_documents") and works_for(document.author, by=by):
            return
        if by.role == Role.HEAD and (works_for(document.author, by=by) or _has_registered(document, by)):
            return
    raise NotAllowed.of(_("Your post does not decide who reads this paper."), code="not_competent")


def _has_registered(document: Document, by: Actor) -> bool:
    return Arrival.objects.filter(document=document, organisation_id__in=by.organisation_ids).exists()


def may_fetch_original(document: Document, *, by: Actor) -> None:
    """The signed file without a watermark: for those who keep it, number it or have signed it."""
    is_signer = by.post_id is not None and by.post_id == document.signer_post_id
    keeps = by.can("issue_documents") and works_for(document.author, by=by)
    registers = by.can("register_documents") and document.state == DocumentState.RECEIVED
    if not is_signer and not keeps and not (registers and _has_registered(document, by)):
        raise NotAllowed.of(
            _("The signed original is fetched by those who keep it. You read it with your name on every page."),
            code="not_a_keeper",
        )


def may_keep_registers(issuer: Issuer, *, by: Actor) -> None:
    """Registers are opened, and numbers voided, by those who issue."""
    if not by.can("issue_documents") or not works_for(issuer, by=by):
        raise NotAllowed.of(_("Your post does not keep the registers of this issuer."), code="not_a_clerk")


def may_quote(document: Document, *, by: Actor) -> None:
    """Sentences of a paper from outside are kept beside it by those who assign tasks in a house that registered it."""
    if by.is_system:
        return
    if not by.can("assign_tasks") or not registered_in(document, houses_of(by)):
        raise NotAllowed.of(_("Your post does not assign tasks from papers of this house."), code="not_the_secretary")


def registered_in(document: Document, houses: Collection[UUID]) -> bool:
    """Whether a paper stands in the incoming register of one of some organisations, and was neither returned nor void."""
    gone = (ArrivalState.RETURNED, ArrivalState.VOID)
    found = Arrival.objects.filter(document=document, organisation_id__in=list(houses))
    return found.exclude(state__in=gone).exists()


def may_close_register(issuer: Issuer, *, by: Actor, direction: str = Direction.OUT) -> None:
    """A register is closed by those who keep it, or by an administrator: it tells nothing of what stands in it."""
    if by.can("administer"):
        return
    if direction == Direction.IN and isinstance(issuer, Organisation):
        may_register(issuer, by=by)
    else:
        may_keep_registers(issuer, by=by)


def may_name(document: Document, *, by: Actor) -> None:
    """Another symbol is recorded by those who register or issue."""
    if not (by.can("issue_documents") or by.can("register_documents")) or not works_for(document.author, by=by):
        raise NotAllowed.of(_("Your post does not record symbols of this issuer."), code="not_a_clerk")


#: Why somebody reads a document that may be taken back by hand. What the work itself needs (signing, issuing, an
#: assignment, an agenda) ends with the work.
CLOSED_BY_HAND = frozenset({"drafting", "recipient"})


def may_close(row: Audience, *, by: Actor) -> None:
    """A reader is taken off by those who issue for the document's issuer, never the one who does it himself."""
    document = row.document
    if not by.can("issue_documents") or not works_for(document.author, by=by):
        raise NotAllowed.of(_("Your post does not decide who reads documents of this issuer."), code="not_a_clerk")
    if row.reason not in CLOSED_BY_HAND:
        raise NotAllowed.of(_("He reads it for his work; it ends with the work."), code="needed")
    if by.post_id is not None and by.post_id == row.post_id:
        raise NotAllowed.of(_("This is your own post."), code="own_post")


def may_register(organisation: Organisation, *, by: Actor) -> None:
    """Arrivals are registered by the clerks of the organisation that received them."""
    if not by.can("register_documents") or not works_for(organisation, by=by):
        raise NotAllowed.of(_("Your post does not keep the incoming register."), code="not_a_clerk")


def may_direct(arrival: Arrival, *, by: Actor) -> None:
    """What is done with an arrival is said by the head of the organisation, a deputy, or who acts for one of them."""
    if not by.can("direct_documents") or not works_for(arrival.organisation, by=by):
        raise NotAllowed.of(_("Only the leaders of the organisation write directive marks."), code="not_a_leader")


def may_settle(arrival: Arrival, *, by: Actor) -> None:
    """An arrival is laid aside by a leader, or by the clerk when it needs no directive."""
    if not works_for(arrival.organisation, by=by) or not (by.can("direct_documents") or by.can("register_documents")):
        raise NotAllowed.of(_("Your post does not settle arrivals."), code="not_a_clerk")


def may_answer(arrival: Arrival, *, by: Actor) -> None:
    """A paper of the house is named as the answer by those who draft in it, and by its clerks."""
    if not works_for(arrival.organisation, by=by) or not (by.can("draft_documents") or by.can("register_documents")):
        raise NotAllowed.of(_("Your post does not answer for this organisation."), code="not_a_drafter")


def may_keep_mark_templates(organisation: Organisation, *, by: Actor) -> None:
    """Leaders keep what they write often; their clerks may keep it for them."""
    if not works_for(organisation, by=by) or not (by.can("direct_documents") or by.can("register_documents")):
        raise NotAllowed.of(_("Your post does not keep marks of this organisation."), code="not_a_leader")
