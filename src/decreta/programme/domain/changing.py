"""Changing what is expected, taking it off, beginning its draft."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow, Problems
from decreta.documents.domain import drafting
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.programme import policies, rules
from decreta.programme.domain.planning import Planning, check, note_change, write
from decreta.programme.enums import ChangeKind
from decreta.programme.models import Expected
from decreta.programme.queries.naming import issued_for


@act("programme.amend")
def amend(
    *, expected: Expected, planning: Planning, by: Actor, reason: str = "", at: dt.datetime | None = None
) -> Expected:
    """Change what is said of a paper: freely while the programme is a draft, afterwards with the reason, which is kept."""
    held = _held(expected)
    rules.may_keep(held.programme.issuer, by=by)
    policies.is_expected(held)
    problems, moment = Problems(), at or clock.now()
    is_draft = held.programme.adopted_at is None
    policies.has_a_reason(problems, held.programme, reason)
    check(problems, held.programme, planning, is_new=is_draft, before=held)
    problems.refuse_if_any()
    before = {"submit_on": held.submit_on, "issue_on": held.issue_on}
    write(held, planning)
    if is_draft:
        held.first_submit_on, held.first_issue_on = held.submit_on, held.issue_on
        held.save(update_fields=["first_submit_on", "first_issue_on"])
    else:
        is_moved = (held.submit_on, held.issue_on) != (before["submit_on"], before["issue_on"])
        note_change(held, ChangeKind.POSTPONED if is_moved else ChangeKind.AMENDED, reason, by=by, at=moment)
    record(
        "programme.amended",
        by=by,
        on=held,
        about=[held.programme, held.programme.issuer],
        at=at,
        facts={
            "before": before,
            "after": {"submit_on": held.submit_on, "issue_on": held.issue_on},
            "reason": reason.strip(),
        },
    )
    return held


@act("programme.take_off")
def take_off(*, expected: Expected, reason: str, by: Actor, at: dt.datetime | None = None) -> Expected:
    """Take a paper off the programme with the reason. It stays in the history and is counted as taken off."""
    held = _held(expected)
    rules.may_keep(held.programme.issuer, by=by)
    policies.is_expected(held)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    problems.refuse_if_any()
    held.withdrawn_at = at or clock.now()
    held.save(update_fields=["withdrawn_at"])
    note_change(held, ChangeKind.WITHDRAWN, reason, by=by, at=held.withdrawn_at)
    record(
        "programme.taken_off",
        by=by,
        on=held,
        about=[held.programme, held.programme.issuer],
        at=at,
        facts={"reason": reason.strip()},
    )
    return held


@act("programme.begin")
def begin(*, expected: Expected, by: Actor, at: dt.datetime | None = None) -> Document:
    """Begin the draft of a paper that is expected, with the type, abstract and signer of the programme."""
    held = _held(expected)
    rules.may_begin(held, by=by)
    policies.is_expected(held)
    policies.has_no_document(held)
    made = drafting.draft(
        type_code=held.type_code,
        issuer=held.programme.issuer,
        subject=held.subject,
        # A draft has words from the beginning; its drafter writes over them.
        text=held.subject,
        signer_post=held.signer_post,
        recipients=[],
        by=by,
        at=at,
    )
    _bound(held, made, by=by, at=at or clock.now())
    return made


@act("programme.bind")
def bind(*, expected: Expected, document: Document, by: Actor, at: dt.datetime | None = None) -> Expected:
    """Name the document that is the expected paper: a draft or an issued paper of the same issuer, or of a body that it stands for."""
    held = _held(expected)
    rules.may_begin(held, by=by)
    policies.is_expected(held)
    policies.has_no_document(held)
    today = (at or clock.now()).astimezone(clock.zone()).date()
    if not Document.objects.filter(issued_for(held.programme, on=today), pk=document.pk).exists():
        raise NotAllowed.of(_("This document has another issuer."), field="document", code="other_issuer")
    if document.state in {DocumentState.WITHDRAWN, DocumentState.RECEIVED}:
        raise NotNow.of(_("This document is neither a draft nor an issued paper."), field="document", code="no_draft")
    if Expected.objects.filter(document=document).exists():
        raise NotNow.of(_("Another paper is expected as this document."), field="document", code="bound")
    return _bound(held, document, by=by, at=at or clock.now())


def _held(expected: Expected) -> Expected:
    related = ("programme__body", "programme__organisation", "unit", "organisation", "drafter", "signer_post")
    return Expected.objects.select_for_update(of=("self",)).select_related(*related).get(pk=expected.pk)


def _bound(held: Expected, document: Document, *, by: Actor, at: dt.datetime) -> Expected:
    held.document = document
    held.save(update_fields=["document"])
    note_change(held, ChangeKind.BOUND, "", by=by, at=at)
    record(
        "programme.bound",
        by=by,
        on=held,
        about=[held.programme, document],
        at=at,
        facts={"document": str(document.pk)},
    )
    return held
