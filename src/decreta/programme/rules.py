"""WHO may draw up, adopt and change a programme, and begin what it expects."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.rules import Issuer, works_for
from decreta.programme.models import Expected, Programme


def may_keep(issuer: Issuer, *, by: Actor) -> None:
    """Programmes are kept by those who issue for the issuer: its secretaries and clerks."""
    if not by.can("issue_documents") or not works_for(issuer, by=by):
        raise NotAllowed.of(
            _("Programmes of this issuer are kept by its secretaries and clerks."), field="issuer", code="not_a_clerk"
        )


def may_adopt(programme: Programme, *, by: Actor) -> None:
    """A programme is adopted by the head or a deputy of its issuer."""
    if by.mandate_id is not None or not by.can("approve_documents") or not works_for(programme.issuer, by=by):
        raise NotAllowed.of(_("A programme is adopted by the head or a deputy of its issuer."), code="not_a_leader")


def may_begin(expected: Expected, *, by: Actor) -> None:
    """A draft is begun by who is to draft it, or by those who keep the programme."""
    issuer = expected.programme.issuer
    drafts = expected.unit_id in by.unit_ids or expected.organisation_id in by.organisation_ids
    if not by.can("draft_documents") or not works_for(issuer, by=by) or not (drafts or by.can("issue_documents")):
        raise NotAllowed.of(
            _("Your post does not draft this paper. Whoever keeps the programme may begin or name the draft."),
            code="not_a_drafter",
        )


def may_remind(*, by: Actor) -> None:
    """Reminders fire by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders fire by themselves."), code="not_the_system")
