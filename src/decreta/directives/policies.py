"""WHEN tasks may be assigned."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.directives.models import Directive
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document


def can_become_directive(document: Document) -> None:
    """Only what was issued binds: tasks come from an issued document, and it becomes a directive once."""
    if document.state != DocumentState.ISSUED:
        raise NotNow.of(_("Tasks are assigned from an issued document."), code="not_issued")
    if Directive.objects.filter(document=document).exists():
        raise NotNow.of(_("This document is a directive already."), code="already_a_directive")
