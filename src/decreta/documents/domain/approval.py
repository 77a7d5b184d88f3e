"""From a draft to an approved text: submitted, returned with a reason, approved by its hash."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.documents import numbering, policies, rules
from decreta.documents.domain import audience
from decreta.documents.domain.making import can_be_printed
from decreta.documents.enums import CheckKind
from decreta.documents.models import Approval, Document
from decreta.documents.queries.texts import newest_version
from decreta.documents.signatories import others
from decreta.documents.states import AUDIT_KINDS


@act("documents.submit_for_approval")
def submit_for_approval(*, document: Document, by: Actor, at: dt.datetime | None = None) -> Document:
    """Put a draft before the post that signs it."""
    rules.may_revise(document, by=by)
    locked = _locked(document)
    policies.can("submit_for_approval", locked)
    newest = newest_version(locked)
    _move(document, locked, "submit_for_approval")
    moment = at or clock.now()
    if CheckKind.FORM in numbering.checks_of(locked, on=moment.astimezone(clock.zone()).date()):
        audience.write(locked, audience.for_checking(locked), at=moment)
    record(
        "documents.submitted",
        by=by,
        on=locked,
        about=[locked.issuer, *([locked.signer_post] if locked.signer_post else [])],
        at=at,
        facts={"version": newest.ordinal, "hash": newest.content_hash},
    )
    return locked


@act("documents.take_back")
def take_back(*, document: Document, by: Actor, at: dt.datetime | None = None) -> Document:
    """Take a draft back from the post that signs it, before it has decided."""
    rules.may_take_back(document, by=by)
    locked = _locked(document)
    policies.can("take_back", locked)
    newest = newest_version(locked)
    _move(document, locked, "take_back")
    record(
        AUDIT_KINDS["take_back"],
        by=by,
        on=locked,
        about=[locked.issuer, *([locked.signer_post] if locked.signer_post else [])],
        at=at,
        facts={"version": newest.ordinal, "hash": newest.content_hash},
    )
    return locked


@act("documents.return_draft")
def return_draft(*, document: Document, reason: str, by: Actor, at: dt.datetime | None = None) -> Document:
    """Give a text back to its drafters, with the reason that they read. Whoever is to sign it too may do so."""
    if not others().is_asked(document, by=by):
        rules.may_return(document, by=by)
    locked = _locked(document)
    policies.can("return_draft", locked)
    if not reason.strip():
        raise Invalid.of(_("State what must be changed."), field="reason")
    newest = newest_version(locked)
    before = locked.state
    _move(document, locked, "return_draft")
    record(
        "documents.returned",
        by=by,
        on=locked,
        about=[locked.issuer],
        at=at,
        facts={"version": newest.ordinal, "state": {"before": before, "after": locked.state}, "reason": reason.strip()},
    )
    return locked


@act("documents.approve")
def approve(*, document: Document, version_hash: str, by: Actor, at: dt.datetime | None = None) -> Approval:
    """Approve one content, known by its hash. Another content is not approved by it (principle 7).

    The drafter may approve only if he is himself the signer. Raises Stale when the text was changed
    after it was opened for reading.
    """
    rules.may_approve(document, by=by)
    locked = _locked(document)
    policies.can("approve", locked)
    newest = newest_version(locked)
    policies.content_is_as_read(newest, version_hash)
    others().allow_approval(locked, newest)
    can_be_printed(locked, signer=by.person_name)
    moment = at or clock.now()
    wanted = numbering.checks_of(locked, on=moment.astimezone(clock.zone()).date())
    if settings.DECRETA_CHECKS == "required":
        policies.checks_are_done(newest, wanted)
    approval = Approval.objects.create(  # type: ignore[misc]
        document=locked,
        version=newest,
        content_hash=newest.content_hash,
        holding_id=by.holding_id,
        mandate_id=by.mandate_id,
        approved_at=moment,
        by=by.as_facts(),
    )
    _move(document, locked, "approve")
    audience.write(locked, audience.for_issuing(locked), at=moment)
    record(
        "documents.approved",
        by=by,
        on=locked,
        about=[locked.issuer],
        at=at,
        facts={
            "version": newest.ordinal,
            "hash": newest.content_hash,
            "checked": sorted(newest.checks.values_list("kind", flat=True)),
        },
    )
    return approval


def _locked(document: Document) -> Document:
    """The document's row, held until the act is done, so that two people cannot decide at once."""
    return Document.objects.select_for_update().get(pk=document.pk)


def _move(given: Document, locked: Document, act_name: str) -> None:
    locked.state = policies.target(act_name)
    locked.save(update_fields=["state"])
    given.state = locked.state
