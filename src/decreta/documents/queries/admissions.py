"""Which holders were let in to a protected paper: others are told nothing of it."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.documents.models import Admission, Document
from decreta.organisation.models import Holding


def let_in_among(document: Document, holdings: Iterable[Holding]) -> list[Holding]:
    """All of them for an ordinary paper, without a statement; else those who were let in."""
    found = list(holdings)
    if not document.is_protected or not found:
        return found
    standing = Admission.objects.filter(document=document, ended_at=None, mandate_id=None)
    known = set(standing.filter(holding__in=[one.pk for one in found]).values_list("holding_id", flat=True))
    return [one for one in found if one.pk in known]
