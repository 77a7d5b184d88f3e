"""The papers that a decision on an assignment may name as its ground: numbered ones that the actor sees, the newest first."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from decreta.assignments.papers import Paper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.ui import moments

OFFERED: Final = 60


def numbered(actor: Actor) -> QuerySet[Document]:
    """Issued here or received from outside, not recalled, seen by the actor."""
    found = Document.objects.visible_to(actor).filter(state__in=(DocumentState.ISSUED, DocumentState.RECEIVED))
    return found.exclude(symbol="").filter(recalled_at=None, issued_on__lte=clock.today()).defer("search", "recipients")


def offered(actor: Actor) -> list[Paper]:
    """What a form offers. One statement. Of a protected paper it says the symbol only."""
    newest = numbered(actor).order_by("-issued_on", "-pk")[:OFFERED]
    return [Paper(one.pk, one.symbol, words_of(one)) for one in newest]


def words_of(document: Document) -> str:
    """How a choice names it."""
    day = moments.day(document.issued_on) if document.issued_on else ""
    subject = "" if document.is_protected else document.subject
    return ", ".join(filter(None, (document.symbol, day, subject[:90])))
