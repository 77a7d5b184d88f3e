"""Which papers wait for the signature of a post beside others: its turn has come, and it has not signed this text."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.cosigning.enums import Turn
from decreta.cosigning.models import Answer, Cosigner
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version

SHOWN = 20


@prepared
def signatures_waiting(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Cosigner]:
    """What waits for one of the posts to be signed, the most pressing first: `queries.before` as a condition."""
    own = (
        Q(
            Exists(Document.objects.filter(Document.seen_by(actor, at=at), pk=OuterRef("document_id"))),
            post_id=actor.post_id,
        )
        for actor in actors
    )
    found = _unsigned().filter(reduce(or_, own), document__state__in=(DocumentState.SUBMITTED, DocumentState.APPROVED))
    initials_first = Q(turn=Turn.INITIALS) & ~Q(turn=OuterRef("turn"))
    earlier_in_turn = Q(turn=OuterRef("turn"), ordinal__lt=OuterRef("ordinal")) & ~Q(turn=Turn.BESIDE)
    before = _unsigned().filter(initials_first | earlier_in_turn, document_id=OuterRef("document_id"))
    related = ("document__body", "document__organisation")
    found = found.filter(~Exists(before)).select_related(*related).defer("document__search")
    return found.order_by("-document__urgency", "document__created_at", "pk")[:SHOWN]


def _unsigned() -> QuerySet[Cosigner]:
    """Who is asked and has not signed the newest text: the newest answer to it counts."""
    newest = Version.objects.filter(document=OuterRef("document")).order_by("-ordinal").values("content_hash")[:1]
    answers = Answer.objects.filter(cosigner=OuterRef("pk"), content_hash=OuterRef("hash"))
    newest_answer = answers.order_by("-answered_at", "-pk").values("agrees")[:1]
    found = Cosigner.objects.filter(dropped_at=None).annotate(hash=Subquery(newest))
    found = found.annotate(signed=Subquery(newest_answer))
    return found.filter(Q(signed=None) | Q(signed=False))
