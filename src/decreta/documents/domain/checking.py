"""Two responsibilities before the signature: for what a draft says, and for how it is written."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import policies, rules
from decreta.documents.enums import CheckKind
from decreta.documents.models import Check, Document
from decreta.documents.queries.texts import newest_version


@act("documents.check")
def check(
    *,
    document: Document,
    kind: CheckKind,
    version_hash: str,
    by: Actor,
    at: dt.datetime | None = None,
) -> Check | None:
    """Answer for the content or the form of the text that was read, known by its hash.

    Decree 30/2020, Article 12: the head of the drafting unit answers for the content, the person charged with it for
    the form. A changed text is to be checked again. Returns None when the present text was checked already. Raises
    Stale when the text was changed after it was opened for reading.
    """
    rules.may_check(document, kind, by=by)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    policies.can_check(locked)
    newest = newest_version(locked)
    policies.content_is_as_read(newest, version_hash)
    if newest.checks.filter(kind=kind).exists():
        return None
    assert by.holding_id is not None
    made = Check.objects.create(
        document=locked,
        version=newest,
        content_hash=newest.content_hash,
        kind=kind,
        holding_id=by.holding_id,
        checked_at=at or clock.now(),
        by=by.as_facts(),
    )
    record(
        "documents.checked",
        by=by,
        on=locked,
        about=[locked.issuer, *([locked.signer_post] if locked.signer_post else [])],
        at=at,
        facts={"kind": kind, "version": newest.ordinal, "hash": newest.content_hash},
    )
    return made
