"""Who decides on the access to a protected paper now, and by whose act somebody became new at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import Q

from decreta.audit.models import Entry
from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.models import Admission, Document
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for

#: Entries after which somebody may be new at a paper.
OF_PAPERS: Final = ("documents.", "dispatch.sent", "assignments.assigned")
#: A row of the audience and the entry of the act that wrote it are not of the same microsecond.
_NEAR: Final = dt.timedelta(minutes=1)


def competent(document: Document) -> list[Holding]:
    """Present holders who were let in and decide on the paper's access."""
    let_in = Admission.objects.filter(document=document, ended_at=None, mandate_id=None).values("holding_id")
    held = Holding.objects.valid_on(clock.today()).filter(Q(pk__in=let_in))
    related = ("person__user", "post__unit__organisation", "post__body")
    return [
        one for one in held.select_related(*related) if allows(rules.may_decide_access, document, by=actor_for(one))
    ]


def others(document: Document, *, than: Collection[UUID]) -> list[Holding]:
    """Those of them who can sign in and are none of these persons."""
    return [
        one
        for one in competent(document)
        if one.person_id not in than and one.person.user is not None and one.person.user.is_active
    ]


def openers(document: Document, *, since: dt.datetime) -> list[UUID]:
    """The persons who acted on a paper since shortly before a row of its audience was written. One statement.

    More rather than fewer: who merely acted at the same time lets another confirm, too.
    """
    kinds = Q()
    for kind in OF_PAPERS:
        kinds |= Q(kind__startswith=kind)
    ref = Ref.to(document)
    found = Entry.objects.filter(kinds, happened_at__gte=since - _NEAR, actor_person_id__isnull=False)
    found = found.filter(Q(on_kind=ref.kind, on_id=str(ref.id)) | Q(about__contains=[str(ref)]))
    return sorted({one for one in found.values_list("actor_person_id", flat=True) if one is not None})
