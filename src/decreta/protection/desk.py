"""What waits on a desk: new readers of protected papers, until somebody competent has said whether they may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.desk import paper_waiting
from decreta.protection.queries.changes import waiting_for
from decreta.ui.desk import Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Papers at which somebody is new. One statement for posts that may decide, none for others."""
    deciding = tuple(actor for actor in actors if actor.holding_id is not None and _decides(actor))
    if not deciding:
        return
    for document in waiting_for.rows(deciding, at):
        whose = next((one for one in deciding if allows(rules.may_decide_access, document, by=one)), deciding[0])
        count: int = document.waiting  # type: ignore[attr-defined]
        yield (
            whose,
            paper_waiting(
                document,
                verb=_("Confirm access"),
                url=reverse("protection:changes", args=[document.pk]),
                meta=(ngettext("%(n)s new reader", "%(n)s new readers", count) % {"n": count},),
                since=document.noticed_at,  # type: ignore[attr-defined]
            ),
        )


def _decides(actor: Actor) -> bool:
    """Whether a post can own, sign, issue or direct papers at all."""
    can = ("draft_documents", "approve_documents", "issue_documents", "register_documents", "direct_documents")
    return actor.mandate_id is None and any(actor.can(one) for one in can)
