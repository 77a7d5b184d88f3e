"""Which paper a mail answers, and who its writer is known as here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q

from decreta.core.texts import normalise_symbol
from decreta.dispatch.models import Delivery
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Correspondent, Document
from decreta.mailroom.enums import Because, Judgement
from decreta.mailroom.models import Answering, Mail, SenderNotice
from decreta.organisation.models import Organisation

_MOST: Final = 5
#: A number with a symbol behind it, as it stands in a subject.
_SYMBOL: Final = re.compile(r"(?<![\w/-])\d{1,6}[A-Za-z]?\s?[-/]\s?[^\W\d_][\w/.-]*", re.UNICODE)
_AGAIN: Final = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|tr|trả lời|chuyển tiếp|返信|転送)\s*(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE
)


def subject_alone(subject: str) -> str:
    """A subject without what mail programs put before it."""
    return _AGAIN.sub("", subject).strip()


def answered(house: Organisation, references: Sequence[str], subject: str) -> list[tuple[Document, Because]]:
    """Papers that a mail to a house seems to answer, the surest first, each once."""
    ids = _our_numbers(references)
    found: dict[UUID, tuple[Document, Because]] = {}
    for because, documents in (
        (Because.REPLY, _told_by(ids)),
        (Because.THREAD, _of_earlier(house, references)),
        (Because.SYMBOL, _named_in(house, subject)),
    ):
        for document in documents:
            found.setdefault(document.pk, (document, because))
    return list(found.values())[:_MOST]


def _our_numbers(references: Sequence[str]) -> list[UUID]:
    """Mails of ours bear the key of their row before the @."""
    found = []
    for one in references:
        try:
            found.append(UUID(one.partition("@")[0]))
        except ValueError:
            continue
    return found


def _told_by(ids: list[UUID]) -> Iterable[Document]:
    if not ids:
        return
    yield from (one.document for one in Delivery.objects.filter(mail_id__in=ids).select_related("document"))
    told = SenderNotice.objects.filter(mail_id__in=ids, arrival__isnull=False)
    yield from (one.arrival.document for one in told.select_related("arrival__document") if one.arrival)


def _of_earlier(house: Organisation, references: Sequence[str]) -> Iterable[Document]:
    """What earlier mails of the same exchange became, and what they answered."""
    earlier = Mail.objects.filter(organisation=house, message_id__in=[one for one in references if one])
    keys = list(earlier.values_list("pk", flat=True)[:50])
    if not keys:
        return
    arrived = Arrival.objects.filter(tray_paper__enclosures__mail__in=keys).select_related("document")
    yield from (one.document for one in arrived.distinct())
    stands = Answering.objects.filter(mail__in=keys).exclude(judgement=Judgement.DISMISSED)
    yield from (one.document for one in stands.select_related("document"))


def _named_in(house: Organisation, subject: str) -> Iterable[Document]:
    """Issued papers of the house, or of a body that it serves, whose symbol stands in the subject."""
    keys = {normalise_symbol(one) for one in _SYMBOL.findall(subject)[:10]} - {""}
    if not keys:
        return []
    own = Q(organisation=house) | Q(body__standing_agencies__organisation=house)
    found = Document.objects.filter(own, symbol_key__in=keys, state=DocumentState.ISSUED, secrecy=0)
    return list(found.distinct().order_by("-issued_on")[:_MOST])


def known_as(house: Organisation, address: str) -> str:
    """The name under which a writer is known here: noted with this address, or registered with an earlier mail of his."""
    if not address:
        return ""
    noted = list(Correspondent.objects.filter(email__iexact=address)[:2])
    if len(noted) == 1:
        return noted[0].name
    earlier = Arrival.objects.filter(organisation=house, tray_paper__enclosures__mail__sender__iexact=address).order_by(
        "-registered_at"
    )
    found = earlier.select_related("document__body", "document__organisation", "document__correspondent").first()
    return found.document.author.name_in("vi") if found is not None else ""
