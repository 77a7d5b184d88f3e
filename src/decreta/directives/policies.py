"""WHEN tasks may be assigned."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.directives.models import Directive
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document


def can_become_directive(document: Document) -> None:
    """Only what was issued binds: tasks come from a paper that was issued, here or outside; it becomes a directive once.

    Every report cites it, and its relative deadlines may run from its day: both must be known.
    """
    if document.state not in (DocumentState.ISSUED, DocumentState.RECEIVED):
        raise NotNow.of(_("Tasks are assigned from an issued document."), code="not_issued")
    if not is_citable(document):
        raise NotNow.of(
            _("A directive is cited by its symbol and its day of issue: correct the entry in the register first."),
            code="not_citable",
        )
    if Directive.objects.filter(document=document).exists():
        raise NotNow.of(_("This document is a directive already."), code="already_a_directive")


def is_citable(document: Document) -> bool:
    """Whether the symbol and the day of a paper are known."""
    return bool(document.symbol) and document.issued_on is not None
