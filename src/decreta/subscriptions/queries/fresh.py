"""What a saved search finds that it did not find before."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from decreta.core.actor import Actor
from decreta.documents.models import Admission, Audience, Document, Version
from decreta.documents.tables.documents import DOCUMENTS
from decreta.subscriptions.models import Subscription, Told

#: An act that was committed a little after its moment is not overlooked; what was told is not told twice.
OVERLAP = dt.timedelta(minutes=10)
MOST = 20


def fresh_hits(subscription: Subscription, actor: Actor, *, at: dt.datetime) -> QuerySet[Document]:
    """Documents that the search finds for the actor now, and that are new to him: made, changed, issued or opened since.

    What he may see is decided at this moment, as everywhere.
    """
    since = subscription.looked_at - OVERLAP
    found: QuerySet[Document] = DOCUMENTS.select(QueryDict(subscription.view.query).dict(), actor).found
    opened = Audience.objects.open_to(actor, at=at).filter(document_id=OuterRef("pk"), opens_at__gt=since)
    changed = Version.objects.filter(document_id=OuterRef("pk"), created_at__gt=since)
    let_in = Admission.objects.of(actor).filter(document_id=OuterRef("pk"), admitted_at__gt=since)
    is_new = Q(created_at__gt=since) | Q(Exists(opened)) | Q(Exists(changed)) | Q(Exists(let_in))
    told = Told.objects.filter(subscription=subscription, document_id=OuterRef("pk"))
    return found.filter(is_new).exclude(Exists(told)).order_by("-created_at", "pk")[:MOST]
